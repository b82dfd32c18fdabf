#include "headway/results/score.hpp"

#include <algorithm>
#include <utility>

#include "headway/results/parts.hpp"
#include "headway/results/rows.hpp"

namespace headway::results {

namespace {

using study::ObservedRow;
using study::ScoredRow;
using study::ScoreResult;
using study::ScoreSummary;

const Described<ScoreSummary>& score_summary() {
  static const auto keys =
      Described<ScoreSummary>("score summary", "how good forecasts of some rows were")
          .value("of", "which rows", &ScoreSummary::name)
          .value("rows", "how many", &ScoreSummary::rows)
          .value("coverage50", "share of them in the 50 % band, from 0 to 1", &ScoreSummary::coverage50)
          .value("coverage90", "share of them in the 90 % band, from 0 to 1", &ScoreSummary::coverage90)
          .value("width90", "median width of the 90 % band, over the mean of the series' observations",
                 &ScoreSummary::width90)
          .value("bias", "median of forecast median less observation, over that mean", &ScoreSummary::bias)
          .value("pit", "the mean of `place`: a half where forecasts are right", &ScoreSummary::pit)
          .value("crps", "mean continuous ranked probability score (CRPS), over that mean", &ScoreSummary::crps)
          .value("compared", "rows for which a naive forecast exists; the keys below are on these",
                 &ScoreSummary::compared)
          .value("width90_compared", "`width90` on them", &ScoreSummary::width90_compared)
          .value(
              "width_last_value",
              "width of the naive band about the last value, made as wide as the model's coverage asks; `null` where "
              "none is wide enough",
              &ScoreSummary::width_last_value)
          .value("width_trend", "the same about the trend", &ScoreSummary::width_trend)
          .value("skill_last_value", "1 - CRPS / CRPS of the last value", &ScoreSummary::skill_last_value)
          .value("skill_trend", "1 - CRPS / CRPS of the trend", &ScoreSummary::skill_trend);
  return keys;
}

bool judged(const ScoredRow& row) { return row.skipped.empty() && row.observed.central; }

std::optional<bool> if_judged(const ScoredRow& row, bool value) {
  return judged(row) ? std::optional(value) : std::nullopt;
}

/// What a row of observations is about.
const Described<ObservedRow>& about() {
  static const auto keys = Described<ObservedRow>()
                               .value("quantity", "what is observed", &ObservedRow::quantity)
                               .value("entity", "of whom", &ObservedRow::entity)
                               .value("period", "when, as written", &ObservedRow::period)
                               .value("unit", "its unit", &ObservedRow::unit);
  return keys;
}

const Described<ObservedRow>& observed_range() {
  static const auto keys =
      Described<ObservedRow>()
          .value("low", "lower end of what was observed; `null` where it is not given", &ObservedRow::low)
          .value("central", "what was observed", &ObservedRow::central)
          .value("high", "upper end of what was observed", &ObservedRow::high);
  return keys;
}

std::optional<std::string> period_months(const ScoredRow& row) {
  return row.observed.when ? std::optional(base::to_string(*row.observed.when)) : std::nullopt;
}

const Described<ScoredRow>& row_quantiles() {
  static const auto keys = Described<ScoredRow>()
                               .value("p5", "5 % quantile of the forecast", &ScoredRow::p5)
                               .value("p25", "25 % quantile", &ScoredRow::p25)
                               .value("p50", "its median", &ScoredRow::p50)
                               .value("p75", "75 % quantile", &ScoredRow::p75)
                               .value("p95", "95 % quantile", &ScoredRow::p95);
  return keys;
}

const Described<ScoredRow>& row() {
  static const auto keys =
      Described<ScoredRow>()
          .include(&ScoredRow::observed, about())
          .include(&ScoredRow::observed, observed_range())
          .value("kind", "`actual`, `estimate` or `projection`", [](const ScoredRow& of) { return of.observed.kind; })
          .value("through", "the last month known to the forecast", &ScoredRow::through)
          .include(std::identity(), row_quantiles())
          .value("inside50", "whether the central value lies in the 50 % band",
                 [](const ScoredRow& of) { return if_judged(of, of.inside50); })
          .value("inside90", "whether the central value lies in the 90 % band",
                 [](const ScoredRow& of) { return if_judged(of, of.inside90); })
          .value("touches90", "whether the observed range overlaps the 90 % band",
                 [](const ScoredRow& of) { return if_judged(of, of.touches90); })
          .value("crps", "continuous ranked probability score", &ScoredRow::crps)
          .value("place", "share of draws below the observation: its probability integral transform (PIT)",
                 &ScoredRow::place)
          .value("pit_low", "that of its low end; 0 where it is not known", &ScoredRow::place_low)
          .value("pit_high", "that of its high end; 1 where it is not known", &ScoredRow::place_high)
          .value("subject", "what it is about", [](const ScoredRow& of) { return or_none(of.subject); })
          .value("months", "the months of the period, such as `2026-05..2026-07`", &period_months)
          .value("note", "how the period is read where that is not as written (a day)",
                 [](const ScoredRow& of) { return or_none(study::period_note(of.observed)); })
          .value("input", "whether it drives the model's history, which repeats it", &ScoredRow::input)
          .value("scored", "whether it counts in the summaries", &ScoredRow::scored)
          .value("skipped", "why nothing was predicted; the numbers are then `null`",
                 [](const ScoredRow& of) { return or_none(of.skipped); });
  return keys;
}

const Described<study::Bias>& bias() {
  static const auto keys = Described<study::Bias>()
                               .value("subject", "the subject", &study::Bias::subject)
                               .value("hindcasts", "dates that it rests on", &study::Bias::hindcasts)
                               .value("shift", "mean logarithm of observed over median", &study::Bias::shift)
                               .value("error", "its sampling error", &study::Bias::error)
                               .value("shown", "whether forecasts are moved by it", &study::Bias::shown);
  return keys;
}

const Described<study::RedrawnCard>& redrawn() {
  using study::RedrawnCard;
  const auto of_all = [](auto member) { return [member](const RedrawnCard& of) { return of.score.all.*member; }; };
  static const auto keys =
      Described<RedrawnCard>()
          .value("through", "the last month known", [](const RedrawnCard& of) { return of.date.through; })
          .value("shock", "what came after", [](const RedrawnCard& of) { return of.date.shock; })
          .value("rows", "rows scored", of_all(&ScoreSummary::rows))
          .value("coverage50", "share in the 50 % band", of_all(&ScoreSummary::coverage50))
          .value("coverage90", "share in the 90 % band", of_all(&ScoreSummary::coverage90))
          .value("crps", "mean CRPS over the series' mean", of_all(&ScoreSummary::crps))
          .value("skill_last_value", "1 - CRPS / CRPS of the last value", of_all(&ScoreSummary::skill_last_value))
          .value("skill_trend", "1 - CRPS / CRPS of the trend", of_all(&ScoreSummary::skill_trend));
  return keys;
}

const model::Summary* moved_of(const study::Forecast& of) { return of.moved ? &*of.moved : nullptr; }

const Described<study::Forecast>& item() {
  using study::Forecast;
  static const auto keys =
      Described<Forecast>()
          .value("what", "the question, in words", [](const Forecast& of) { return of.item.what; })
          .include([](const Forecast& of) -> const ObservedRow& { return of.item.question; }, about())
          .value("resolve", "by whose figure it is decided", [](const Forecast& of) { return of.item.resolve; })
          .include(&Forecast::value, quantiles())
          .value("error_p50", "Monte Carlo error of the median: half the width of its 95 % interval",
                 [](const Forecast& of) { return of.value.error_p50; })
          .value("subject", "what it is about", &Forecast::subject)
          .part("recalibrated", "moved by the known bias of hindcasts of its subject, where one is shown", &moved_of,
                five_quantiles())
          .value("skipped", "why there is no forecast", [](const Forecast& of) { return or_none(of.skipped); });
  return keys;
}

const Described<study::SubjectPits>& subject_pits() {
  static const auto keys = Described<study::SubjectPits>()
                               .value("subject", "the subject", &study::SubjectPits::subject)
                               .value("pits", "the PIT of each resolved item", &study::SubjectPits::pits);
  return keys;
}

/// An item's outcome, which the item holds beside the number of further rows.
std::optional<study::ScoredItem> resolved(const study::ScoredItem& of) {
  return of.outcome ? std::optional(of) : std::nullopt;
}

const Described<study::ScoredItem>& outcome() {
  using study::ScoredItem;
  static const auto keys =
      Described<ScoredItem>()
          .include([](const ScoredItem& of) -> const ObservedRow& { return *of.outcome; }, observed_range())
          .value("kind", "`actual`, `estimate` or `projection`", [](const ScoredItem& of) { return of.outcome->kind; })
          .value("source", "whose figure it is", [](const ScoredItem& of) { return of.outcome->source; })
          .value("published", "when it was published",
                 [](const ScoredItem& of) { return or_none(of.outcome->published); })
          .value("others", "number of further sources", &ScoredItem::others);
  return keys;
}

const Described<study::SoFar>& so_far() {
  using study::SoFar;
  static const auto keys =
      Described<SoFar>()
          .value("periods", "the parts that are known, such as `2026Q1, 2026Q2`", &SoFar::periods)
          .value("low", "lower end", &SoFar::low)
          .value("central", "their figure", &SoFar::central)
          .value("high", "upper end", &SoFar::high)
          .value("flow", "a part of a sum, so that the whole is at least `low`", &SoFar::flow)
          .value("pit_at_least", "where on the card a flow stands at least",
                 [](const SoFar& of) { return of.flow && of.low ? std::optional(of.at_least) : std::nullopt; })
          .value("source", "whose figures they are", &SoFar::source);
  return keys;
}

std::optional<double> if_resolved(const study::ScoredItem& of, double value) {
  return of.outcome ? std::optional(value) : std::nullopt;
}

const Described<study::CardQuantiles>& card_quantiles() {
  using study::CardQuantiles;
  static const auto keys = Described<CardQuantiles>()
                               .value("p5", "5 % quantile as made", &CardQuantiles::p5)
                               .value("p25", "25 % quantile as made", &CardQuantiles::p25)
                               .value("p50", "median as made", &CardQuantiles::p50)
                               .value("p75", "75 % quantile as made", &CardQuantiles::p75)
                               .value("p95", "95 % quantile as made", &CardQuantiles::p95);
  return keys;
}

const Described<study::ScoredItem>& pits() {
  using study::ScoredItem;
  static const auto keys =
      Described<ScoredItem>()
          .value("pit", "where the outcome stands on the card",
                 [](const ScoredItem& of) { return if_resolved(of, of.pit); })
          .value("pit_low", "its least, where the outcome is a range or stands where quantiles are equal",
                 [](const ScoredItem& of) { return if_resolved(of, of.place.low); })
          .value("pit_high", "its most", [](const ScoredItem& of) { return if_resolved(of, of.place.high); })
          .value("inside50", "whether it lies in the 50 % band; `null` where a range is partly inside",
                 &ScoredItem::inside50)
          .value("inside90", "whether it lies in the 90 % band; `null` where a range is partly inside",
                 &ScoredItem::inside90)
          .value("crps", "the weighted interval score of the five quantiles", &ScoredItem::score)
          .value("open", "why there is no outcome", [](const ScoredItem& of) { return or_none(of.open); });
  return keys;
}

const Described<study::ScoredItem>& scored_item() {
  using study::ScoredItem;
  static const auto keys =
      Described<ScoredItem>()
          .value("what", "the question, in words", [](const ScoredItem& of) { return of.item.what; })
          .include([](const ScoredItem& of) -> const ObservedRow& { return of.item.question; }, about())
          .value("subject", "what it is about", [](const ScoredItem& of) { return or_none(of.subject); })
          .include([](const ScoredItem& of) -> const study::CardQuantiles& { return of.item.value; }, card_quantiles())
          .part("outcome", "what came, in the item's unit; `null` while it is open", &resolved, outcome())
          .include(std::identity(), pits())
          .part("so_far", "what is known of a part", &ScoredItem::so_far, so_far());
  return keys;
}

const Described<study::MadeCard>& card_book() {
  using study::MadeCard;
  static const auto keys = Described<MadeCard>()
                               .value("hash", "hash of the book", &MadeCard::book_hash)
                               .value("as_of", "last date of publication that it knew", &MadeCard::as_of)
                               .value("through", "last month whose observations it knew", &MadeCard::through);
  return keys;
}

const Described<ScoreResult>& present() {
  static const auto keys =
      Described<ScoreResult>()
          .value("warning", "that its makers knew what came", [](const ScoreResult&) { return makers_knew(); })
          .value("book_hash", "hash of the book", [](const ScoreResult& of) { return of.provenance.book_hash; })
          .include(std::identity(), scored_rows());
  return keys;
}

const Described<study::CardScore>& card_score() {
  using study::CardScore;
  static const auto keys =
      Described<CardScore>()
          .value("file", "the card", [](const CardScore& of) { return of.card.file; })
          .value("made", "the day on which it was made", [](const CardScore& of) { return of.card.made; })
          .value("version", "version of the program that made it", [](const CardScore& of) { return of.card.version; })
          .value("commit", "commit of that program", [](const CardScore& of) { return of.card.commit; })
          .part("book", "the book that it was made of", &CardScore::card, card_book())
          .value("scenario", "the scenario", [](const CardScore& of) { return of.card.scenario; })
          .list("items", "one object for each item", &CardScore::items, scored_item())
          .list("subjects", "the resolved items by subject", &CardScore::subjects, subject_pits())
          .part("present",
                "the present program's forecast, from the card's sources, of all that was observed since; its makers "
                "knew what came",
                &CardScore::present, present());
  return keys;
}

}  // namespace

std::string makers_knew() {
  return "This program and its equations were made by people who knew what happened in the months that are scored. The "
         "book holds the sources of its date alone, but such a score is no proof of foresight: only a card as made is.";
}

bool knew_what_is_scored(const ScoreResult& result) {
  return !result.hindcast && std::ranges::any_of(result.rows, [&](const ScoredRow& row) {
    return row.scored && row.observed.when->last > result.provenance.through;
  });
}

const Described<ScoreResult>& scored_rows() {
  static const auto keys =
      Described<ScoreResult>()
          .part("summary", "all scored rows", &ScoreResult::all, score_summary())
          .list("families", "the same by independent family of sources", &ScoreResult::families, score_summary())
          .list("subjects", "by what the rows are about", &ScoreResult::subjects, score_summary())
          .list("origins", "by last month known", &ScoreResult::origins, score_summary())
          .value("places", "ten shares of the scored rows, by the tenth of the forecast in which the observation fell",
                 &ScoreResult::places)
          .list("rows", "one object for each row, and for each date of a hindcast", &ScoreResult::rows, row());
  return keys;
}

const Described<ScoreResult>& score() {
  static const auto keys =
      Described<ScoreResult>()
          .value("file", "the file of observations", &ScoreResult::file)
          .value("scenario", "the scenario", &ScoreResult::scenario)
          .value("hindcast", "`false` for a file of observations that was given", &ScoreResult::hindcast)
          .value("warning",
                 "where rows after `through` are scored outside a hindcast: that the program's makers knew them",
                 [](const ScoreResult& of) { return or_none(knew_what_is_scored(of) ? makers_knew() : ""); })
          .include(std::identity(), scored_rows());
  return keys;
}

const Described<ScoredRow>& score_row() {
  static const auto keys = Described<ScoredRow>()
                               .include(&ScoredRow::observed, about())
                               .value("through", "the last month known to the forecast", &ScoredRow::through)
                               .include(&ScoredRow::observed, observed_range())
                               .include(std::identity(), row_quantiles())
                               .value("inside90", "whether the central value lies in the 90 % band",
                                      [](const ScoredRow& of) { return if_judged(of, of.inside90); })
                               .value("crps", "continuous ranked probability score", &ScoredRow::crps)
                               .value("place", "share of draws below the observation: its PIT", &ScoredRow::place)
                               .value("input", "whether it drives the model's history", &ScoredRow::input)
                               .value("scored", "whether it counts in the summaries", &ScoredRow::scored)
                               .value("skipped", "why nothing was predicted", &ScoredRow::skipped);
  return keys;
}

Sheet score_sheet(const ScoreResult& result) { return table(score_row(), result.rows); }

const Described<study::ForecastResult>& forecast() {
  using study::ForecastResult;
  static const auto keys =
      Described<ForecastResult>()
          .value("scenario", "the scenario", &ForecastResult::scenario)
          .list("items", "one object for each quantity and period", &ForecastResult::forecasts, item())
          .list("biases", "biases of hindcasts by subject", &ForecastResult::biases, bias())
          .list("redrawn", "the same card drawn before earlier shocks", &ForecastResult::redrawn, redrawn());
  return keys;
}

const Described<study::Forecast>& forecast_row() {
  using study::Forecast;
  static const auto keys = [] {
    Described<Forecast> described;
    described.include([](const Forecast& of) -> const ObservedRow& { return of.item.question; }, about());
    for (const char* const name : {"low", "central", "high", "source", "published"}) {
      described.value(name, "to be filled in when the outcome is known", [](const Forecast&) { return std::string(); });
    }
    described.value("kind", "`actual`", [](const Forecast&) { return std::string("actual"); })
        .include(&Forecast::value, five_quantiles());
    for (const auto& [name, quantile] : {std::pair{"p5", &model::Summary::p5}, std::pair{"p25", &model::Summary::p25},
                                         std::pair{"p50", &model::Summary::p50}, std::pair{"p75", &model::Summary::p75},
                                         std::pair{"p95", &model::Summary::p95}}) {
      described.value(
          std::string("moved_") + name, "the same quantile moved by the known bias of its subject",
          [quantile](const Forecast& of) { return of.moved ? std::optional((*of.moved).*quantile) : std::nullopt; });
    }
    return described;
  }();
  return keys;
}

Sheet forecast_sheet(const study::ForecastResult& result) { return table(forecast_row(), result.forecasts); }

const Described<CardScores>& forecast_score() {
  static const auto keys =
      Described<CardScores>().list("cards", "one object for each card", &CardScores::cards, card_score());
  return keys;
}

const Described<CardRow>& card_row() {
  static const auto keys =
      Described<CardRow>()
          .value("card", "the card", [](const CardRow& of) { return of.card->file; })
          .value("made", "the day on which it was made", [](const CardRow& of) { return of.card->made; })
          .value("version", "version of the program that made it", [](const CardRow& of) { return of.card->version; })
          .include([](const CardRow& of) -> const ObservedRow& { return of.item->item.question; }, about())
          .value("subject", "what it is about", [](const CardRow& of) { return of.item->subject; })
          .include([](const CardRow& of) -> const study::CardQuantiles& { return of.item->item.value; },
                   card_quantiles())
          .include([](const CardRow& of) { return of.item->outcome ? &*of.item->outcome : nullptr; }, observed_range())
          .include([](const CardRow& of) { return of.item; }, pits())
          .value("so_far_low", "what is known of a part: lower end",
                 [](const CardRow& of) { return of.item->so_far ? of.item->so_far->low : std::nullopt; })
          .value("so_far_central", "what is known of a part",
                 [](const CardRow& of) { return of.item->so_far ? of.item->so_far->central : std::nullopt; })
          .value("so_far_high", "what is known of a part: upper end",
                 [](const CardRow& of) { return of.item->so_far ? of.item->so_far->high : std::nullopt; })
          .value("source", "whose figure the outcome is",
                 [](const CardRow& of) { return of.item->outcome ? of.item->outcome->source : std::string(); })
          .value("published", "when it was published",
                 [](const CardRow& of) { return of.item->outcome ? of.item->outcome->published : std::string(); });
  return keys;
}

Sheet forecast_score_sheet(const CardScores& scores) {
  std::vector<CardRow> rows;
  for (const auto& score : scores.cards) {
    for (const auto& item : score.items) {
      rows.push_back({&score.card, &item});
    }
  }
  return table(card_row(), rows);
}

}  // namespace headway::results
