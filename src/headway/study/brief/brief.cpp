#include "headway/study/brief/brief.hpp"

#include <algorithm>
#include <filesystem>
#include <iterator>

#include "headway/files/disk.hpp"

namespace headway::study {

namespace {

/// What the brief says of earlier forecasts, under the same book; nothing where the book has no series to score, no
/// month to stand at, or no policy that forecasts are made under.
base::Result<std::optional<ScoreResult>> earlier_forecasts(Question question, const Prepared& prepared) {
  std::vector<base::Month> origins;
  std::ranges::copy_if(prepared.book.question.origins, std::back_inserter(origins),
                       [&](base::Month origin) { return origin < prepared.book.through; });
  const std::string& policy = prepared.book.question.cast.may_end;
  if (policy.empty() || origins.empty() || question.hindcast ||
      !files::exists(question.book / "observed" / "flows.csv")) {
    return std::optional<ScoreResult>();
  }
  question.samples = std::min(question.samples, kHindcastDraws);
  auto result = hindcast(question, prepared.uses, policy, origins);
  if (!result) {
    return std::unexpected(result.error());
  }
  return std::optional(std::move(*result));
}

/// How the cards that lie beside the book did; none where there are no cards, or the book is another's copy.
base::Result<std::vector<CardScore>> forecasts_as_made(Question question, const Uses& uses) {
  const auto files = made_cards(card_folder(question.book));
  if (!files || question.hindcast || !question.overlays.empty() || !question.sets.empty()) {
    return std::vector<CardScore>();
  }
  question.samples = std::min(question.samples, kHindcastDraws);
  question.horizon = base::kDefaultHorizon;
  return score_cards(question, uses, *files);
}

}  // namespace

base::Result<Beside> beside(const Prepared& prepared, Question question, const model::CompareResult& result) {
  Beside found;
  const long headline = model::headline_scenario(result);
  const model::HeadlineYears years = model::headline_years(result.provenance);
  if (headline < 0 || !question.metrics.empty() || question.horizon < base::Month::of(years.far, 12)) {
    return found;
  }
  const std::string& other = result.others[static_cast<std::size_t>(headline)].scenario;
  constexpr long kMostDraws = 4000;
  question.samples = std::min(question.samples, kMostDraws);
  const auto useful = [](int year) { return "china_useful@" + std::to_string(year); };
  if (!question.constrain) {
    question.metrics = {useful(years.far)};
    auto turning = turning_inputs(prepared, question, result.base, other);
    if (!turning) {
      return std::unexpected(turning.error());
    }
    found.turning = std::move(*turning);
  }
  question.metrics = {useful(years.near), useful(years.far)};
  auto views = under_views(prepared, question, result.base, other);
  if (!views) {
    return std::unexpected(views.error());
  }
  found.views = std::move(*views);
  return found;
}

base::Result<Record> record_of(const Prepared& prepared, const Question& question) {
  auto hindcast = earlier_forecasts(question, prepared);
  if (!hindcast) {
    return std::unexpected(hindcast.error());
  }
  auto cards = forecasts_as_made(question, prepared.uses);
  if (!cards) {
    return std::unexpected(cards.error());
  }
  return Record{std::move(*hindcast), std::move(*cards)};
}

}  // namespace headway::study
