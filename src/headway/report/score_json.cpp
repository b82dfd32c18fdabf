#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "headway/report/score_text.hpp"

#include "headway/report/cells.hpp"
#include "headway/report/score_grids.hpp"
#include "headway/report/score_json.hpp"

namespace headway::report {

namespace {

using nlohmann::ordered_json;

ordered_json score_summary_json(const study::ScoreSummary& summary) {
  return ordered_json{{"of", summary.name},
                      {"rows", summary.rows},
                      {"coverage50", or_null(summary.coverage50)},
                      {"coverage90", or_null(summary.coverage90)},
                      {"width90", or_null(summary.width90)},
                      {"bias", or_null(summary.bias)},
                      {"pit", or_null(summary.pit)},
                      {"crps", or_null(summary.crps)},
                      {"compared", summary.compared},
                      {"width90_compared", or_null(summary.width90_compared)},
                      {"width_last_value", or_null(summary.width_last_value)},
                      {"width_trend", or_null(summary.width_trend)},
                      {"skill_last_value", or_null(summary.skill_last_value)},
                      {"skill_trend", or_null(summary.skill_trend)}};
}

ordered_json row_json(const study::ScoredRow& row) {
  const auto& seen = row.observed;
  ordered_json json{{"quantity", seen.quantity},  {"entity", seen.entity},    {"period", seen.period},
                    {"unit", seen.unit},          {"low", or_null(seen.low)}, {"central", or_null(seen.central)},
                    {"high", or_null(seen.high)}, {"kind", seen.kind},        {"through", base::to_string(row.through)},
                    {"p5", or_null(row.p5)},      {"p25", or_null(row.p25)},  {"p50", or_null(row.p50)},
                    {"p75", or_null(row.p75)},    {"p95", or_null(row.p95)}};
  const bool judged = row.skipped.empty() && seen.central;
  json["inside50"] = judged ? ordered_json(row.inside50) : ordered_json(nullptr);
  json["inside90"] = judged ? ordered_json(row.inside90) : ordered_json(nullptr);
  json["touches90"] = judged ? ordered_json(row.touches90) : ordered_json(nullptr);
  json["crps"] = or_null(row.crps);
  json["place"] = or_null(row.place);
  json["pit_low"] = or_null(row.place_low);
  json["pit_high"] = or_null(row.place_high);
  json["subject"] = row.subject.empty() ? ordered_json(nullptr) : ordered_json(row.subject);
  json["months"] = seen.when ? ordered_json(base::to_string(*seen.when)) : ordered_json(nullptr);
  const std::string note = study::period_note(seen);
  json["note"] = note.empty() ? ordered_json(nullptr) : ordered_json(note);
  json["input"] = row.input;
  json["scored"] = row.scored;
  json["skipped"] = row.skipped.empty() ? ordered_json(nullptr) : ordered_json(row.skipped);
  return json;
}

}  // namespace

void add_score(ordered_json& json, const study::ScoreResult& result) {
  json["summary"] = score_summary_json(result.all);
  json["families"] = ordered_json::array();
  for (const auto& family : result.families) {
    json["families"].push_back(score_summary_json(family));
  }
  json["subjects"] = ordered_json::array();
  for (const auto& subject : result.subjects) {
    json["subjects"].push_back(score_summary_json(subject));
  }
  json["origins"] = ordered_json::array();
  for (const auto& origin : result.origins) {
    json["origins"].push_back(score_summary_json(origin));
  }
  json["places"] = result.places;
  json["rows"] = ordered_json::array();
  for (const auto& row : result.rows) {
    json["rows"].push_back(row_json(row));
  }
}

std::string score_json(const study::ScoreResult& result) {
  ordered_json json{{"file", result.file}, {"scenario", result.scenario}, {"hindcast", result.hindcast}};
  json["warning"] = knew_what_is_scored(result) ? ordered_json(makers_knew()) : ordered_json(nullptr);
  add_score(json, result);
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace) + "\n";
}

std::string score_csv(const study::ScoreResult& result) {
  std::string text =
      "quantity,entity,period,unit,through,low,central,high,p5,p25,p50,p75,p95,inside90,crps,place,input,"
      "scored,skipped\n";
  for (const auto& row : result.rows) {
    const auto& seen = row.observed;
    text += fmt::format("{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{},{}\n", csv_text(seen.quantity),
                        csv_text(seen.entity), csv_text(seen.period), csv_text(seen.unit), base::to_string(row.through),
                        csv_number(seen.low), csv_number(seen.central), csv_number(seen.high), csv_number(row.p5),
                        csv_number(row.p25), csv_number(row.p50), csv_number(row.p75), csv_number(row.p95),
                        row.skipped.empty() && seen.central ? (row.inside90 ? "1" : "0") : "", csv_number(row.crps),
                        csv_number(row.place), row.input ? 1 : 0, row.scored ? 1 : 0, csv_text(row.skipped));
  }
  return text;
}

}  // namespace headway::report
