// The classes of the shipped book as the engine knows them without a file: where a run is given no others. The book says the
// same with its sources in classes.toml, and a test compares the two.
#pragma once

#include "headway/balance/class_facts.hpp"

namespace headway::balance {

namespace detail {

constexpr Classes shipped_classes() {
  Classes all;
  for (int c = 0; c < kClassCount; ++c) {
    ClassFact& each = all.fact[c];
    each.in_use = !is_spare(c);
    if (each.in_use && c < kForeignCount) {
      each.vendor = c <= kRubinNext ? kNvidia : c < kTpuV5 ? kAmd : c < kTrainium2 ? kGoogle : kAmazon;
    }
  }
  struct Follows {
    int newer;
    int older;
  };
  for (const Follows& each :
       {Follows{kH100, kA100}, Follows{kB200, kH100}, Follows{kB300, kB200}, Follows{kRubin, kB300},
        Follows{kRubinNext, kRubin}, Follows{kMi325x, kMi300x}, Follows{kMi350, kMi325x}, Follows{kMi450, kMi350},
        Follows{kTpuV6, kTpuV5}, Follows{kTpuV7, kTpuV6}, Follows{kTpuNext, kTpuV7}, Follows{kTrainium3, kTrainium2},
        Follows{kAscend910c, kAscend910b}, Follows{kAscend950pr, kAscend910c}, Follows{kAscend960, kAscend950pr},
        Follows{kAscend970, kAscend960}, Follows{kCambricon690, kCambricon590}}) {
    all.fact[each.newer].succeeds = each.older;
  }
  all.fact[kH200].beside = kH100;
  all.fact[kAscend950dt].beside = kAscend950pr;
  for (const int c : kLinesWithSlots) {
    all.fact[c].china_line = 0;
  }
  for (const int c : {kA100, kH100, kH200, kB200, kB300, kRubin, kRubinNext, kMi300x, kMi325x, kMi350, kMi450}) {
    all.fact[c].diverted = true;
  }
  all.fact[kH20].weaker = true;
  all.fact[kMi308].weaker = true;
  struct Chinese {
    int chip_class;
    int maker;
    int design;
    MemoryFamily memory;
    int packaging_rank;
    bool observed;
  };
  for (const Chinese& each : {Chinese{kAscend910b, kHuawei, kDesign910, kBought, 70, true},
                              Chinese{kAscend910c, kHuawei, kDesign910, kBought, 30, true},
                              Chinese{kAscend950pr, kHuawei, kDesign950, kLowCost, 50, true},
                              Chinese{kAscend950dt, kHuawei, kDesign950, kFast, 40, false},
                              Chinese{kAscend960, kHuawei, kDesign960, kFast, 20, false},
                              Chinese{kAscend970, kHuawei, kDesign970, kFast, 10, false},
                              Chinese{kCambricon590, kCambricon, kDesign590, kBought, 80, true},
                              Chinese{kCambricon690, kCambricon, kDesign690, kBought, 60, false},
                              Chinese{kOtherDomestic, kOtherMaker, kOtherDesign, kBought, 90, true}}) {
    ClassFact& fact = all.fact[each.chip_class];
    fact.maker = each.maker;
    fact.design = each.design;
    fact.memory = each.memory;
    fact.packaging_rank = each.packaging_rank;
    fact.observed = each.observed;
  }
  list_classes(all);
  return all;
}

}  // namespace detail

inline constexpr Classes kShippedClasses = detail::shipped_classes();

}  // namespace headway::balance
