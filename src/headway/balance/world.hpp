// The balance model: all sectors' inputs and state, and the month that calls them in order.
#pragma once

#include "headway/balance/energy.hpp"
#include "headway/balance/market.hpp"
#include "headway/balance/progress.hpp"
#include "headway/balance/useful.hpp"

namespace headway::balance {

/// Everything that a draw fixes: the same in every scenario.
template <class Number>
struct Assumptions {
  YardstickInputs<Number> yardsticks;
  FoundryInputs<Number> foundry;
  MemoryInputs<Number> memory;
  MakerInputs<Number> makers;
  SupplyInputs<Number> supply;
  DemandInputs<Number> demand;
  TradeInputs<Number> trade;
  DiversionInputs<Number> diversion;
  AbroadInputs<Number> abroad;
  FleetInputs<Number> fleet;
  EnergyInputs<Number> energy;
  ProgressInputs<Number> progress;
  UsefulInputs<Number> useful;
};

/// All that is remembered from one month to the next.
template <class Number>
struct State {
  PolicyState<Number> policy{};
  FoundryState<Number> foundry{};
  MemoryState<Number> memory{};
  MakerState<Number> makers{};
  SupplyState<Number> supply{};
  DemandState<Number> demand{};
  TradeState<Number> trade{};
  FleetState<Number> fleet{};
  ProgressState<Number> progress{};
  Offers<Number> offers{};             ///< renewed every quarter
  Number foundry_growth{Number(1.0)};  ///< investment's factor on next month's growth
  Number spent{0.0};                   ///< USD by Chinese buyers since 2022-01
  Number budgeted{0.0};                ///< USD of fresh money since 2022-01
};

/// What happened in a month: for accounts and tests, forgotten afterwards.
template <class Number>
struct Month {
  MakerFlow<Number> makers;
  SupplyFlow<Number> supply;
  TradeFlow<Number> trade;
  FleetFlow<Number> fleet;
  EnergyFlow<Number> energy;
};

/// What does not change in a run and is the same in all lanes.
struct Setting {
  ClassTable table;
  InstallOrder order;
  Timeline timeline;
  Classes classes = kShippedClasses;
};

template <class Number>
void start(const Assumptions<Number>& in, State<Number>& state) {
  state = State<Number>{};
  start(in.foundry, state.foundry);
  start(in.fleet, state.fleet);
}

/// One month of one scenario. The order is the order of the text: policy and permission are read where they bite.
template <class Number>
Month<Number> advance_month(const Setting& setting, const Assumptions<Number>& in, const PolicyInputs<Number>& policy,
                            const Yardsticks<Number>& yardsticks, State<Number>& state, int month) {
  const Timeline& timeline = setting.timeline;
  const bool observed = month <= timeline.through;
  const Number one(1.0);
  Month<Number> flow;

  const Number growth =
      observed ? one : policy.tool_controls * base::smaller(state.foundry_growth, in.foundry.investment_limit);
  const FoundryFlow<Number> foundry = advance(in.foundry, state.foundry, month, timeline, growth);
  receive_memory(in.memory, state.memory, month, timeline, observed ? one : policy.hbm_controls,
                 observed ? one : policy.tool_controls);
  flow.makers = advance(in.makers, state.makers, state.memory, foundry, month, timeline);

  const Classes& classes = *in.supply.classes;
  Number open[kLineCount]{};
  for (int line = 0; line < classes.lines.count; ++line) {
    const int c = classes.lines.slot[line];
    const Number now(static_cast<double>(month));
    open[line] = base::choose(now >= policy.permitted_from[c], one, Number(0.0));
    open[line] = base::choose(now < policy.permitted_until[c], open[line], Number(0.0));
  }
  flow.supply = advance(in.supply, setting.table, state.supply, month, timeline, state.trade.admitted, open);

  if (month % 3 == 0 || month == timeline.branch) {
    const Number power_cost = in.energy.price[kInChina][month] * Number(base::kHoursAMonth * 1000.0) *
                              in.fleet.server_factor * in.fleet.overhead[kInChina][month];
    weigh_offers(in.demand, policy, yardsticks, power_cost, !observed, state.offers);
  }
  const MarketView<Number> view{in.demand, in.trade,     in.diversion,  in.abroad, in.supply,
                                policy,    state.offers, in.fleet.life, timeline,  month};
  flow.trade =
      trade(view, flow.supply, state.supply, state.makers, state.fleet, state.policy, state.demand, state.trade);
  state.spent += flow.trade.spent_licensed + flow.trade.spent_domestic + flow.trade.spent_diverted +
                 flow.trade.spent_owned_abroad + flow.trade.spent_rented_abroad;
  state.budgeted += flow.trade.fresh;

  const Number shortage = flow.trade.unmet / base::larger(flow.trade.unmet + flow.trade.at_list, one);
  Number on_offer(0.0);
  for (int d = 0; d < classes.domestics; ++d) {
    on_offer += (state.makers.unsold[d] + flow.trade.domestic[d]) * in.demand.price[kForeignCount + d];
  }
  const Number sold_share =
      base::choose(on_offer > Number(0.0), flow.trade.spent_domestic / base::larger(on_offer, one), one);
  invest(in.makers, state.makers, month, timeline, shortage, base::smaller(sold_share, one));
  state.foundry_growth = state.makers.pipeline[kPipelineStages - 1];

  flow.fleet = advance(in.fleet, setting.table, setting.order, state.fleet, flow.trade, month, timeline,
                       policy.kill_switch_month);
  const Number hall_share = state.trade.hall_value / base::larger(state.trade.domestic_value, one);
  flow.energy = use_energy(in.energy, in.fleet, setting.table, state.fleet, month, hall_share,
                           observed ? Number(0.0) : policy.power_subsidy);
  advance(in.progress, state.progress, state.fleet, state.trade, yardsticks, month, timeline,
          shortage - state.makers.shortage_reference);
  return flow;
}

}  // namespace headway::balance
