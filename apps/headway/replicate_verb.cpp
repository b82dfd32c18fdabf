// headway replicate: published estimates recomputed, beside ours.
#include <memory>

#include "headway/book/read_replication.hpp"
#include "headway/report/replicate_data.hpp"
#include "headway/report/replicate_text.hpp"
#include "headway/study/replicate.hpp"
#include "prepared.hpp"
#include "verbs.hpp"

namespace headway::app {

namespace {

struct ReplicateOptions {
  SharedOptions shared;
  std::string name;
};

/// Each file names its metrics, yardsticks and bases, so an option that would be ignored is refused.
bool asks_for_figures(const study::Question& question) {
  return !question.yardstick.empty() || !question.basis.empty() || !question.metrics.empty();
}

int replicate(const ReplicateOptions& options) {
  return with_model(options.shared, [&](const study::Prepared& prepared, const study::Question& question) {
    if (asks_for_figures(question)) {
      return fail(base::Error{"replicate takes no --metric, --yardstick or --basis",
                              "each replication names its own",
                              "leave them out, or edit the file in the book's replications",
                              {},
                              base::Fault::input});
    }
    const auto replications = book::read_replications(question.book / "replications");
    if (!replications) {
      return fail(replications.error());
    }
    const auto result = study::replicate(prepared, question, *replications, options.name);
    if (!result) {
      return fail(result.error());
    }
    print(options.shared.json  ? report::replicate_json(*result, HEADWAY_VERSION)
          : options.shared.csv ? report::replicate_csv(*result)
                               : report::replicate_text(*result, !options.name.empty()));
    return static_cast<int>(kDone);
  });
}

}  // namespace

void add_replicate(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<ReplicateOptions>();
  auto* verb = app.add_subcommand(
      "replicate", "Published estimates, recomputed from what they state or solved for what they do not, beside ours");
  verb->add_option("name", options->name, "One replication, with its inputs and steps; all unless given");
  add_shared(*verb, options->shared);
  verb->footer(
      "Examples:\n  headway replicate\n  headway replicate cfr-share\n"
      "  headway replicate ifp-hopper-ratio --set trade.diversion.seized=0.2\n  headway replicate --csv");
  verb->callback([options, &chosen] { chosen = [options] { return replicate(*options); }; });
}

}  // namespace headway::app
