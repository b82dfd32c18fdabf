// The repository's models, chips and efficiencies, read once for the tests of the cluster model.
#pragma once

#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <string>

#include "headway/cluster/ranges.hpp"
#include "headway/cluster/read_efficiencies.hpp"
#include "headway/fit/cluster_book.hpp"

namespace headway::cluster {

inline std::filesystem::path cluster_folder() { return std::filesystem::path(HEADWAY_SOURCE_DIR) / "book"; }

/// Ends the tests with the message where the book is wrong.
template <class Value>
Value read_or_stop(base::Result<Value> result) {
  if (!result) {
    std::cerr << base::to_string(result.error()) << '\n';
    std::exit(1);
  }
  return *std::move(result);
}

inline const fit::ClusterBook& cluster_book() {
  static const auto kBook = read_or_stop(fit::read_cluster_book(cluster_folder()));
  return kBook;
}

inline const Fitted& fitted_efficiencies() {
  static const auto kFitted = read_or_stop(read_fitted(cluster_folder() / "efficiencies.toml", cluster_book().priors));
  return kFitted;
}

inline const Constants& constants() { return cluster_book().layout.constants; }

inline const Ranges& cluster_ranges() {
  static const auto kRanges = read_or_stop(read_ranges(cluster_folder() / "cluster.toml"));
  return kRanges;
}

inline const Shape& shipped(const std::string& id) {
  return (*read_or_stop(find_model(cluster_book().models, id))).shape;
}

inline Machine machine_named(const std::string& chip) {
  return read_or_stop(machine_of(*read_or_stop(chips::find_chip(cluster_book().catalogue, chip)), constants()));
}

/// Round numbers for cases worked by hand: 100 TFLOP/s, 1 TB/s, links of 100 and 10 GB/s, domains of 8, 80 GB.
inline Machine round_machine() {
  Machine machine;
  machine.chip = "round";
  machine.peak = {1e14, 2e14, 0.0};
  machine.memory = 80e9;
  machine.memory_bandwidth = 1e12;
  machine.link = 100e9;
  machine.domain = 8;
  machine.network = 10e9;
  machine.power = 500;
  machine.reserved = 8e9;
  machine.serving_reserved = 0.1;
  machine.prefill_tokens = 8192;
  return machine;
}

/// Everything at its best: time is work over the catalogue's rates.
inline Efficiencies perfect() {
  Efficiencies best;
  best.matrix = {1.0, 1.0, 1.0};
  best.traffic = 0.0;
  best.attention = 1.0;
  best.bandwidth = 1.0;
  best.passes = best.cast = best.weights = best.routing = 0.0;
  best.launch = best.expert_launch = best.latency = best.hop = best.step = best.straggler = 0.0;
  best.link = best.network = 1.0;
  best.hide_tensor = best.hide_expert = best.hide_data = best.hide_pipeline = 0.0;
  return best;
}

}  // namespace headway::cluster
