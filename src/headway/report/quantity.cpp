#include "headway/report/quantity.hpp"

#include "headway/report/cells.hpp"

namespace headway::report {

using nlohmann::ordered_json;

void add_quantity(const study::Quantity& quantity, ordered_json& json) {
  const model::Figure& figure = quantity.figure;
  json["metric"] = figure.id;
  json["unit"] = figure.unit;
  json["period"] = figure.period;
  json["base"] = quantity.base;
  json["other"] = quantity.other.empty() ? ordered_json(nullptr) : ordered_json(quantity.other);
}

ordered_json estimate_json(const study::Estimate& estimate) {
  return ordered_json{{"value", estimate.value}, {"low", estimate.low}, {"high", estimate.high}};
}

ordered_json summary_json(const model::Summary& summary) {
  ordered_json json;
  add_summary(json, summary);
  json["above_zero"] = summary.above_zero;
  return json;
}

}  // namespace headway::report
