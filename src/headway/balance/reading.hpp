// How each measure is computed; included by the kernels only.
#pragma once

#include <limits>

#include "headway/balance/measures.hpp"

namespace headway::balance {

namespace detail {

template <class Number>
Number weigh(const Number* chips, const Number* per_chip, int count) {
  Number sum(0.0);
  for (int k = 0; k < count; ++k) {
    sum += chips[k] * per_chip[k];
  }
  return sum;
}

template <class Number>
Number ratio_or_none(Number above, Number below) {
  return base::choose(below > Number(0.0), above / base::larger(below, Number(1e-300)),
                      Number(std::numeric_limits<double>::quiet_NaN()));
}

template <class Number>
class Reader {
 public:
  Reader(const Reading<Number>& reading, Yardstick yardstick, Basis basis)
      : reading_(reading), per_chip_(reading.yardsticks.per_chip[yardstick]), basis_(basis) {}

  Number in_pool(const Number* cells, int pool) const {
    const PoolRange& range = kPools[static_cast<std::size_t>(pool)];
    return weigh(cells + range.first, per_chip_ + range.first_class, range.count);
  }
  Number stock(int pool) const { return in_pool(reading_.state.fleet.installed, pool); }
  Number added(int pool) const { return in_pool(reading_.tally.installed, pool); }

  Number owned_abroad() const { return weigh(reading_.state.trade.abroad.owned, per_chip_, kMerchantCount); }
  Number rented_abroad() const { return weigh(reading_.state.trade.abroad.rented, per_chip_, kMerchantCount); }
  Number offshore() const { return owned_abroad() + rented_abroad(); }
  Number rented_added() const { return weigh(reading_.tally.rented_added, per_chip_, kMerchantCount); }
  Number offshore_added() const {
    return weigh(reading_.tally.owned_added, per_chip_, kMerchantCount) + rented_added();
  }

  Number world_stock() const { return stock(kUs) + stock(kRest) + china_located(); }
  Number china_located() const { return stock(kLicensed) + stock(kDiverted) + stock(kDomestic); }
  Number china_stock() const { return basis_ == kLocated ? china_located() : china_located() + offshore(); }
  Number us_stock() const {
    return basis_ == kLocated ? stock(kUs) : stock(kUs) - reading_.in.abroad.hosted_in_us * rented_abroad();
  }
  Number china_added_located() const { return added(kLicensed) + added(kDiverted) + added(kDomestic); }
  Number china_added() const {
    return basis_ == kLocated ? china_added_located() : china_added_located() + offshore_added();
  }
  Number us_added() const {
    return basis_ == kLocated ? added(kUs) : added(kUs) - reading_.in.abroad.hosted_in_us * rented_added();
  }
  Number domestic_finished(const Number* packages) const {
    return weigh(packages, per_chip_ + kForeignCount, kDomesticCount);
  }
  Number foreign_made() const { return weigh(reading_.tally.made_abroad, per_chip_, kForeignCount); }

  /// The best chip of which at least 100,000 a year are made.
  Number best_in_volume(const Number* made, const Number* per_chip, int count) const {
    Number best(0.0);
    const Number volume = Number(100000.0 / 12.0) * reading_.tally.months;
    for (int k = 0; k < count; ++k) {
      best = base::larger(best, base::choose(made[k] >= volume, per_chip[k], Number(0.0)));
    }
    return best;
  }
  const Number* per_chip() const { return per_chip_; }

