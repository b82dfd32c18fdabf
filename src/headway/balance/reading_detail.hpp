// Figures by class, by designer, and drivers; included by the kernels only.
#pragma once

#include "headway/balance/reading_sums.hpp"

namespace headway::balance::detail {

/// Chips of a class that go to a destination in the period.
template <class Number>
Number read_units(const Tally<Number>& tally, int destination, int chip_class) {
  const Number none(0.0);
  if (chip_class >= kForeignCount) {
    const int d = chip_class - kForeignCount;
    const bool at_home = destination == kToWorld || destination == kToChina;
    return destination == kMade ? tally.finished[d] : (at_home ? tally.bought_domestic[d] : none);
  }
  const bool merchant = chip_class < kMerchantCount;
  switch (destination) {
    case kToWorld:
      return merchant ? tally.sold_us[chip_class] + tally.sold_rest[chip_class] + tally.licensed[chip_class] +
                            tally.diverted[chip_class] - resold_of(tally.resold, chip_class)
                      : tally.sold_us[chip_class];
    case kToUs:
      return tally.sold_us[chip_class];
    case kToRest:
      return merchant ? tally.sold_rest[chip_class] : none;
    case kToChina:
      return merchant ? tally.licensed[chip_class] : none;
    case kToChinaDiverted:
      return merchant ? tally.diverted[chip_class] : none;
    default:
      return tally.made_abroad[chip_class];
  }
}

/// Sum over a designer's classes of units x `per_chip`.
template <class Number>
Number read_designer(const Tally<Number>& tally, int destination, int designer, const Number* per_chip,
                     const Classes& classes = kShippedClasses) {
  Number sum(0.0);
  for (int c = 0; c < kClassCount; ++c) {
    if (classes.fact[c].in_use && designer_of(classes, c) == designer) {
      sum += read_units(tally, destination, c) * per_chip[c];
    }
  }
  return sum;
}

template <class Number>
Number read_driver(const Reading<Number>& reading, int driver, const Number* per_chip) {
  const Tally<Number>& tally = reading.tally;
  const auto& in = reading.in;
  const Classes& classes = *in.supply.classes;
  const Number purchases = tally.spent_licensed + tally.spent_domestic;
  switch (driver) {
    case kPurchasesChina:
      return purchases;
    case kPurchasesDomestic:
      return tally.spent_domestic;
    case kBudgetChina:
      return tally.fresh;
    case kPurchasesAbroad:
      return tally.spent_abroad;
    case kPurchasesDiverted:
      return tally.spent_diverted;
    case kLicensedWished:
      return tally.limit_value[kLimitWish];
    case kLicensedWashington:
      return tally.limit_value[kLimitCap];
    case kLicensedBeijing:
      return tally.limit_value[kLimitPermission];
    case kDivertedResold:
      return sum_of(tally.resold, kResoldCount);
    case kFoundryCapacity:
      return reading.state.foundry.capacity;
    case kFoundryHuaweiWafers:
      return reading.state.foundry.capacity * in.foundry.share_for_ai[reading.month] * in.makers.huawei_share;
    case kFoundryYield: {
      const auto& foundry = reading.state.foundry;
      const Number grown = base::larger(foundry.cumulative_wafers / foundry.reference_wafers, Number(1.0));
      const Number density = foundry.reference_density * base::power(grown, -in.foundry.learning);
      return Number(100.0) * base::exp(-in.foundry.reference_area * density);
    }
    case kPackagingCapacity:
      return in.supply.packaging_capacity[reading.month];
    case kDiesHuawei:
      return tally.dies_huawei;
    case kRevenueCambriconYuan:
      return read_designer(tally, kToWorld, kVendorCount + kCambricon, in.demand.price, classes) *
             in.demand.exchange_rate[reading.month];
    case kHuaweiToNvidia:
      return Number(100.0) * ratio_or_none(read_designer(tally, kMade, kVendorCount + kHuawei, per_chip, classes),
                                           read_designer(tally, kMade, int{kNvidia}, per_chip, classes));
    default:
      return Number(100.0) *
             ratio_or_none(read_designer(tally, kToChina, int{kNvidia}, in.demand.price, classes), purchases);
  }
}

/// Figures by class, by designer, and drivers.
template <class Number>
Number read_detail(const Reading<Number>& reading, int measure, Yardstick yardstick) {
  const Number* per_chip = reading.yardsticks.per_chip[yardstick];
  const Number* price = reading.in.demand.price;
  const Classes& classes = *reading.in.supply.classes;
  if (measure < kFirstSales) {
    const int k = measure - kFirstUnits;
    return read_units(reading.tally, k / kClassCount, k % kClassCount);
  }
  if (measure < kFirstSalesChina) {
    return read_designer(reading.tally, kToWorld, measure - kFirstSales, per_chip, classes);
  }
  if (measure < kFirstRevenue) {
    return read_designer(reading.tally, kToChina, measure - kFirstSalesChina, per_chip, classes);
  }
  if (measure < kFirstRevenueChina) {
    return read_designer(reading.tally, kToWorld, measure - kFirstRevenue, price, classes);
  }
  if (measure < kFirstDriver) {
    return read_designer(reading.tally, kToChina, measure - kFirstRevenueChina, price, classes);
  }
  return read_driver(reading, measure - kFirstDriver, per_chip);
}

}  // namespace headway::balance::detail
