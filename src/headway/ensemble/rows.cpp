#include "headway/ensemble/rows.hpp"

#include <algorithm>
#include <numeric>
#include <string>

#include "headway/base/messages.hpp"
#include "headway/base/month.hpp"

namespace headway::ensemble {

namespace {

/// Memory that the figures of a run may take.
constexpr double kMostBytes = 16e9;

}  // namespace

base::Result<void> fits_into_memory(std::size_t requests, std::size_t scenarios, long draws) {
  const double wanted =
      8.0 * static_cast<double>(requests) * static_cast<double>(scenarios) * static_cast<double>(draws);
  if (wanted <= kMostBytes) {
    return {};
  }
  return std::unexpected(
      base::input_error("the figures asked for would fill " + std::to_string(static_cast<long>(wanted / 1e9)) + " GB",
                        std::to_string(requests) + " figures, " + std::to_string(scenarios) + " scenarios, " +
                            std::to_string(draws) + " draws",
                        "ask for fewer with " + base::field("metric") + " and " + base::field("yardstick") +
                            ", or for fewer draws with " + base::field("samples")));
}

SortedRequests sort_by_month(std::span<const Request> requests) {
  std::vector<std::size_t> order(requests.size());
  std::iota(order.begin(), order.end(), std::size_t{0});
  std::ranges::stable_sort(order, {}, [&](std::size_t k) { return requests[k].last_month; });
  SortedRequests by_month;
  for (const std::size_t k : order) {
    by_month.sorted.push_back(requests[k]);
    by_month.place.push_back(static_cast<long>(k));
  }
  return by_month;
}

void drop_unsupported(std::span<const double> support, std::size_t rows, bool keep_all, Ensemble& ensemble) {
  const std::size_t draws = support.size();
  auto& kept = ensemble.draws;
  for (std::size_t draw = 0; draw < draws; ++draw) {
    const bool supported = support[draw] >= kLeastSupport;
    ensemble.supported.push_back(supported ? 1 : 0);
    if (supported || keep_all) {
      kept.push_back(static_cast<long>(draw));
    }
  }
  ensemble.kept = static_cast<long>(kept.size());
  ensemble.dropped = static_cast<long>(draws) - ensemble.kept;
  if (ensemble.dropped == 0) {
    return;
  }
  for (auto& figures : ensemble.figures) {
    std::size_t to = 0;
    for (std::size_t row = 0; row < rows; ++row) {
      for (const long draw : kept) {
        figures[to++] = figures[row * draws + static_cast<std::size_t>(draw)];
      }
    }
    figures.resize(to);
  }
}

base::Error breach_error(const Breach& breach, std::string_view scenario, long draw) {
  base::Error error;
  error.fault = base::Fault::run;
  error.problem = "the run broke in " + std::string(balance::kBreachNames[static_cast<std::size_t>(breach.kind)]);
  error.why = "scenario " + std::string(scenario) + ", month " + base::to_string(base::kFirstMonth + breach.month) +
              ", draw " + std::to_string(draw);
  error.suggestion = "look for an input of that sector far outside its range";
  return error;
}

}  // namespace headway::ensemble
