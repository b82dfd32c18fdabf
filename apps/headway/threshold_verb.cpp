// headway threshold: the value of a lever at which a figure crosses a value.
#include <memory>

#include "headway/report/threshold_text.hpp"
#include "prepared.hpp"
#include "verbs.hpp"

namespace headway::app {

void add_threshold(CLI::App& app, Action& chosen) {
  struct Options {
    SharedOptions shared;
    std::string metric;
    std::string base = "h200-licensed";
    std::string other;
    study::ThresholdAsked asked;
  };
  auto options = std::make_shared<Options>();
  auto* verb = app.add_subcommand(
      "threshold", "The value of a lever at which a figure, or a gain, is above a value with some probability");
  verb->add_option("metric", options->metric, "id@period")->required();
  verb->add_option("--value", options->asked.value, "What the figure is to be above, in its unit")->required();
  verb->add_option("--by", options->asked.lever, "Id of a number of the book: a lever, or any entry without periods")
      ->required();
  verb->add_option("--probability", options->asked.probability,
                   "Of being above the value; for \"below with 0.9\" give 0.1")
      ->capture_default_str();
  verb->add_option("--base", options->base, "Scenario whose figure is asked about")->capture_default_str();
  verb->add_option("--other", options->other, "Ask about the gain of this scenario over the base");
  verb->add_option("--from", options->asked.from, "Least value of the lever; by its bounds and unit unless given");
  verb->add_option("--to", options->asked.to, "Greatest value of the lever");
  add_options(*verb, options->shared, kTakesModel | kTakesTables | kTakesLens);
  verb->footer(
      "Examples:\n"
      "  headway threshold additions_ratio@2027 --value 5 --probability 0.9 --by washington.cap --base blackwell-open\n"
      "  headway threshold china_useful@2028 --value 100000 --by beijing.mandate --base no-export --other h200-open\n"
      "  headway threshold capability_lag@2028 --value 12 --by washington.rent_abroad --base no-export --json");
  verb->callback([options, &chosen] {
    chosen = [options] {
      options->shared.question.metrics = {options->metric};
      return with_model(options->shared, [&](const study::Prepared& prepared, const study::Question& question) {
        const auto result = study::threshold(prepared, question, options->base, options->other, options->asked);
        if (!result) {
          return fail(result.error());
        }
        const auto& shared = options->shared;
        print(shared.json  ? report::threshold_json(*result, HEADWAY_VERSION)
              : shared.csv ? report::threshold_csv(*result)
                           : report::threshold_text(*result));
        return static_cast<int>(kDone);
      });
    };
  });
}

}  // namespace headway::app
