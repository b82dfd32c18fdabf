#include "headway/model/metric.hpp"

#include <algorithm>

namespace headway::model {

namespace {

Metric from_name(const balance::MeasureName& name) {
  return Metric{std::string(name.id), std::string(name.unit), std::string(name.means), name.by_yardstick,
                name.by_basis};
}

constexpr std::array<std::string_view, balance::kDestinationNames.size()> kDestinationMeans{
    "sold to all buyers",       "delivered to US owners",    "delivered to owners outside the US and China",
    "sold in China (licensed)", "that reach China diverted", "made"};

std::vector<Metric> make_metrics() {
  std::vector<Metric> all;
  for (const auto& name : balance::kMeasures) {
    all.push_back(from_name(name));
  }
  for (std::size_t to = 0; to < balance::kDestinationNames.size(); ++to) {
    for (const auto chip : balance::kClassNames) {
      all.push_back(
          Metric{"units." + std::string(chip) + "." + std::string(balance::kDestinationNames[to]), "chips",
                 "chips of class " + std::string(chip) + " " + std::string(kDestinationMeans[to]) + " in the period"});
    }
  }
  const auto by_designer = [&](const std::string& stem, const std::string& end, const std::string& unit,
                               const std::string& means) {
    for (const auto designer : balance::kDesignerNames) {
      all.push_back(Metric{stem + std::string(designer) + end, unit,
                           std::string(designer) + ": " + means + " in the period", unit.empty()});
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

std::string heirs_of(std::string_view id) { return id == "lead_months" ? "compute_lag or capability_lag" : ""; }

}  // namespace headway::model
