// How good forecasts were, and forecasts to be scored later.
#include "headway/report/card_score_text.hpp"
#include "headway/report/forecast_text.hpp"
#include "headway/report/score_text.hpp"
#include "headway/results/score.hpp"
#include "headway/verbs/verb.hpp"

namespace headway::verbs::detail {

namespace {

using ScoreRequest = api::Asked<api::Score, api::Settings>;
using ForecastRequest = api::Asked<api::Forecast, api::Settings>;

base::Result<Answer> score(const ScoreRequest& request, const Wanted& wanted) {
  auto made = asked(request, wanted, "headway.score/1", {request.scenario}, &api::Engine::score);
  if (!made) {
    return std::unexpected(made.error());
  }
  auto& [answer, result] = *made;
  answer.text = [result] { return report::score_text(*result); };
  describe(answer, results::score(), result, &results::score_sheet);
  return std::move(answer);
}

base::Result<Answer> score_cards(const ForecastRequest& request, const Wanted& wanted) {
  const auto engine = api::Engine::open(request);
  if (!engine) {
    return std::unexpected(engine.error());
  }
  auto made = engine->score_cards(request, wanted.progress);
  if (!made) {
    return std::unexpected(made.error());
  }
  const auto result = std::make_shared<const results::CardScores>(std::move(*made));
  model::Provenance provenance;
  provenance.book_hash = engine->prepared().book.hash;
  provenance.through = engine->prepared().book.through;
  provenance.horizon = request.horizon;
  provenance.seed = request.seed;
  provenance.samples = request.samples;
  provenance.dropped = -1;  // each card's redrawing has its own
  Answer answer;
  answer.schema = "headway.forecast_score/1";
  answer.source = source_of(engine->shared(), provenance, {});
  answer.text = [result] { return report::card_score_text(result->cards); };
  describe(answer, results::forecast_score(), result, &results::forecast_score_sheet);
  return answer;
}

base::Result<Answer> forecast(const ForecastRequest& request, const Wanted& wanted) {
  if (request.score && wanted.keep.draws) {
    return std::unexpected(base::Error{"a card that is scored has no draws",
                                       "it holds the quantiles of its day",
                                       "leave out " + base::field("draws") + ", or " + base::field("score"),
                                       {}});
  }
  if (request.score) {
    return score_cards(request, wanted);
  }
  auto made = asked(request, wanted, "headway.forecast/1", {request.scenario}, &api::Engine::forecast);
  if (!made) {
    return std::unexpected(made.error());
  }
  auto& [answer, result] = *made;
  answer.text = [result] { return report::forecast_text(*result); };
  describe(answer, results::forecast(), result, &results::forecast_sheet);
  return std::move(answer);
}

}  // namespace

void add_score_verbs(std::vector<Verb>& verbs) {
  constexpr unsigned kTables = kText | kJson | kCsv | kXlsx | kDraws;
  verbs.push_back(
      verb<ScoreRequest>({.name = "score",
                          .help = "How good the model's forecasts were, or are beside a file of observations",
                          .examples = {"headway score", "headway score --origin 2024-12 --csv",
                                       "headway score --observed book/observed/flows.csv --json"},
                          .forms = kTables,
                          .rules = {{"origin", "observed"},
                                    // Without a file every forecast is a hindcast, and goes as far as history.
                                    {"hindcast", "observed", true},
                                    {"horizon", "observed", true}}},
                         &score));
  verbs.push_back(verb<ForecastRequest>(
      {.name = "forecast",
       .help = "The forecast card: resolvable quantities of the next two years, dated and hashed",
       .examples = {"headway forecast --as-of 2026-11-30", "headway forecast --as-of 2025-12-31",
                    "headway forecast --csv > card.csv", "headway forecast --scenario {base} --json",
                    "headway forecast --score", "headway forecast --score --card docs/forecasts/2025-12-31.json --csv"},
       .forms = kTables,
       .rules = {{"card", "score", true},
                 {"score", "scenario"},
                 {"score", "as_of"},
                 {"score", "through"},
                 {"score", "hindcast"}}},
      &forecast));
}

}  // namespace headway::verbs::detail
