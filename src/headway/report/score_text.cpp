#include "headway/report/score_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>
#include <map>

#include "headway/report/grid.hpp"
#include "headway/report/number.hpp"

namespace headway::report {

namespace {

std::string percent(double share) { return std::isfinite(share) ? fmt::format("{:.0f} %", 100.0 * share) : "-"; }

std::string times(double value) { return std::isfinite(value) ? fmt::format("{:.2f}", value) : "-"; }

std::string skill(double value) { return std::isfinite(value) ? fmt::format("{:+.2f}", value) : "-"; }

void add_summary(Grid& grid, const study::ScoreSummary& summary) {
  grid.rows.push_back({summary.name, std::to_string(summary.rows), percent(summary.coverage50),
                       percent(summary.coverage90), times(summary.width90), skill(summary.bias), times(summary.crps),
                       std::to_string(summary.compared), times(summary.width90_compared),
                       times(summary.width_last_value), times(summary.width_trend), skill(summary.skill_last_value),
                       skill(summary.skill_trend)});
}

Grid summaries(const study::ScoreResult& result) {
  Grid grid;
  grid.title = result.hindcast ? "Flows that were not known when they were forecast" : "Rows that drive nothing";
  grid.columns = {"of",       "rows",  "in 50 %", "in 90 %", "width", "bias", "CRPS",
                  "compared", "width", "last v.", "trend",   "skill", "skill"};
  add_summary(grid, result.all);
  for (const auto& family : result.families) {
    add_summary(grid, family);
  }
  if (result.hindcast) {
    for (const auto& origin : result.origins) {
      auto named = origin;
      named.name = "from " + origin.name;
      add_summary(grid, named);
    }
  }
  return grid;
}

std::string number(double value) { return rounded(value, 0.0); }

Grid rows_grid(const study::ScoreResult& result) {
  Grid grid;
  grid.title = "Row by row";
  grid.columns = {"quantity, entity, period",
                  "unit",
                  "5 %",
                  "25 %",
                  "50 %",
                  "75 %",
                  "95 %",
                  "observed",
                  "range",
                  "CRPS",
                  "in 90 %"};
  for (const auto& row : result.rows) {
    if (!row.skipped.empty() || (result.hindcast && !row.scored)) {
      continue;
    }
    const auto& seen = row.observed;
    const auto end = [](const std::optional<double>& value) { return value ? number(*value) : std::string("-"); };
    const std::string verdict = !row.observed.central ? "-" : (row.inside90 ? "yes" : "no");
    std::string name = fmt::format("{}, {}, {}", seen.quantity, seen.entity, seen.period);
    if (result.hindcast) {
      name += " from " + base::to_string(row.through);
    }
    grid.rows.push_back({std::move(name), seen.unit, number(row.p5), number(row.p25), number(row.p50), number(row.p75),
                         number(row.p95), end(seen.central),
                         seen.low || seen.high ? end(seen.low) + " to " + end(seen.high) : "-", number(row.crps),
                         row.input ? "input" : (row.scored ? verdict : verdict + " (" + seen.kind + ")")});
  }
  return grid;
}

std::string skipped_rows(const study::ScoreResult& result) {
  std::map<std::string, long> reasons;
  for (const auto& row : result.rows) {
    if (!row.skipped.empty()) {
      ++reasons[row.observed.quantity + ", " + row.observed.entity + ": " + row.skipped];
    }
  }
  std::string text = reasons.empty() ? "" : "\nNot predicted:\n";
  for (const auto& [reason, count] : reasons) {
    text += wrapped(fmt::format("  {} ({} row{})", reason, count, count == 1 ? "" : "s"), 4) + "\n";
  }
  return text;
}

std::string places_line(const study::ScoreResult& result) {
  std::string text = "Place of what came in the forecast, share of rows by tenth (10 % each if forecasts are right): ";
  for (const double share : result.places) {
    text += fmt::format("{:.0f} ", 100.0 * share);
  }
  return wrapped(text + "%") + "\n";
}

}  // namespace

std::string score_text(const study::ScoreResult& result) {
  std::string text;
  if (result.all.rows > 0) {
    text +=
        wrapped(fmt::format(
            "{} of {} flows fell inside the 90 % band, {} inside the 50 % band; the band's median width is {:.2f} of "
            "the series' mean. {}",
            percent(result.all.coverage90), result.all.rows, percent(result.all.coverage50), result.all.width90,
            result.all.compared > 0
                ? fmt::format("Against the last value, CRPS is {} by {:.0f} %, against the trend {} by {:.0f} %.",
                              result.all.skill_last_value >= 0 ? "lower" : "higher",
                              std::abs(100.0 * result.all.skill_last_value),
                              result.all.skill_trend >= 0 ? "lower" : "higher",
                              std::abs(100.0 * result.all.skill_trend))
                : "No naive forecast can be made of them.")) +
        "\n\n";
    text += to_text(summaries(result)) + "\n";
    text += wrapped(
                "Width, bias and CRPS are over the mean of the series' observations. After 'compared', on the rows "
                "for which a naive forecast exists: the model's width, that of bands around the last value and the "
                "trend made as wide as the model's coverage asks, and skill, 1 less the model's CRPS over theirs.") +
            "\n\n" + places_line(result);
  } else {
    text += wrapped("No row is scored: each is an input of the model up to " +
                    base::to_string(result.provenance.through) + ", a projection, or not mapped.") +
            "\n";
  }
  if (!result.hindcast) {
    text += "\n" + to_text(rows_grid(result), 200);
  }
  text += skipped_rows(result);
  text += fmt::format("\nScenario {}, book {}, seed {}, {} draws, at most {} left out.\n", result.scenario,
                      result.provenance.book_hash.substr(0, 12), result.provenance.seed, result.provenance.samples,
                      result.provenance.dropped);
  return text;
}

}  // namespace headway::report
