// How good the model's forecasts were: coverage, width, CRPS and its skill over naive forecasts, place and bias.
#pragma once

#include <array>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

#include "headway/model/provenance.hpp"
#include "headway/study/score/naive.hpp"
#include "headway/study/score/predict.hpp"

namespace headway::study {

/// One observed row beside its forecast. Numbers in the row's unit; not a number where there is none.
struct ScoredRow {
  ObservedRow observed;
  base::Month through;  ///< last month known to the forecast
  std::string subject;  ///< what it is about, by the mapping
  std::string skipped;  ///< why nothing was predicted
  bool input = false;   ///< the model repeats it: shown, not scored
  bool scored = false;  ///< counts in the summaries
  double p5 = 0.0, p25 = 0.0, p50 = 0.0, p75 = 0.0, p95 = 0.0;
  bool inside50 = false;
  bool inside90 = false;
  bool touches90 = false;  ///< the observed range and the 90 % band overlap
  double crps = 0.0;
  double place = 0.0;  ///< share of draws below the observation: its probability integral transform (PIT)
  double place_low = 0.0, place_high = 0.0;  ///< of the observed low and high; 0 and 1 where they are not known
  bool whole_flow = false;                   ///< as of Predicted
  double scale = 1.0;  ///< mean of the series' observations: what CRPS and width are divided by in summaries
  std::optional<Naive> naive;
};

/// Over some of the rows; not a number where none counts.
struct ScoreSummary {
  std::string name;
  long rows = 0;
  double coverage50 = 0.0;
  double coverage90 = 0.0;
  double width90 = 0.0;  ///< median of (p95 - p5) / scale
  double crps = 0.0;     ///< mean of CRPS / scale
  double bias = 0.0;     ///< median of (p50 - observed) / scale
  double pit = 0.0;      ///< mean place; a half where forecasts are right
  long compared = 0;     ///< rows for which naive forecasts exist
  double width90_compared = 0.0;
  double width_last_value = 0.0;  ///< of naive bands widened or narrowed to the model's coverage on the same rows
  double width_trend = 0.0;
  double skill_last_value = 0.0;  ///< 1 - CRPS / naive CRPS, on the rows compared
  double skill_trend = 0.0;
};

struct ScoreResult {
  model::Provenance provenance;
  std::string file;
  std::string scenario;
  bool hindcast = false;
  std::vector<ScoredRow> rows;
  ScoreSummary all;
  std::vector<ScoreSummary> families;  ///< by independent source
  std::vector<ScoreSummary> subjects;  ///< by what they are about
  std::vector<ScoreSummary> origins;   ///< by last month known; hindcast alone
  std::array<double, 10> places{};     ///< share of scored rows in each tenth of `place`
  model::DrawTable draws;  ///< of what the rows ask for (predicted_draws.hpp); empty unless the question keeps draws
};

/// Fills in what a row's forecast says of it. `history` serves the naive forecasts.
ScoredRow score_row(const ObservedRow& observed, const Predicted& predicted, std::span<const ObservedRow> history,
                    base::Month through, double scale);

ScoreSummary summarise_rows(std::string name, const std::vector<const ScoredRow*>& rows);

/// Summaries of all rows, by family, by subject and by origin, and the histogram of places.
void summarise_score(ScoreResult& result);

/// `headway score --observed FILE`: every row of a file under the book at hand, nothing fitted.
base::Result<ScoreResult> score_file(const Prepared& prepared, const Question& question, const std::string& scenario,
                                     const std::filesystem::path& file);

/// The same of rows at hand; `history` serves the naive forecasts. Errors: those of read_mappings() and predict().
base::Result<ScoreResult> score_rows(const Prepared& prepared, const Question& question, const std::string& scenario,
                                     std::span<const ObservedRow> rows, std::span<const ObservedRow> history);

/// Draws of a hindcast unless others are asked for.
inline constexpr long kHindcastDraws = 4000;

/// `headway score`: the flows of book/observed/flows.csv, forecast from the end of each of `origins`.
base::Result<ScoreResult> hindcast(const Question& question, const Uses& uses, const std::string& scenario,
                                   std::span<const base::Month> origins);

}  // namespace headway::study
