// headway claims: what accounts say, computed and judged.
#include <memory>

#include "headway/report/claims_text.hpp"
#include "prepared.hpp"
#include "verbs.hpp"

namespace headway::app {

void add_claims(CLI::App& app, Action& chosen) {
  struct Options {
    SharedOptions shared;
    std::vector<std::string> only;
  };
  auto options = std::make_shared<Options>();
  auto* verb =
      app.add_subcommand("claims", "What is claimed of the decision of December 2025, computed, with a verdict");
  verb->add_option("claim", options->only, "C1 to C24; all unless given. A single one is printed with all its figures");
  add_options(*verb, options->shared, kTakesModel | kTakesTables | kTakesLens);
  verb->footer(
      "Examples:\n  headway claims\n  headway claims C7\n  headway claims C8 C9 --csv\n  headway claims C21 --set "
      "trade.diversion.capacity=0 --json");
  verb->callback([options, &chosen] {
    chosen = [options] {
      return with_model(options->shared, [&](const study::Prepared& prepared, const study::Question& question) {
        const auto result = study::claims::claims(prepared, question, options->only);
        if (!result) {
          return fail(result.error());
        }
        print(options->shared.json  ? report::claims_json(*result, HEADWAY_VERSION)
              : options->shared.csv ? report::claims_csv(*result)
                                    : report::claims_text(*result));
        return static_cast<int>(kDone);
      });
    };
  });
}

}  // namespace headway::app
