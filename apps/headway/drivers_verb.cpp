// headway drivers: which inputs move a figure.
#include <memory>

#include "headway/report/drivers_text.hpp"
#include "options.hpp"
#include "output.hpp"
#include "verbs.hpp"

namespace headway::app {

void add_drivers(CLI::App& app, Action& chosen) {
  struct Options {
    SharedOptions shared;
    std::string metric = "china_useful@2028";
    std::string base = "no-export";
    std::string other = "h200-licensed";
  };
  auto options = std::make_shared<Options>();
  auto* verb = app.add_subcommand("drivers", "Which inputs move a figure most, by rank correlation over the draws");
  verb->add_option("metric", options->metric, "id@year")->capture_default_str();
  verb->add_option("--base", options->base, "Scenario")->capture_default_str();
  verb->add_option("--other", options->other,
                   "Explain the gain of this scenario over the base; \"\" for the base's own figure")
      ->capture_default_str();
  add_options(*verb, options->shared, kTakesModel | kTakesJson | kTakesLens);
  verb->footer("Examples:\n  headway drivers china_useful@2028\n  headway drivers stock_ratio@2028 --other \"\"");
  verb->callback([options, &chosen] {
    chosen = [options]() -> int {
      auto question = question_of(options->shared);
      if (!question) {
        return fail(question.error());
      }
      question->metrics = {options->metric};
      const auto prepared = study::prepare(*question);
      if (!prepared) {
        return fail(prepared.error());
      }
      const auto result = study::drivers(*prepared, *question, options->base, options->other);
      if (!result) {
        return fail(result.error());
      }
      print(options->shared.json ? report::drivers_json(*result, HEADWAY_VERSION)
                                 : report::drivers_text(*result, prepared->book));
      return kDone;
    };
  });
}

}  // namespace headway::app
