// headway serve-model: serving one model on one kind of chip.
#include <memory>

#include "cluster_options.hpp"
#include "headway/report/serving_text.hpp"
#include "output.hpp"
#include "verbs.hpp"

namespace headway::app {

namespace {

struct ServeOptions {
  study::ServeQuestion question;
  ClusterOptions shared;
  std::string against;
  std::string against_place;
};

int run(const ServeOptions& options) {
  const auto inputs = inputs_of(options.shared);
  if (!inputs) {
    return fail(inputs.error());
  }
  if (!options.against.empty()) {
    const std::string& place = options.against_place.empty() ? options.question.place : options.against_place;
    const auto even =
        study::break_even(inputs->book, inputs->fitted, inputs->ranges, options.question, options.against, place);
    if (!even) {
      return fail(even.error());
    }
    print(options.shared.json ? report::break_even_json(*even, HEADWAY_VERSION) : report::break_even_text(*even));
    return kDone;
  }
  const auto result = study::serve_model(inputs->book, inputs->fitted, inputs->ranges, options.question);
  if (!result) {
    return fail(result.error());
  }
  print(options.shared.json ? report::serving_json(*result, HEADWAY_VERSION) : report::serving_text(*result));
  return kDone;
}

}  // namespace

void add_serve_model(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<ServeOptions>();
  auto& question = options->question;
  auto* verb = app.add_subcommand("serve-model", "Serving a model on a chip: batch, speed, energy and cost of tokens");
  add_model_on_chip(*verb, question, "deepseek-v3");
  verb->add_option("--count", question.count, "Chips of a replica at most")->capture_default_str();
  verb->add_option("--prompt", question.prompt, "Tokens read a request")->capture_default_str();
  verb->add_option("--output", question.output, "Tokens written a request")->capture_default_str();
  verb->add_option("--token-time", question.most_seconds, "Seconds between two tokens at most; 0: no limit")
      ->capture_default_str();
  verb->add_option("--precision", question.precision, "bf16, fp8 or fp4; the narrowest the chip has unless given");
  verb->add_option("--against", options->against,
                   "Another chip: costs side by side, and the price of electricity at which they are even");
  verb->add_option("--against-place", options->against_place,
                   "Where the other chip stands; the same place unless given");
  add_cluster_options(*verb, options->shared);
  verb->footer(
      "Examples:\n  headway serve-model deepseek-v3 --chip h200_sxm --count 32 --prompt 4000 --output 1000\n"
      "  headway serve-model llama-3.1-70b --chip ascend_910c --place china --json\n"
      "  headway serve-model deepseek-v3 --chip ascend_910c --place china --count 32 --against h200_sxm");
  verb->callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

}  // namespace headway::app
