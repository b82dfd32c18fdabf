// Cards as they were made beside what has been observed since.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "headway/study/score/made_card.hpp"
#include "headway/study/score/score.hpp"

namespace headway::study {

/// What is known of a part of a period that is still open.
struct SoFar {
  std::string periods;  ///< "2026Q1, 2026Q2"
  base::Month until;    ///< the last month of them
  std::optional<double> low, central, high;
  bool flow = false;      ///< a part of the sum, so that the whole is at least `low`
  int months = 0;         ///< of a flow: how many are known
  double at_least = 0.0;  ///< of a flow: where on the card the whole stands at least
  std::string source;
};

struct ScoredItem {
  MadeItem item;
  std::string subject;
  std::optional<ObservedRow> outcome;  ///< in the item's unit
  int others = 0;                      ///< further rows on the same quantity and period, from other sources
  CardQuantiles::Place place;          ///< of the outcome's range; PIT is its middle, or that of the central value
  double pit = 0.0;
  std::optional<double> score;   ///< weighted interval score; none without a central value
  std::optional<bool> inside50;  ///< none where the range is partly inside
  std::optional<bool> inside90;
  std::string open;  ///< why there is no outcome yet
  std::optional<SoFar> so_far;
};

/// Resolved quantities of a card about one subject.
struct SubjectPits {
  std::string subject;
  std::vector<double> pits;
};

struct CardScore {
  MadeCard card;
  std::vector<ScoredItem> items;
  std::vector<SubjectPits> subjects;
  /// The present program's forecast of all that was observed since, from the sources that the card knew.
  ScoreResult present;
};

/// One item beside the rows of outcomes. Errors: those of match().
base::Result<ScoredItem> score_item(const MadeItem& item, const Mappings& mappings,
                                    const std::vector<ObservedRow>& outcomes, std::optional<base::Day> as_of);

/// Every card, with the present program's strict book of its date. `question` gives the book, draws and seed; as_of and
/// through are the card's. Errors: those of read_made_card(), read_outcomes(), score_rows() and prepare().
base::Result<std::vector<CardScore>> score_cards(const Question& question, const Uses& uses,
                                                 const std::vector<std::filesystem::path>& files);

}  // namespace headway::study
