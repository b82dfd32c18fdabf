// The published figures by name: what each id of the interface is, and how it is made from state and tallies.
#pragma once

#include "headway/balance/accounts.hpp"

namespace headway::balance {

/// Whose chips count: those in a territory, or those that a bloc's users can run.
enum Basis : int { kLocated, kAccessible };
inline constexpr std::array<std::string_view, 2> kBasisNames{"located", "accessible"};

enum Measure : int {
  kWorldStock,
  kUsStock,
  kChinaStock,
  kChinaStockDomestic,
  kChinaStockLicensed,
  kChinaStockDiverted,
  kChinaStockOffshore,
  kChinaStockOwnedAbroad,
  kChinaStockRentedAbroad,
  kWorldAdditions,
  kUsAdditions,
  kChinaAdditions,
  kChinaAdditionsDomestic,
  kChinaAdditionsLicensed,
  kChinaAdditionsDiverted,
  kWorldSold,
  kUsSold,
  kChinaSold,
  kDivertedSold,
  kStockRatio,
  kAdditionsRatio,
  kDomesticProduction,
  kDomesticProductionOwn,
  kDomesticToForeign,
  kBestChipRatio,
  kImportsLicensedCompute,
  kImportsDivertedCompute,
  kUsDisplaced,
  kChinaUseful,
  kChinaUsefulDomestic,
  kChinaUsefulLicensed,
  kChinaUsefulDiverted,
  kChinaUsefulOffshore,
  kChinaUsefulOwnedAbroad,
  kChinaUsefulRentedAbroad,
  kDomesticShare,
  kDomesticShareUnits,
  kImportsLicensed,
  kImportsDiverted,
  kImportsH200,
  kComputeLag,
  kCapabilityLag,
  kLargestRunUs,
  kLargestRunChina,
  kUnmetDemand,
  kPremium,
  kUnitPrice,
  kBindingCap,
  kBindingPermission,
  kBindingSupply,
  kBindingDemand,
  kBindingDies,
  kBindingMemory,
  kBindingPackaging,
  kBindingDomesticDemand,
  kVendorRevenue,
  kLevyRevenue,
  kNvidiaChinaRevenue,
  kPowerUs,
  kPowerRest,
  kPowerChina,
  kEnergyUs,
  kEnergyChina,
  kEnergyCostUs,
  kEnergyCostChina,
  kWaitingUs,
  kMeasureCount,
};

/// Figures by chip class, by designer, and of single drivers: read when asked for by name, after the measures above.
/// Where a class goes: all buyers, US owners, owners elsewhere, China under licence (Chinese designs: all), China past
/// the controls; and what is made.
enum Destination : int { kToWorld, kToUs, kToRest, kToChina, kToChinaDiverted, kMade };
inline constexpr std::array<std::string_view, 6> kDestinationNames{"world", "us", "rest", "china", "diverted", "made"};

/// Who designs a class, foreign vendors first.
inline constexpr int kDesignerCount = kVendorCount + kMakerCount;
inline constexpr std::array<std::string_view, kDesignerCount> kDesignerNames{
    "nvidia", "amd", "google", "amazon", "huawei", "cambricon", "other_domestic"};
constexpr int designer_of(const Classes& classes, int chip_class) {
  return chip_class < kForeignCount ? classes.vendor_of(chip_class)
                                    : kVendorCount + classes.maker_of(chip_class - kForeignCount);
}

/// Single drivers.
enum Driver : int {
  kPurchasesChina,
  kPurchasesDomestic,
  kBudgetChina,
  kPurchasesAbroad,
  kPurchasesDiverted,
  kLicensedWished,
  kLicensedWashington,
  kLicensedBeijing,
  kDivertedResold,
  kFoundryCapacity,
  kFoundryHuaweiWafers,
  kFoundryYield,
  kPackagingCapacity,
  kDiesHuawei,
  kRevenueCambriconYuan,
  kHuaweiToNvidia,
  kNvidiaShare,
  kDriverCount
};

inline constexpr int kFirstUnits = kMeasureCount;  ///< + destination x kClassCount + class
inline constexpr int kFirstSales =
    kFirstUnits + static_cast<int>(kDestinationNames.size()) * kClassCount;  ///< + designer
inline constexpr int kFirstSalesChina = kFirstSales + kDesignerCount;
inline constexpr int kFirstRevenue = kFirstSalesChina + kDesignerCount;
inline constexpr int kFirstRevenueChina = kFirstRevenue + kDesignerCount;
inline constexpr int kFirstDriver = kFirstRevenueChina + kDesignerCount;
inline constexpr int kAllMeasureCount = kFirstDriver + kDriverCount;

/// What a figure says of its period.
enum class Span {
  end,    ///< what stands at its end
  sum,    ///< the sum over its months
  whole,  ///< a share, a ratio or an average of all of it
};

struct MeasureName {
  std::string_view id;
  std::string_view unit;  ///< empty: the yardstick's
  std::string_view means;
  bool by_yardstick;
  bool by_basis;
  Span span = Span::end;
};

inline constexpr std::array<MeasureName, kMeasureCount> kMeasures{{
    {"world_stock", "", "installed compute of the world at the month's end", true, false},
    {"us_stock", "", "installed compute of US-headquartered owners", true, true},
    {"china_stock", "", "installed compute in mainland China, or that Chinese users can run", true, true},
    {"china_stock.domestic", "", "of China's stock, Chinese designs", true, false},
    {"china_stock.licensed", "", "of China's stock, foreign chips sold under licence", true, false},
    {"china_stock.diverted", "", "of China's stock, foreign chips past the controls", true, false},
    {"china_stock.offshore", "", "compute abroad that Chinese users rent or own", true, false},
    {"china_stock.owned_abroad", "", "of this, chips that Chinese companies own outside the mainland", true, false},
    {"china_stock.rented_abroad", "", "of this, chips that they rent", true, false},
    {"world_additions", "", "gross installations of the world in the period", true, false, Span::sum},
    {"us_additions", "", "gross installations of US owners in the period", true, true, Span::sum},
    {"china_additions", "", "gross installations in China in the period", true, true, Span::sum},
    {"china_additions.domestic", "", "of China's additions, Chinese designs", true, false, Span::sum},
    {"china_additions.licensed", "", "of China's additions, licensed foreign chips", true, false, Span::sum},
    {"china_additions.diverted", "", "of China's additions, diverted chips", true, false, Span::sum},
    {"world_sold", "", "cumulative sales in Epoch AI's scope, nothing retired", true, false},
    {"us_sold", "", "cumulative sales to US owners in Epoch AI's scope", true, false},
    {"china_sold", "", "cumulative sales to China in Epoch AI's scope: Nvidia licensed, AMD, Huawei, Cambricon", true,
     false},
    {"diverted_sold", "", "cumulative diverted chips, seizures apart", true, false},
    {"stock_ratio", "1", "US stock over China's", true, true},
    {"additions_ratio", "1", "US additions over China's in the period", true, true, Span::whole},
    {"domestic_production", "", "Chinese-designed packages finished, dies from abroad included", true, false,
     Span::sum},
    {"domestic_production.own", "", "of these, on dies made in China", true, false, Span::sum},
    {"domestic_to_foreign_production", "percent", "Chinese-designed over foreign production of the period", true, false,
     Span::whole},
    {"best_chip_ratio", "1", "best foreign chip in volume over best Chinese chip in volume", true, false, Span::whole},
    {"imports_licensed.compute", "", "licensed imports of the period as compute", true, false, Span::sum},
    {"imports_diverted.compute", "", "diverted imports of the period as compute", true, false, Span::sum},
    {"us_displaced", "", "US additions lost to chips made for China in the period", true, false, Span::sum},
    {"china_useful", "H100e useful", "accessible compute x utilisation x efficiency", false, false},
    {"china_useful.domestic", "H100e useful", "of China's useful compute, Chinese designs", false, false},
    {"china_useful.licensed", "H100e useful", "of China's useful compute, licensed foreign chips", false, false},
    {"china_useful.diverted", "H100e useful", "of China's useful compute, diverted chips", false, false},
    {"china_useful.offshore", "H100e useful", "of China's useful compute, owned or rented abroad", false, false},
    {"china_useful.owned_abroad", "H100e useful", "of China's useful compute, owned abroad", false, false},
    {"china_useful.rented_abroad", "H100e useful", "of China's useful compute, rented abroad", false, false},
    {"domestic_share", "percent", "Chinese designs in purchases for use in mainland China, by value", false, false,
     Span::whole},
    {"domestic_share.units", "percent", "the same by units", false, false, Span::whole},
    {"imports_licensed", "chips", "licensed chips that enter China in the period", false, false, Span::sum},
    {"imports_diverted", "chips", "diverted chips that enter China in the period", false, false, Span::sum},
    {"imports_licensed.h200", "chips", "licensed H200s that enter China in the period", false, false, Span::sum},
    {"compute_lag", "months",
     "months since the leader's largest training run so far stood where the follower's stands; positive: China behind, "
     "negative: the US behind; never more than the months since 2020-01",
     false, false},
    {"capability_lag", "months",
     "the same by capability: an index of the best models, from the largest run, the efficiency of algorithms, and "
     "what open weights and distillation pass on",
     false, false},
    {"largest_run.us", "FLOP", "largest single training run possible in the US", false, false},
    {"largest_run.china", "FLOP", "largest single training run possible in China", false, false},
    {"unmet_demand", "USD a month",
     "Chinese demand that list prices would serve and supply does not, average of the period", false, false,
     Span::whole},
    {"premium", "percent", "price of smuggled chips over list in China at the period's end", false, false},
    {"unit_price", "USD/H100e", "price that clears for a useful H100e in China at the period's end", false, false},
    {"binding.imports.cap", "percent", "share of months in which Washington's cap and vetting bind imports", false,
     false, Span::whole},
    {"binding.imports.permission", "percent", "share of months in which Beijing's permission binds imports", false,
     false, Span::whole},
    {"binding.imports.supply", "percent", "share of months in which the vendor's supply binds imports", false, false,
     Span::whole},
    {"binding.imports.demand", "percent", "share of months in which demand binds imports", false, false, Span::whole},
    {"binding.domestic.dies", "percent", "share of months in which dies bind Chinese output", false, false,
     Span::whole},
    {"binding.domestic.memory", "percent", "share of months in which memory binds Chinese output", false, false,
     Span::whole},
    {"binding.domestic.packaging", "percent", "share of months in which packaging binds Chinese output", false, false,
     Span::whole},
    {"binding.domestic.demand", "percent", "share of months in which demand binds Chinese output", false, false,
     Span::whole},
    {"vendor_revenue", "USD", "vendors' revenue from licensed sales to China in the period, levy taken off", false,
     false, Span::sum},
    {"levy_revenue", "USD", "levy paid to the US Treasury in the period", false, false, Span::sum},
    {"revenue.nvidia_china", "USD", "Nvidia's licensed sales to China in the period at list price", false, false,
     Span::sum},
    {"power.us", "MW", "power drawn by installed AI chips of US owners", false, false},
    {"power.rest", "MW", "power drawn by installed AI chips elsewhere", false, false},
    {"power.china", "MW", "power drawn by installed AI chips in China", false, false},
    {"energy.us", "TWh", "energy used by them in the period, US", false, false, Span::sum},
    {"energy.china", "TWh", "energy used by them in the period, China", false, false, Span::sum},
    {"energy_cost.us", "USD", "its cost, US", false, false, Span::sum},
    {"energy_cost.china", "USD", "its cost, China", false, false, Span::sum},
    {"waiting.us", "MW", "rated chip power that US owners have bought and not yet powered", false, false},
}};

inline constexpr std::array<MeasureName, kDriverCount> kDriverNames{{
    {"purchases.china", "USD", "spending in China on AI chips in the period, licensed and Chinese designs", false,
     false, Span::sum},
    {"purchases.domestic", "USD", "spending in China on Chinese designs in the period", false, false, Span::sum},
    {"budget.china", "USD", "money of Chinese buyers for AI chips and compute abroad, of the period", false, false,
     Span::sum},
    {"purchases.abroad", "USD", "spending of Chinese buyers on compute abroad in the period, bought and rented", false,
     false, Span::sum},
    {"purchases.diverted", "USD", "spending in China on diverted chips in the period", false, false, Span::sum},
    {"licensed.wished", "USD", "licensed chips that China would buy at list price in the period, were none refused",
     false, false, Span::sum},
    {"licensed.washington", "USD", "of these, what Washington lets through, were nothing else in the way", false, false,
     Span::sum},
    {"licensed.beijing", "USD", "of these, what Beijing lets through, were nothing else in the way", false, false,
     Span::sum},
    {"imports_diverted.resold", "chips", "of the diverted chips, those that owners abroad resold", false, false,
     Span::sum},
    {"foundry.capacity", "wafer/month", "Chinese foundry capacity at 7 nm class and below at the period's end", false,
     false},
    {"foundry.huawei_wafers", "wafer/month", "of it, wafers for Huawei's AI dies", false, false},
    {"foundry.yield", "percent", "share of good dies of the reference area at the period's end", false, false},
    {"packaging.capacity", "wafer/month", "packaging wafers for foreign accelerators at the period's end", false,
     false},
    {"dies.huawei", "die", "dies in Huawei's finished packages of the period", false, false, Span::sum},
    {"revenue.cambricon.cny", "CNY", "Cambricon's sales of the period at list price, in yuan", false, false, Span::sum},
    {"huawei_to_nvidia", "percent", "compute of Huawei's packages over that of Nvidia's of the period", true, false,
     Span::whole},
    {"share.nvidia_china", "percent", "Nvidia's licensed sales in purchases of the period, by value", false, false,
     Span::whole},
}};

/// All that a measure may look at, at the end of a period.
template <class Number>
struct Reading {
  const Assumptions<Number>& in;
  const Setting& setting;
  const Yardsticks<Number>& yardsticks;
  const State<Number>& state;
  const SoldToDate<Number>& sold;
  const Tally<Number>& tally;
  const EnergyFlow<Number>& energy;
  int month;
};

/// Value of a measure; NaN in lanes where it has none (a ratio to nothing). `yardstick` and `basis` count where
/// kMeasures says so.
template <class Number>
Number read_measure(const Reading<Number>& reading, Measure measure, Yardstick yardstick, Basis basis);

}  // namespace headway::balance
