// A sensitivity study for programs: JSON and CSV.
#include <fmt/format.h>

#include <cmath>

#include "headway/report/book_text.hpp"
#include "headway/report/cells.hpp"
#include "headway/report/quantity.hpp"
#include "headway/report/sensitivity_text.hpp"

namespace headway::report {

namespace {

using nlohmann::ordered_json;

bool converged(const study::SobolIndices& indices) {
  return indices.first.width() <= study::kWidestInterval && indices.total.width() <= study::kWidestInterval;
}

void add_indices(const study::SobolIndices& indices, ordered_json& json) {
  json["first"] = estimate_json(indices.first);
  json["total"] = estimate_json(indices.total);
  json["converged"] = converged(indices);
}

ordered_json end_json(const study::TornadoEnd& end) {
  ordered_json json = summary_json(end.summary);
  json["setting"] = end.setting;
  json["alternative"] = end.branch >= 0 ? ordered_json(end.branch + 1) : ordered_json(nullptr);
  return json;
}

ordered_json knowledge_json(const study::Knowledge& known) {
  return ordered_json{{"wrong_sign_without", estimate_json(known.wrong_without)},
                      {"wrong_sign_with", estimate_json(known.wrong_with)},
                      {"wrong_sign_fall", estimate_json(known.wrong_fall)},
                      {"error_without", estimate_json(known.error_without)},
                      {"error_with", estimate_json(known.error_with)},
                      {"error_fall", estimate_json(known.error_fall)}};
}

ordered_json input_json(const study::SensitivityResult& result, std::size_t k) {
  const auto& input = result.inputs.inputs[result.chosen[k]];
  ordered_json json{{"id", input.id}, {"members", input.members}, {"sector", input.sector}};
  add_indices(result.indices[k], json);
  const auto& bar = result.bars[k];
  json["tornado"] = {{"unit", bar.unit}, {"low", end_json(bar.low)}, {"high", end_json(bar.high)}};
  if (k < result.knowledge.size()) {
    json["knowledge"] = knowledge_json(result.knowledge[k]);
  }
  return json;
}

std::string csv_row(std::string_view part, const std::string& id, const std::string& sector, std::string_view quantity,
                    const study::Estimate& estimate) {
  return csv_line({std::string(part), id, sector, std::string(quantity), csv_number(estimate.value),
                   csv_number(estimate.low), csv_number(estimate.high)});
}

study::Estimate median_of(const model::Summary& summary) {
  return {summary.p50, summary.p50 - summary.error_p50, summary.p50 + summary.error_p50};
}

}  // namespace

std::string sensitivity_json(const study::SensitivityResult& result) {
  ordered_json json = ordered_json::object();
  add_quantity(result.quantity, json);
  json["summary"] = summary_json(result.summary);
  json["deviation"] = result.deviation;
  json["deviation_all_draws"] = result.deviation_all;
  json["points"] = result.points;
  json["screening_points"] = result.screening_points;
  json["runs"] = result.runs;
  json["widest_converged"] = study::kWidestInterval;
  auto& inputs = json["inputs"] = ordered_json::array();
  for (std::size_t k = 0; k < result.chosen.size(); ++k) {
    inputs.push_back(input_json(result, k));
  }
  json["together"] = ordered_json::object();
  add_indices(result.together, json["together"]);
  if (!result.knowledge_together.empty()) {
    json["together"]["knowledge"] = knowledge_json(result.knowledge_together.front());
  }
  auto& sectors = json["sectors"] = ordered_json::array();
  for (const auto& sector : result.sectors) {
    ordered_json each{{"sector", sector.sector}, {"inputs", sector.inputs}};
    add_indices(sector.indices, each);
    sectors.push_back(std::move(each));
  }
  auto& screening = json["screening"] = ordered_json::array();
  for (const std::size_t j : result.order) {
    const auto& input = result.inputs.inputs[j];
    const auto& effects = result.effects[j];
    screening.push_back({{"id", input.id},
                         {"members", input.members},
                         {"sector", input.sector},
                         {"size", estimate_json(effects.size)},
                         {"mean", estimate_json(effects.mean)},
                         {"deviation", estimate_json(effects.deviation)},
                         {"strength", estimate_json(effects.strength)},
                         {"flips", estimate_json(effects.flips)}});
  }
  return json.dump() + "\n";
}

std::string sensitivity_csv(const study::SensitivityResult& result) {
  std::string out = csv_line({"part", "id", "sector", "quantity", "value", "low", "high"});
  for (const auto& sector : result.sectors) {
    out += csv_row("sector", sector.sector, sector.sector, "first", sector.indices.first);
    out += csv_row("sector", sector.sector, sector.sector, "total", sector.indices.total);
  }
  for (std::size_t k = 0; k < result.chosen.size(); ++k) {
    const auto& input = result.inputs.inputs[result.chosen[k]];
    out += csv_row("input", input.id, input.sector, "first", result.indices[k].first);
    out += csv_row("input", input.id, input.sector, "total", result.indices[k].total);
    out += csv_row("input", input.id, input.sector, "median_low", median_of(result.bars[k].low.summary));
    out += csv_row("input", input.id, input.sector, "median_high", median_of(result.bars[k].high.summary));
    if (k < result.knowledge.size()) {
      out += csv_row("input", input.id, input.sector, "wrong_sign_fall", result.knowledge[k].wrong_fall);
      out += csv_row("input", input.id, input.sector, "error_fall", result.knowledge[k].error_fall);
    }
  }
  out += csv_row("together", "", "", "first", result.together.first);
  out += csv_row("together", "", "", "total", result.together.total);
  for (const std::size_t j : result.order) {
    const auto& input = result.inputs.inputs[j];
    out += csv_row("screening", input.id, input.sector, "size", result.effects[j].size);
    out += csv_row("screening", input.id, input.sector, "mean", result.effects[j].mean);
    out += csv_row("screening", input.id, input.sector, "deviation", result.effects[j].deviation);
  }
  return out;
}

}  // namespace headway::report
