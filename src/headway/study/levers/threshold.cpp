#include "headway/study/levers/threshold.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "headway/base/messages.hpp"
#include "headway/study/levers/lever_range.hpp"
#include "headway/study/levers/sweep_draws.hpp"

namespace headway::study {

namespace {

constexpr std::size_t kFirstGrid = 13;
constexpr std::size_t kFinerGrid = 9;
/// The finer grid is refined again while it shrinks to less than this part of the last.
constexpr double kWorthwhile = 0.6;
constexpr int kRefinements = 3;
/// Values of a lever that one threshold may try.
constexpr std::size_t kMostTried = kFirstGrid + 1 + (kRefinements * kFinerGrid);
/// A grid whose steps are below this part of the crossing's interval is fine enough.
constexpr double kFineEnough = 0.5;
/// Grid values whose share is within this many standard errors of the level may be where it is crossed.
constexpr double kSafe = 4.0;

base::Result<const book::Entry*> lever_entry(const Prepared& prepared, const std::string& id) {
  const book::Entry* entry = book::find(prepared.book, id);
  if (entry == nullptr) {
    return std::unexpected(book::unknown_id(prepared.book, id, {.file = base::field("by"), .line = 0}));
  }
  if (entry->text) {
    return std::unexpected(base::input_error(id + " is a word, or a list of names",
                                             "a threshold is a value of a number",
                                             "name an entry with a number, or compare scenarios"));
  }
  for (const auto& alternative : entry->alternatives) {
    if (alternative.knots.size() > 1) {
      return std::unexpected(base::input_error(id + " has values by period",
                                               "a threshold is one number for the whole run",
                                               "name an entry without periods"));
    }
  }
  return entry;
}

base::Result<LeverRange> range_of(const book::Entry& entry, const ThresholdAsked& asked) {
  const LeverRange usual = usual_range(entry);
  const LeverRange range{asked.from.value_or(usual.from), asked.to.value_or(usual.to)};
  if (!(range.from < range.to)) {
    return std::unexpected(base::input_error("the range of " + entry.id + " is empty",
                                             "from " + exact_text(range.from) + " to " + exact_text(range.to),
                                             "give " + base::field("from") + " below " + base::field("to")));
  }
  return range;
}

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

std::vector<double> whole_numbers(const LeverRange& range) {
  std::vector<double> grid;
  for (double value = std::ceil(range.from); value <= range.to; value += 1.0) {
    grid.push_back(value);
  }
  return grid;
}

void note_shares(const Crossing& crossing, ThresholdResult& result) {
  for (const double share : crossing.shares) {
    result.lowest_share = std::min(result.lowest_share, share);
    result.highest_share = std::max(result.highest_share, share);
  }
}

void fill_points(const std::vector<double>& lever, const std::vector<SweepRow>& rows, ThresholdResult& result) {
  const Hits hits = hits_of(rows, result.asked.value);
  for (std::size_t k = 0; k < rows.size(); ++k) {
    std::vector<double> values = rows[k].values;
    ThresholdPoint point;
    point.lever = lever[k];
    point.summary = summarise(values);
    const auto held = std::ranges::count(hits[k], 1);
    point.share = static_cast<double>(held) / static_cast<double>(std::max(point.summary.draws, 1L));
    const auto draws = static_cast<long>(rows[k].values.size());
    result.without_value = std::max(result.without_value, draws - rows[k].dropped - point.summary.draws);
    result.points.push_back(point);
  }
}

}  // namespace

base::Result<ThresholdResult> threshold(const Prepared& prepared, const Question& question, const std::string& base,
                                        const std::string& other, const ThresholdAsked& asked) {
  if (std::isnan(asked.probability) || asked.probability <= 0.0 || asked.probability >= 1.0) {
    return std::unexpected(base::input_error("the probability " + exact_text(asked.probability) + " cannot be crossed",
                                             "it lies strictly between 0 and 1", "give, for instance, 0.9"));
  }
  if (auto refused = refuse_constraint(prepared, "threshold")) {
    return std::unexpected(std::move(*refused));
  }
  auto figure = one_figure(question, "threshold");
  if (!figure) {
    return std::unexpected(figure.error());
  }
  const auto entry = lever_entry(prepared, asked.lever);
  if (!entry) {
    return std::unexpected(entry.error());
  }
  auto range = range_of(**entry, asked);
  if (!range) {
    return std::unexpected(range.error());
  }
  ThresholdResult result;
  result.quantity = Quantity{std::move(*figure), base, other};
  result.asked = asked;
  result.lever_unit = (*entry)->unit;
  result.policy = is_policy(asked.lever);
  result.whole = asked.lever == "washington.delay";
  if (result.whole && !asked.to) {
    // A delay beyond the figure's month changes nothing any more.
    const double left = result.quantity.figure.request.last_month + 1 - prepared.model.timeline.branch;
    range->to = std::clamp(left, range->from + 1.0, range->to);
  }
  const Sweep sweep{prepared, question, result.quantity, asked.lever};
  const auto experiment = experiment_on(prepared, question, result.quantity);
  if (!experiment) {
    return std::unexpected(experiment.error());
  }
  if (const auto fits = check_size(prepared, question, experiment->scenarios, kMostTried,
                                   months_of(std::span(&result.quantity.figure, 1)));
      !fits) {
    return std::unexpected(fits.error());
  }

  std::vector<double> grid = result.whole ? whole_numbers(*range) : even_grid(*range, kFirstGrid);
  if (grid.size() < 2) {
    return std::unexpected(base::input_error("the range of " + asked.lever + " holds fewer than two whole numbers",
                                             "only whole numbers change anything",
                                             "widen " + base::field("from") + " and " + base::field("to")));
  }
  result.highest_tried = grid.back();
  std::vector<double> tried = grid;
  if ((*entry)->none_allowed && !asked.to) {
    tried.push_back(kNoLimit);
  }
  auto rows = sweep_rows(sweep, tried);
  if (!rows) {
    return std::unexpected(rows.error());
  }
  result.provenance = provenance_of(prepared, question, rows->front().dropped);
  fill_points(tried, *rows, result);
  if (question.keep_draws) {
    keep_sweep(sweep, tried, *rows, result.draws);
  }
  rows->resize(grid.size());
  result.crossing = find_crossing(grid, hits_of(*rows, asked.value), asked.probability, question.seed);
  result.monotone = result.crossing.monotone;
  result.lowest_share = result.highest_share = result.crossing.shares.front();
  note_shares(result.crossing, result);

  LeverRange now = *range;
  for (int k = 0; k < kRefinements && result.crossing.found && !result.whole; ++k) {
    const double draws = static_cast<double>(known_draws(rows->front()));
    const LeverRange finer = bracket_of(grid, result.crossing, asked.probability, draws);
    const double step = (now.to - now.from) / static_cast<double>(grid.size() - 1);
    if (finer.to - finer.from > kWorthwhile * (now.to - now.from) || step < kFineEnough * result.crossing.at.width()) {
      break;
    }
    now = finer;
    grid = even_grid(now, kFinerGrid);
    rows = sweep_rows(sweep, grid);
    if (!rows) {
      return std::unexpected(rows.error());
    }
    if (question.keep_draws) {
      keep_sweep(sweep, grid, *rows, result.draws);
    }
    result.crossing = find_crossing(grid, hits_of(*rows, asked.value), asked.probability, question.seed);
    note_shares(result.crossing, result);
  }
  if (question.keep_draws) {
    finish_sweep(sweep, experiment->scenarios, result.draws);
  }
  if (question.progress) {
    question.progress(1.0);
  }
  return result;
}

}  // namespace headway::study
