// headway forecast: the forecast card.
#include <memory>

#include "headway/report/forecast_text.hpp"
#include "options.hpp"
#include "output.hpp"
#include "verbs.hpp"

namespace headway::app {

void add_forecast(CLI::App& app, Action& chosen) {
  struct Options {
    SharedOptions shared;
    std::string scenario = "reversal";
  };
  auto options = std::make_shared<Options>();
  options->shared.as_of = "2025-12-31";
  auto* verb =
      app.add_subcommand("forecast", "The forecast card: resolvable quantities of 2026 and 2027, dated and hashed");
  verb->add_option("--scenario", options->scenario, "Policy of the forecast")->capture_default_str();
  add_shared(*verb, options->shared);
  verb->footer(
      "Examples:\n  headway forecast\n  headway forecast --csv > card.csv\n  headway forecast --scenario no-export "
      "--json");
  verb->callback([options, &chosen] {
    chosen = [options]() -> int {
      const auto question = question_of(options->shared);
      if (!question) {
        return fail(question.error());
      }
      const auto result = study::forecast(*question, options->scenario);
      if (!result) {
        return fail(result.error());
      }
      print(options->shared.json  ? report::forecast_json(*result, HEADWAY_VERSION)
            : options->shared.csv ? report::forecast_csv(*result)
                                  : report::forecast_text(*result));
      return kDone;
    };
  });
}

}  // namespace headway::app
