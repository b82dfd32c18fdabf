// A forecast card as it was made, read back from its file: docs/forecasts/*.json, which are never edited.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "headway/study/score/observed.hpp"

namespace headway::study {

/// Five quantiles are all that a card keeps of a forecast.
struct CardQuantiles {
  double p5 = 0.0, p25 = 0.0, p50 = 0.0, p75 = 0.0, p95 = 0.0;

  /// Where a value stands: the probability below it and that up to it, which differ where quantiles are equal to it. In
  /// between it is linear in the logarithm of the value (in the value where an end is not above 0). Of what lies below
  /// p5 or above p95 the card says no more than that: 0 to 0.05, 0.95 to 1.
  struct Place {
    double low = 0.0, high = 0.0;
    double middle() const { return 0.5 * (low + high); }
  };
  Place place(double value) const;

  /// The weighted interval score (Bracher, Ray, Gneiting and Reich 2021, equation 2) of median, 50 % and 90 % intervals:
  /// what the CRPS is to a whole distribution. 0 is perfect.
  double interval_score(double observed) const;
};

struct MadeItem {
  std::string what;
  std::string resolve;
  ObservedRow question;  ///< quantity, entity, period and unit
  CardQuantiles value;
  std::string skipped;  ///< why nothing was forecast
};

struct MadeCard {
  std::string file;
  base::Day made;
  std::string version;
  std::string commit;
  std::string command;
  std::string book_hash;
  std::optional<base::Day> as_of;  ///< last date of publication that it knows
  base::Month through;
  std::string scenario;
  std::vector<MadeItem> items;
};

/// Errors: the file cannot be read, is not JSON or not of schema headway.card/1 around headway.forecast/1; a key is
/// missing or has another type.
base::Result<MadeCard> read_made_card(const std::filesystem::path& file, const std::vector<FiscalYear>& years);

/// All cards of the folder by name. Error: the folder cannot be read, or holds no card.
base::Result<std::vector<std::filesystem::path>> made_cards(const std::filesystem::path& folder);

/// Where the cards of a book lie: docs/forecasts beside it.
std::filesystem::path card_folder(const std::filesystem::path& book);

}  // namespace headway::study
