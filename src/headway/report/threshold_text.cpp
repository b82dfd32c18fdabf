#include "headway/report/threshold_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "headway/report/book_text.hpp"
#include "headway/report/grid.hpp"
#include "headway/report/notes.hpp"
#include "headway/report/sensitivity_text.hpp"
#include "headway/report/spread.hpp"
#include "headway/study/levers/spacing.hpp"

namespace headway::report {

namespace {

using study::ThresholdResult;

/// What `what_it_can_do` calls nine tenths of the way.
constexpr double kMostOfTheWay = 0.9;

/// A number as the user gave it, in a scale that suits it.
std::string given(double value) {
  const Scale scale = scale_for(value);
  return fmt::format("{:.6g}{}{}", value / scale.factor, scale.word.empty() ? "" : " ", scale.word);
}

/// A value of the lever that was tried; to four digits, which no answer rests on.
std::string lever_text(double value) {
  if (std::isinf(value)) {
    return "none";
  }
  const Scale scale = scale_for(value);
  return fmt::format("{:.4g}{}{}", value / scale.factor, scale.word.empty() ? "" : " ", scale.word);
}

std::string percent_text(double share) { return fmt::format("{:.0f} %", 100.0 * share); }

/// "the gain in ... of h200-licensed over no-export is above 100 k H100e useful".
std::string condition(const ThresholdResult& result) {
  return fmt::format("{} is above {}{}", quantity_in_words(result.quantity), given(result.asked.value),
                     unit_after(result.quantity.figure.unit));
}

/// Whole months: the two between which the share passes the level.
std::string between_whole(const ThresholdResult& result) {
  const auto& points = result.points;
  const double at = result.crossing.at.value;
  for (std::size_t k = 1; k < points.size(); ++k) {
    if (points[k - 1].lever <= at && at <= points[k].lever) {
      return fmt::format("Only whole {}s change anything: it is {} at {:.0f} and {} at {:.0f}", result.lever_unit,
                         percent_text(points[k - 1].share), points[k - 1].lever, percent_text(points[k].share),
                         points[k].lever);
    }
  }
  return "";
}

std::string reached_text(const chance::QuantileEstimate& reached) {
  const Scale scale = scale_for(reached.value);
  return rounded_in(reached.value, reached.error, scale) + (scale.word.empty() ? "" : " " + scale.word);
}

/// "from 0 to 3 M chip/year, or at none,".
std::string values_tried(const ThresholdResult& result) {
  return fmt::format("from {} to {}{}{}", lever_text(result.points.front().lever), lever_text(result.highest_tried),
                     unit_after(result.lever_unit), std::isinf(result.points.back().lever) ? ", or at none" : "");
}

std::string never(const ThresholdResult& result) {
  const auto& asked = result.asked;
  const bool always = result.lowest_share > asked.probability;
  return fmt::format("{} value of {} {}, {} with a probability of {}{}: over the values tried that probability is {}.",
                     always ? "At every" : "At no", asked.lever, values_tried(result), condition(result),
                     always ? "more than " : "", percent_text(asked.probability),
                     percent_text(result.lowest_share) == percent_text(result.highest_share)
                         ? percent_text(result.lowest_share)
                         : percent_text(result.lowest_share) + " to " + percent_text(result.highest_share));
}

/// The level is met, within its error, over a whole part of the lever.
std::string plateau(const ThresholdResult& result) {
  const auto& at = result.crossing.at;
  return fmt::format(
      "Between {} and {}{} of {}, the probability that {} differs from {} by less than these draws can tell.",
      lever_text(at.low), lever_text(at.high), unit_after(result.lever_unit), result.asked.lever, condition(result),
      percent_text(result.asked.probability));
}

std::string crossed(const ThresholdResult& result) {
  const auto& at = result.crossing.at;
  const double error = 0.5 * at.width();
  const Scale scale = scale_for(std::max(std::abs(at.low), std::abs(at.high)));
  const std::string word = scale.word.empty() ? "" : " " + scale.word;
  std::string text = fmt::format(
      "With {} at {}{}{}, {} with a probability of {}. 95 % interval of that value: {}{}. The probability {} with the "
      "lever.",
      result.asked.lever, rounded_in(at.value, error, scale), word, unit_after(result.lever_unit), condition(result),
      percent_text(result.asked.probability), range_in(at.low, error, at.high, error, scale), word,
      result.crossing.rising ? "rises" : "falls");
  if (result.whole) {
    text += " " + between_whole(result) + ".";
  }
  return text;
}

std::string answer(const ThresholdResult& result) {
  if (!result.crossing.found) {
    return never(result);
  }
  return result.crossing.at_edge ? plateau(result) : crossed(result);
}

double reached_at(const study::ThresholdPoint& point) { return point.reached.value; }

/// An end of the values tried, where it cannot be told from the point at `place`.
const study::ThresholdPoint& end_or(const std::vector<study::ThresholdPoint>& points, std::size_t place) {
  const study::ThresholdPoint& point = points[place];
  for (const auto* end : {&points.front(), &points.back()}) {
    if (std::abs(end->reached.value - point.reached.value) < 0.5 * point.reached.error) {
      return *end;
    }
  }
  return point;
}

/// What is reached with the probability asked about, at the points where that is least and most, and where most of the way lies.
std::string what_it_can_do(const ThresholdResult& result) {
  const auto& points = result.points;
  const auto place = [&](auto found) { return static_cast<std::size_t>(found - points.begin()); };
  const auto& least = end_or(points, place(std::ranges::min_element(points, {}, reached_at)));
  const auto& most = end_or(points, place(std::ranges::max_element(points, {}, reached_at)));
  const std::string unit = unit_after(result.quantity.figure.unit);
  const std::string chance = percent_text(result.asked.probability);
  if (most.reached.value - least.reached.value <= std::max(least.reached.error, most.reached.error)) {
    return fmt::format("The lever hardly moves it: with a probability of {} the figure is above {}{} at every value.",
                       chance, reached_text(most.reached), unit);
  }
  std::vector<double> lever;
  study::Heights reached;
  for (const auto& point : points) {
    if (!std::isinf(point.lever)) {
      lever.push_back(point.lever);
      reached.push_back(point.reached.value);
    }
  }
  const auto moving = study::where_it_moves(lever, reached, kMostOfTheWay);
  return fmt::format(
      "What the lever can do: with a probability of {} the figure is above {}{} at most (with the lever at {}), and "
      "above "
      "{} at least (at {}). Nine tenths of that way lie between {} and {}{}.",
      chance, reached_text(most.reached), unit, lever_text(most.lever), reached_text(least.reached),
      lever_text(least.lever), lever_text(moving.from), lever_text(moving.to), unit_after(result.lever_unit));
}

Grid curve(const ThresholdResult& result) {
  Grid grid;
  grid.title = fmt::format("{} by {}", quantity_in_words(result.quantity), result.asked.lever);
  grid.columns = {result.asked.lever + unit_after(result.lever_unit), "above " + given(result.asked.value) + ", %",
                  "above, with " + percent_text(result.asked.probability), "median (90 %)"};
  for (const auto& point : result.points) {
    grid.rows.push_back({lever_text(point.lever), fmt::format("{:.0f}", 100.0 * point.share),
                         reached_text(point.reached), median_and_90(point.summary)});
  }
  grid.note =
      fmt::format("The same draws at every value. {}",
                  result.policy ? "The lever is set in " +
                                      (result.quantity.other.empty() ? result.quantity.base : result.quantity.other) +
                                      " alone, all else as that scenario has it."
                                : "The number is set in every scenario, from the start of the run, as --set does.");
  return grid;
}

}  // namespace

std::string threshold_text(const ThresholdResult& result) {
  std::string text = paragraph(0, answer(result) + " " + what_it_can_do(result), 0);
  if (!result.monotone) {
    text +=
        paragraph(0,
                  "Mind: the probability does not move one way with the lever, by more than chance. The value is that "
                  "of the nearest curve that does; look at the table.",
                  0);
  }
  text += "\n" + to_text(curve(result)) + "\n";
  text +=
      paragraph(0,
                "The interval says how exactly these draws fix the value, given the book and the equations. How sure "
                "the book is of the outcome is the probability itself.",
                0);
  if (result.without_value > 0) {
    text += paragraph(
        0, fmt::format("In up to {} draws the figure has no value; they are left out.", result.without_value), 0);
  }
  text += paragraph(0, draws_left_out(result.provenance), 0);
  return text + paragraph(0, provenance_line(result.provenance), 0);
}

}  // namespace headway::report
