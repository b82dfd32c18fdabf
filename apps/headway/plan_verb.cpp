// headway plan: the cheapest fleet for a company's work.
#include <memory>

#include "cluster_options.hpp"
#include "headway/report/plan_text.hpp"
#include "output.hpp"
#include "verbs.hpp"

namespace headway::app {

namespace {

struct PlanChoices {
  std::string job;
  ClusterOptions shared;
  study::plan::PlanOptions options;
};

int run(const PlanChoices& choices) {
  const auto inputs = inputs_of(choices.shared);
  if (!inputs) {
    return fail(inputs.error());
  }
  const auto file = study::plan::job_file(choices.shared.book, choices.job);
  if (!file) {
    return fail(file.error());
  }
  const auto job = study::plan::read_job(*file, inputs->book);
  if (!job) {
    return fail(job.error());
  }
  const auto result = study::plan::plan(*inputs, *job, choices.options);
  print(choices.shared.json ? report::plan_json(result, HEADWAY_VERSION) : report::plan_text(result));
  return kDone;
}

}  // namespace

void add_plan(CLI::App& app, Action& chosen) {
  auto choices = std::make_shared<PlanChoices>();
  auto* verb = app.add_subcommand("plan", "The cheapest fleet for a company's training runs and services");
  verb->add_option("job", choices->job, "A TOML file, or a job of the book: china-platform or european-lab")
      ->required();
  verb->add_option("--seed", choices->options.seed, "Seed of the draws")->capture_default_str();
  verb->add_option("--samples", choices->options.samples, "Draws")
      ->check(CLI::Range(1L, 100000L))
      ->capture_default_str();
  verb->add_option("--threads", choices->options.threads, "Threads; 0: all cores")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  add_cluster_options(*verb, choices->shared,
                      "Day: efficiencies of runs published by then; the job's own sources are not asked");
  verb->footer(
      "Examples:\n  headway plan china-platform\n  headway plan european-lab --samples 200\n"
      "  headway plan mine.toml --json");
  verb->callback([choices, &chosen] { chosen = [choices] { return run(*choices); }; });
}

}  // namespace headway::app
