// What an hour of a chip takes in power and money, drawn from the ranges of the book.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/chips/chip.hpp"
#include "headway/cluster/ranges.hpp"
#include "headway/cluster/whole_run.hpp"

namespace headway::jobs {

/// A median with its 90 % interval.
struct Band {
  double p5 = 0;
  double p50 = 0;
  double p95 = 0;
};

/// Median times exp(-+1.645 deviation).
Band band_around(double median, double deviation);

/// The deviation that band_around() was given.
double deviation_of(const Band& band);

/// Quantiles of the draws, which it reorders.
Band band_of(std::vector<double>& draws);

/// A value of a 90 % range whose logarithm is normal; `deviate` 0 is the median.
double value_at(double low, double high, double deviate);

/// What all chips at a place share in one draw.
struct PlaceDraw {
  cluster::Prices prices;   ///< without the chip's
  double server_power = 0;  ///< power of servers over thermal design power
  double pue = 1;
  double deviate = 0;  ///< standard normal: for what else varies from draw to draw
};

/// Draw `draw` of the ranges; without one every number is at its median. The same deviates for every place. `place` must
/// have a price of electricity.
PlaceDraw place_draw(const cluster::Ranges& ranges, const std::string& place, std::uint64_t seed,
                     std::optional<std::uint64_t> draw);

/// Standard normal of the price of a chip in a draw; 0 without one.
double price_deviate(const std::string& chip, std::uint64_t seed, std::optional<std::uint64_t> draw);

/// Error: electricity has no price there; the nearest place.
base::Result<void> check_place(const std::string& place);

struct ChipHour {
  double server_power = 0;  ///< kW a chip at the server
  double site_power = 0;    ///< kW a chip at the site's meter
  double cost = 0;          ///< USD, owner's, electricity included
  double electricity = 0;   ///< USD a kWh
  double deviate = 0;       ///< standard normal: for what else varies from draw to draw
};

/// The same draws for every chip and place, the chip's own price aside, so that comparisons are paired. Cost is without a chip's price where the
/// catalogue has none. Error: a place without a price of electricity.
base::Result<std::vector<ChipHour>> chip_hours(const cluster::Ranges& ranges, const chips::Chip& chip,
                                               const std::string& place);

}  // namespace headway::jobs
