#include "headway/report/replicate_data.hpp"

#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "headway/report/book_text.hpp"
#include "headway/report/cells.hpp"

namespace headway::report {

namespace {

using nlohmann::ordered_json;

ordered_json stated(const book::Stated& each) {
  return {{"value", or_null(each.value)}, {"low", or_null(each.low)}, {"high", or_null(each.high)}};
}

ordered_json names(const std::vector<study::OursTerm>& terms) {
  ordered_json list = ordered_json::array();
  for (const study::OursTerm& term : terms) {
    list.push_back(term.figure.id);
  }
  return list;
}

ordered_json ours_json(const std::optional<study::OurFigure>& ours) {
  if (!ours) {
    return nullptr;
  }
  ordered_json json{{"metrics", names(ours->metrics)}, {"over", names(ours->over)}, {"scenario", ours->scenario},
                    {"yardstick", ours->yardstick},    {"basis", ours->basis},      {"period", ours->period}};
  add_summary(json, ours->summary);
  return json;
}

ordered_json input_json(const study::ReplicatedInput& input) {
  ordered_json values = ordered_json::array();
  for (const book::Stated& each : input.quantity.values) {
    values.push_back(stated(each));
  }
  const book::Knot& knot = input.stated.provenance;
  const bool sourced = !knot.source.empty();
  return {{"id", input.stated.id},
          {"means", input.stated.means},
          {"unit", input.stated.missing ? input.stated.unit : input.quantity.unit},
          {"missing", input.stated.missing},
          {"values", values},
          {"chips", input.stated.chips},
          {"figure", input.stated.figure},
          {"source", knot.source},
          {"published", sourced ? ordered_json(base::to_string(knot.published)) : ordered_json(nullptr)},
          {"confidence", knot.confidence},
          {"reason", knot.reason}};
}

ordered_json line_json(const study::ReplicatedLine& line) {
  ordered_json json{{"id", line.number},
                    {"means", line.means},
                    {"at", line.at},
                    {"unit", line.unit},
                    {"published", stated(line.published)},
                    {"replicated", line.replicated ? stated(*line.replicated) : ordered_json(nullptr)},
                    {"match", study::to_string(line.match)},
                    {"implied", nullptr},
                    {"ours", ours_json(line.ours)},
                    {"no_ours", line.no_ours}};
  if (line.implied) {
    json["implied"] = stated(*line.implied);
    json["implied"]["input"] = line.implied_input;
    json["implied"]["unit"] = line.implied_unit;
    json["implied"]["ours"] = ours_json(line.ours_implied);
  }
  return json;
}

ordered_json replication_json(const study::Replicated& one) {
  const book::Replication& replication = one.replication;
  ordered_json json{{"name", replication.name},
                    {"title", replication.title},
                    {"publisher", replication.publisher},
                    {"published", base::to_string(replication.published)},
                    {"where", replication.address},
                    {"confidence", replication.confidence},
                    {"kind", replication.full ? "full" : "partial"},
                    {"numerator", replication.numerator},
                    {"denominator", replication.denominator},
                    {"basis", replication.basis},
                    {"yardstick", replication.yardstick},
                    {"about", replication.about},
                    {"hash", replication.hash},
                    {"left_out", one.left_out}};
  auto& inputs = json["inputs"] = ordered_json::array();
  for (const auto& input : one.inputs) {
    inputs.push_back(input_json(input));
  }
  auto& numbers = json["numbers"] = ordered_json::array();
  for (const auto& line : one.lines) {
    numbers.push_back(line_json(line));
  }
  return json;
}

std::vector<std::string> csv_cells(const book::Replication& replication, const study::ReplicatedLine& line) {
  const book::Stated none{NAN, NAN, NAN};
  const book::Stated& replicated = line.replicated ? *line.replicated : none;
  const book::Stated& implied = line.implied ? *line.implied : none;
  std::vector<std::string> cells{replication.name,
                                 line.number,
                                 line.at,
                                 line.unit,
                                 csv_number(line.published.value),
                                 csv_number(line.published.low),
                                 csv_number(line.published.high),
                                 csv_number(replicated.value),
                                 csv_number(replicated.low),
                                 csv_number(replicated.high),
                                 std::string(study::to_string(line.match)),
                                 line.implied_input,
                                 line.implied_unit,
                                 csv_number(implied.value),
                                 csv_number(implied.low),
                                 csv_number(implied.high)};
  for (const auto* ours : {&line.ours, &line.ours_implied}) {
    const model::Summary& summary = *ours ? (*ours)->summary : model::Summary{};
    for (const double value : {summary.p5, summary.p50, summary.p95}) {
      cells.push_back(*ours ? csv_number(value) : "");
    }
  }
  return cells;
}

}  // namespace

std::string replicate_json(const study::ReplicateResult& result) {
  ordered_json json{{"left_out", result.left_out}};
  auto& replications = json["replications"] = ordered_json::array();
  for (const auto& one : result.replications) {
    replications.push_back(replication_json(one));
  }
  return dump(json) + "\n";
}

std::string replicate_csv(const study::ReplicateResult& result) {
  std::string text = csv_line({"replication",
                               "number",
                               "at",
                               "unit",
                               "published",
                               "published_low",
                               "published_high",
                               "replicated",
                               "replicated_low",
                               "replicated_high",
                               "match",
                               "implied_input",
                               "implied_unit",
                               "implied",
                               "implied_low",
                               "implied_high",
                               "ours_p5",
                               "ours_p50",
                               "ours_p95",
                               "ours_implied_p5",
                               "ours_implied_p50",
                               "ours_implied_p95"});
  for (const auto& one : result.replications) {
    for (const auto& line : one.lines) {
      text += csv_line(csv_cells(one.replication, line));
    }
  }
  return text;
}

}  // namespace headway::report
