#include "headway/report/score_grids.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <functional>

#include "headway/report/svg.hpp"

namespace headway::report {

namespace {

std::string percent_or_none(double share) {
  return std::isfinite(share) ? fmt::format("{:.0f} %", 100.0 * share) : "-";
}

std::string times(double value) { return std::isfinite(value) ? fmt::format("{:.2f}", value) : "-"; }

std::string with_sign(double value) { return std::isfinite(value) ? fmt::format("{:+.2f}", value) : "-"; }

/// All, families, subjects and origins, in this order.
void for_each_summary(const study::ScoreResult& result,
                      const std::function<void(const std::string&, const study::ScoreSummary&)>& visit) {
  visit("all", result.all);
  for (const auto& family : result.families) {
    visit(family.name, family);
  }
  for (const auto& subject : result.subjects) {
    visit("about " + subject.name, subject);
  }
  if (result.hindcast) {
    for (const auto& origin : result.origins) {
      visit("from " + origin.name, origin);
    }
  }
}

std::string against(const char* what, double skill) {
  const std::string by = skill > 0.99 ? "more than 99" : fmt::format("{:.0f}", std::abs(100.0 * skill));
  return fmt::format("against {}, CRPS is {} by {} %", what, skill >= 0 ? "lower" : "higher", by);
}

}  // namespace

std::string score_sentence(const study::ScoreResult& result) {
  const auto& all = result.all;
  if (all.rows == 0) {
    return "No row is scored: each is an input of the model up to " + base::to_string(result.provenance.through) +
           ", a projection, or not mapped.";
  }
  return fmt::format(
      "{} of {} {} fell inside the 90 % band, {} inside the 50 % band; the band's median width is "
      "{:.2f} of the series' mean. {}.",
      percent_or_none(all.coverage90), all.rows, result.hindcast ? "flows" : "rows", percent_or_none(all.coverage50),
      all.width90,
      all.compared > 0
          ? fmt::format("On the {} for which a naive forecast exists: {}; {}", all.compared,
                        against("the last value", all.skill_last_value), against("the trend", all.skill_trend))
          : "No naive forecast can be made of them");
}

std::string score_against_aim(const study::ScoreResult& result) {
  constexpr double kLeast = 0.8;
  constexpr double kMost = 0.97;
  constexpr double kLeastOfFamily = 0.7;
  if (!result.hindcast || result.all.rows == 0) {
    return "";
  }
  std::string low;
  for (const auto& family : result.families) {
    if (family.coverage90 < kLeastOfFamily) {
      low += fmt::format("{}{} ({})", low.empty() ? "" : ", ", family.name, percent_or_none(family.coverage90));
    }
  }
  const bool holds = result.all.coverage90 >= kLeast && result.all.coverage90 <= kMost && low.empty();
  std::string text = fmt::format("The aim, 80 to 97 % inside the 90 % band and no family under 70 %, is {}.",
                                 holds ? "reached" : "missed");
  text += low.empty() ? "" : " Under 70 %: " + low + ".";
  const auto worst = std::ranges::min_element(result.origins, {}, &study::ScoreSummary::coverage90);
  if (!holds && result.origins.size() > 1) {
    text += fmt::format(" Least was covered from {}: {} of {}, with a bias of {} of the series' mean.", worst->name,
                        percent_or_none(worst->coverage90), worst->rows, with_sign(worst->bias));
  }
  return text + " docs/validation.md says why, and what such forecasts know that they should not.";
}

Grid score_coverage(const study::ScoreResult& result) {
  Grid grid;
  grid.title = result.hindcast ? "Flows that were not known when they were forecast" : "Rows that drive nothing";
  grid.columns = {"of", "rows", "in 50 %", "in 90 %", "PIT", "width", "bias", "CRPS"};
  grid.note =
      "PIT: mean share of the forecast below the observation, a half where forecasts are right. Width of the 90 % band "
      "(median), bias (median forecast less observation, median) and CRPS (mean) are over the mean of the series' "
      "observations.";
  for_each_summary(result, [&](const std::string& name, const study::ScoreSummary& summary) {
    if (summary.rows > 0) {
      grid.rows.push_back({name, std::to_string(summary.rows), percent_or_none(summary.coverage50),
                           percent_or_none(summary.coverage90), times(summary.pit), times(summary.width90),
                           with_sign(summary.bias), times(summary.crps)});
    }
  });
  return grid;
}

Grid score_skill(const study::ScoreResult& result) {
  Grid grid;
  grid.title = "Beside naive forecasts";
  grid.columns = {"of", "rows", "width", "last value's", "trend's", "skill: last value", "skill: trend"};
  grid.note =
      "Rows of series with a value before. Widths: the model's 90 % band, and bands about the last value and the "
      "trend made as wide as the model's coverage asks. Skill: 1 less the model's CRPS over theirs; that over the "
      "trend is large because a boom carried on by its own growth runs away.";
  for_each_summary(result, [&](const std::string& name, const study::ScoreSummary& summary) {
    if (summary.compared > 0) {
      grid.rows.push_back({name, std::to_string(summary.compared), times(summary.width90_compared),
                           times(summary.width_last_value), times(summary.width_trend),
                           with_sign(summary.skill_last_value), with_sign(summary.skill_trend)});
    }
  });
  return grid;
}

std::string places_text(const study::ScoreResult& result) {
  std::string text = "Where in the forecast the observation fell (a tenth of rows each if forecasts are right)\n";
  for (std::size_t tenth = 0; tenth < result.places.size(); ++tenth) {
    const double share = 100.0 * result.places[tenth];
    const std::string bar(static_cast<std::size_t>(std::lround(0.5 * share)), '#');
    text += fmt::format("{:>3} to {:>3} % {:>4.0f} %  {}\n", 10 * tenth, 10 * (tenth + 1), share, bar);
  }
  return text;
}

std::optional<Chart> score_places(const study::ScoreResult& result) {
  if (result.all.rows == 0) {
    return std::nullopt;
  }
  double tallest = 0.2;
  for (const double share : result.places) {
    tallest = std::max(tallest, share);
  }
  const double above = 100.0 * result.places.back();
  const double below = 100.0 * result.places.front();
  Chart chart;
  chart.title = "Where in the forecast the observation fell";
  chart.legend = {{"fill-licensed", "share of rows"}, {"fill-base", "a tenth: what right forecasts give"}};
  chart.reading = fmt::format(
      "{:.0f} % of the observations lie in the highest tenth of their forecast and {:.0f} % in the lowest. Bars of a "
      "tenth each would be right; tall bars at the right mean that forecasts were too low, at both ends too narrow.",
      above, below);
  Frame frame;
  frame.bottom = 40;
  const Axis axis{0.0, 100.0 * tallest, frame.floor(), frame.top, false};
  std::string out = open_svg(frame, chart.title, chart.reading) + value_axis(frame, axis, "% of rows");
  const double width = 0.8 * frame.inner_width() / static_cast<double>(result.places.size());
  for (std::size_t tenth = 0; tenth < result.places.size(); ++tenth) {
    const double middle = slot_middle(frame, tenth, result.places.size());
    const double top = axis.at(100.0 * result.places[tenth]);
    out += rectangle(middle - width / 2.0, top, width, frame.floor() - top, "fill-licensed");
    out += text_at(middle, frame.floor() + 16, fmt::format("{}-{}", 10 * tenth, 10 * (tenth + 1)), "middle", "tick");
  }
  out += rectangle(frame.left, axis.at(10.0) - 1.0, frame.inner_width(), 2.0, "fill-base");
  out += line(frame.left, frame.floor(), frame.width - frame.right, frame.floor(), "axis");
  out += text_at(frame.left + frame.inner_width() / 2.0, frame.height - 6, "place in the forecast, percent of draws",
                 "middle", "unit");
  chart.panels = {out + close_svg()};
  return chart;
}

}  // namespace headway::report
