#include "headway/study/levers/crossing.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

namespace headway::study {

namespace {

constexpr double kNone = std::numeric_limits<double>::quiet_NaN();

/// Shares over the draws picked, and how many have a value.
struct Shares {
  std::vector<double> share;
  std::vector<double> weight;
};

Shares shares_of(const Hits& hits, std::span<const std::uint32_t> picked) {
  Shares shares;
  for (const auto& row : hits) {
    long held = 0;
    long known = 0;
    for (const std::uint32_t k : picked) {
      held += row[k] > 0 ? 1 : 0;
      known += row[k] >= 0 ? 1 : 0;
    }
    shares.share.push_back(known > 0 ? static_cast<double>(held) / static_cast<double>(known) : 0.0);
    shares.weight.push_back(static_cast<double>(known));
  }
  return shares;
}

/// Where the fit crosses the level; -inf or inf where it lies beyond the grid's low or high end.
double crossing_of(const std::vector<double>& grid, const std::vector<double>& fit, double level, bool rising) {
  const double turn = rising ? 1.0 : -1.0;
  if (turn * (fit.front() - level) >= 0.0) {
    return fit.front() == level ? grid.front() : -std::numeric_limits<double>::infinity();
  }
  for (std::size_t k = 1; k < grid.size(); ++k) {
    if (turn * (fit[k] - level) >= 0.0) {
      const double part = (level - fit[k - 1]) / (fit[k] - fit[k - 1]);
      return grid[k - 1] + part * (grid[k] - grid[k - 1]);
    }
  }
  return std::numeric_limits<double>::infinity();
}

/// A step against the trend counts when it exceeds what draws that change sides by chance would give: of n draws that
/// differ between neighbours, net steps have a standard deviation of sqrt n.
bool is_monotone(const Hits& hits, bool rising) {
  for (std::size_t k = 1; k < hits.size(); ++k) {
    double net = 0.0;
    double changed = 0.0;
    for (std::size_t draw = 0; draw < hits[k].size(); ++draw) {
      if (hits[k][draw] >= 0 && hits[k - 1][draw] >= 0 && hits[k][draw] != hits[k - 1][draw]) {
        changed += 1.0;
        net += hits[k][draw] - hits[k - 1][draw];
      }
    }
    const double against = rising ? -net : net;
    if (against > 1.96 * std::sqrt(changed)) {
      return false;
    }
  }
  return true;
}

}  // namespace

std::vector<double> monotone_fit(const std::vector<double>& shares, const std::vector<double>& weights, bool rising) {
  struct Pool {
    double sum;
    double weight;
    std::size_t length;
    double mean() const { return weight > 0.0 ? sum / weight : 0.0; }
  };
  const double turn = rising ? 1.0 : -1.0;
  std::vector<Pool> pools;
  for (std::size_t k = 0; k < shares.size(); ++k) {
    pools.push_back({turn * shares[k] * weights[k], weights[k], 1});
    while (pools.size() > 1 && pools[pools.size() - 2].mean() > pools.back().mean()) {
      const Pool last = pools.back();
      pools.pop_back();
      pools.back() = {pools.back().sum + last.sum, pools.back().weight + last.weight,
                      pools.back().length + last.length};
    }
  }
  std::vector<double> fit;
  for (const Pool& pool : pools) {
    fit.insert(fit.end(), pool.length, turn * pool.mean());
  }
  return fit;
}

Crossing find_crossing(const std::vector<double>& grid, const Hits& hits, double level, std::uint64_t seed,
                       int replicates) {
  std::vector<std::uint32_t> all(hits.front().size());
  for (std::size_t k = 0; k < all.size(); ++k) {
    all[k] = static_cast<std::uint32_t>(k);
  }
  Crossing crossing;
  crossing.shares = shares_of(hits, all).share;
  crossing.rising = crossing.shares.back() > crossing.shares.front();
  crossing.monotone = is_monotone(hits, crossing.rising);

  const auto statistic = [&](std::span<const std::uint32_t> picked, std::span<double> out) {
    const Shares shares = shares_of(hits, picked);
    out[0] = crossing_of(grid, monotone_fit(shares.share, shares.weight, crossing.rising), level, crossing.rising);
  };
  crossing.at = bootstrap(all.size(), 1, seed, statistic, replicates).front();
  crossing.found = std::isfinite(crossing.at.value);
  if (!crossing.found) {
    crossing.at = {kNone, kNone, kNone};
    return crossing;
  }
  const auto inside = [&](double& end, double edge) {
    if (!std::isfinite(end)) {
      end = edge;
      crossing.at_edge = true;
    }
  };
  inside(crossing.at.low, grid.front());
  inside(crossing.at.high, grid.back());
  return crossing;
}

}  // namespace headway::study
