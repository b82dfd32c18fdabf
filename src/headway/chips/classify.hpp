// Whether an export rule catches a chip, and by which of its limbs.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/month.hpp"
#include "headway/chips/chip.hpp"
#include "headway/chips/rules.hpp"

namespace headway::chips {

enum class Status {
  caught,        ///< a licence is required
  case_by_case,  ///< a licence is required, and may be given
  notification,  ///< may go after notice
  free,          ///< no limb holds
  by_name,       ///< dealt with by name: see `treatment`
  unknown,       ///< a value needed is missing: see `missing`
};

/// `caught`, `case by case`, `notification`, `free`, `by name`, `unknown`.
std::string_view to_string(Status status);

struct Classification {
  Status status = Status::free;
  std::string limb;                    ///< the limb that holds; empty when free or unknown
  std::vector<std::string> missing;    ///< keys of the catalogue that would decide; `rates` for every rate
  std::optional<Treatment> treatment;  ///< when by name
  std::optional<double> levy;          ///< share of revenue, when by name
};

/// By the chip's numbers alone: who made it, and whether it is sold at all, does not matter. A name goes before the
/// limbs, a limb for a licence before one for notification; what a limb for a licence catches may fall under one for
/// review. A limb is undecided only if no condition known to fail settles it.
Classification classify(const Chip& chip, const Rule& rule);

/// Whether a licence is required, and none given: caught, or by name with a licence required.
bool is_barred(const Classification& classification);

struct FirstCaught {
  std::string rule;
  base::Day from;  ///< the version's effective day, before the chip's launch for a later chip
  Classification classification;
};

/// The earliest version in force that bars the chip; empty where none does. Versions that cannot be decided are passed
/// over.
std::optional<FirstCaught> first_caught(const Chip& chip, const std::vector<Rule>& rules);

/// The version in force on a day, or the one in force at a month's end; null before the first.
const Rule* rule_on(const std::vector<Rule>& rules, base::Day day);
const Rule* rule_on(const std::vector<Rule>& rules, base::Month month);

/// The chip's status under the version in force; free before the first.
Classification status_on(const Chip& chip, const std::vector<Rule>& rules, base::Day day);
Classification status_on(const Chip& chip, const std::vector<Rule>& rules, base::Month month);

}  // namespace headway::chips
