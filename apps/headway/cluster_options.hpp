// What the verbs of the cluster model share: their options, and reading the book for them.
#pragma once

#include <CLI/CLI.hpp>
#include <string>

#include "headway/study/cluster_inputs.hpp"
#include "options.hpp"

namespace headway::app {

struct ClusterOptions {
  std::string book = HEADWAY_DEFAULT_BOOK;
  std::string as_of;
  bool json = false;
};

inline constexpr const char* kVantage = "Efficiencies of runs published by this day (2025-12-31: the strict book)";

/// --book, --as-of (with these words) and --json.
inline void add_cluster_options(CLI::App& verb, ClusterOptions& options, const char* as_of = kVantage) {
  verb.add_option("--as-of", options.as_of, as_of);
  verb.add_option("--book", options.book, "Folder of the assumption book")->capture_default_str();
  verb.add_flag("--json", options.json, "Print one JSON object");
}

/// Which model on which chip, where, and with software of which date.
template <class Question>
void add_model_on_chip(CLI::App& verb, Question& question, const char* example) {
  verb.add_option("model", question.model, std::string("Id of a shipped model, such as ") + example);
  verb.add_option("--model", question.model_file, "TOML file of a model of your own, in place of a shipped one");
  verb.add_option("--chip", question.chip, "Id of a chip (headway chips lists them)")->capture_default_str();
  verb.add_option("--place", question.place, "us, china or europe: price of electricity")->capture_default_str();
  verb.add_option("--software", question.software, "Date of the software, as a year")
      ->check(CLI::Range(2020.0, 2030.0))
      ->capture_default_str();
}

/// Errors: a day that is none; those of read_cluster_inputs().
inline base::Result<study::ClusterInputs> inputs_of(const ClusterOptions& options) {
  const auto as_of = as_of_day(options.as_of);
  return as_of ? study::read_cluster_inputs(options.book, *as_of) : std::unexpected(as_of.error());
}

}  // namespace headway::app
