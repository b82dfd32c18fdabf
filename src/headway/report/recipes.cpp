// What each metric is made of, for `headway explain`. A test holds it to the headers' labels and to the book's ids.
#include <array>
#include <string>

#include "headway/report/explain.hpp"

namespace headway::report {

namespace {

constexpr std::array kRecipes{
    Recipe{"world_stock", "chips installed in the US, the rest of the world and China, times compute per chip",
           "fleet.hpp:G1,G2 world_supply.hpp:S1,S2 makers.hpp:K4",
           "fleet.initial. fleet.chip.life energy.energised. supply.output. supply.packaging. makers.output."},
    Recipe{"us_stock us_additions",
           "chips installed by US owners times compute per chip; accessible: less what they rent to Chinese users",
           "fleet.hpp:G1,G2 world_supply.hpp:S1,S2 abroad.hpp:A1,A3",
           "fleet.initial.us fleet.chip.life energy.energised.us supply.output. supply.packaging_share. demand.us. "
           "trade.abroad.hosted_by_us_owners"},
    Recipe{"china_stock china_additions",
           "Chinese designs, licensed and diverted chips installed in China times compute per chip; accessible: with "
           "what is owned and rented abroad",
           "fleet.hpp:G1,G2 makers.hpp:K3,K4 trade.hpp:T1 diversion.hpp:T2,T3 abroad.hpp:A1,A2,A3 purse.hpp:B3",
           "fleet.initial.china fleet.chip.life energy.energised.china makers.output. trade.diversion. trade.abroad. "
           "washington. beijing. demand.china."},
    Recipe{"china_stock.domestic china_additions.domestic",
           "Chinese designs bought and installed in China times compute per chip",
           "fleet.hpp:G1,G2 makers.hpp:K1,K3,K4 foundry.hpp:F1,F2,F4 memory.hpp:M1",
           "foundry.advanced. makers.output. makers.performance. makers.packaging. memory. fleet.chip.life"},
    Recipe{"china_stock.licensed china_additions.licensed",
           "foreign chips bought under licence and installed in China times compute per chip",
           "fleet.hpp:G1,G2 trade.hpp:T1 policy.hpp:P1 world_supply.hpp:S5 demand.hpp:D3,D4",
           "washington. beijing. supply.opening_stock. supply.line_maximum. trade.sold_to_china. fleet.chip.life"},
    Recipe{"china_stock.diverted china_additions.diverted",
           "chips past the controls, seizures apart, installed in China times compute per chip",
           "fleet.hpp:G1,G2 diversion.hpp:T2,T3,T5 purse.hpp:B3,B4",
           "trade.diversion. washington.enforcement feedback.premium_to_diversion demand.china.abroad_budget "
           "fleet.chip.life"},
    Recipe{"china_stock.offshore china_stock.owned_abroad china_stock.rented_abroad",
           "chips abroad that Chinese companies own or rent, by class as they were bought or rented, times compute per "
           "chip",
           "abroad.hpp:A1,A2,A3,A4 purse.hpp:B3",
           "trade.abroad. washington.purchase_abroad washington.rent_abroad feedback.premium_to_owned_abroad "
           "feedback.premium_to_rented_abroad demand.china.abroad_budget"},
    Recipe{"world_additions", "chips newly installed in every territory in the period, times compute per chip",
           "fleet.hpp:G1 world_supply.hpp:S1,S2 makers.hpp:K4",
           "energy.energised. supply.output. supply.packaging. makers.output."},
    Recipe{"world_sold us_sold china_sold",
           "sales added up since 2022 in Epoch AI's scope and from its start dates; nothing retires or waits",
           "world_supply.hpp:S1,S2 trade.hpp:T1 demand.hpp:D4 makers.hpp:K3",
           "supply.output. trade.sold_to_china. makers.output. supply.packaging. demand."},
    Recipe{
        "diverted_sold imports_diverted imports_diverted.compute",
        "supply of the networks at the price of a useful unit, moved by enforcement, and resold Hoppers, less what is "
        "seized",
        "diversion.hpp:T2,T3,T5 purse.hpp:B3,B4",
        "trade.diversion. washington.enforcement feedback.premium_to_diversion demand.china.worth"},
    Recipe{"stock_ratio additions_ratio",
           "the US figure over China's, in every draw; none where China's is zero; see us_stock and china_stock",
           "fleet.hpp:G1,G2 abroad.hpp:A3",
           "energy.energised. supply.output. makers.output. trade.diversion. trade.abroad."},
    Recipe{
        "domestic_production domestic_production.own domestic_to_foreign_production",
        "packages finished: the least of dies, memory, packaging and demand, times packaging yield and compute per "
        "chip",
        "foundry.hpp:F1,F2,F3,F4,F5 makers.hpp:K1,K2,K3,K4,K5 memory.hpp:M1",
        "foundry. makers.output. makers.performance. makers.packaging. makers.die_bank. makers.other.foreign_die_share "
        "memory. washington.hbm_controls washington.tool_controls"},
    Recipe{"best_chip_ratio", "the best chip of which at least 100,000 a year are made: foreign over Chinese",
           "world_supply.hpp:S1,S3 makers.hpp:K2", "makers.performance. makers.start. supply.start. class."},
    Recipe{"imports_licensed imports_licensed.compute imports_licensed.h200",
           "each month the least of Washington's cap with vetting, Beijing's permission, the vendor's offer and demand",
           "trade.hpp:T1 policy.hpp:P1 world_supply.hpp:S5 demand.hpp:D3,D4",
           "washington. beijing. supply.opening_stock. supply.line_maximum. supply.line.lead trade.sold_to_china. "
           "demand.china."},
    Recipe{"us_displaced",
           "packages that the vendor's lines for China take from its others, as far as US owners would have had them",
           "world_supply.hpp:S5",
           "feedback.displacement supply.line_maximum. supply.packages_per_wafer. supply.line.lead"},
    Recipe{"china_useful china_useful.domestic china_useful.licensed china_useful.diverted china_useful.offshore "
           "china_useful.owned_abroad china_useful.rented_abroad",
           "accessible chips times useful H100e per chip times utilisation of their users",
           "useful.hpp:U1,U2 yardsticks.hpp:Y1,Y2,Y3", "fleet.utilisation. yardstick."},
    Recipe{"domestic_share domestic_share.units",
           "purchases of Chinese designs over all purchases for use in mainland China",
           "demand.hpp:D1,D2,D3,D4 purse.hpp:B1,B3 trade.hpp:T1 diversion.hpp:T2",
           "demand.china. price. beijing.mandate beijing.hall_ban makers.output."},
    Recipe{"compute_lag", "months since the leader's largest training run so far stood where the follower's stands",
           "progress_pool.hpp:R1 progress.hpp:R2,R3 progress_lag.hpp:R7",
           "progress.run. progress.record. progress.record_2020. progress.residual.half_life"},
    Recipe{
        "capability_lag",
        "months since the leader's index of capability, from its largest run and the efficiency of algorithms, stood "
        "where the follower's stands once open weights and distillation have closed a share of the gap",
        "progress_pool.hpp:R1 progress.hpp:R2,R3,R4,R5,R6 progress_lag.hpp:R8",
        "progress. feedback.scarcity_to_efficiency"},
    Recipe{"largest_run.us largest_run.china",
           "chips of all classes that one owner can join, within what linked sites hold, times utilisation and run "
           "length; until the last observed month the record, carried on by the growth of chips since it changed",
           "progress_pool.hpp:R1 progress.hpp:R2,R3", "progress.run. progress.record. progress.residual.half_life"},
    Recipe{"unmet_demand",
           "what is paid above list price for chips that have none, and new money that finds nothing to buy",
           "demand.hpp:D1,D4,D5 purse.hpp:B3", "demand.china. price."},
    Recipe{"premium unit_price",
           "the one price of a useful unit at which all channels together take the purse; over list price, of what is "
           "smuggled",
           "demand.hpp:D1,D4,D6 purse.hpp:B1,B2,B3,B4", "demand.china. price. trade.diversion. trade.abroad."},
    Recipe{"binding.imports.cap binding.imports.permission binding.imports.supply binding.imports.demand",
           "the term with the smallest sum over classes by value; ties go to the first", "trade.hpp:T1 policy.hpp:P1",
           "washington. beijing. supply.line_maximum. supply.opening_stock. demand.china."},
    Recipe{
        "licensed.wished licensed.washington licensed.beijing",
        "demand at list price for classes that may be sold at all, and what each government alone would let in of it",
        "trade.hpp:T1 policy.hpp:P1,P3,P4", "washington. beijing. demand.china."},
    Recipe{"imports_diverted.resold", "boards that owners abroad resell into China", "diversion.hpp:T5 purse.hpp:B4",
           "trade.diversion.resale feedback.premium_to_diversion"},
    Recipe{"binding.domestic.dies binding.domestic.memory binding.domestic.packaging binding.domestic.demand",
           "the least of what dies, memory, packaging and unsold stock allow",
           "makers.hpp:K3,K4 memory.hpp:M1 foundry.hpp:F2,F4",
           "foundry.advanced. memory. makers.packaging. makers.stock.months"},
    Recipe{"vendor_revenue levy_revenue revenue.nvidia_china",
           "licensed imports by class times the buyer's price; the levy is a share of it", "trade.hpp:T1 demand.hpp:D2",
           "price. washington.levy washington.levy_pass_through trade.sold_to_china."},
    Recipe{"power.us power.rest power.china", "installed chips times rated power, server factor, PUE and load",
           "energy.hpp:E1", "energy.server. energy.pue."},
    Recipe{"energy.us energy.china", "power times the hours of the period", "energy.hpp:E1,E2",
           "energy.server. energy.pue."},
    Recipe{"energy_cost.us energy_cost.china", "energy times its price; in China partly the subsidised one",
           "energy.hpp:E1,E2", "energy.price. energy.server. energy.pue. beijing.power_subsidy"},
    Recipe{"waiting.us", "chips bought that the month's newly powered halls could not take, times rated power",
           "fleet.hpp:G1", "energy.energised.us supply.output. demand.us."},
    Recipe{"purchases.china purchases.domestic purchases.abroad purchases.diverted budget.china share.nvidia_china "
           "revenue.cambricon.cny",
           "what Chinese buyers spend by channel; the budget is the purse that pays for all of them",
           "demand.hpp:D1,D4,D5 trade.hpp:T1", "demand.china. price. beijing.mandate"},
    Recipe{"foundry.capacity foundry.huawei_wafers foundry.yield",
           "wafers a month, Huawei's part of them, and the share of good dies of the reference area",
           "foundry.hpp:F1,F2,F3,F4", "foundry. makers.huawei.wafer_share washington.tool_controls"},
    Recipe{"packaging.capacity", "the book's path", "world_supply.hpp:S2", "supply.packaging.capacity"},
    Recipe{"dies.huawei huawei_to_nvidia", "Huawei's packages, their dies, and their compute over Nvidia's",
           "makers.hpp:K1,K3,K4 world_supply.hpp:S1,S2,S3",
           "foundry. memory. makers.output. makers.dies. supply.output. supply.packaging.capacity"},
    Recipe{
        "units.* sales.* revenue.*",
        "chips of the period by class and where they go; times compute per chip or list price, over a designer's "
        "classes",
        "world_supply.hpp:S1,S2,S3,S5 makers.hpp:K3,K4 trade.hpp:T1 diversion.hpp:T2",
        "supply.output. supply.packaging.capacity supply.start. makers.output. makers.start. trade.diversion. price."},
};

}  // namespace

std::span<const Recipe> recipes() { return kRecipes; }

Recipe recipe_of(std::string_view metric) {
  const std::string stem(metric.substr(0, metric.find('.')));
  for (const std::string& wanted : {" " + std::string(metric) + " ", " " + stem + ".* "}) {
    for (const auto& recipe : kRecipes) {
      if ((" " + std::string(recipe.metrics) + " ").find(wanted) != std::string::npos) {
        return recipe;
      }
    }
  }
  return {};
}

}  // namespace headway::report
