#include "headway/study/sensitivity/sectors.hpp"

#include <array>

namespace headway::study {

namespace {

struct Sector {
  std::string_view prefix;
  std::string_view name;
};

/// Longer prefixes stand before the shorter ones that they begin with.
constexpr std::array<Sector, 23> kSectors{{
    {kPolicyPath, "policy path"},
    {"beijing.regime", "Beijing's odds"},
    {"beijing", "Beijing's levers"},
    {"washington", "Washington"},
    {"capital", "makers"},
    {"demand.china", "demand, China"},
    {"demand", "demand, elsewhere"},
    {"energy", "energy"},
    {"feedback", "feedbacks"},
    {"fleet", "fleet"},
    {"foundry", "foundry"},
    {"makers.output", "makers' output as observed"},
    {"makers.performance", "Chinese chips' performance"},
    {"makers", "makers"},
    {"memory", "memory"},
    {"price", "prices"},
    {"progress", "progress"},
    {"supply.output", "supply as observed"},
    {"supply.packages_per_wafer", "packaging geometry"},
    {"supply", "supply"},
    {"trade.diversion", "diversion"},
    {"trade", "offshore and other trade"},
    {"yardstick", "software and yardsticks"},
}};

}  // namespace

std::string sector_of(std::string_view id) {
  for (const Sector& sector : kSectors) {
    if (id.starts_with(sector.prefix)) {
      return std::string(sector.name);
    }
  }
  return std::string(id.substr(0, id.find('.')));
}

}  // namespace headway::study
