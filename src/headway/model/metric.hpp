// Every figure that can be asked for by name: the published ones, then those by chip class and designer, and drivers.
#pragma once

#include <map>
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
  balance::Span span = balance::Span::end;
  bool spare = false;  ///< of a slot that the book may fill; its id stands in for that of the class
};

/// All of them; the place is the number of the measure (balance::Measure and what follows it). The first
/// balance::kMeasureCount are shown unless others are asked for.
const std::vector<Metric>& metrics();

const Metric& metric_of(balance::Measure measure);

/// The measure of this id, or -1.
int metric_named(std::string_view id);

/// What can be asked for by name: all metrics but those of spare slots, and those by class of the slots that the book fills, under
/// the names of the classes (chips::Classes::slots_filled).
std::vector<Metric> metrics_with(const std::map<std::string, std::string>& classes);

/// The id with the name of a class in place of its slot's, or the other way round; as it is where it names none of them.
std::string with_class_name(std::string id, const std::map<std::string, std::string>& classes);
std::string with_slot_name(std::string id, const std::map<std::string, std::string>& classes);

/// The metrics that have replaced one of an earlier version, for messages; empty where there are none.
std::string heirs_of(std::string_view id);

}  // namespace headway::model
