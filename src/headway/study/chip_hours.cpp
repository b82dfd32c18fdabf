#include "headway/study/chip_hours.hpp"

#include <algorithm>
#include <cmath>

#include "headway/base/names.hpp"
#include "headway/chance/normal.hpp"
#include "headway/chance/stream.hpp"
#include "headway/cluster/whole_run.hpp"

namespace headway::study {

namespace {

constexpr double kNinetyFive = 1.6449;
constexpr std::uint64_t kDraws = 4000;  // the ends of a band are then good to some 2 %

/// A value of the range whose logarithm is normal.
double value_at(double low, double high, double deviate) {
  return std::sqrt(low * high) * std::exp(deviate * std::log(high / low) / (2.0 * kNinetyFive));
}

}  // namespace

Band band_around(double median, double deviation) {
  return {median * std::exp(-kNinetyFive * deviation), median, median * std::exp(kNinetyFive * deviation)};
}

Band band_of(std::vector<double>& draws) {
  std::ranges::sort(draws);
  const auto at = [&](double probability) {
    return draws[static_cast<std::size_t>(probability * static_cast<double>(draws.size() - 1))];
  };
  return {at(0.05), at(0.5), at(0.95)};
}

base::Result<std::vector<ChipHour>> chip_hours(const cluster::Ranges& ranges, const chips::Chip& chip,
                                               const std::string& place) {
  static const std::vector<std::string> places{"us", "china", "europe"};
  if (std::ranges::find(places, place) == places.end()) {
    return std::unexpected(
        base::Error{.problem = "unknown place '" + place + "'",
                    .why = "electricity has a price in us, china and europe",
                    .suggestion = "did you mean '" + base::nearest_names(place, places, 1).front() + "'?",
                    .where = {},
                    .fault = base::Fault::input});
  }
  const chance::Key key{1, chance::hash_name("cluster.chip_hour")};
  const chance::Key own{1, chance::hash_name("cluster.price." + chip.id)};
  constexpr double kKilo = 1e3;
  std::vector<ChipHour> hours;
  for (std::uint64_t draw = 0; draw < kDraws; ++draw) {
    std::uint32_t number = 0;
    const auto deviate = [&] { return chance::normal_quantile(chance::uniform(key, draw, number++)); };
    const auto value = [&](const std::string& id) {
      const cluster::Range& range = ranges.of(id);
      return value_at(range.low, range.high, deviate());
    };
    ChipHour hour;
    hour.server_power = value("server_power") * chip.power_w.value_or(0.0) / kKilo;
    const double pue = std::max(1.0, value("pue"));
    hour.site_power = hour.server_power * pue;
    cluster::Prices prices;
    prices.server = value("server_price");
    prices.life = value("life");
    prices.capital = value("capital");
    prices.facility = value("facility");
    prices.used = std::min(1.0, value("used"));
    prices.electricity = value("electricity_" + place);
    const double price = chance::normal_quantile(chance::uniform(own, draw));
    prices.chip = chip.price_usd ? value_at(chip.price_usd->low, chip.price_usd->high, price) : 0.0;
    hour.electricity = prices.electricity;
    hour.cost = cluster::chip_hour(prices, hour.server_power, pue);
    hour.deviate = deviate();
    hours.push_back(hour);
  }
  return hours;
}

}  // namespace headway::study