 private:
  const Reading<Number>& reading_;
  const Number* per_chip_;
  Basis basis_;
};

template <class Number>
Number sum_of(const Number* terms, int count) {
  Number sum(0.0);
  for (int k = 0; k < count; ++k) {
    sum += terms[k];
  }
  return sum;
}

/// Measures that a yardstick scales.
template <class Number>
Number read_compute(const Reading<Number>& reading, Measure measure, Yardstick yardstick, Basis basis) {
  const Reader<Number> reader(reading, yardstick, basis);
  const Tally<Number>& tally = reading.tally;
  const Number* per_chip = reader.per_chip();
  switch (measure) {
    case kWorldStock:
      return reader.world_stock();
    case kUsStock:
      return reader.us_stock();
    case kChinaStock:
      return reader.china_stock();
    case kChinaStockDomestic:
      return reader.stock(kDomestic);
    case kChinaStockLicensed:
      return reader.stock(kLicensed);
    case kChinaStockDiverted:
      return reader.stock(kDiverted);
    case kChinaStockOffshore:
      return reader.offshore();
    case kChinaStockOwnedAbroad:
      return reader.owned_abroad();
    case kChinaStockRentedAbroad:
      return reader.rented_abroad();
    case kWorldAdditions:
      return reader.added(kUs) + reader.added(kRest) + reader.china_added_located();
    case kUsAdditions:
      return reader.us_added();
    case kChinaAdditions:
      return reader.china_added();
    case kChinaAdditionsDomestic:
      return reader.added(kDomestic);
    case kChinaAdditionsLicensed:
      return reader.added(kLicensed);
    case kChinaAdditionsDiverted:
      return reader.added(kDiverted);
    case kWorldSold:
      return weigh(reading.sold.world, per_chip, kClassCount);
    case kUsSold:
      return weigh(reading.sold.us, per_chip, kForeignCount);
    case kChinaSold:
      return weigh(reading.sold.china, per_chip, kClassCount);
    case kDivertedSold:
      return weigh(reading.sold.diverted, per_chip, kMerchantCount);
    case kStockRatio:
      return ratio_or_none(reader.us_stock(), reader.china_stock());
    case kAdditionsRatio:
      return ratio_or_none(reader.us_added(), reader.china_added());
    case kDomesticProduction:
      return reader.domestic_finished(tally.finished);
    case kDomesticProductionOwn:
      return reader.domestic_finished(tally.finished_own);
    case kDomesticToForeign:
      return Number(100.0) * ratio_or_none(reader.domestic_finished(tally.finished), reader.foreign_made());
    case kBestChipRatio:
      return ratio_or_none(reader.best_in_volume(tally.made_abroad, per_chip, kForeignCount),
                           reader.best_in_volume(tally.finished, per_chip + kForeignCount, kDomesticCount));
    case kImportsLicensedCompute:
      return weigh(tally.licensed, per_chip, kMerchantCount);
    case kImportsDivertedCompute:
      return weigh(tally.diverted, per_chip, kMerchantCount);
    default:
      return weigh(tally.lost, per_chip, kForeignCount);
  }
}

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
Number read_designer(const Tally<Number>& tally, int destination, int designer, const Number* per_chip) {
  Number sum(0.0);
  for (int c = 0; c < kClassCount; ++c) {
    if (designer_of(c) == designer) {
      sum += read_units(tally, destination, c) * per_chip[c];
    }
  }
  return sum;
}

template <class Number>
Number read_driver(const Reading<Number>& reading, int driver, const Number* per_chip) {
  const Tally<Number>& tally = reading.tally;
  const auto& in = reading.in;
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
      return read_designer(tally, kToWorld, kVendorCount + kCambricon, in.demand.price) *
             in.demand.exchange_rate[reading.month];
    case kHuaweiToNvidia:
      return Number(100.0) * ratio_or_none(read_designer(tally, kMade, kVendorCount + kHuawei, per_chip),
                                           read_designer(tally, kMade, int{kNvidia}, per_chip));
    default:
      return Number(100.0) * ratio_or_none(read_designer(tally, kToChina, int{kNvidia}, in.demand.price), purchases);
  }
}

/// Figures by class, by designer, and drivers.
template <class Number>
Number read_detail(const Reading<Number>& reading, int measure, Yardstick yardstick) {
  const Number* per_chip = reading.yardsticks.per_chip[yardstick];
  const Number* price = reading.in.demand.price;
  if (measure < kFirstSales) {
    const int k = measure - kFirstUnits;
    return read_units(reading.tally, k / kClassCount, k % kClassCount);
  }
  if (measure < kFirstSalesChina) {
    return read_designer(reading.tally, kToWorld, measure - kFirstSales, per_chip);
  }
  if (measure < kFirstRevenue) {
    return read_designer(reading.tally, kToChina, measure - kFirstSalesChina, per_chip);
  }
  if (measure < kFirstRevenueChina) {
    return read_designer(reading.tally, kToWorld, measure - kFirstRevenue, price);
  }
  if (measure < kFirstDriver) {
    return read_designer(reading.tally, kToChina, measure - kFirstRevenueChina, price);
  }
  return read_driver(reading, measure - kFirstDriver, per_chip);
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
