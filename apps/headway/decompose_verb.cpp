// headway decompose: a policy package taken apart.
#include <memory>

#include "headway/report/decompose_text.hpp"
#include "prepared.hpp"
#include "verbs.hpp"

namespace headway::app {

void add_decompose(CLI::App& app, Action& chosen) {
  struct Options {
    SharedOptions shared;
    std::string base = "no-export";
    std::string other = "h200-open";
    std::string metric = "china_useful@2028";
  };
  auto options = std::make_shared<Options>();
  auto* verb = app.add_subcommand("decompose", "What each lever of a policy package contributes to its gain");
  verb->add_option("base", options->base, "Scenario")->capture_default_str();
  verb->add_option("other", options->other, "Scenario whose gain over the base is taken apart")->capture_default_str();
  verb->add_option("metric", options->metric, "id@period")->capture_default_str();
  add_options(*verb, options->shared, kTakesModel | kTakesTables | kTakesLens);
  verb->footer(
      "Examples:\n  headway decompose no-export h200-open china_useful@2028\n"
      "  headway decompose h20-only blackwell-open stock_ratio@2028 --json");
  verb->callback([options, &chosen] {
    chosen = [options] {
      options->shared.question.metrics = {options->metric};
      return with_model(options->shared, [&](const study::Prepared& prepared, const study::Question& question) {
        const auto result = study::decompose(prepared, question, options->base, options->other);
        if (!result) {
          return fail(result.error());
        }
        const auto& shared = options->shared;
        print(shared.json  ? report::decompose_json(*result, prepared.book, HEADWAY_VERSION)
              : shared.csv ? report::decompose_csv(*result, prepared.book)
                           : report::decompose_text(*result, prepared.book));
        return static_cast<int>(kDone);
      });
    };
  });
}

}  // namespace headway::app
