// How each measure is computed; included by the kernels only.
#pragma once

#include "headway/balance/reading_compute.hpp"
#include "headway/balance/reading_detail.hpp"

namespace headway::balance {

namespace detail {

/// Measures in a unit of their own.
template <class Number>
Number read_other(const Reading<Number>& reading, Measure measure) {
  const Tally<Number>& tally = reading.tally;
  const State<Number>& state = reading.state;
  const auto useful = [&] { return useful_compute(reading.in.useful, reading.yardsticks, state.fleet, state.trade); };
  const auto percent_of_months = [&](Number months) { return Number(100.0) * months / tally.months; };
  const Number spent = tally.spent_domestic + tally.spent_licensed + tally.spent_diverted;
  const Number domestic_units = sum_of(tally.bought_domestic, kDomesticCount);
  const Number foreign_units = sum_of(tally.licensed, kMerchantCount) + sum_of(tally.diverted, kMerchantCount);
  switch (measure) {
    case kChinaUseful: {
      const auto by_pool = useful();
      return by_pool.domestic + by_pool.licensed + by_pool.diverted + by_pool.owned_abroad + by_pool.rented_abroad;
    }
    case kChinaUsefulDomestic:
      return useful().domestic;
    case kChinaUsefulLicensed:
      return useful().licensed;
    case kChinaUsefulDiverted:
      return useful().diverted;
    case kChinaUsefulOffshore:
      return useful().owned_abroad + useful().rented_abroad;
    case kChinaUsefulOwnedAbroad:
      return useful().owned_abroad;
    case kChinaUsefulRentedAbroad:
      return useful().rented_abroad;
    case kDomesticShare:
      return Number(100.0) * ratio_or_none(tally.spent_domestic, spent);
    case kDomesticShareUnits:
      return Number(100.0) * ratio_or_none(domestic_units, domestic_units + foreign_units);
    case kImportsLicensed:
      return sum_of(tally.licensed, kMerchantCount);
    case kImportsDiverted:
      return sum_of(tally.diverted, kMerchantCount);
    case kImportsH200:
      return tally.licensed[kH200];
    case kComputeLag:
      return compute_lag(state.progress, reading.month);
    case kCapabilityLag:
      return capability_lag(reading.in.progress, state.progress, reading.month);
    case kLargestRunUs:
      return state.progress.run[kBlocUs];
    case kLargestRunChina:
      return state.progress.run[kBlocChina];
    case kUnmetDemand:
      return tally.unmet / tally.months;
    case kPremium:
      return Number(100.0) * state.demand.premium;
    case kUnitPrice:
      return state.demand.unit_price;
    case kBindingCap:
    case kBindingPermission:
    case kBindingSupply:
    case kBindingDemand:
      return percent_of_months(tally.import_limit[measure - kBindingCap]);
    case kBindingDies:
    case kBindingMemory:
    case kBindingPackaging:
    case kBindingDomesticDemand:
      return percent_of_months(tally.domestic_limit[measure - kBindingDies]);
    case kVendorRevenue:
      return tally.spent_licensed - tally.levy;
    case kLevyRevenue:
      return tally.levy;
    case kNvidiaChinaRevenue:
      return tally.nvidia_china;
    case kPowerUs:
    case kPowerRest:
    case kPowerChina:
      return reading.energy.power[measure - kPowerUs];
    case kEnergyUs:
      return tally.energy[kInUs];
    case kEnergyChina:
      return tally.energy[kInChina];
    case kEnergyCostUs:
      return tally.energy_cost[kInUs];
    case kEnergyCostChina:
      return tally.energy_cost[kInChina];
    default:
      return weigh(state.fleet.waiting + kFirstUs, reading.yardsticks.per_chip[kWatts], kForeignCount);
  }
}

}  // namespace detail

template <class Number>
Number read_measure(const Reading<Number>& reading, Measure measure, Yardstick yardstick, Basis basis) {
  if (measure >= kMeasureCount) {
    return detail::read_detail(reading, measure, yardstick);
  }
  return measure <= kUsDisplaced ? detail::read_compute(reading, measure, yardstick, basis)
                                 : detail::read_other(reading, measure);
}

}  // namespace headway::balance
