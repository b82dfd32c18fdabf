// headway sensitivity: what drives a figure or a gain.
#include <memory>

#include "headway/report/sensitivity_text.hpp"
#include "prepared.hpp"
#include "verbs.hpp"

namespace headway::app {

void add_sensitivity(CLI::App& app, Action& chosen) {
  struct Options {
    SharedOptions shared;
    std::string metric = "china_useful@2028";
    std::string base = "no-export";
    std::string other = "h200-licensed";
    long points = study::kBasePoints;
  };
  auto options = std::make_shared<Options>();
  auto* verb = app.add_subcommand(
      "sensitivity", "What drives a figure: screening, shares of the variance, tornado, what is worth knowing");
  verb->add_option("metric", options->metric, "id@period")->capture_default_str();
  verb->add_option("--base", options->base, "Scenario")->capture_default_str();
  verb->add_option("--other", options->other,
                   "Explain the gain of this scenario over the base; \"\" for the base's own figure")
      ->capture_default_str();
  verb->add_option("--points", options->points, "Base points of the indices; four times as many halve their intervals")
      ->check(CLI::Range(64L, 1000000L))
      ->capture_default_str();
  add_options(*verb, options->shared, kTakesModel | kTakesTables | kTakesLens);
  verb->footer(
      "Examples:\n  headway sensitivity china_useful@2028\n"
      "  headway sensitivity additions_ratio@2027 --base h200-licensed --other \"\"\n"
      "  headway sensitivity china_stock@2028 --other blackwell-open --points 8192 --json");
  verb->callback([options, &chosen] {
    chosen = [options] {
      options->shared.question.metrics = {options->metric};
      return with_model(options->shared, [&](const study::Prepared& prepared, const study::Question& question) {
        const auto result = study::sensitivity(prepared, question, options->base, options->other, options->points);
        if (!result) {
          return fail(result.error());
        }
        const auto& shared = options->shared;
        print(shared.json  ? report::sensitivity_json(*result, HEADWAY_VERSION)
              : shared.csv ? report::sensitivity_csv(*result)
                           : report::sensitivity_text(*result, prepared.book));
        return static_cast<int>(kDone);
      });
    };
  });
}

}  // namespace headway::app
