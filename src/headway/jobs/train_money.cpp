#include "headway/jobs/train_money.hpp"

#include <array>
#include <vector>

#include "headway/base/portable.hpp"

namespace headway::jobs {

base::Result<void> set_money(const cluster::Ranges& ranges, const chips::Chip& chip, TrainResult& result) {
  const auto hours = chip_hours(ranges, chip, result.question.place);
  if (!hours) {
    return std::unexpected(hours.error());
  }
  constexpr double kChipsANode = 8.0;
  constexpr double kKilo = 1e3;
  constexpr double kMega = 1e6;
  const double run_deviation = deviation_of(result.chip_hours);
  std::array<std::vector<double>, 5> draws;
  for (const ChipHour& hour : *hours) {
    const double run = result.chip_hours.p50 * base::portable::exp(run_deviation * hour.deviate);
    draws[0].push_back(kChipsANode * hour.server_power);
    draws[1].push_back(result.question.count * hour.site_power / kKilo);
    draws[2].push_back(run * hour.site_power / kMega);
    draws[3].push_back(run * hour.cost / kMega);
    draws[4].push_back(hour.cost);
  }
  result.has_price = chip.price_usd.has_value() && result.machine.power > 0.0;
  result.node_power = band_of(draws[0]);
  result.site_power = band_of(draws[1]);
  result.energy = band_of(draws[2]);
  result.cost = band_of(draws[3]);
  result.chip_hour_cost = band_of(draws[4]);
  return {};
}

}  // namespace headway::jobs
