// What every modeller expects of the model, as a list to be read. Each line is tried on thousands of random draws, half
// of them in worlds pushed to extremes.
//
// Feedbacks answer a change and may turn it round, so most lines switch them off. What is left may still break a
// statement: money, memory or stock that is used for one thing is missing for another, this month or later. Such a line
// fixes more (`supply`: money is no object; `one_class`: nothing to choose between; `ample_...`: not scarce), or it says
// in what share of comparisons it must hold. What was found to break it, by fixing one thing after another, stands above
// it; where nothing does, exceptions are few and small.
#include "behaviour.hpp"
#include "checks/join_sets.hpp"

#include <cmath>
#include <cstdio>

#include "headway/model/metric.hpp"

namespace headway::study {
namespace {

using enum Way;
using enum Sum;

/// No feedback, and money is no object, in China and elsewhere: what is left is the chain of supply and permission.
std::vector<std::string> supply() {
  return no_feedback() + unbounded_budgets() +
         std::vector<std::string>{"demand.china.accelerator_share=0.5", "demand.us.accelerator_share=0.5"};
}
/// The book with all its feedbacks.
std::vector<std::string> book() { return {}; }
/// Of the classes for China only the H200: dearer chips cannot take the money of cheaper ones.
std::vector<std::string> one_class() { return {"washington.classes=h200"}; }
std::vector<std::string> ample_memory() {
  return {"memory.cxmt.output=1e9", "memory.own_low_cost.output=1e9", "memory.own_fast.output=1e9"};
}
std::vector<std::string> ample_packaging() { return {"makers.packaging.capacity=1e9"}; }
/// No channel without a list price: nothing is smuggled, resold, or run abroad.
std::vector<std::string> listed_alone() {
  return {"trade.diversion.capacity=0", "trade.diversion.resale=0", "trade.abroad.stock=0"};
}

/// Money meets neither feedback nor a price of its own making, and what is sold takes no scarce memory, packaging or power from what could
/// have been made or installed later: sales early in a run are of weaker chips.
std::vector<std::string> buyers_alone() {
  return no_feedback() + listed_alone() + ample_memory() + ample_packaging() +
         std::vector<std::string>{"energy.energised.china=1e9"};
}

balance::Measure purchases() { return static_cast<balance::Measure>(model::metric_named("purchases.china")); }

const std::vector<Behaviour> kBehaviours{
    // Washington
    // Hoppers that are not resold this year are there to be resold later.
    {"EnforcementAndDiversion", "more enforcement (a lower factor) never raises diverted imports",
     "washington.enforcement", 0.0, 2.0, never_falls, balance::kImportsDiverted, since_2026,
     supply() + std::vector<std::string>{"trade.diversion.resale=0"}},
    {"CapAndH200s", "a higher cap never lowers licensed imports of H200s", "washington.cap", 0.0, 2e6, never_falls,
     balance::kImportsH200, since_2026, supply() + one_class() + std::vector<std::string>{"washington.cap_share=none"},
     0.99},
    {"CapShareAndH200s", "a cap at a higher share never lowers licensed imports of H200s", "washington.cap_share", 0.0,
     1.0, never_falls, balance::kImportsH200, since_2026,
     supply() + one_class() + std::vector<std::string>{"washington.cap=none"}},
    {"VettingAndImports", "wider vetting never lowers licensed imports", "washington.vetting", 0.0, 1.0, never_falls,
     balance::kImportsLicensed, since_2026, no_feedback() + one_class(), 0.995},
    {"LevyAndImports", "a higher levy never raises licensed imports", "washington.levy", 0.0, 0.9, never_rises,
     balance::kImportsLicensed, since_2026, no_feedback() + one_class(), 0.995},
    {"LevyAndImportsOfAll", "the same for all classes, when buyers may turn from dear chips to more of cheap ones",
     "washington.levy", 0.0, 0.9, never_rises, balance::kImportsLicensed, since_2026, no_feedback(), 0.95},
    {"DelayAndImports", "a longer delay never raises licensed imports to any date", "washington.delay", 0.0, 36.0,
     never_rises, balance::kImportsLicensed, since_2026,
     supply() + one_class() + std::vector<std::string>{"supply.opening_stock.h200=0"}},
    {"DelayAndImportsFromStock", "the same with finished stock, which stays on offer", "washington.delay", 0.0, 36.0,
     never_rises, balance::kImportsLicensed, since_2026, supply() + one_class(), 0.99},
    {"LicencesAndImports", "a longer way of licences never raises licensed imports to any date",
     "washington.licence_months", 0.0, 36.0, never_rises, balance::kImportsLicensed, since_2026,
     no_feedback() + one_class() + std::vector<std::string>{"washington.delay=0"}, 0.99},
    {"TariffAndImports", "a higher tariff never raises licensed imports", "washington.tariff", 0.0, 0.9, never_rises,
     balance::kImportsLicensed, since_2026, no_feedback() + one_class(), 0.99},
    {"RentRuleAndRent", "wider rules on rent abroad never lower what is rented there", "washington.rent_abroad", 0.0,
     3.0, never_falls, balance::kChinaStockRentedAbroad, each_year, no_feedback()},
    {"RentRuleAndPurchases", "wider rules on rent abroad never raise what is spent on chips in China",
     "washington.rent_abroad", 0.0, 3.0, never_rises, purchases(), since_2026, no_feedback(), 0.97},
    {"PurchaseRuleAndOwned", "wider rules on purchases abroad never lower what is owned there",
     "washington.purchase_abroad", 0.0, 3.0, never_falls, balance::kChinaStockOwnedAbroad, each_year, no_feedback(),
     0.99},
    {"ToolControlsAndOutput", "tighter controls on tools (a lower factor) never raise Chinese output",
     "washington.tool_controls", 0.0, 1.5, never_falls, balance::kDomesticProduction, since_2026,
     supply() + ample_memory() + ample_packaging(), 0.99},
    {"MemoryControlsAndOutput", "tighter controls on memory (a lower factor) never raise Chinese output",
     "washington.hbm_controls", 0.0, 2.0, never_falls, balance::kDomesticProduction, since_2026,
     supply() + ample_packaging(), 0.98},
    // Beijing
    {"PermissionAndImports", "a larger share let through never lowers licensed imports", "beijing.regime.share_case",
     0.0, 1.0, never_falls, balance::kImportsLicensed, since_2026, no_feedback() + one_class(), 0.995},
    {"MandateAndImports", "a higher mandate never raises licensed imports", "beijing.mandate", 0.0, 0.95, never_rises,
     balance::kImportsLicensed, since_2026, supply() + one_class(), 0.99},
    {"PlaceAndImports", "more places that both governments admit never lower licensed imports", "beijing.place", 0.0,
     1.0, never_falls, balance::kImportsLicensed, since_2026, no_feedback() + one_class(), 0.99},
    {"CoverAndImports", "a stronger answer to Chinese supply never raises licensed imports", "beijing.cover_response",
     0.0, 1.0, never_rises, balance::kImportsLicensed, since_2026, no_feedback() + one_class(), 0.99},
    // A mandate moves purchases between months and years, so that a later year's share can be lower; nearly all by little.
    {"MandateAndShare", "a higher mandate never lowers the Chinese share of a year's purchases", "beijing.mandate", 0.0,
     0.95, never_falls, balance::kDomesticShare, each_year, no_feedback(), 0.75},
    // Halls that may buy nothing else take Chinese chips from platforms, which then turn to foreign ones.
    {"HallBanAndImports", "a wider ban in state halls never raises licensed imports", "beijing.hall_ban", 0.0, 1.0,
     never_rises, balance::kImportsLicensed, since_2026, no_feedback() + one_class(), 0.93},
    {"FundingAndAdditions", "more money for state halls never lowers what China installs", "beijing.funding", 0.0, 3.0,
     never_falls, balance::kChinaAdditions, since_2026, buyers_alone(), 0.975},
    // Chinese supply
    {"WafersAndOutput", "more wafers never lower Chinese output where memory and packaging are ample",
     "foundry.advanced.capacity", 1.0, 3.0, never_falls, balance::kDomesticProduction, since_2026,
     supply() + ample_memory() + ample_packaging(), 0.98},
    // Scarce memory goes to makers by need, and within one to the package with the most compute, which may make less of a
    // stack than a weaker one (K4).
    {"WafersAndOutputOnScarceMemory", "more wafers never lower Chinese output where memory is scarce",
     "foundry.advanced.capacity", 1.0, 3.0, never_falls, balance::kDomesticProduction, since_2026, supply(), 0.98},
    {"WaferShareAndOutput", "a larger share of wafers for AI never lowers Chinese output",
     "foundry.advanced.share_for_ai", 0.3, 2.0, never_falls, balance::kDomesticProduction, since_2026,
     supply() + ample_memory() + ample_packaging(), 0.99},
    {"LearningAndOutput", "faster learning of yield never lowers Chinese output", "foundry.yield.learning", 0.0, 1.0,
     never_falls, balance::kDomesticProduction, since_2026, supply() + ample_memory() + ample_packaging(), 0.99},
    {"PackagingAndOutput", "more packaging never lowers Chinese output", "makers.packaging.capacity", 0.3, 3.0,
     never_falls, balance::kDomesticProduction, since_2026, supply() + ample_memory(), 0.95},
    {"PackagingYieldAndOutput", "a better packaging yield never lowers Chinese output", "makers.packaging.yield", 0.3,
     1.0, never_falls, balance::kDomesticProduction, since_2026, supply(), 0.99},
    {"LostStacksAndOutput", "more stacks lost with failed packages never raise Chinese output",
     "makers.packaging.stacks_lost", 0.0, 1.0, never_rises, balance::kDomesticProduction, since_2026,
     supply() + ample_packaging(), 0.98},
    {"BoughtMemoryAndOutput", "more memory from CXMT never lowers Chinese output", "memory.cxmt.output", 0.3, 3.0,
     never_falls, balance::kDomesticProduction, since_2026, supply() + ample_packaging(), 0.98},
    {"OwnMemoryAndOutput", "more of the makers' own fast memory never lowers Chinese output", "memory.own_fast.output",
     0.3, 3.0, never_falls, balance::kDomesticProduction, since_2026, supply() + ample_packaging(), 0.98},
    // Demand
    {"CapexAndAdditions", "a larger budget never lowers what China installs", "demand.china.platform_capex", 0.3, 3.0,
     never_falls, balance::kChinaAdditions, since_2026, buyers_alone(), 0.97},
    {"CapexAndPurchases", "a larger budget never lowers what is spent in China", "demand.china.platform_capex", 0.3,
     3.0, never_falls, purchases(), since_2026, buyers_alone(), 0.98},
    {"PriceAndH200s", "a dearer H200 is never bought more", "price.h200", 15000.0, 80000.0, never_rises,
     balance::kImportsH200, since_2026, no_feedback(), 0.995},
    // Money that is paid away at a higher price is not there to bid later.
    {"WorthAndPrice", "what a unit is worth to its buyers never lowers its price", "demand.china.worth", 0.3, 3.0,
     never_falls, balance::kUnitPrice, each_year, no_feedback(), 0.85},
    {"AbroadBudgetAndPrice", "more money never lowers the price of a unit", "demand.china.abroad_budget", 0.0, 3.0,
     never_falls, balance::kUnitPrice, each_year, no_feedback(), 0.98},
    {"CapacityAndPrice", "more smuggling never raises the price of a unit", "trade.diversion.capacity", 0.0, 3.0,
     never_rises, balance::kUnitPrice, each_year, no_feedback(), 0.9},
    // Elsewhere
    {"DisplacementAndUsAdditions", "stronger displacement never raises what US owners install", "feedback.displacement",
     0.0, 1.0, never_rises, balance::kUsAdditions, since_2026, supply()},
    {"WorldPackagingAndSales", "more packaging in the world never lowers the world's sales",
     "supply.packaging.capacity", 0.5, 2.0, never_falls, balance::kWorldSold, each_year, supply()},
    {"PowerAndStock", "more power never lowers what US owners have installed", "energy.energised.us", 0.3, 3.0,
     never_falls, balance::kUsStock, each_year, no_feedback() + std::vector<std::string>{"fleet.chip.life=84"}},
    {"PowerAndAdditions", "power in the United States changes nothing that China installs", "energy.energised.us", 0.3,
     3.0, stays, balance::kChinaAdditions, each_year, book(), 1.0, 0.0},
    // Progress
    {"DiffusionAndCapability", "slower diffusion of algorithms never brings China's best models closer",
     "progress.efficiency.diffusion_lag", 0.0, 36.0, never_falls, balance::kCapabilityLag, each_year, book(), 0.9995},
    {"DiffusionAndCompute", "diffusion of algorithms changes nothing of the largest runs",
     "progress.efficiency.diffusion_lag", 0.0, 36.0, stays, balance::kComputeLag, each_year, book(), 1.0, 0.0},
    {"ClosedGapAndCapability", "open weights that close more of the gap never leave China further behind",
     "progress.index.gap_closed", 0.0, 0.9, never_rises, balance::kCapabilityLag, each_year, book(), 0.975},
    {"RunShareAndCompute", "a larger share of its owner's chips in one run never puts China further behind",
     "progress.run.share_of_owner.china", 0.05, 1.0, never_rises, balance::kComputeLag, since_2026, book()},
    {"RunShareAndCapability", "nor its best models", "progress.run.share_of_owner.china", 0.05, 1.0, never_rises,
     balance::kCapabilityLag, since_2026, book(), 0.993},
    {"MixingAndRuns", "chips that mix better never make a smaller US run", "progress.run.mixing", 0.0, 1.0, never_falls,
     balance::kLargestRunUs, since_2026, book()},
};

class Checks : public ::testing::TestWithParam<Behaviour> {};

TEST_P(Checks, Hold) {
  const Behaviour& check = GetParam();
  constexpr long kDraws = 2048;  // for which the least shares are stated
  const Outcome outcome = outcome_of(check, scaled(kDraws));
  // On fewer draws the share scatters: two of its standard errors.
  const double exceptions = 1.0 - check.least_share;
  const double scatter = scaled(kDraws) < kDraws && outcome.compared > 0
                             ? 2.0 * std::sqrt(exceptions * (1.0 - exceptions) / static_cast<double>(outcome.compared))
                             : 0.0;
  std::printf("%s: %ld comparisons, %.1f %% differ, exceptions %.3f %%, the largest %.2g of the figure %s\n",
              check.says.c_str(), outcome.compared, 100.0 * outcome.part(outcome.moved),
              100.0 * outcome.part(outcome.exceptions), outcome.worst, outcome.where.c_str());
  EXPECT_GT(outcome.compared, 0);
  EXPECT_GE(1.0 - outcome.part(outcome.exceptions), check.least_share - scatter)
      << "the largest exception is " << outcome.worst << " of the figure, in " << outcome.where;
  EXPECT_GE(outcome.part(outcome.moved), check.least_effect) << "the input moves too little to tell";
}

INSTANTIATE_TEST_SUITE_P(Behaviour, Checks, ::testing::ValuesIn(kBehaviours),
                         [](const auto& named) { return named.param.name; });

}  // namespace
}  // namespace headway::study
