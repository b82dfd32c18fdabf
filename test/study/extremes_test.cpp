// Extreme conditions whose answers are known in advance.
#include <gtest/gtest.h>

#include <numeric>

#include "default_book.hpp"

namespace headway::study {
namespace {

double largest(const ensemble::Ensemble& ensemble, std::size_t scenario, std::size_t request) {
  const auto row = ensemble.row(scenario, request);
  return *std::ranges::max_element(row);
}
double smallest(const ensemble::Ensemble& ensemble, std::size_t scenario, std::size_t request) {
  const auto row = ensemble.row(scenario, request);
  return *std::ranges::min_element(row);
}

TEST(Extremes, WithoutMemoryNoChineseChipIsFinished) {
  const Prepared prepared = prepared_with(
      throughout({"memory.legacy.inflow=0", "memory.diverted.inflow=0", "memory.cxmt.output=0",
                  "memory.own_low_cost.output=0", "memory.own_fast.output=0", "makers.stacked_share.cambricon=1",
                  "makers.stacked_share.other_domestic=1", "makers.output.ascend_910b=0", "makers.output.ascend_910c=0",
                  "makers.output.ascend_950pr=0", "makers.output.cambricon_590=0", "makers.output.other_domestic=0"}));
  const auto ensemble = run_all(prepared, {"h200-licensed"},
                                {at(balance::kDomesticProduction, 2027), at(balance::kBindingMemory, 2027)}, 512);
  EXPECT_EQ(largest(ensemble, 0, 0), 0.0);
  EXPECT_EQ(smallest(ensemble, 0, 1), 100.0);
}

TEST(Extremes, WithoutWafersOutputEndsWithTheBankedDies) {
  const Prepared prepared = prepared_with(
      throughout({"foundry.advanced.capacity=0", "makers.die_bank.inflow=0", "makers.output.ascend_910b=0",
                  "makers.output.ascend_910c=0", "makers.output.ascend_950pr=0", "makers.output.cambricon_590=0",
                  "makers.output.other_domestic=0"}));
  const auto ensemble = run_all(prepared, {"h200-licensed"},
                                {at(balance::kDomesticProduction, 2027), at(balance::kBindingDies, 2027)}, 512);
  EXPECT_EQ(largest(ensemble, 0, 0), 0.0);
  EXPECT_EQ(smallest(ensemble, 0, 1), 100.0);
}

TEST(Extremes, ADrawThatCannotMakeItsHistoryIsLeftOut) {
  const Prepared prepared = prepared_with(throughout({"foundry.advanced.capacity=0", "makers.die_bank.inflow=0"}));
  const auto ensemble = run_all(prepared, {"h200-licensed"}, {at(balance::kDomesticProduction, 2025)}, 512);
  EXPECT_EQ(ensemble.kept, 0);
  EXPECT_EQ(ensemble.dropped, 512);
}

TEST(Extremes, WithoutExportsNothingLicensedArrives) {
  const auto ensemble = run_all(default_book(), {"no-export"},
                                {at(balance::kImportsLicensed, near_year()), at(balance::kImportsLicensed, 2030),
                                 at(balance::kVendorRevenue, 2028)},
                                512);
  EXPECT_EQ(largest(ensemble, 0, 0), 0.0);
  EXPECT_EQ(largest(ensemble, 0, 1), 0.0);
  EXPECT_EQ(largest(ensemble, 0, 2), 0.0);
}

TEST(Extremes, WithoutBudgetNothingIsBoughtOrDiverted) {
  const Prepared prepared = prepared_with(
      throughout({"demand.china.platform_capex=0", "demand.china.abroad_budget=0", "demand.china.halls_budget=0",
                  "makers.output.ascend_910b=0", "makers.output.ascend_910c=0", "makers.output.ascend_950pr=0",
                  "makers.output.cambricon_590=0", "makers.output.other_domestic=0"}));
  const auto ensemble = run_all(
      prepared, {"h200-open"},
      {at(balance::kImportsLicensed, 2027), at(balance::kImportsDiverted, 2027), at(balance::kChinaAdditions, 2028)},
      512);
  EXPECT_EQ(largest(ensemble, 0, 0), 0.0);
  EXPECT_EQ(largest(ensemble, 0, 1), 0.0);
  EXPECT_EQ(largest(ensemble, 0, 2), 0.0);
}

// 37 bn USD buy at most 37e9 / 27,000 = 1.37 M H200s, however many are permitted and made; carried money is what was
// left before.
TEST(Extremes, ABudgetOf37BillionBuys1370ThousandH200sAtMost) {
  std::vector<std::string> sets = no_feedback();
  for (const auto* set : {"demand.china.platform_capex=370",
                          "demand.china.accelerator_share=0.5",
                          "demand.china.exchange_rate=5",
                          "demand.china.halls_budget=0",
                          "demand.china.abroad_budget=0",
                          "demand.china.carry_over=0",
                          "price.h200=27000",
                          "supply.line_maximum.h200=1e9",
                          "supply.opening_stock.h200=1e9",
                          "supply.packages_per_wafer.h200=1e9",
                          "supply.stock.release_months=1000",
                          "trade.diversion.capacity=0",
                          "trade.diversion.resale=0",
                          "trade.abroad.stock=0",
                          "demand.china.worth=1e9",
                          "washington.classes=h200",
                          "washington.tariff=0",
                          "beijing.mandate=0",
                          "demand.china.price_sensitivity=40",
                          "washington.delay=0",
                          "washington.levy=0",
                          "foundry.advanced.capacity=0",
                          "makers.die_bank.inflow=0",
                          "makers.output.ascend_910b=0",
                          "makers.output.ascend_910c=0",
                          "makers.output.ascend_950pr=0",
                          "makers.output.cambricon_590=0",
                          "makers.output.other_domestic=0",
                          "supply.output.mi308=0",
                          "supply.opening_stock.h20=0",
                          "supply.line_maximum.h20=0",
                          "supply.opening_stock.mi308=0",
                          "supply.line_maximum.mi308=0"}) {
    sets.emplace_back(set);
  }
  const Prepared prepared = prepared_with(throughout(sets));
  const auto ensemble =
      run_all(prepared, {"h200-open"}, {at(balance::kImportsH200, 2027), at(balance::kBindingDemand, 2027)}, 256);
  EXPECT_NEAR(largest(ensemble, 0, 0), 37e9 / 27000.0, 1.0);
  EXPECT_NEAR(smallest(ensemble, 0, 0), 37e9 / 27000.0, 1.0);
}

TEST(Extremes, WithoutEfficiencyGrowthTheLagIsHardwareAlone) {
  // Without growth the lag of efficiency costs the follower nothing, so it cannot change the lag.
  const Prepared quick =
      prepared_with(throughout({"progress.efficiency.growth=0", "progress.efficiency.diffusion_lag=1"}));
  const Prepared slow =
      prepared_with(throughout({"progress.efficiency.growth=0", "progress.efficiency.diffusion_lag=24"}));
  const std::vector<ensemble::Request> requests{at(balance::kCapabilityLag, 2027)};
  const auto early = run_all(quick, {"no-export"}, requests, 256);
  const auto late = run_all(slow, {"no-export"}, requests, 256);
  for (std::size_t draw = 0; draw < early.row(0, 0).size(); ++draw) {
    EXPECT_NEAR(early.row(0, 0)[draw], late.row(0, 0)[draw], 1e-6);
  }
}

TEST(Extremes, AKillSwitchLeavesNoForeignChipInChina) {
  const Prepared prepared = prepared_with({"washington.kill_switch=2027-06"});
  const auto ensemble = run_all(prepared, {"h200-open"},
                                {at(balance::kChinaStockLicensed, 2026), at(balance::kChinaStockLicensed, 2027),
                                 at(balance::kChinaStockDiverted, 2028), at(balance::kChinaStockDomestic, 2028)},
                                512);
  EXPECT_GT(smallest(ensemble, 0, 0), 0.0);
  EXPECT_EQ(largest(ensemble, 0, 1), 0.0);
  EXPECT_EQ(largest(ensemble, 0, 2), 0.0);
  EXPECT_GT(smallest(ensemble, 0, 3), 0.0);
}

}  // namespace
}  // namespace headway::study
