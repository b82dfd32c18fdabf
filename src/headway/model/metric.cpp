#include "headway/model/metric.hpp"

#include <algorithm>

namespace headway::model {

namespace {

Metric from_name(const balance::MeasureName& name) {
  return Metric{std::string(name.id), std::string(name.unit), std::string(name.means),
                name.by_yardstick,    name.by_basis,          name.span};
}

constexpr std::array<std::string_view, balance::kDestinationNames.size()> kDestinationMeans{
    "sold to all buyers",       "delivered to US owners",    "delivered to owners outside the US and China",
    "sold in China (licensed)", "that reach China diverted", "made"};

Metric units_of(std::string_view chip_class, std::size_t to) {
  return Metric{
      "units." + std::string(chip_class) + "." + std::string(balance::kDestinationNames[to]),
      "chips",
      "chips of class " + std::string(chip_class) + " " + std::string(kDestinationMeans[to]) + " in the period",
      false,
      false,
      balance::Span::sum};
}

/// Of "units.x100.made" with `from` x100 and `to` spare_merchant_1: "units.spare_merchant_1.made".
std::string renamed(const std::string& id, const std::string& from, const std::string& to) {
  const std::string begin = "units." + from + ".";
  return id.starts_with(begin) ? "units." + to + "." + id.substr(begin.size()) : id;
}

std::vector<Metric> make_metrics() {
  std::vector<Metric> all;
  for (const auto& name : balance::kMeasures) {
    all.push_back(from_name(name));
  }
  for (std::size_t to = 0; to < balance::kDestinationNames.size(); ++to) {
    for (int c = 0; c < balance::kClassCount; ++c) {
      all.push_back(units_of(balance::kClassNames[static_cast<std::size_t>(c)], to));
      all.back().spare = balance::is_spare(c);
    }
  }
  const auto by_designer = [&](const std::string& stem, const std::string& end, const std::string& unit,
                               const std::string& means) {
    for (const auto designer : balance::kDesignerNames) {
      all.push_back(Metric{stem + std::string(designer) + end, unit,
                           std::string(designer) + ": " + means + " in the period", unit.empty(), false,
                           balance::Span::sum});
    }
  };
  by_designer("sales.", "", "", "compute of chips sold");
  by_designer("sales.", ".china", "", "compute of chips sold in China, diverted ones apart,");
  by_designer("revenue.", "", "USD", "chips sold at list price");
  by_designer("revenue.", ".china", "USD", "chips sold in China at list price, diverted ones apart,");
  for (const auto& name : balance::kDriverNames) {
    all.push_back(from_name(name));
  }
  return all;
}

}  // namespace

const std::vector<Metric>& metrics() {
  static const std::vector<Metric> all = make_metrics();
  return all;
}

const Metric& metric_of(balance::Measure measure) { return metrics()[static_cast<std::size_t>(measure)]; }

int metric_named(std::string_view id) {
  const auto found = std::ranges::find(metrics(), id, &Metric::id);
  return found == metrics().end() ? -1 : static_cast<int>(found - metrics().begin());
}

std::vector<Metric> metrics_with(const std::map<std::string, std::string>& classes) {
  std::vector<Metric> all = metrics();
  std::erase_if(all, [](const Metric& metric) { return metric.spare; });
  for (const auto& [name, slot] : classes) {
    for (std::size_t to = 0; to < balance::kDestinationNames.size(); ++to) {
      all.push_back(units_of(name, to));
    }
  }
  return all;
}

std::string with_class_name(std::string id, const std::map<std::string, std::string>& classes) {
  for (const auto& [name, slot] : classes) {
    id = renamed(id, slot, name);
  }
  return id;
}

std::string with_slot_name(std::string id, const std::map<std::string, std::string>& classes) {
  for (const auto& [name, slot] : classes) {
    id = renamed(id, name, slot);
  }
  return id;
}

std::string heirs_of(std::string_view id) { return id == "lead_months" ? "compute_lag or capability_lag" : ""; }

}  // namespace headway::model
