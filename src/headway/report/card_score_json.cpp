#include <nlohmann/json.hpp>

#include "headway/report/card_score_text.hpp"
#include "headway/report/cells.hpp"
#include "headway/report/score_grids.hpp"
#include "headway/report/score_json.hpp"

namespace headway::report {

namespace {

using nlohmann::ordered_json;

ordered_json flag_or_null(const std::optional<bool>& value) {
  return value ? ordered_json(*value) : ordered_json(nullptr);
}

ordered_json text_or_null(const std::string& text) { return text.empty() ? ordered_json(nullptr) : ordered_json(text); }

ordered_json outcome_json(const study::ScoredItem& item) {
  if (!item.outcome) {
    return nullptr;
  }
  const auto& row = *item.outcome;
  return {{"low", report::or_null(row.low)},
          {"central", report::or_null(row.central)},
          {"high", report::or_null(row.high)},
          {"kind", row.kind},
          {"source", row.source},
          {"published", text_or_null(row.published)},
          {"others", item.others}};
}

ordered_json so_far_json(const study::ScoredItem& item) {
  if (!item.so_far) {
    return nullptr;
  }
  const auto& part = *item.so_far;
  return {{"periods", part.periods},
          {"low", report::or_null(part.low)},
          {"central", report::or_null(part.central)},
          {"high", report::or_null(part.high)},
          {"flow", part.flow},
          {"pit_at_least", part.flow && part.low ? ordered_json(part.at_least) : ordered_json(nullptr)},
          {"source", part.source}};
}

ordered_json item_json(const study::ScoredItem& item) {
  const auto& asked = item.item.question;
  const auto& value = item.item.value;
  const auto only = [&](double number) { return item.outcome ? ordered_json(number) : ordered_json(nullptr); };
  return {{"what", item.item.what},
          {"quantity", asked.quantity},
          {"entity", asked.entity},
          {"period", asked.period},
          {"unit", asked.unit},
          {"subject", text_or_null(item.subject)},
          {"p5", report::or_null(value.p5)},
          {"p25", report::or_null(value.p25)},
          {"p50", report::or_null(value.p50)},
          {"p75", report::or_null(value.p75)},
          {"p95", report::or_null(value.p95)},
          {"outcome", outcome_json(item)},
          {"pit", only(item.pit)},
          {"pit_low", only(item.place.low)},
          {"pit_high", only(item.place.high)},
          {"inside50", flag_or_null(item.inside50)},
          {"inside90", flag_or_null(item.inside90)},
          {"crps", report::or_null(item.score)},
          {"open", text_or_null(item.open)},
          {"so_far", so_far_json(item)}};
}

ordered_json card_json(const study::CardScore& score) {
  const auto& card = score.card;
  ordered_json json{{"file", card.file},
                    {"made", base::to_string(card.made)},
                    {"version", card.version},
                    {"commit", card.commit},
                    {"book",
                     {{"hash", card.book_hash},
                      {"as_of", card.as_of ? ordered_json(base::to_string(*card.as_of)) : ordered_json(nullptr)},
                      {"through", base::to_string(card.through)}}},
                    {"scenario", card.scenario}};
  json["items"] = ordered_json::array();
  for (const auto& item : score.items) {
    json["items"].push_back(item_json(item));
  }
  json["subjects"] = ordered_json::array();
  for (const auto& subject : score.subjects) {
    json["subjects"].push_back({{"subject", subject.subject}, {"pits", subject.pits}});
  }
  ordered_json present{{"warning", makers_knew()}, {"book_hash", score.present.provenance.book_hash}};
  add_score(present, score.present);
  json["present"] = std::move(present);
  return json;
}

}  // namespace

std::string card_score_json(const std::vector<study::CardScore>& scores) {
  ordered_json json = ordered_json::object();
  json["cards"] = ordered_json::array();
  for (const auto& score : scores) {
    json["cards"].push_back(card_json(score));
  }
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

}  // namespace headway::report
