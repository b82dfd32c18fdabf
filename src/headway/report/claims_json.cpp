#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "headway/report/book_text.hpp"
#include "headway/report/cells.hpp"
#include "headway/report/claims_text.hpp"

namespace headway::report {

namespace {

using nlohmann::ordered_json;
using study::claims::Claim;
using study::claims::Figure;

ordered_json figure_as_json(const Figure& figure) {
  ordered_json json{{"id", figure.id},
                    {"means", figure.means},
                    {"unit", figure.unit},
                    {"yardstick", figure.yardstick},
                    {"basis", figure.basis},
                    {"period", figure.period},
                    {"scenario", figure.scenario},
                    {"versus", figure.versus}};
  add_summary(json, figure.summary);
  return json;
}

ordered_json likelihoods_as_json() {
  ordered_json json = ordered_json::array();
  for (const auto& each : study::claims::kLikelihoods) {
    json.push_back({{"verdict", std::string(each.words)}, {"least", each.least}, {"most", each.most}});
  }
  return json;
}

std::string_view name_of(study::claims::Role role) {
  using study::claims::Role;
  return role == Role::judged ? "judged" : role == Role::beside ? "beside" : "given";
}

ordered_json settling_as_json(const study::claims::Settling& found) {
  return {{"id", found.id},
          {"by_alternative", found.by_alternative},
          {"share_low", found.share_low},
          {"share_high", found.share_high},
          {"wrong_without", found.wrong_without},
          {"wrong_with", found.wrong_with},
          {"stands_out", found.stands_out}};
}

ordered_json claim_as_json(const Claim& claim) {
  ordered_json json{{"id", claim.id}, {"claim", claim.claim}, {"verdict", std::string(to_string(claim.verdict))}};
  const bool counted = claim.verdict < study::claims::Verdict::assumption_decides;
  json["probability"] = counted ? or_null(claim.judged.share) : ordered_json(nullptr);
  json["probability_error"] = counted ? or_null(share_error(claim.judged)) : ordered_json(nullptr);
  const Figure none{};
  const Figure& own = claim.answer.figures.empty() ? none : claim.answer.figures.front();
  const bool has_own = !claim.answer.figures.empty();
  const auto of = [&](double value) { return has_own ? or_null(value) : ordered_json(nullptr); };
  json["value"] = of(own.summary.p50);
  json["unit"] = own.unit;
  json["p5"] = of(own.summary.p5);
  json["p50"] = of(own.summary.p50);
  json["p95"] = of(own.summary.p95);
  json["rule"] = claim.rule;
  json["parts"] = ordered_json::array();
  for (const auto& part : claim.answer.parts) {
    json["parts"].push_back({{"statement", part.statement},
                             {"reading", part.reading},
                             {"role", std::string(name_of(part.role))},
                             {"share", or_null(part.share)},
                             {"share_error", or_null(share_error(part))},
                             {"draws", part.draws},
                             {"verdict", std::string(to_string(judge(part)))}});
  }
  json["missing"] = claim.answer.missing.empty() ? ordered_json(nullptr) : ordered_json(claim.answer.missing);
  json["uncovered"] = claim.answer.uncovered.empty() ? ordered_json(nullptr) : ordered_json(claim.answer.uncovered);
  json["decided_by"] = claim.answer.decided_by;
  json["settled_by"] = claim.settling ? settling_as_json(*claim.settling) : ordered_json(nullptr);
  json["observed"] = ordered_json::array();
  for (const auto& observed : claim.observed) {
    json["observed"].push_back({{"text", observed.text},
                                {"source", observed.source},
                                {"published", base::to_string(observed.published)},
                                {"confidence", observed.confidence}});
  }
  json["notes"] = claim.answer.notes;
  json["assumptions"] = claim.answer.assumptions;
  json["sources"] = ordered_json::array();
  for (const auto& source : claim.sources) {
    json["sources"].push_back({{"id", source.id},
                               {"source", source.source},
                               {"published", base::to_string(source.published)},
                               {"confidence", source.confidence}});
  }
  json["figures"] = ordered_json::array();
  for (const auto& figure : claim.answer.figures) {
    json["figures"].push_back(figure_as_json(figure));
  }
  return json;
}

}  // namespace

std::string claims_json(const study::claims::ClaimsResult& result) {
  const ordered_json head{{"samples_of_variants", result.samples_of_variants}, {"likelihoods", likelihoods_as_json()}};
  std::string out = dump(head);
  out.erase(out.find_last_of('}'));
  out += ",\"claims\":[";
  for (std::size_t k = 0; k < result.claims.size(); ++k) {
    out += (k == 0 ? "\n" : ",\n") +
           claim_as_json(result.claims[k]).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
  }
  return out + "]}\n";
}

std::string claims_csv(const study::claims::ClaimsResult& result) {
  std::string out = csv_line({"claim", "verdict", "id", "means", "unit", "yardstick", "basis", "period", "scenario",
                              "versus", "p5", "p25", "p50", "p75", "p95", "mean", "error_p50", "draws"});
  for (const auto& claim : result.claims) {
    for (const auto& figure : claim.answer.figures) {
      const auto& s = figure.summary;
      out += csv_line({claim.id, std::string(to_string(claim.verdict)), figure.id, figure.means, figure.unit,
                       figure.yardstick, figure.basis, figure.period, figure.scenario, figure.versus, csv_number(s.p5),
                       csv_number(s.p25), csv_number(s.p50), csv_number(s.p75), csv_number(s.p95), csv_number(s.mean),
                       csv_number(s.error_p50), std::to_string(s.draws)});
    }
  }
  return out;
}

}  // namespace headway::report
