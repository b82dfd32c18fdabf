// Scores of forecasts, the forecast card, and cards beside what came: described.
#pragma once

#include <string>
#include <vector>

#include "headway/results/described.hpp"
#include "headway/results/sheet.hpp"
#include "headway/study/score/card_score.hpp"
#include "headway/study/score/forecast.hpp"
#include "headway/study/score/score.hpp"

namespace headway::results {

/// That the program's makers knew what is scored: said with every score of months after the book's last.
std::string makers_knew();

/// Whether rows after the last observed month are scored outside a hindcast.
bool knew_what_is_scored(const study::ScoreResult& result);

/// Schema headway.score/1.
const Described<study::ScoreResult>& score();

/// The keys of a score without those of its request: summary to rows.
const Described<study::ScoreResult>& scored_rows();

/// One scored row of a table.
const Described<study::ScoredRow>& score_row();
Sheet score_sheet(const study::ScoreResult& result);

/// Schema headway.forecast/1.
const Described<study::ForecastResult>& forecast();

/// One item of a card, as a file of observations has it with the outcome still empty, and quantiles.
const Described<study::Forecast>& forecast_row();
Sheet forecast_sheet(const study::ForecastResult& result);

/// Cards beside what came.
struct CardScores {
  std::vector<study::CardScore> cards;
};

/// Schema headway.forecast_score/1.
const Described<CardScores>& forecast_score();

/// One item of one card.
struct CardRow {
  const study::MadeCard* card;
  const study::ScoredItem* item;
};

const Described<CardRow>& card_row();
Sheet forecast_score_sheet(const CardScores& scores);

}  // namespace headway::results
