// Sector 8, compute abroad: chips that Chinese companies own outside the mainland, and chips that they rent there.
// Both stand in the fleets of their host blocs, and are debited there on the accessible basis.
//
// A1  chips abroad while observed: the book's path; owned share of it owned, the rest rented
// A2  owned: bought at the price of reference = (target - what is owned and does not wear out - what waits), at least
//     0, x min(1, r); target = owned share x path x max(1, r), r = washington.purchase_abroad; what waits = (1 - 1 /
//     contract months) of what last month's target lacked; B4 moves it; a rule stops purchases and takes nothing away
// A3  rented = last month's + (target at last month's path - last month's) / contract_months + what the path adds x f;
//     target = (1 - owned share) x path x f, f = washington.rent_abroad x (L / reference)^eta
// A4  what is added has the mix of deliveries outside China, smoothed over mix_months; owned chips wear out by 1 / life a
//     month, 1 / contract_months of the rented ones are renewed
#pragma once

#include "headway/balance/purse.hpp"

namespace headway::balance {

template <class Number>
struct AbroadInputs {
  Path<Number> stock;      ///< chips run by Chinese users abroad under the rules of 2025
  Number owned_share;      ///< of that stock
  Number eta_owned;        ///< feedback: elasticity of purchases in the price of a useful unit
  Number eta_rented;       ///< feedback: elasticity of rented capacity
  Number contract_months;  ///< over which rented capacity turns over, and missed purchases are made up
  Number rent;             ///< a month's rent of a useful unit over its price
  Number hosted_in_us;     ///< share of rented compute that belongs to US owners
  Number mix_months;       ///< over which the mix of what is added is smoothed
  const Classes* classes = &kShippedClasses;

  static constexpr auto scalars() {
    using Binding = ScalarBinding<AbroadInputs, Number>;
    return std::array{
        Binding{&AbroadInputs::owned_share, "trade.abroad.owned_share", "1"},
        Binding{&AbroadInputs::eta_owned, "feedback.premium_to_owned_abroad", "1"},
        Binding{&AbroadInputs::eta_rented, "feedback.premium_to_rented_abroad", "1"},
        Binding{&AbroadInputs::contract_months, "trade.abroad.contract_months", "month"},
        Binding{&AbroadInputs::rent, "trade.abroad.rent", "1/month"},
        Binding{&AbroadInputs::hosted_in_us, "trade.abroad.hosted_by_us_owners", "1"},
        Binding{&AbroadInputs::mix_months, "trade.abroad.mix_months", "month"},
    };
  }
  static constexpr auto paths() {
    using Binding = PathBinding<AbroadInputs, Number>;
    return std::array{Binding{&AbroadInputs::stock, "trade.abroad.stock", "chip"}};
  }
};

template <class Number>
struct AbroadState {
  Number recent[kMerchantCount]{};  ///< deliveries outside China, smoothed, chips a month
  Number owned[kMerchantCount]{};   ///< chips
  Number rented[kMerchantCount]{};  ///< chips
};

/// What stands abroad this month, before the market: the pools in sum, and the mix of what is added.
template <class Number>
struct AbroadView {
  Number share[kMerchantCount]{};  ///< of what is added, by class; adds up to 1 where anything was delivered
  Number owned{0.0};               ///< chips
  Number rented{0.0};              ///< chips
  Number owned_units{0.0};         ///< useful H100e of one chip that is added, as its buyer pays for it
  Number rented_units{0.0};        ///< useful H100e of all that is rented
  Number list{1.0};                ///< USD, of one chip that is added
};

template <class Number>
AbroadView<Number> look_abroad(const AbroadState<Number>& state, const DemandInputs<Number>& demand,
                               const Offers<Number>& offers) {
  AbroadView<Number> view;
  Number all(0.0);
  for (const Number& chips : state.recent) {
    all += chips;
  }
  view.list = Number(0.0);
  for (int c = 0; c < demand.classes->merchants; ++c) {
    view.share[c] = state.recent[c] / base::larger(all, Number(1e-9));
    view.owned += state.owned[c];
    view.rented += state.rented[c];
    view.owned_units += view.share[c] * offers.units[c];
    view.rented_units += state.rented[c] * offers.units[c];
    view.list += view.share[c] * demand.price[c];
  }
  view.list = base::larger(view.list, Number(1.0));
  return view;
}

/// A1, A2: chips that are bought abroad this month at the price of reference. A rule below 1 lets that part of the
/// purchases through; one above 1 raises what is aimed at.
template <class Number>
Number wish_to_own(const AbroadInputs<Number>& in, const AbroadView<Number>& view, Number life, Number rule, int month,
                   const Timeline& timeline) {
  const Number zero(0.0);
  const Number one(1.0);
  const Number worn = view.owned / base::larger(life, one);
  const Number aimed = in.owned_share * base::larger(rule, one);
  const Number gap = aimed * in.stock[month] - (view.owned - worn);
  if (month <= timeline.through) {
    return base::larger(gap, zero);
  }
  const Number missed = base::larger(aimed * in.stock[month - 1] - view.owned, zero);
  const Number waits = missed * (one - one / base::larger(in.contract_months, one));
  return base::larger(gap - waits, zero) * base::smaller(rule, one);
}

/// A1, A3: chips that stand rented at the month's end.
template <class Number>
Number rent_abroad(const AbroadInputs<Number>& in, const AbroadView<Number>& view, const DemandState<Number>& demand,
                   Number rule, int month, const Timeline& timeline) {
  const Number share = Number(1.0) - in.owned_share;
  if (month <= timeline.through) {
    return share * in.stock[month];
  }
  const Number relative = demand.unit_price / base::larger(demand.unit_reference, Number(1e-9));
  const Number factor = rule * detail::bounded_exp(in.eta_rented * base::log(relative));
  const Number before = share * in.stock[month - 1];
  const Number added = (share * in.stock[month] - before) * factor;
  const Number turned = (before * factor - view.rented) / base::larger(in.contract_months, Number(1.0));
  return base::larger(view.rented + turned + added, Number(0.0));
}

/// A4: moves both pools on: `bought` chips are added to what is owned, `rented` is the sum that is then rented.
template <class Number>
void advance(const AbroadInputs<Number>& in, AbroadState<Number>& state, const AbroadView<Number>& view, Number life,
             Number bought, Number rented) {
  const Number one(1.0);
  const Number stays = one - one / base::larger(life, one);
  const Number renewed = one / base::larger(in.contract_months, one);
  // Contracts that end are renewed with newer chips; where the pool shrinks, they are not.
  const Number kept = base::smaller(view.rented * (one - renewed), rented);
  const Number part = kept / base::larger(view.rented, Number(1e-9));
  const Number fresh = rented - kept;
  for (int c = 0; c < in.classes->merchants; ++c) {
    state.owned[c] = state.owned[c] * stays + bought * view.share[c];
    state.rented[c] = state.rented[c] * part + fresh * view.share[c];
  }
}

/// A4, after the month's trade: what was delivered to owners outside China.
template <class Number>
void remember_deliveries(const AbroadInputs<Number>& in, AbroadState<Number>& state, int chip_class, Number delivered) {
  const Number pace = Number(1.0) / base::larger(in.mix_months, Number(1.0));
  state.recent[chip_class] += pace * (delivered - state.recent[chip_class]);
}

}  // namespace headway::balance
