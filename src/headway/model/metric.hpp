// Every figure that can be asked for by name: the published ones, then those by chip class and designer, and drivers.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "headway/balance/measures.hpp"

namespace headway::model {

struct Metric {
  std::string id;
  std::string unit;  ///< empty: the yardstick's
  std::string means;
  bool by_yardstick = false;
  bool by_basis = false;
};

/// All of them; the place is the number of the measure (balance::Measure and what follows it). The first
/// balance::kMeasureCount are shown unless others are asked for.
const std::vector<Metric>& metrics();

const Metric& metric_of(balance::Measure measure);

/// The measure of this id, or -1.
int metric_named(std::string_view id);

/// The metrics that have replaced one of an earlier version, for messages; empty where there are none.
std::string heirs_of(std::string_view id);

}  // namespace headway::model
