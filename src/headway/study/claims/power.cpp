// C17: what a unit of useful compute takes in electricity and money, by chip and place, and where a weaker chip breaks
// even.
#include <array>

#include "headway/base/units.hpp"
#include "headway/study/claims/answer.hpp"
#include "headway/study/claims/themes.hpp"

namespace headway::study::claims {

namespace {

struct Placed {
  balance::ChipClass chip_class;
  bool in_china;
  bool subsidised;  ///< Beijing's cut of the power price for Chinese designs
};

constexpr Placed kWeaker{balance::kAscend910c, true, true};
constexpr std::array kPlaced{
    kWeaker,
    Placed{balance::kAscend910c, true, false},
    Placed{balance::kAscend950dt, true, true},
    Placed{balance::kH20, true, false},
    Placed{balance::kH200, true, false},
    Placed{balance::kH200, false, false},
    Placed{balance::kB300, false, false},
};

std::string name_of_class(const Placed& placed) { return std::string(balance::kClassNames[placed.chip_class]); }
std::string name_of_place(const Placed& placed) {
  return name_of_class(placed) + (placed.in_china ? " in China" : " in the United States") +
         (placed.subsidised ? ", subsidised power" : "");
}

/// What one chip takes and does; money in USD, over the service life.
struct Economy {
  Row work;         ///< H100e of the use asked for
  Row kilowatts;    ///< average draw with server and hall
  Row power_price;  ///< USD/kWh
  Row price;        ///< USD, with its part of server and network
  Row hours;        ///< of service

  Row energy_of_unit() const { return kilowatts / work; }
  Row cost_of_unit() const { return (price + kilowatts * hours * power_price) / (work * hours); }
};

enum class Use { all, training, serving };

Economy economy_of(Evidence& evidence, const Placed& placed, int month, Use use = Use::all) {
  const std::string place = placed.in_china ? "china" : "us";
  Economy economy;
  economy.work = use == Use::all ? evidence.useful_per_chip(placed.chip_class)
                                 : evidence.per_chip(placed.chip_class,
                                                     use == Use::training ? balance::kTraining : balance::kServing);
  economy.kilowatts =
      1000.0 * (evidence.per_chip(placed.chip_class, balance::kWatts) * evidence.input("energy.server.factor") *
                evidence.input("energy.server.load") * evidence.input("energy.pue." + place, month));
  economy.power_price = evidence.input("energy.price." + place, month);
  if (placed.subsidised) {
    const Row one = same(1.0, economy.power_price);
    economy.power_price = economy.power_price * (one - evidence.input("beijing.power_subsidy"));
  }
  economy.price = evidence.input("price." + name_of_class(placed)) * evidence.cluster_range("server_price");
  economy.hours = base::kHoursAMonth * evidence.input("demand.china.service_life");
  return economy;
}

/// The price of power at which `weaker` costs as much for a unit as `other`; below zero where none does.
Row break_even(const Economy& weaker, const Economy& other) {
  return (other.cost_of_unit() * weaker.work * weaker.hours - weaker.price) / (weaker.kilowatts * weaker.hours);
}

}  // namespace

Answer cheap_power(Evidence& evidence) {
  Answer answer;
  const book::Cast& cast = evidence.cast();
  const int month = base::Month::of(2026, 7) - base::kFirstMonth;
  const Economy weaker = economy_of(evidence, kWeaker, month);
  const Placed rival_placed{balance::kH200, false, false};
  const Economy rival = economy_of(evidence, rival_placed, month);
  const auto by_price = [&](const Placed& against, Use use) -> Figure& {
    const char* const of = use == Use::all        ? "a unit of useful compute"
                           : use == Use::training ? "a unit of training"
                                                  : "a unit of serving";
    return add(answer,
               {"power.break_even",
                std::string("price of electricity at which an Ascend 910C in China costs as much for ") + of, "USD/kWh",
                "2026", "", name_of_place(against), "", ""},
               break_even(economy_of(evidence, kWeaker, month, use), economy_of(evidence, against, month, use)));
  };
  by_price(rival_placed, Use::all).shown = true;
  by_price(rival_placed, Use::training).shown = true;
  by_price(rival_placed, Use::serving).shown = true;
  by_price(Placed{balance::kH200, true, false}, Use::all);
  by_price(Placed{balance::kB300, false, false}, Use::all);
  const Row zero = break_even(weaker, rival);
  add_share(answer,
            {"power.never", "draws in which an Ascend 910C in China is dearer even with free electricity", "percent",
             "2026", "", name_of_place(rival_placed), "", ""},
            at_most("", zero, 0.0))
      .shown = true;
  for (const Placed& placed : kPlaced) {
    const Economy economy = economy_of(evidence, placed, month);
    const bool shown =
        placed.chip_class == balance::kH200 || (placed.chip_class == balance::kAscend910c && placed.subsidised);
    add(answer,
        {"energy.of_unit", "electricity for an hour of one useful H100e, " + name_of_place(placed), "kWh", "2026", "",
         "", "", ""},
        economy.energy_of_unit())
        .shown = shown && placed.in_china;
    add(answer,
        {"cost.of_unit", "chip and electricity for an hour of one useful H100e, " + name_of_place(placed), "USD",
         "2026", "", "", "", ""},
        economy.cost_of_unit())
        .shown = shown;
    add(answer,
        {"cost.power_share", "part of that cost which is electricity, " + name_of_place(placed), "percent", "2026", "",
         "", "", ""},
        100.0 * ((economy.energy_of_unit() * economy.power_price) / economy.cost_of_unit()));
  }
  for (const int year : {2026, 2028, 2030}) {
    const auto policy = as_is(cast.decided);
    add_measure(answer, evidence, policy, {balance::kPowerUs, in_year(year)});
    add_measure(answer, evidence, policy, {balance::kPowerChina, in_year(year)});
    add_measure(answer, evidence, policy, {balance::kWaitingUs, in_year(year)});
  }
  answer.parts.push_back(
      above("an Ascend 910C takes more electricity for a useful unit than an H200, both in China",
            weaker.energy_of_unit() - economy_of(evidence, Placed{balance::kH200, true, false}, month).energy_of_unit(),
            0.0));
  answer.parts.push_back(above("power in China, with the subsidy, is cheaper than in the United States",
                               rival.power_price - weaker.power_price, 0.0));
  answer.parts.push_back(
      above("cheap power is enough: a useful unit costs less on a 910C in China than on an H200 in the United States",
            rival.cost_of_unit() - weaker.cost_of_unit(), 0.0));
  answer.notes.emplace_back("A price of electricity below zero means that free power would not be enough.");
  answer.notes.emplace_back(
      "List prices without levy, times a server factor that both chips share; halls, cost of capital and idle hours "
      "are left "
      "out here: headway serve-model, given a second chip, has them for one model.");
  answer.assumptions = {"energy.price.china",
                        "energy.price.us",
                        "beijing.power_subsidy",
                        "energy.server.factor",
                        "energy.server.load",
                        "energy.pue.china",
                        "price.ascend_910c",
                        "price.h200",
                        "yardstick.training.ascend_910c",
                        "yardstick.serving.ascend_910c"};
  return answer;
}

}  // namespace headway::study::claims
