// Useful compute: accessible chips x how much of the time each group of users runs them x what a chip does for real
// work.
//
// U1  china useful = sum over pools of chips x useful per chip (Y3) x utilisation of the pool's users
// U2  utilisation of domestic and licensed chips = platforms' + halls' share of what was bought since 2022 x (halls' -
//     platforms')
#pragma once

#include "headway/balance/fleet.hpp"

namespace headway::balance {

template <class Number>
struct UsefulInputs {
  Number platforms;  ///< share of card-hours used, platform companies
  Number halls;      ///< share of card-hours used, state-funded halls
  Number diverted;   ///< share of card-hours used, diverted chips

  static constexpr auto scalars() {
    using Binding = ScalarBinding<UsefulInputs, Number>;
    return std::array{
        Binding{&UsefulInputs::platforms, "fleet.utilisation.platforms", "1"},
        Binding{&UsefulInputs::halls, "fleet.utilisation.halls", "1"},
        Binding{&UsefulInputs::diverted, "fleet.utilisation.diverted", "1"},
    };
  }
};

template <class Number>
struct UsefulByPool {
  Number domestic{0.0};
  Number licensed{0.0};
  Number diverted{0.0};
  Number owned_abroad{0.0};
  Number rented_abroad{0.0};
};

template <class Number>
UsefulByPool<Number> useful_compute(const UsefulInputs<Number>& in, const Yardsticks<Number>& yardsticks,
                                    const FleetState<Number>& fleet, const TradeState<Number>& trade) {
  const auto in_pool = [&](int pool) {
    const PoolRange& range = kPools[static_cast<std::size_t>(pool)];
    Number sum(0.0);
    for (int k = 0; k < range.count; ++k) {
      sum += fleet.installed[range.first + k] * yardsticks.useful[range.first_class + k];
    }
    return sum;
  };
  const auto used = [&](Number in_halls, Number all) {
    const Number share = base::smaller(in_halls / base::larger(all, Number(1.0)), Number(1.0));
    return in.platforms + share * (in.halls - in.platforms);
  };
  UsefulByPool<Number> useful;
  useful.domestic = in_pool(kDomestic) * used(trade.hall_value, trade.domestic_value);
  useful.licensed = in_pool(kLicensed) * used(trade.hall_foreign_value, trade.foreign_value);
  useful.diverted = in_pool(kDiverted) * in.diverted;
  for (int c = 0; c < kMerchantCount; ++c) {
    useful.owned_abroad += trade.abroad.owned[c] * yardsticks.useful[c];
    useful.rented_abroad += trade.abroad.rented[c] * yardsticks.useful[c];
  }
  useful.owned_abroad *= in.platforms;
  useful.rented_abroad *= in.platforms;
  return useful;
}

}  // namespace headway::balance
