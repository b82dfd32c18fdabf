#include "headway/study/levers/threshold_search.hpp"

#include <algorithm>
#include <cmath>

#include "headway/chance/sample_quantiles.hpp"
#include "headway/study/levers/lever_range.hpp"
#include "headway/study/levers/spacing.hpp"
#include "headway/study/levers/sweep_draws.hpp"

namespace headway::study {

namespace {

/// Values where the figure moves most, so many, so many times.
constexpr std::size_t kMoreValues = 3;
constexpr int kMoreTimes = 2;
constexpr std::size_t kFinerGrid = 9;
/// The finer grid is refined again while it shrinks to less than this part of the last.
constexpr double kWorthwhile = 0.6;
constexpr int kRefinements = 3;
static_assert(kMoreValues * kMoreTimes + kFinerGrid * kRefinements == kMostMoreTried);
/// A grid whose steps are below this part of the crossing's interval is fine enough.
constexpr double kFineEnough = 0.5;
/// Grid values whose share is within this many standard errors of the level may be where it is crossed.
constexpr double kSafe = 4.0;

Hits hits_of(const std::vector<SweepRow>& rows, double value) {
  Hits hits;
  for (const SweepRow& row : rows) {
    auto& hit = hits.emplace_back();
    for (const double each : row.values) {
      hit.push_back(static_cast<signed char>(std::isnan(each) ? -1 : (each > value ? 1 : 0)));
    }
  }
  return hits;
}

long known_draws(const SweepRow& row) {
  return std::ranges::count_if(row.values, [](double value) { return !std::isnan(value); });
}

/// The part of the grid in which the level may be crossed, one grid value to spare on either side.
LeverRange bracket_of(const std::vector<double>& grid, const Crossing& crossing, double level, double draws) {
  std::size_t first = grid.size();
  std::size_t last = 0;
  const double error = kSafe * std::sqrt(level * (1.0 - level) / std::max(draws, 1.0));
  for (std::size_t k = 0; k + 1 < grid.size(); ++k) {
    const double low = std::min(crossing.shares[k], crossing.shares[k + 1]);
    const double high = std::max(crossing.shares[k], crossing.shares[k + 1]);
    if (low - error <= level && level <= high + error) {
      first = std::min(first, k);
      last = k + 1;
    }
  }
  return first < last ? LeverRange{grid[first], grid[last]} : LeverRange{grid.front(), grid.back()};
}

void note_shares(const Crossing& crossing, ThresholdResult& result) {
  for (const double share : crossing.shares) {
    result.lowest_share = std::min(result.lowest_share, share);
    result.highest_share = std::max(result.highest_share, share);
  }
}

/// What the values of a row are above with that probability.
chance::QuantileEstimate reached_with(const SweepRow& row, double probability) {
  std::vector<double> values = row.values;
  const auto known = std::span(values).first(chance::drop_missing(values));
  const double below = 1.0 - probability;
  chance::QuantileEstimate estimate;
  chance::sample_quantiles(known, std::span(&below, 1), std::span(&estimate, 1));
  return estimate;
}

void fill_points(const Tried& tried, ThresholdResult& result) {
  const Hits hits = hits_of(tried.rows, result.asked.value);
  result.points.clear();
  for (std::size_t k = 0; k < tried.rows.size(); ++k) {
    std::vector<double> values = tried.rows[k].values;
    ThresholdPoint point;
    point.lever = tried.lever[k];
    point.summary = model::summarise(values);
    const auto held = std::ranges::count(hits[k], 1);
    point.share = static_cast<double>(held) / static_cast<double>(std::max(point.summary.draws, 1L));
    point.reached = reached_with(tried.rows[k], result.asked.probability);
    const auto draws = static_cast<long>(tried.rows[k].values.size());
    result.without_value = std::max(result.without_value, draws - tried.rows[k].dropped - point.summary.draws);
    result.points.push_back(point);
  }
}

/// Tries these values too.
base::Result<void> try_more(const Sweep& sweep, const std::vector<double>& more, Tried& tried) {
  if (more.empty()) {
    return {};
  }
  auto rows = sweep_rows(sweep, more);
  if (!rows) {
    return std::unexpected(rows.error());
  }
  for (std::size_t k = 0; k < more.size(); ++k) {
    const auto at = std::ranges::upper_bound(tried.lever, more[k]) - tried.lever.begin();
    tried.lever.insert(tried.lever.begin() + at, more[k]);
    tried.rows.insert(tried.rows.begin() + at, std::move((*rows)[k]));
  }
  return {};
}

/// The greatest step of the grid within the range.
double greatest_step(const std::vector<double>& grid, const LeverRange& range) {
  double step = 0.0;
  for (std::size_t k = 0; k + 1 < grid.size(); ++k) {
    if (grid[k] >= range.from && grid[k + 1] <= range.to) {
      step = std::max(step, grid[k + 1] - grid[k]);
    }
  }
  return step;
}

}  // namespace

base::Result<Tried> explore(const Sweep& sweep, const std::vector<double>& start, ThresholdResult& result) {
  Tried tried;
  if (auto done = try_more(sweep, start, tried); !done) {
    return std::unexpected(done.error());
  }
  fill_points(tried, result);
  for (int time = 0; time < kMoreTimes && !result.whole; ++time) {
    std::vector<double> lever;
    Heights shares;
    Heights medians;
    for (const ThresholdPoint& point : result.points) {
      if (!std::isinf(point.lever)) {
        lever.push_back(point.lever);
        shares.push_back(point.share);
        medians.push_back(point.summary.p50);
      }
    }
    const std::vector<Heights> curves{std::move(shares), std::move(medians)};
    if (auto done = try_more(sweep, values_between(lever, curves, kMoreValues), tried); !done) {
      return std::unexpected(done.error());
    }
    fill_points(tried, result);
  }
  return tried;
}

base::Result<void> find_value(const Sweep& sweep, std::vector<double> grid, std::vector<SweepRow> rows,
                              ThresholdResult& result) {
  const auto& asked = result.asked;
  const std::uint64_t seed = sweep.question.seed;
  result.crossing = find_crossing(grid, hits_of(rows, asked.value), asked.probability, seed);
  result.monotone = result.crossing.monotone;
  result.lowest_share = result.highest_share = result.crossing.shares.front();
  note_shares(result.crossing, result);
  LeverRange now{grid.front(), grid.back()};
  for (int k = 0; k < kRefinements && result.crossing.found && !result.whole; ++k) {
    const double draws = static_cast<double>(known_draws(rows.front()));
    const LeverRange finer = bracket_of(grid, result.crossing, asked.probability, draws);
    if (finer.to - finer.from > kWorthwhile * (now.to - now.from) ||
        greatest_step(grid, finer) < kFineEnough * result.crossing.at.width()) {
      break;
    }
    now = finer;
    grid = even_grid(now, kFinerGrid);
    auto again = sweep_rows(sweep, grid);
    if (!again) {
      return std::unexpected(again.error());
    }
    rows = std::move(*again);
    if (sweep.question.keep_draws) {
      keep_sweep(sweep, grid, rows, result.draws);
    }
    result.crossing = find_crossing(grid, hits_of(rows, asked.value), asked.probability, seed);
    note_shares(result.crossing, result);
  }
  return {};
}

}  // namespace headway::study
