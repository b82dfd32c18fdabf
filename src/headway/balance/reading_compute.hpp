// Measures that a yardstick scales: stocks, additions and sales of compute; included by the kernels only.
#pragma once

#include "headway/balance/reading_sums.hpp"

namespace headway::balance::detail {

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

}  // namespace headway::balance::detail
