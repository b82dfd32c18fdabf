// The book's entries as JSON, the same for every verb that shows them.
#include <fmt/format.h>

#include <cmath>
#include <nlohmann/json.hpp>

#include "headway/report/book_text.hpp"

namespace headway::report {

namespace {

using nlohmann::ordered_json;

ordered_json number_json(double value) { return std::isfinite(value) ? ordered_json(value) : ordered_json("none"); }

std::string key_of(double probability) { return fmt::format("p{}", std::round(1e6 * probability) / 1e4); }

}  // namespace

ordered_json knot_as_json(const book::Knot& knot) {
  ordered_json json;
  json["period"] = knot.period ? ordered_json(base::to_string(*knot.period)) : ordered_json(nullptr);
  json["quantiles"] = ordered_json::object();
  for (const auto& point : knot.quantiles) {
    json["quantiles"][key_of(point.probability)] = number_json(point.value);
  }
  if (knot.mode) {
    json["mode"] = *knot.mode;
  }
  json["kind"] = book::to_string(knot.kind);
  json["source"] = knot.source;
  json["published"] = base::to_string(knot.published);
  json["confidence"] = knot.confidence;
  json["reason"] = knot.reason;
  return json;
}

ordered_json entry_as_json(const book::Entry& entry) {
  ordered_json json{{"id", entry.id}, {"means", entry.means}, {"unit", entry.unit}};
  json["shape"] = entry.text ? std::string_view("text") : chance::to_string(entry.shape);
  json["between"] = book::to_string(entry.between);
  json["lever"] = entry.lever;
  json["none_allowed"] = entry.none_allowed;
  json["min"] = entry.bounds.min ? number_json(*entry.bounds.min) : ordered_json(nullptr);
  json["max"] = entry.bounds.max ? number_json(*entry.bounds.max) : ordered_json(nullptr);
  json["choice"] = entry.choice;
  json["note"] = entry.note;
  json["file"] = entry.where.file;
  json["line"] = entry.where.line;
  json["text"] = entry.text ? ordered_json(entry.text->words) : ordered_json(nullptr);
  json["alternatives"] = ordered_json::array();
  for (const auto& alternative : entry.alternatives) {
    ordered_json one{{"name", alternative.name}, {"weight", alternative.weight}};
    one["values"] = ordered_json::array();
    one["superseded"] = ordered_json::array();
    for (const auto& knot : alternative.knots) {
      one["values"].push_back(knot_as_json(knot));
    }
    for (const auto& knot : alternative.superseded) {
      one["superseded"].push_back(knot_as_json(knot));
    }
    json["alternatives"].push_back(std::move(one));
  }
  return json;
}

std::string dump(const ordered_json& json) { return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace); }

}  // namespace headway::report
