// headway train: one training job on one cluster.
#include <memory>

#include "cluster_options.hpp"
#include "headway/report/train_text.hpp"
#include "output.hpp"
#include "verbs.hpp"

namespace headway::app {

namespace {

struct TrainOptions {
  study::TrainQuestion question;
  ClusterOptions shared;
  std::string job;
};

/// The named job's question, with what was given on the command line in its place.
base::Result<study::TrainQuestion> question_of(const CLI::App& verb, const TrainOptions& options) {
  study::TrainQuestion question = options.question;
  if (options.job.empty()) {
    return question;
  }
  const auto job = study::read_job(options.shared.book, options.job);
  if (!job) {
    return std::unexpected(job.error());
  }
  const auto keep = [&verb](const char* name, auto& into, const auto& from) {
    if (verb.count(name) == 0) {
      into = from;
    }
  };
  keep("model", question.model, job->model);
  keep("--chip", question.chip, job->chip);
  keep("--count", question.count, job->count);
  keep("--tokens", question.tokens, job->tokens);
  keep("--sequence", question.sequence, job->sequence);
  keep("--batch", question.batch, job->batch);
  keep("--plan", question.plan, job->plan);
  keep("--software", question.software, job->software);
  question.overlapping = job->overlapping;
  question.published_chip_hours = job->published_chip_hours;
  // The published hours and plan are those of the job as it was run.
  if (verb.count("--chip") > 0 || verb.count("--count") > 0 || verb.count("model") > 0) {
    question.published_chip_hours = 0.0;
    keep("--plan", question.plan, std::string());
  }
  return question;
}

int run(const CLI::App& verb, const TrainOptions& options) {
  const auto question = question_of(verb, options);
  if (!question) {
    return fail(question.error());
  }
  const auto inputs = inputs_of(options.shared);
  if (!inputs) {
    return fail(inputs.error());
  }
  const auto result = study::train(inputs->book, inputs->fitted, inputs->ranges, *question);
  if (!result) {
    return fail(result.error());
  }
  print(options.shared.json ? report::train_json(*result, HEADWAY_VERSION) : report::train_text(*result));
  return kDone;
}

}  // namespace

void add_train(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<TrainOptions>();
  auto& question = options->question;
  auto* verb = app.add_subcommand("train", "One training job on one cluster: plan, time, memory, energy, cost");
  add_model_on_chip(*verb, question, "llama-3.1-405b");
  verb->add_option("--job", options->job, "A job of the book: deepseek-v3, llama-3.1-405b or gpt-3-175b as it was run");
  verb->add_option("--count", question.count, "Number of chips");
  verb->add_option("--tokens", question.tokens, "Tokens of the whole run; 20 a parameter met unless given");
  verb->add_option("--batch", question.batch, "Sequences a step; about 4 million tokens unless given");
  verb->add_option("--sequence", question.sequence, "Tokens of a sequence")->capture_default_str();
  verb->add_option(
      "--plan", question.plan,
      "tp, pp, dp, cp, ep, interleave, microbatch, recompute, zero, precision, overlap as key=value; the best "
      "is searched unless given");
  verb->add_option("--precision", question.precision, "bf16, fp8 or fp4: format of the large products")
      ->capture_default_str();
  verb->add_option("--threads", question.threads, "Threads; 0: all cores")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
  add_cluster_options(*verb, options->shared);
  verb->footer(
      "Examples:\n  headway train --job deepseek-v3\n  headway train llama-3.1-405b --chip gb200 --count 4096 "
      "--precision fp8\n"
      "  headway train llama-3.1-70b --chip ascend_910c --count 1024 --place china\n"
      "  headway train gpt-3-175b --chip a100_sxm_80 --count 1024 --sequence 2048 --batch 1536 "
      "--plan tp=8,pp=16,dp=8,recompute=full");
  verb->callback([options, &chosen, verb] { chosen = [options, verb] { return run(*verb, *options); }; });
}

}  // namespace headway::app
