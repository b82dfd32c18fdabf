#include "headway/report/forecast_text.hpp"

#include <fmt/format.h>

#include <algorithm>
#include <cmath>

#include "headway/report/grid.hpp"
#include "headway/report/notes.hpp"
#include "headway/report/number.hpp"

namespace headway::report {

namespace {

Grid card_grid(const study::ForecastResult& result) {
  Grid grid;
  grid.title = "Forecast card, sources " +
               (result.provenance.as_of ? "as of " + base::to_string(*result.provenance.as_of) : "of any date");
  grid.columns = {"what", "period", "unit", "5 %", "25 %", "50 %", "75 %", "95 %"};
  for (const auto& forecast : result.forecasts) {
    const auto& item = forecast.item;
    const auto& value = forecast.value;
    std::vector<std::string> row{item.what, item.question.period, item.question.unit};
    for (const double quantile : {value.p5, value.p25, value.p50, value.p75, value.p95}) {
      row.push_back(forecast.skipped.empty() ? rounded(quantile, value.error_p50) : "-");
    }
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

/// What was forecast of flows whose hindcasts show a bias, plain and moved by it.
Grid moved_grid(const study::ForecastResult& result) {
  Grid grid;
  grid.title = "Moved by the known bias of hindcasts (the plain forecast beside it)";
  grid.columns = {"what", "period", "unit", "5 %", "50 %", "95 %", "moved: 5 %", "50 %", "95 %", "times", "hindcasts"};
  for (const auto& forecast : result.forecasts) {
    if (!forecast.moved) {
      continue;
    }
    const auto& bias = *std::ranges::find(result.biases, forecast.subject, &study::Bias::subject);
    std::vector<std::string> row{forecast.item.what, forecast.item.question.period, forecast.item.question.unit};
    for (const auto* value : {&forecast.value, &*forecast.moved}) {
      for (const double quantile : {value->p5, value->p50, value->p95}) {
        row.push_back(rounded(quantile, value->error_p50));
      }
    }
    row.push_back(fmt::format("{:.2f}", std::exp(bias.shift)));
    row.push_back(std::to_string(bias.hindcasts));
    grid.rows.push_back(std::move(row));
  }
  return grid;
}

std::string biases_text(const study::ForecastResult& result) {
  std::string text =
      "What hindcasts missed by (observed over the median forecast, one mean for each date; no forecast "
      "is moved where fewer than three dates, or a mean within twice its sampling error, speak for it):";
  for (const auto& bias : result.biases) {
    text += fmt::format("{} {}: {:.2f} times", &bias == &result.biases.front() ? "" : ";", bias.subject,
                        std::exp(bias.shift));
    text += std::isfinite(bias.error) ? fmt::format(" (within a factor of {:.2f}, {} dates{})", std::exp(bias.error),
                                                    bias.hindcasts, bias.shown() ? ", moved" : "")
                                      : " (one date)";
  }
  return result.biases.empty() ? "No hindcast of any subject was published by the card's date, so nothing is moved."
                               : text + ".";
}

std::string resolutions(const study::ForecastResult& result) {
  std::string text = "How each is resolved:\n";
  std::string last;
  for (const auto& forecast : result.forecasts) {
    if (forecast.item.what != last) {
      text += wrapped("  " + forecast.item.what + ": " + forecast.item.resolve, 4);
      last = forecast.item.what;
    }
    if (!forecast.skipped.empty()) {
      text += wrapped("    " + forecast.item.question.period + " is not forecast: " + forecast.skipped, 4);
    }
  }
  return text;
}

std::string redrawn_text(const study::RedrawnCard& card) {
  const auto& all = card.score.all;
  std::string text =
      wrapped(fmt::format("Drawn at the end of {}, before {}:", base::to_string(card.date.through), card.date.shock)) +
      "\n";
  if (all.rows == 0) {
    return text + "  nothing of the card was observed afterwards\n";
  }
  text +=
      wrapped(fmt::format(
                  "  {} of {} rows of the next {} months inside the 90 % band, {} inside the 50 % band; CRPS {:.2f} "
                  "of the series' mean, skill {:+.2f} over the last value and {:+.2f} over the trend ({} rows).",
                  std::lround(all.coverage90 * static_cast<double>(all.rows)), all.rows, study::kMonthsAfterShock,
                  std::lround(all.coverage50 * static_cast<double>(all.rows)), all.crps, all.skill_last_value,
                  all.skill_trend, all.compared),
              2) +
      "\n";
  std::string missed;
  for (const auto& row : card.score.rows) {
    if (row.scored && !row.inside90) {
      missed += fmt::format("{}{} {}, {}: {} ({} to {})", missed.empty() ? "" : "; ", row.observed.entity,
                            row.observed.period, row.observed.unit, rounded(*row.observed.central, 0.0),
                            rounded(row.p5, 0.0), rounded(row.p95, 0.0));
    }
  }
  return text + (missed.empty() ? "" : wrapped("  Missed, with the 90 % band: " + missed + ".", 2));
}

}  // namespace

std::string forecast_text(const study::ForecastResult& result) {
  std::string text = to_text(card_grid(result), at_most_terminal(160)) + "\n";
  text += wrapped("Policy is a random path (scenario " + result.scenario +
                  "): each government may withdraw in any month. No digit is smaller than the Monte Carlo error of the "
                  "median.") +
          "\n";
  if (const Grid grid = moved_grid(result); !grid.rows.empty()) {
    text += to_text(grid, at_most_terminal(160)) + "\n";
  }
  text += wrapped(biases_text(result)) + "\n" + resolutions(result) +
          "\nThe same card drawn before earlier shocks, and what came:\n";
  for (const auto& card : result.redrawn) {
    text += redrawn_text(card);
  }
  return text + "\n" + wrapped(draws_left_out(result.provenance)) + wrapped(provenance_line(result.provenance));
}

}  // namespace headway::report
