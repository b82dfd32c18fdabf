#include "headway/ensemble/constrained.hpp"

#include <string>
#include <utility>

namespace headway::ensemble {

namespace {

/// Keeps the first `requests` rows, and of them the draws `taken`, as often as each is named.
void take_draws(const std::vector<long>& taken, std::size_t requests, Ensemble& ensemble) {
  const auto kept = static_cast<std::size_t>(ensemble.kept);
  for (auto& figures : ensemble.figures) {
    std::vector<double> chosen;
    chosen.reserve(requests * taken.size());
    for (std::size_t row = 0; row < requests; ++row) {
      for (const long draw : taken) {
        chosen.push_back(figures[row * kept + static_cast<std::size_t>(draw)]);
      }
    }
    figures = std::move(chosen);
  }
  std::vector<long> draws;
  for (const long draw : taken) {
    draws.push_back(ensemble.draws[static_cast<std::size_t>(draw)]);
  }
  ensemble.draws = std::move(draws);
  ensemble.kept = static_cast<long>(taken.size());
}

}  // namespace

base::Result<void> may_be_weighted(const Options& options) {
  if (!options.design.empty() || options.keep_unsupported) {
    return std::unexpected(
        base::Error{"these draws cannot be weighted by observations",
                    "indices and thresholds rest on inputs drawn apart from one another",
                    "leave " + base::field("constrain") + " out, or narrow the entries that the observations speak of",
                    {},
                    base::Fault::input});
  }
  return {};
}

std::vector<Request> with_parts(std::span<const Request> requests, std::span<const Observation> observations) {
  std::vector<Request> all(requests.begin(), requests.end());
  for (const Observation& observation : observations) {
    for (const auto* parts : {&observation.add, &observation.divide}) {
      for (const Part& part : *parts) {
        all.push_back(part.request);
      }
    }
  }
  return all;
}

base::Result<Ensemble> constrain(Ensemble ensemble, std::span<const Observation> observations, std::size_t requests) {
  std::vector<std::span<const double>> rows;
  for (const Observation& observation : observations) {
    for (std::size_t k = 0; k < observation.add.size() + observation.divide.size(); ++k) {
      rows.push_back(ensemble.row(0, requests + rows.size()));
    }
  }
  const auto weight = weights(observations, rows);
  ensemble.effective = effective_size(weight);
  if (ensemble.effective < kLeastEffective * static_cast<double>(ensemble.kept)) {
    return std::unexpected(base::Error{
        "the constraint leaves an effective sample of " + std::to_string(static_cast<long>(ensemble.effective)) +
            " of " + std::to_string(ensemble.kept) + " draws",
        "under one in twenty, the bands would be those of a few draws",
        "widen the observations in book/observed/constraints.csv, or run without " + base::field("constrain"),
        {},
        base::Fault::run});
  }
  const auto taken = resample(weight, static_cast<long>(ensemble.effective));
  take_draws(taken, requests, ensemble);
  return ensemble;
}

}  // namespace headway::ensemble
