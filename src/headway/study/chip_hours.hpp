// What an hour of a chip takes in power and money, drawn from the ranges of the book.
#pragma once

#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/chips/chip.hpp"
#include "headway/cluster/ranges.hpp"

namespace headway::study {

/// A median with its 90 % interval.
struct Band {
  double p5 = 0;
  double p50 = 0;
  double p95 = 0;
};

/// Median times exp(-+1.645 deviation).
Band band_around(double median, double deviation);

/// Quantiles of the draws, which it reorders.
Band band_of(std::vector<double>& draws);

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

}  // namespace headway::study
