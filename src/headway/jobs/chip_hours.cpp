#include "headway/jobs/chip_hours.hpp"

#include <algorithm>
#include <cmath>

#include "headway/base/messages.hpp"
#include "headway/base/portable.hpp"
#include "headway/chance/normal.hpp"
#include "headway/chance/stream.hpp"
#include "headway/cluster/whole_run.hpp"

namespace headway::jobs {

namespace {

constexpr std::uint64_t kDraws = 4000;  // the ends of a band are then good to some 2 %

}  // namespace

double value_at(double low, double high, double deviate) {
  return std::sqrt(low * high) *
         base::portable::exp(deviate * base::portable::log(high / low) / (2.0 * chance::kNormal95));
}

PlaceDraw place_draw(const cluster::Ranges& ranges, const std::string& place, std::uint64_t seed,
                     std::optional<std::uint64_t> draw) {
  const chance::Key key{seed, chance::hash_name("cluster.chip_hour")};
  std::uint32_t number = 0;
  const auto deviate = [&] { return draw ? chance::normal_quantile(chance::uniform(key, *draw, number++)) : 0.0; };
  const auto value = [&](const std::string& id) {
    const cluster::Range& range = ranges.of(id);
    return value_at(range.low, range.high, deviate());
  };
  PlaceDraw result;
  result.server_power = value("server_power");
  result.pue = std::max(1.0, value("pue"));
  result.prices.server = value("server_price");
  result.prices.life = value("life");
  result.prices.capital = value("capital");
  result.prices.facility = value("facility");
  result.prices.used = std::min(1.0, value("used"));
  result.prices.electricity = value("electricity_" + place);
  result.deviate = deviate();
  return result;
}

double price_deviate(const std::string& chip, std::uint64_t seed, std::optional<std::uint64_t> draw) {
  const chance::Key own{seed, chance::hash_name("cluster.price." + chip)};
  return draw ? chance::normal_quantile(chance::uniform(own, *draw)) : 0.0;
}

base::Result<void> check_place(const std::string& place) {
  static const std::vector<std::string> places{"us", "china", "europe"};
  if (std::ranges::find(places, place) != places.end()) {
    return {};
  }
  return base::refused("unknown place '" + place + "'", "electricity has a price in us, china and europe",
                       base::did_you_mean(place, places));
}

Band band_around(double median, double deviation) {
  return {median * base::portable::exp(-chance::kNormal95 * deviation), median,
          median * base::portable::exp(chance::kNormal95 * deviation)};
}

double deviation_of(const Band& band) { return base::portable::log(band.p95 / band.p50) / chance::kNormal95; }

Band band_of(std::vector<double>& draws) {
  std::ranges::sort(draws);
  const auto at = [&](double probability) {
    return draws[static_cast<std::size_t>(probability * static_cast<double>(draws.size() - 1))];
  };
  return {at(0.05), at(0.5), at(0.95)};
}

base::Result<std::vector<ChipHour>> chip_hours(const cluster::Ranges& ranges, const chips::Chip& chip,
                                               const std::string& place) {
  if (const auto checked = check_place(place); !checked) {
    return std::unexpected(checked.error());
  }
  constexpr double kKilo = 1e3;
  std::vector<ChipHour> hours;
  for (std::uint64_t draw = 0; draw < kDraws; ++draw) {
    PlaceDraw drawn = place_draw(ranges, place, 1, draw);
    const double price = price_deviate(chip.id, 1, draw);
    drawn.prices.chip = chip.price_usd ? value_at(chip.price_usd->low, chip.price_usd->high, price) : 0.0;
    ChipHour hour;
    hour.server_power = drawn.server_power * chip.power_w.value_or(0.0) / kKilo;
    hour.site_power = hour.server_power * drawn.pue;
    hour.electricity = drawn.prices.electricity;
    hour.cost = cluster::chip_hour(drawn.prices, hour.server_power, drawn.pue);
    hour.deviate = drawn.deviate;
    hours.push_back(hour);
  }
  return hours;
}

}  // namespace headway::jobs
