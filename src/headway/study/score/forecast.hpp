// The forecast card: resolvable quantities with quantiles, dated and hashed, and the same card drawn before shocks of the
// past and scored.
#pragma once

#include <string>
#include <vector>

#include "headway/model/provenance.hpp"
#include "headway/model/summary.hpp"
#include "headway/study/score/bias.hpp"
#include "headway/study/score/score.hpp"

namespace headway::study {

/// A question of the card for one period.
struct CardItem {
  std::string what;
  std::string resolve;   ///< by whose figure
  ObservedRow question;  ///< quantity, entity, period and unit; nothing observed
};

/// A date before a shock.
struct CardDate {
  base::Month through;
  std::string shock;
};

struct Card {
  std::vector<CardItem> items;
  std::vector<CardDate> before;
};

/// A card asks for periods that end after the last observed month and no later than so many months after it.
inline constexpr int kMonthsOnCard = 28;

/// Months after a shock's date on which the card drawn before it is scored.
inline constexpr int kMonthsAfterShock = 15;

/// Reads book/forecast.toml. Errors: as of any TOML file; a key that is unknown or missing, a period that cannot be
/// read, a list that is empty; with file and line.
base::Result<Card> read_card(const std::filesystem::path& file, const std::vector<FiscalYear>& years);

struct Forecast {
  CardItem item;
  model::Summary value;  ///< in the item's unit
  std::string skipped;   ///< why there is no forecast
  std::string subject;
  std::optional<model::Summary> moved;  ///< by the known bias of hindcasts of its subject, where these show one
};

struct RedrawnCard {
  CardDate date;
  ScoreResult score;  ///< rows on the card's quantities within kMonthsAfterShock
};

struct ForecastResult {
  model::Provenance provenance;
  std::string scenario;
  std::vector<Forecast> forecasts;
  std::vector<Bias> biases;  ///< of hindcasts, by subject
  std::vector<RedrawnCard> redrawn;
  model::DrawTable draws;  ///< of the items, each once; empty unless the question keeps draws
};

/// Errors: those of read_card(), read_mappings() and of the run.
base::Result<ForecastResult> forecast(const Prepared& prepared, const Question& question, const std::string& scenario);

}  // namespace headway::study
