#include "headway/report/opening.hpp"

#include "headway/base/month.hpp"
#include "headway/report/cells.hpp"

namespace headway::report {

using nlohmann::ordered_json;

ordered_json opening_json(std::string_view schema, std::string_view version, const study::Provenance& provenance) {
  ordered_json book{{"hash", provenance.book_hash}, {"as_of", nullptr}};
  if (provenance.as_of) {
    book["as_of"] = base::to_string(*provenance.as_of);
  }
  book["through"] = base::to_string(provenance.through);
  return ordered_json{
      {"schema", schema},
      {"version", version},
      {"book", book},
      {"horizon", base::to_string(provenance.horizon)},
      {"seed", provenance.seed},
      {"samples", provenance.samples},
      {"dropped", provenance.dropped},
      {"effective", provenance.effective > 0.0 ? ordered_json(provenance.effective) : ordered_json(nullptr)}};
}

void add_quantity(const study::Quantity& quantity, ordered_json& json) {
  const study::Figure& figure = quantity.figure;
  json["metric"] = figure.id;
  json["unit"] = figure.unit;
  json["yardstick"] = figure.yardstick;
  json["basis"] = figure.basis;
  json["period"] = figure.period;
  json["base"] = quantity.base;
  json["other"] = quantity.other.empty() ? ordered_json(nullptr) : ordered_json(quantity.other);
}

ordered_json estimate_json(const study::Estimate& estimate) {
  return ordered_json{{"value", estimate.value}, {"low", estimate.low}, {"high", estimate.high}};
}

ordered_json summary_json(const study::Summary& summary) {
  ordered_json json;
  add_summary(json, summary);
  json["above_zero"] = summary.above_zero;
  return json;
}

}  // namespace headway::report
