// Sector 8, trade past the controls: supply curves by class, and Hoppers that owners abroad resell.
//
// T2  diverted chips at the price of reference = capacity x enforcement x school; B4 moves them
// T3  of a class: in proportion to mix x ease, mix = general production smoothed over mix_months, ease = boards' share
//     + (1 - boards' share) x rack_ease; at most most_of_production of the month's production, the rest from other
//     classes; the total x (average ease now / at `through`); a share is seized
// T5  resold Hoppers at the price of reference = resale a month x those installed outside China and the US, after
//     `through`; B4 moves them, to at most most_resold of these a month
#pragma once

#include "headway/balance/purse.hpp"
#include "headway/balance/world_supply.hpp"

namespace headway::balance {

template <class Number>
struct DiversionInputs {
  Path<Number> capacity;  ///< chips a month
  Path<Number> school;    ///< factor on it: what one holds to be true of enforcement since it was last counted
  Number eta;             ///< feedback: elasticity in the price of a useful unit
  Number resale;          ///< share of Hoppers installed abroad that is resold to China in a month
  Number most_resold;     ///< the largest such share, at any price
  Number margin;          ///< over list price, at which all that a network can move is moved
  Number seized;          ///< share of diverted chips
  Number from_us;         ///< share of diverted chips that leaves US owners' deliveries
  Number mix_months;
  Number most_of_production;      ///< share of a class's production that can be diverted in a month
  Number rack_ease;               ///< ease of moving a chip of a rack over one on a board
  Number boards[kMerchantCount];  ///< share of a class that is sold on boards or as cards, not in racks
  const Classes* classes = &kShippedClasses;

  static constexpr auto scalars() {
    using Binding = ScalarBinding<DiversionInputs, Number>;
    return std::array{
        Binding{&DiversionInputs::eta, "feedback.premium_to_diversion", "1"},
        Binding{&DiversionInputs::resale, "trade.diversion.resale", "1/month"},
        Binding{&DiversionInputs::most_resold, "trade.diversion.most_resold", "1/month"},
        Binding{&DiversionInputs::margin, "trade.diversion.margin", "1"},
        Binding{&DiversionInputs::seized, "trade.diversion.seized", "1"},
        Binding{&DiversionInputs::from_us, "trade.diversion.from_us", "1"},
        Binding{&DiversionInputs::mix_months, "trade.diversion.mix_months", "month"},
        Binding{&DiversionInputs::most_of_production, "trade.diversion.most_of_production", "1"},
        Binding{&DiversionInputs::rack_ease, "trade.diversion.rack_ease", "1"},
    };
  }
  static constexpr auto paths() {
    using Binding = PathBinding<DiversionInputs, Number>;
    return std::array{
        Binding{&DiversionInputs::capacity, "trade.diversion.capacity", "chip/month"},
        Binding{&DiversionInputs::school, "trade.diversion.school", "1"},
    };
  }
  static constexpr auto arrays() {
    return std::tuple{ArrayBinding<DiversionInputs, Number, kMerchantCount>{
        &DiversionInputs::boards, "trade.diversion.boards.", ClassList::diverted, "1"}};
  }
};

template <class Number>
struct DiversionState {
  Number mix[kMerchantCount]{};  ///< smoothed production that could be diverted, chips a month
  Number ease_reference{1.0};    ///< average ease of the mix when observation ended
};

/// T2, T3: the month's curve. Updates the smoothed mix. `enforcement` is Washington's factor, 0 where chips will not run.
template <class Number>
void supply_diverted(const DiversionInputs<Number>& in, DiversionState<Number>& state, const SupplyFlow<Number>& supply,
                     Number enforcement, int month, const Timeline& timeline, Curve<Number, kMerchantCount>& curve) {
  const bool observed = month <= timeline.through;
  const Number tiny(1e-9);
  const Number pace = Number(1.0) / base::larger(in.mix_months, Number(1.0));
  Number all(0.0);
  Number eased(0.0);
  const auto& classes = in.classes->diverted;
  for (int k = 0; k < classes.count; ++k) {
    const int c = classes.slot[k];
    state.mix[c] += (supply.planned[c] - state.mix[c]) * pace;
    curve.chips[k] = state.mix[c] * (in.boards[c] + (Number(1.0) - in.boards[c]) * in.rack_ease);
    curve.most[k] = in.most_of_production * supply.produced[c];
    all += state.mix[c];
    eased += curve.chips[k];
  }
  if (observed) {
    state.ease_reference = base::larger(eased / base::larger(all, tiny), tiny);
  }
  // T3: capacity x (ease now / ease of reference), split by eased mix; what one class has not, the others give.
  const Number chips = in.capacity[month] * enforcement * in.school[month];
  const Number eased_chips = chips * eased / (state.ease_reference * base::larger(all, tiny));
  Number moved[kMerchantCount]{};
  water_fill(classes.count, curve.chips, curve.most, eased_chips, moved);
  for (int k = 0; k < classes.count; ++k) {
    curve.chips[k] = moved[k];
  }
}

}  // namespace headway::balance
