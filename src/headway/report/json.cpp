#include "headway/report/json.hpp"

#include <fmt/format.h>

#include <cmath>
#include <iterator>
#include <nlohmann/json.hpp>

namespace headway::report {

namespace {

using nlohmann::ordered_json;

std::string json_text(std::string_view text) {
  return ordered_json(std::string(text)).dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

/// The numbers are most of the text, and a document tree of them would take longer than the model.
void append(std::string& out, double value) {
  if (std::isfinite(value)) {
    fmt::format_to(std::back_inserter(out), "{}", value);
  } else {
    out += "null";
  }
}

void append_key(std::string& out, std::string_view key, std::string_view text) {
  out += ",\"";
  out += key;
  out += "\":";
  out += json_text(text);
}

void append_quantiles(std::string& out, std::string_view key, const model::Summary& summary) {
  out += ",\"";
  out += key;
  out += "\":{\"p5\":";
  append(out, summary.p5);
  out += ",\"p25\":";
  append(out, summary.p25);
  out += ",\"p50\":";
  append(out, summary.p50);
  out += ",\"p75\":";
  append(out, summary.p75);
  out += ",\"p95\":";
  append(out, summary.p95);
  out += ",\"mean\":";
  append(out, summary.mean);
  out += '}';
}

void append_metric(std::string& out, const model::CompareResult& result, const model::Compared& other, std::size_t k) {
  const model::Figure& figure = result.figures[k];
  out += "{\"id\":" + json_text(figure.id);
  append_key(out, "unit", figure.unit);
  append_key(out, "yardstick", figure.yardstick);
  append_key(out, "basis", figure.basis);
  append_key(out, "period", figure.period);
  append_quantiles(out, "base", result.base_value[k]);
  append_quantiles(out, "value", other.value[k]);
  append_quantiles(out, "gain", other.gain[k]);
  append_quantiles(out, "gain_percent", other.gain_percent[k]);
  if (k < other.gain_over_h20.size() && other.gain_over_h20[k].draws > 0) {
    append_quantiles(out, "gain_over_h20", other.gain_over_h20[k]);
  }
  out += ",\"above_zero\":";
  append(out, other.gain[k].above_zero);
  out += ",\"error_p50\":";
  append(out, other.gain[k].error_p50);
  fmt::format_to(std::back_inserter(out), ",\"draws\":{}}}", other.gain[k].draws);
}

template <class Get>
void append_array(std::string& out, std::string_view key, const std::vector<model::Summary>& months, Get get) {
  out += ",\"";
  out += key;
  out += "\":[";
  for (std::size_t k = 0; k < months.size(); ++k) {
    out += k == 0 ? "" : ",";
    append(out, get(months[k]));
  }
  out += ']';
}

void append_series(std::string& out, const model::MonthlySeries& series) {
  out += "{\"id\":" + json_text(series.id);
  append_key(out, "unit", series.unit);
  append_key(out, "yardstick", series.yardstick);
  append_key(out, "basis", series.basis);
  using model::Summary;
  append_array(out, "p5", series.months, [](const Summary& s) { return s.p5; });
  append_array(out, "p25", series.months, [](const Summary& s) { return s.p25; });
  append_array(out, "p50", series.months, [](const Summary& s) { return s.p50; });
  append_array(out, "p75", series.months, [](const Summary& s) { return s.p75; });
  append_array(out, "p95", series.months, [](const Summary& s) { return s.p95; });
  append_array(out, "mean", series.months, [](const Summary& s) { return s.mean; });
  append_array(out, "error_p50", series.months, [](const Summary& s) { return s.error_p50; });
  out += '}';
}

}  // namespace

std::string to_json(const model::CompareResult& result, const Beside& beside) {
  constexpr std::size_t kBytesPerMetric = 900;
  std::string out;
  out.reserve(result.figures.size() * result.others.size() * kBytesPerMetric + 1000);
  out += "{\"base\":" + json_text(result.base);
  append_key(out, "why", result.base_why);
  out += ",\"others\":[";
  bool first_scenario = true;
  for (const model::Compared& other : result.others) {
    out += first_scenario ? "\n" : ",\n";
    first_scenario = false;
    out += "{\"scenario\":" + json_text(other.scenario);
    append_key(out, "why", other.why);
    out += other.same_as_base ? ",\"same_as_base\":true" : ",\"same_as_base\":false";
    out += ",\"metrics\":[";
    for (std::size_t k = 0; k < result.figures.size(); ++k) {
      out += k == 0 ? "\n" : ",\n";
      append_metric(out, result, other, k);
    }
    out += "]}";
  }
  return out + "]" + beside_as_json(beside) + "}\n";
}

std::string to_json(const model::RunResult& result) {
  std::string out = "{\"scenario\":" + json_text(result.scenario);
  append_key(out, "why", result.why);
  out += ",\"months\":[";
  for (std::size_t k = 0; k < result.months.size(); ++k) {
    out += (k == 0 ? "" : ",") + json_text(result.months[k]);
  }
  out += "],\"metrics\":[";
  for (std::size_t k = 0; k < result.series.size(); ++k) {
    out += k == 0 ? "\n" : ",\n";
    append_series(out, result.series[k]);
  }
  return out + "]}\n";
}

}  // namespace headway::report
