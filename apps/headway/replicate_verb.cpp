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

int replicate(const ReplicateOptions& options) {
  return with_model(options.shared, [&](const study::Prepared& prepared, const study::Question& question) {
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
  add_options(*verb, options->shared, kTakesModel | kTakesTables);
  verb->footer(
      "Examples:\n  headway replicate\n  headway replicate cfr-share\n"
      "  headway replicate ifp-hopper-ratio --set trade.diversion.seized=0.2\n  headway replicate --csv");
  verb->callback([options, &chosen] { chosen = [options] { return replicate(*options); }; });
}

}  // namespace headway::app
