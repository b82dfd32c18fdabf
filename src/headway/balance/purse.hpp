// The purse: one price of a useful unit of compute clears every channel that Chinese buyers pay for.
//
// B1  at a price L of a useful unit, spending on a class with a list price = min(on offer, purse x (L x useful /
//     cost)^sensitivity)
// B2  spending in a channel without one = chips that its supply gives at L x useful units of a chip x L; rent: units x
//     rent x L
// B3  L is the price at which all of this is the purse, at most demand.china.worth; what is left then waits
// B4  chips by class = chips at the price of reference x (L / reference)^eta x between(0, (price / list - 1) / margin,
//     1), at most what can be taken out of its production; reference = L smoothed over half a year up to `through`
#pragma once

#include "headway/balance/demand.hpp"
#include "headway/balance/water_fill.hpp"

namespace headway::balance {

/// Older boards that owners abroad resell (T5).
inline constexpr int kResoldCount = 2;
inline constexpr std::array<int, kResoldCount> kResold{kH100, kH200};

/// Of numbers by resold class, that of a class; 0 for classes that nobody resells.
template <class Number>
Number resold_of(const Number (&resold)[kResoldCount], int chip_class) {
  Number chips(0.0);
  for (int k = 0; k < kResoldCount; ++k) {
    if (kResold[static_cast<std::size_t>(k)] == chip_class) {
      chips += resold[k];
    }
  }
  return chips;
}

/// A channel of single chips without a list price: what it brings at the price of reference, and how it answers.
template <class Number, std::size_t count>
struct Curve {
  int used = static_cast<int>(count);  ///< the first of them
  Number chips[count]{};               ///< a month, at the price of reference
  Number most[count]{};                ///< chips a month
  Number units[count]{};               ///< useful H100e a chip that its buyer pays for
  Number profit[count]{};  ///< of a seller over list price / margin, per USD of the unit price: units / (list x margin)
};

/// All that the purse of a month can be spent on.
template <class Number>
struct Channels {
  int merchants = kMerchantCount;            ///< classes in use
  int domestics = kDomesticCount;            ///< classes in use
  Number weight[kOfferCount]{};              ///< D3
  Number cap[kOfferCount]{};                 ///< USD; 0 for classes that are not on offer
  Number most_licensed{Number(kUnlimited)};  ///< USD at the buyer's price that the mandate leaves
  Curve<Number, kMerchantCount> diverted;    ///< in the order of the classes that are diverted
  Curve<Number, kResoldCount> resold;
  Curve<Number, 1> owned_abroad;  ///< the mix that is bought there this month, as one class
  Number rented{0.0};             ///< USD a month per USD of the unit price: rented units x rent
  Number eta_diverted{0.0};       ///< elasticity of diverted and resold chips in the price of a unit
  Number eta_owned{0.0};          ///< the same of purchases abroad
  Number over_margin{10.0};       ///< 1 / margin of whoever moves a chip
  Number log_reference{0.0};      ///< log of the USD per useful H100e at which the curves' chips are stated
  Number sensitivity{1.0};        ///< of spending at list price, D3
};

/// What is bought where at one price of a useful unit.
template <class Number>
struct Purchases {
  Number unit_price{0.0};             ///< USD per useful H100e
  Number spent[kOfferCount]{};        ///< USD
  Number diverted[kMerchantCount]{};  ///< chips, as Channels::diverted
  Number resold[kResoldCount]{};      ///< chips
  Number owned_abroad[1]{};           ///< chips
  Number spent_diverted{0.0};
  Number spent_owned{0.0};
  Number spent_rented{0.0};
  Number all{0.0};
};

namespace detail {

inline constexpr double kLogHundredThousand = 11.512925464970229;

/// e to a power that no world needs to be larger: keeps infinity times nothing out of the sums.
template <class Number>
Number bounded_exp(Number power) {
  return base::exp(base::between(Number(-60.0), power, Number(60.0)));
}

/// Spending at a price, USD, and its slope in the logarithm of the price.
template <class Number>
struct Spending {
  Number all{0.0};
  Number slope{0.0};
};

/// B4 and B2 on a curve at price `unit`, whose ratio to the price of reference to the power eta is `answered`.
template <class Number, std::size_t count>
Spending<Number> spend_on(const Curve<Number, count>& curve, Number unit, Number eta, Number answered,
                          Number over_margin, Number* moved) {
  const Number zero(0.0);
  const Number one(1.0);
  Number units(0.0);
  Number growing(0.0);
  for (int k = 0; k < curve.used; ++k) {
    const Number paid = unit * curve.profit[k];
    const Number over = paid - over_margin;
    const Number part = base::between(zero, over, one);
    const Number wished = curve.chips[k] * answered;
    const Number offered = wished * part;
    const Number chips = base::smaller(offered, curve.most[k]);
    units += chips * curve.units[k];
    const Number on_ramp = base::choose(over > zero, base::choose(over < one, wished * paid, zero), zero);
    growing += base::choose(offered < curve.most[k], (offered * eta + on_ramp) * curve.units[k], zero);
    if (moved != nullptr) {
      moved[k] = chips;
    }
  }
  return Spending<Number>{units * unit, (units + growing) * unit};
}

}  // namespace detail

/// B1: USD that would be spent at this price on a class of weight 1.
template <class Number>
Number list_level(const Channels<Number>& on, Number purse, Number log_price) {
  const Number power = on.sensitivity * (log_price - Number(detail::kLogHundredThousand));
  return purse * base::exp(base::between(Number(-300.0), power, Number(300.0)));
}

/// B1, B2 at price exp(`log_price`).
template <class Number>
detail::Spending<Number> spending_at(const Channels<Number>& on, Number purse, Number log_price,
                                     Purchases<Number>* record = nullptr) {
  const Number zero(0.0);
  const Number unit = base::exp(log_price);
  const Number relative = log_price - on.log_reference;
  const Number level = list_level(on, purse, log_price);
  Number licensed(0.0);
  Number domestic(0.0);
  Number growing_licensed(0.0);
  Number growing(0.0);
  const auto spend = [&](int offers, int first, Number& sum, Number& slope) {
    for (int k = first; k < first + offers; ++k) {
      const Number wished = level * on.weight[k];
      const auto there = wished < on.cap[k];
      const Number spent = base::choose(there, wished, on.cap[k]);
      sum += spent;
      slope += base::choose(there, wished, zero);
      if (record != nullptr) {
        record->spent[k] = spent;
      }
    }
  };
  spend(on.merchants, 0, licensed, growing_licensed);
  spend(on.domestics, kMerchantCount, domestic, growing);
  const Number kept = base::smaller(licensed, on.most_licensed);
  growing += base::choose(licensed < on.most_licensed, growing_licensed, zero);
  const Number answered = detail::bounded_exp(on.eta_diverted * relative);
  const auto diverted = detail::spend_on(on.diverted, unit, on.eta_diverted, answered, on.over_margin,
                                         record != nullptr ? record->diverted : nullptr);
  const auto resold = detail::spend_on(on.resold, unit, on.eta_diverted, answered, on.over_margin,
                                       record != nullptr ? record->resold : nullptr);
  const auto owned = detail::spend_on(on.owned_abroad, unit, on.eta_owned, detail::bounded_exp(on.eta_owned * relative),
                                      on.over_margin, record != nullptr ? record->owned_abroad : nullptr);
  const Number rented = on.rented * unit;
  if (record != nullptr) {
    record->unit_price = unit;
    const Number part = kept / base::larger(licensed, Number(1e-9));
    for (int k = 0; k < kMerchantCount; ++k) {
      record->spent[k] *= part;
    }
    record->spent_diverted = diverted.all + resold.all;
    record->spent_owned = owned.all;
    record->spent_rented = rented;
  }
  return {kept + domestic + diverted.all + resold.all + owned.all + rented,
          on.sensitivity * growing + diverted.slope + resold.slope + owned.slope + rented};
}

/// B3 ends where spending is the purse to this part of it, or after so many steps; few take more than five.
inline constexpr double kClearingError = 1e-8;
inline constexpr int kClearingSteps = 40;
/// From this step on every other one halves what lies between the two ends, for curves with many kinks.
inline constexpr int kHalvingFrom = 8;

/// B3: the logarithm of the price that clears, at most log(`worth`); `begin` is where to look first. By Newton's steps
/// within the two ends that are known, or else by the Illinois form of the secant (Dowell and Jarratt 1971): the end that
/// stays twice has its value halved. A draw that has cleared stays as it is while its neighbours go on.
template <class Number>
Number clear(const Channels<Number>& on, Number purse, Number worth, Number begin) {
  using Traits = base::NumberTraits<Number>;
  const Number zero(0.0);
  const Number half(0.5);
  const Number one(1.0);
  const Number tiny(1e-9);
  const Number goal = base::larger(purse, tiny);
  const Number highest = base::log(worth);
  Number low = highest - Number(9.0);  // a ten-thousandth of the worth
  Number high = highest;
  Number over_low(-2.0);
  Number over_high(2.0);
  Number side = zero;  // -1 where the last guess became the low end, 1 where the high one
  Number guess = base::between(low, begin, high);
  Number active = one;
  Number last_squared(16.0);
  for (int step = 0; step < kClearingSteps; ++step) {
    const auto spending = spending_at(on, purse, guess);
    // The logarithm of spending over the purse, near enough and between -2 and 2.
    const Number found = Number(2.0) * (spending.all - goal) / (spending.all + goal);
    const auto below = found <= zero;
    // Cleared; or all is bought at the highest price, and money is left.
    const Number waits = base::choose(below, base::choose(guess >= highest, one, zero), zero);
    const Number cleared = base::choose(found * found < Number(kClearingError * kClearingError), one, waits);
    active = base::choose(cleared > zero, zero, active);
    if (!Traits::any(active > zero)) {
      break;
    }
    over_high = base::choose(below, base::choose(side < zero, half * over_high, over_high), found);
    over_low = base::choose(below, found, base::choose(side > zero, half * over_low, over_low));
    low = base::choose(below, guess, low);
    high = base::choose(below, high, guess);
    side = base::choose(below, -one, one);
    const Number newton = guess - found * spending.all / base::larger(spending.slope, tiny * goal);
    const Number secant = low - over_low * (high - low) / base::larger(over_high - over_low, Number(1e-300));
    const Number inside = base::choose(newton > low, base::choose(newton < high, one, zero), zero);
    // Newton's step is trusted while it gets nearer fast.
    const Number trusted = inside * base::choose(found * found < Number(0.1) * last_squared, one, zero);
    last_squared = found * found;
    Number next = base::choose(trusted > zero, newton, secant);
    if (step >= kHalvingFrom && step % 2 == 0) {
      next = half * (low + high);
    }
    // While nothing is known of the highest price, a step that leads beyond it tries it.
    next = base::choose(newton >= highest, base::choose(high >= highest, highest, next), next);
    guess = base::choose(active > zero, next, guess);
  }
  return guess;
}

/// What is bought at the price that clears. Never more than the purse: what rounding would spend beyond it is taken off
/// all alike.
template <class Number>
Purchases<Number> purchase(const Channels<Number>& on, Number purse, Number log_price) {
  Purchases<Number> bought;
  const Number all = spending_at(on, purse, log_price, &bought).all;
  const Number part = base::smaller(Number(1.0), purse / base::larger(all, Number(1e-9)));
  for (Number& spent : bought.spent) {
    spent *= part;
  }
  for (Number& chips : bought.diverted) {
    chips *= part;
  }
  for (Number& chips : bought.resold) {
    chips *= part;
  }
  bought.owned_abroad[0] *= part;
  bought.spent_diverted *= part;
  bought.spent_owned *= part;
  bought.spent_rented *= part;
  bought.all = all * part;
  return bought;
}

}  // namespace headway::balance
