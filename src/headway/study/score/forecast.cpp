#include "headway/study/score/forecast.hpp"

#include <algorithm>
#include <iterator>
#include <span>

namespace headway::study {

namespace {

bool on_card(const Card& card, const ObservedRow& row) {
  return std::ranges::any_of(card.items, [&](const CardItem& item) { return item.question.quantity == row.quantity; });
}

/// The card of an earlier date: what was observed of its quantities in the months after.
base::Result<RedrawnCard> redraw(const Question& question, const Uses& uses, const std::string& scenario,
                                 const Card& card, const CardDate& date) {
  Question asked = question;
  asked.as_of.reset();
  asked.constrain = false;  // no observation to weight by had been made by then
  auto score = hindcast(asked, uses, scenario, std::span(&date.through, 1));
  if (!score) {
    return std::unexpected(score.error());
  }
  std::erase_if(score->rows, [&](const ScoredRow& row) {
    return !on_card(card, row.observed) || row.observed.when->last > date.through + kMonthsAfterShock;
  });
  score->families.clear();
  score->subjects.clear();
  score->origins.clear();
  score->places = {};
  summarise_score(*score);
  return RedrawnCard{date, std::move(*score)};
}

/// What hindcasts under the same sources missed by. A strict card knows only the rows that were published by its date.
base::Result<std::vector<Bias>> known_biases(const Question& question, const Prepared& prepared,
                                             const std::string& scenario) {
  std::vector<base::Month> origins;
  std::ranges::copy_if(prepared.book.question.origins, std::back_inserter(origins),
                       [&](base::Month origin) { return origin < prepared.book.through; });
  if (origins.empty()) {
    return std::vector<Bias>();
  }
  Question asked = question;
  asked.samples = std::min(question.samples, kHindcastDraws);
  asked.constrain = false;
  const auto score = hindcast(asked, prepared.uses, scenario, origins);
  if (!score) {
    return std::unexpected(score.error());
  }
  return biases_of(*score, question.as_of);
}

/// Of a period that lies after `through` as a whole: what is observed of one needs no mending.
std::optional<model::Summary> moved(const model::Summary& plain, const Predicted& predicted,
                                    const std::vector<Bias>& biases, const base::Period& when, base::Month through) {
  if (when.first <= through) {
    return std::nullopt;
  }
  const auto bias = std::ranges::find(biases, predicted.subject, &Bias::subject);
  const bool applies = bias != biases.end() && bias->shown() && predicted.whole_flow && plain.p5 > 0.0;
  return applies ? std::optional(recalibrated(plain, *bias)) : std::nullopt;
}

}  // namespace

base::Result<ForecastResult> forecast(const Prepared& prepared, const Question& question, const std::string& scenario) {
  const auto years = fiscal_years_of(question.book);
  if (!years) {
    return std::unexpected(years.error());
  }
  auto card = read_card(question.book / "forecast.toml", *years);
  if (!card) {
    return std::unexpected(card.error());
  }
  Question dated = question;
  dated.keep_draws = false;
  dated.keep_inputs = false;
  dated.through = prepared.book.through;  // what hindcasts are scored on is what the card could know
  std::erase_if(card->items, [&](const CardItem& item) {
    const int ahead = item.question.when->last - prepared.book.through;
    return ahead <= 0 || ahead > kMonthsOnCard;
  });
  const auto mappings = mappings_of(question.book, prepared);
  if (!mappings) {
    return std::unexpected(mappings.error());
  }
  std::vector<ObservedRow> questions;
  for (const CardItem& item : card->items) {
    questions.push_back(item.question);
  }
  auto predictions = predict(prepared, question, scenario, *mappings, questions);
  if (!predictions) {
    return std::unexpected(predictions.error());
  }
  ForecastResult result;
  result.provenance = model::provenance_of(prepared, question, predictions->dropped);
  result.provenance.effective = predictions->effective;
  result.scenario = scenario;
  result.draws = std::move(predictions->kept);
  auto biases = known_biases(dated, prepared, scenario);
  if (!biases) {
    return std::unexpected(biases.error());
  }
  result.biases = std::move(*biases);
  for (std::size_t k = 0; k < card->items.size(); ++k) {
    auto& predicted = predictions->rows[k];
    const model::Summary plain = model::summarise(predicted.sorted);
    result.forecasts.push_back(
        Forecast{card->items[k], plain, predicted.skipped, predicted.subject,
                 moved(plain, predicted, result.biases, *card->items[k].question.when, prepared.book.through)});
  }
  for (const CardDate& date : card->before) {
    auto redrawn = redraw(dated, prepared.uses, scenario, *card, date);
    if (!redrawn) {
      return std::unexpected(redrawn.error());
    }
    result.redrawn.push_back(std::move(*redrawn));
  }
  return result;
}

}  // namespace headway::study
