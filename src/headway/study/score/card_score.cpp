#include "headway/study/score/card_score.hpp"

#include <map>

namespace headway::study {

namespace {

/// What the present program says of the same outcomes from what the card's sources were.
base::Result<ScoreResult> present_program(const Prepared& prepared, const Question& question,
                                          const std::string& scenario, const std::vector<ObservedRow>& outcomes) {
  std::vector<ObservedRow> since;
  for (const ObservedRow& row : outcomes) {
    const auto published = base::parse_day(row.published);
    const bool news = !question.as_of || (published && *published > *question.as_of);
    if (news && row.when && row.when->last > prepared.book.through) {
      since.push_back(row);
    }
  }
  auto result = score_rows(prepared, question, scenario, since, {});
  if (result) {
    result->file = "outcomes.csv";
  }
  return result;
}

base::Result<CardScore> score_card(Question question, const Uses& uses, const std::filesystem::path& file,
                                   const std::vector<FiscalYear>& years, const std::vector<ObservedRow>& outcomes) {
  auto card = read_made_card(file, years);
  if (!card) {
    return std::unexpected(card.error());
  }
  question.as_of = card->as_of;
  question.through = card->through;
  const auto prepared = prepare(question, uses);
  if (!prepared) {
    return std::unexpected(prepared.error());
  }
  const auto mappings = mappings_of(question.book, *prepared);
  if (!mappings) {
    return std::unexpected(mappings.error());
  }
  auto present = present_program(*prepared, question, card->scenario, outcomes);
  if (!present) {
    return std::unexpected(present.error());
  }
  CardScore result{std::move(*card), {}, {}, std::move(*present)};
  std::map<std::string, std::vector<double>> pits;
  for (const MadeItem& item : result.card.items) {
    auto scored = score_item(item, *mappings, outcomes, result.card.as_of);
    if (!scored) {
      return std::unexpected(scored.error());
    }
    if (scored->outcome) {
      pits[scored->subject].push_back(scored->pit);
    }
    result.items.push_back(std::move(*scored));
  }
  for (auto& [subject, values] : pits) {
    result.subjects.push_back(SubjectPits{subject, std::move(values)});
  }
  return result;
}

}  // namespace

base::Result<std::vector<CardScore>> score_cards(const Question& question, const Uses& uses,
                                                 const std::vector<std::filesystem::path>& files) {
  const auto years = fiscal_years_of(question.book);
  if (!years) {
    return std::unexpected(years.error());
  }
  const auto outcomes = read_outcomes(question.book, *years);
  if (!outcomes) {
    return std::unexpected(outcomes.error());
  }
  std::vector<CardScore> scores;
  for (const auto& file : files) {
    auto score = score_card(question, uses, file, *years, *outcomes);
    if (!score) {
      return std::unexpected(score.error());
    }
    scores.push_back(std::move(*score));
  }
  return scores;
}

}  // namespace headway::study
