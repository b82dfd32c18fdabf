#include "headway/report/score_text.hpp"

#include <fmt/format.h>

#include <map>

#include "headway/report/grid.hpp"
#include "headway/report/number.hpp"
#include "headway/report/score_grids.hpp"
#include "headway/results/score.hpp"

namespace headway::report {

namespace {

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
    const auto end = [](const std::optional<double>& value) { return value ? plain(*value) : std::string("-"); };
    const std::string verdict = !row.observed.central ? "-" : (row.inside90 ? "yes" : "no");
    std::string name = fmt::format("{}, {}, {}", seen.quantity, seen.entity, seen.period);
    if (result.hindcast) {
      name += " from " + base::to_string(row.through);
    }
    grid.rows.push_back({std::move(name), seen.unit, plain(row.p5), plain(row.p25), plain(row.p50), plain(row.p75),
                         plain(row.p95), end(seen.central),
                         seen.low || seen.high ? end(seen.low) + " to " + end(seen.high) : "-", plain(row.crps),
                         row.input ? "input" : (row.scored ? verdict : verdict + " (" + seen.kind + ")")});
  }
  return grid;
}

std::string periods_read(const study::ScoreResult& result) {
  std::string notes;
  for (const auto& row : result.rows) {
    if (const std::string note = study::period_note(row.observed); !note.empty() && row.skipped.empty()) {
      notes += (notes.empty() ? "" : "; ") + row.observed.quantity + ": " + note;
    }
  }
  return notes.empty() ? "" : "\n" + wrapped("Periods: " + notes + ".");
}

std::string skipped_rows(const study::ScoreResult& result) {
  std::map<std::string, std::map<std::string, long>> reasons;
  for (const auto& row : result.rows) {
    if (!row.skipped.empty()) {
      ++reasons[row.skipped][row.observed.quantity + ", " + row.observed.entity];
    }
  }
  std::string text = reasons.empty() ? "" : "\nNot predicted:\n";
  for (const auto& [reason, series] : reasons) {
    std::string names;
    for (const auto& [name, count] : series) {
      names += (names.empty() ? "" : "; ") + name + (count > 1 ? fmt::format(" ({} rows)", count) : "");
    }
    text += wrapped("  " + reason + ": " + names, 4) + "\n";
  }
  return text;
}

}  // namespace

std::string score_text(const study::ScoreResult& result) {
  std::string text = wrapped(score_sentence(result)) + "\n";
  if (const std::string aim = score_against_aim(result); !aim.empty()) {
    text += "\n" + wrapped(aim) + "\n";
  }
  if (result.all.rows > 0) {
    text += "\n" + to_text(score_coverage(result)) + "\n" + to_text(score_skill(result)) + "\n" + places_text(result);
  }
  if (!result.hindcast) {
    text += "\n" + to_text(rows_grid(result), at_most_terminal(200));
    text += results::knew_what_is_scored(result) ? "\n" + wrapped(results::makers_knew()) : "";
  }
  text += periods_read(result) + skipped_rows(result);
  text += fmt::format("\nScenario {}, book {}, seed {}, {} draws, at most {} left out.\n", result.scenario,
                      result.provenance.book_hash.substr(0, 12), result.provenance.seed, result.provenance.samples,
                      result.provenance.dropped);
  return text;
}

}  // namespace headway::report
