#include "headway/report/calibrate_text.hpp"

#include <fmt/format.h>

#include <cmath>

#include "headway/report/grid.hpp"
#include "headway/report/number.hpp"

namespace headway::report {

namespace {

std::string percent(double share) { return fmt::format("{:.1f} %", 100.0 * share); }

std::string signed_percent(double share) { return fmt::format("{:+.1f} %", 100.0 * share); }

Grid group_grid(const std::string& title, const std::string& first, const std::vector<fit::GroupScore>& scores) {
  Grid grid;
  grid.title = title;
  grid.columns = {first, "rows", "mean |error|", "median |error|", "bias", "within band"};
  for (const fit::GroupScore& score : scores) {
    grid.rows.push_back({score.group, std::to_string(score.rows), percent(score.mean_error),
                         percent(score.median_error), signed_percent(score.bias), percent(score.covered)});
  }
  return grid;
}

Grid skipped_grid(const std::vector<fit::ScoredRun>& runs) {
  Grid grid;
  grid.title = "Rows without a prediction";
  grid.columns = {"row", "why"};
  for (const fit::ScoredRun& run : runs) {
    if (!run.skipped.empty()) {
      grid.rows.push_back({run.id, run.skipped});
    }
  }
  return grid;
}

std::string marks(const fit::ScoredRun& run) {
  return (run.searched.empty() ? std::string() : "searched ") + (run.assumed.empty() ? "" : "assumed");
}

}  // namespace

std::string score_text(const std::vector<fit::ScoredRun>& runs, const cluster::Fitted& fitted) {
  Grid grid;
  grid.title = fmt::format("Predicted from the efficiencies fitted on {}; nothing is fitted here", fitted.fitted);
  grid.columns = {"row", "quantity", "measured", "predicted", "90 % band", "error", "marks"};
  for (const fit::ScoredRun& run : runs) {
    if (run.skipped.empty()) {
      grid.rows.push_back({run.id, run.quantity, rounded(run.measured, 0.0), rounded(run.predicted, 0.0),
                           range(run.p5, run.p95, 0.0), signed_percent(run.error), marks(run)});
    }
  }
  grid.note =
      "searched: what the row does not publish of its plan was searched, and the fastest plan that fits taken; "
      "assumed: "
      "something else was not published and set (see --json).";
  constexpr std::size_t kWide = 200;
  return to_text(grid, at_most_terminal(kWide)) + "\n" + to_text(skipped_grid(runs), at_most_terminal(kWide)) + "\n" +
         to_text(group_grid("By source", "source", fit::group_scores(runs, &fit::ScoredRun::source_key))) + "\n" +
         to_text(group_grid("By chip", "chip", fit::group_scores(runs, &fit::ScoredRun::chip)));
}

std::string calibration_text(const fit::Calibration& calibration, const cluster::Priors& priors) {
  std::string text = to_text(group_grid("Errors by source, fitted to all rows", "source", calibration.by_source));
  text += "\n" +
          to_text(group_grid("Errors of each source predicted by a fit to the others", "source", calibration.left_out));
  text += "\n" + to_text(group_grid("Errors by chip, fitted to all rows", "chip", calibration.by_chip));
  const fit::GroupScore& all = calibration.groups_left_out;
  text +=
      "\n" + wrapped(fmt::format("Predicted without its source's rows of the same model, {} rows: mean |error| {}, "
                                 "median {}, {} within the 90 % band.",
                                 all.rows, percent(all.mean_error), percent(all.median_error), percent(all.covered)));
  Grid grid;
  grid.title = "Efficiencies";
  grid.columns = {"number", "unit", "median", "90 % range", "before", "rows"};
  long thin = 0;
  for (std::size_t k = 0; k < priors.parameters.size(); ++k) {
    const cluster::Parameter& parameter = priors.parameters[k];
    const cluster::Estimate& estimate = calibration.fitted.estimates[k];
    constexpr long kEnough = 3;
    thin += estimate.rows < kEnough ? 1 : 0;
    grid.rows.push_back({parameter.id, parameter.unit, fmt::format("{:.3g}", estimate.p50),
                         fmt::format("{:.3g}-{:.3g}", estimate.p5, estimate.p95),
                         fmt::format("{:.3g}-{:.3g}", parameter.low, parameter.high), std::to_string(estimate.rows)});
  }
  grid.note = fmt::format(
      "{} numbers have fewer than three rows that bear on them: these are little more than what was "
      "thought before.",
      thin);
  text += "\n" + to_text(grid);
  Grid spreads;
  spreads.title = "Spread of log(measured / predicted), from rows left out";
  spreads.columns = {"family", "kind", "deviation", "rows"};
  for (const cluster::Spread& spread : calibration.fitted.spreads) {
    spreads.rows.push_back(
        {spread.family, spread.kind, fmt::format("{:.3f}", spread.deviation), std::to_string(spread.rows)});
  }
  return text + "\n" + to_text(spreads) + "\n" + to_text(skipped_grid(calibration.runs));
}

}  // namespace headway::report
