#include "headway/study/levers/threshold.hpp"

#include <algorithm>
#include <cmath>
#include <limits>

#include "headway/base/messages.hpp"
#include "headway/study/levers/lever_range.hpp"
#include "headway/study/levers/sweep_draws.hpp"
#include "headway/study/levers/threshold_search.hpp"

namespace headway::study {

namespace {

/// Values at even steps to start with.
constexpr std::size_t kFirstGrid = 7;
/// Values of a lever that one threshold may try.
constexpr std::size_t kMostTried = kFirstGrid + 1 + kMostMoreTried;

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

std::vector<double> whole_numbers(const LeverRange& range) {
  std::vector<double> grid;
  for (double value = std::ceil(range.from); value <= range.to; value += 1.0) {
    grid.push_back(value);
  }
  return grid;
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
  if (const auto fits = model::check_size(prepared, question, experiment->scenarios, kMostTried,
                                          model::months_of(std::span(&result.quantity.figure, 1)));
      !fits) {
    return std::unexpected(fits.error());
  }

  std::vector<double> start = result.whole ? whole_numbers(*range) : even_grid(*range, kFirstGrid);
  if (start.size() < 2) {
    return std::unexpected(base::input_error("the range of " + asked.lever + " holds fewer than two whole numbers",
                                             "only whole numbers change anything",
                                             "widen " + base::field("from") + " and " + base::field("to")));
  }
  result.highest_tried = start.back();
  if ((*entry)->none_allowed && !asked.to) {
    start.push_back(kNoLimit);
  }
  auto tried = explore(sweep, start, result);
  if (!tried) {
    return std::unexpected(tried.error());
  }
  result.provenance = model::provenance_of(prepared, question, tried->rows.front().dropped);
  if (question.keep_draws) {
    keep_sweep(sweep, tried->lever, tried->rows, result.draws);
  }
  if (std::isinf(tried->lever.back())) {
    tried->lever.pop_back();
    tried->rows.pop_back();
  }
  if (auto found = find_value(sweep, std::move(tried->lever), std::move(tried->rows), result); !found) {
    return std::unexpected(found.error());
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
