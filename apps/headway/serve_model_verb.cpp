// headway serve-model: serving one model on one kind of chip.
#include <memory>

#include "headway/report/serving_text.hpp"
#include "headway/study/cluster_inputs.hpp"
#include "options.hpp"
#include "output.hpp"
#include "verbs.hpp"

namespace headway::app {

namespace {

struct ServeOptions {
  study::ServeQuestion question;
  std::string book = HEADWAY_DEFAULT_BOOK;
  std::string as_of;
  std::string against;
  std::string against_place;
  bool json = false;
};

int run(const ServeOptions& options) {
  const auto as_of = as_of_day(options.as_of);
  if (!as_of) {
    return fail(as_of.error());
  }
  const auto inputs = study::read_cluster_inputs(options.book, *as_of);
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
    print(options.json ? report::break_even_json(*even, HEADWAY_VERSION) : report::break_even_text(*even));
    return kDone;
  }
  const auto result = study::serve_model(inputs->book, inputs->fitted, inputs->ranges, options.question);
  if (!result) {
    return fail(result.error());
  }
  print(options.json ? report::serving_json(*result, HEADWAY_VERSION) : report::serving_text(*result));
  return kDone;
}

}  // namespace

void add_serve_model(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<ServeOptions>();
  auto& question = options->question;
  auto* verb = app.add_subcommand("serve-model", "Serving a model on a chip: batch, speed, energy and cost of tokens");
  verb->add_option("model", question.model, "Id of a shipped model, such as deepseek-v3");
  verb->add_option("--model", question.model_file, "TOML file of a model of your own, in place of a shipped one");
  verb->add_option("--chip", question.chip, "Id of a chip (headway chips lists them)")->capture_default_str();
  verb->add_option("--count", question.count, "Chips of a replica at most")->capture_default_str();
  verb->add_option("--prompt", question.prompt, "Tokens read a request")->capture_default_str();
  verb->add_option("--output", question.output, "Tokens written a request")->capture_default_str();
  verb->add_option("--token-time", question.most_seconds, "Seconds between two tokens at most; 0: no limit")
      ->capture_default_str();
  verb->add_option("--precision", question.precision, "bf16, fp8 or fp4; the narrowest the chip has unless given");
  verb->add_option("--place", question.place, "us, china or europe: price of electricity")->capture_default_str();
  verb->add_option("--against", options->against,
                   "Another chip: costs side by side, and the price of electricity at which they are even");
  verb->add_option("--against-place", options->against_place,
                   "Where the other chip stands; the same place unless given");
  verb->add_option("--software", question.software, "Date of the software, as a year")
      ->check(CLI::Range(2020.0, 2030.0))
      ->capture_default_str();
  verb->add_option("--as-of", options->as_of,
                   "Efficiencies of runs published by this day (2025-12-31: the strict book)");
  verb->add_option("--book", options->book, "Folder of the assumption book")->capture_default_str();
  verb->add_flag("--json", options->json, "Print one JSON object");
  verb->footer(
      "Examples:\n  headway serve-model deepseek-v3 --chip h200_sxm --count 32 --prompt 4000 --output 1000\n"
      "  headway serve-model llama-3.1-70b --chip ascend_910c --place china --json\n"
      "  headway serve-model deepseek-v3 --chip ascend_910c --place china --count 32 --against h200_sxm");
  verb->callback([options, &chosen] { chosen = [options] { return run(*options); }; });
}

}  // namespace headway::app
