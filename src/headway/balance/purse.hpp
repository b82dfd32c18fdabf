// The purse: one price of a useful unit of compute clears every channel that Chinese buyers pay for.
//
// B1  at a price L, spending on a class with a list price is min(cap, purse x (L x useful units / cost)^sensitivity):
//     water-filling, whose level is the price; licensed chips together take at most what the mandate leaves
// B2  spending in a channel without one is chips that its supply gives at L, x useful units of a chip x L
// B3  L is the price at which all of it is the purse, at most what a unit is worth to its buyer; what is left then waits
// B4  supply of a class past the controls = chips at the price of reference x (L / reference)^eta, nothing at list price
//     or below, all of it from list price x (1 + margin) on; at most what can be taken out of its production
#pragma once

#include "headway/balance/demand.hpp"
#include "headway/balance/water_fill.hpp"

namespace headway::balance {

/// Classes that reach China past the controls: merchant chips not made for China.
inline constexpr int kDivertibleCount = 11;
inline constexpr std::array<int, kDivertibleCount> kDivertible{kA100,      kH100,   kH200,   kB200,  kB300, kRubin,
                                                               kRubinNext, kMi300x, kMi325x, kMi350, kMi450};
inline constexpr std::array<std::string_view, kDivertibleCount> kDivertibleNames{
    "a100", "h100", "h200", "b200", "b300", "rubin", "rubin_next", "mi300x", "mi325x", "mi350", "mi450"};
/// Of these, older boards that owners abroad resell.
inline constexpr int kResoldCount = 2;
inline constexpr std::array<int, kResoldCount> kResold{kH100, kH200};

/// A channel of single chips without a list price: what it brings at the price of reference, and how it answers.
template <class Number, std::size_t count>
struct Curve {
  Number chips[count]{};   ///< a month, at the price of reference
  Number most[count]{};    ///< chips a month
  Number units[count]{};   ///< useful H100e a chip that its buyer pays for
  Number profit[count]{};  ///< of a seller over list price / margin, per USD of the unit price: units / (list x margin)
};

/// All that the purse of a month can be spent on.
template <class Number>
struct Channels {
  Number weight[kOfferCount]{};              ///< D3
  Number cap[kOfferCount]{};                 ///< USD; 0 for classes that are not on offer
  Number most_licensed{Number(kUnlimited)};  ///< USD at the buyer's price that the mandate leaves
  Curve<Number, kDivertibleCount> diverted;
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
  Number spent[kOfferCount]{};          ///< USD
  Number diverted[kDivertibleCount]{};  ///< chips
  Number resold[kResoldCount]{};        ///< chips
  Number owned_abroad[1]{};             ///< chips
  Number spent_diverted{0.0};
  Number spent_owned{0.0};
  Number spent_rented{0.0};
  Number all{0.0};
};

namespace detail {

inline constexpr double kLogHundredThousand = 11.512925464970229;

/// B4 and B2: USD spent on a curve at price `unit`, whose ratio to the price of reference to the power eta is `answered`.
template <class Number, std::size_t count>
Number spend_on(const Curve<Number, count>& curve, Number unit, Number answered, Number over_margin, Number* moved) {
  const Number zero(0.0);
  const Number one(1.0);
  Number units(0.0);
  for (std::size_t k = 0; k < count; ++k) {
    const Number part = base::between(zero, unit * curve.profit[k] - over_margin, one);
    const Number chips = base::smaller(curve.chips[k] * answered * part, curve.most[k]);
    units += chips * curve.units[k];
    if (moved != nullptr) {
      moved[k] = chips;
    }
  }
  return units * unit;
}

}  // namespace detail

/// B1, B2 at price exp(`log_price`), USD.
template <class Number>
Number spending_at(const Channels<Number>& on, Number purse, Number log_price, Purchases<Number>* record = nullptr) {
  const Number unit = base::exp(log_price);
  const Number relative = log_price - on.log_reference;
  const Number level = purse * base::exp(on.sensitivity * (log_price - Number(detail::kLogHundredThousand)));
  Number licensed(0.0);
  Number domestic(0.0);
  for (int k = 0; k < kOfferCount; ++k) {
    const Number spent = base::smaller(on.cap[k], level * on.weight[k]);
    (k < kMerchantCount ? licensed : domestic) += spent;
    if (record != nullptr) {
      record->spent[k] = spent;
    }
  }
  const Number kept = base::smaller(licensed, on.most_licensed);
  const Number answered = base::exp(on.eta_diverted * relative);
  const Number diverted =
      detail::spend_on(on.diverted, unit, answered, on.over_margin, record != nullptr ? record->diverted : nullptr) +
      detail::spend_on(on.resold, unit, answered, on.over_margin, record != nullptr ? record->resold : nullptr);
  const Number owned = detail::spend_on(on.owned_abroad, unit, base::exp(on.eta_owned * relative), on.over_margin,
                                        record != nullptr ? record->owned_abroad : nullptr);
  const Number rented = on.rented * unit;
  if (record != nullptr) {
    const Number part = kept / base::larger(licensed, Number(1e-9));
    for (int k = 0; k < kMerchantCount; ++k) {
      record->spent[k] *= part;
    }
    record->spent_diverted = diverted;
    record->spent_owned = owned;
    record->spent_rented = rented;
  }
  return kept + domestic + diverted + owned + rented;
}

/// Steps of B3 after the two ends and the first guess. On random channels, some of them sold out, ten leave less than a
/// part in a million of the purse in 9,999 of 10,000 cases (test/balance/purse_test.cpp).
inline constexpr int kClearingSteps = 10;

/// B3: the logarithm of the price that clears, at most log(`worth`); `begin` is where to look first. By the Illinois form
/// of the secant (Dowell and Jarratt 1971): the end that stays twice has its value halved.
template <class Number>
Number clear(const Channels<Number>& on, Number purse, Number worth, Number begin) {
  const Number zero(0.0);
  const Number half(0.5);
  const Number one(1.0);
  const Number tiny(1e-9);
  const Number highest = base::log(worth);
  const Number goal = base::log(base::larger(purse, tiny));
  const auto over = [&](Number at) { return base::log(base::larger(spending_at(on, purse, at), tiny)) - goal; };
  Number high = highest;
  Number low = high - Number(9.0);  // a ten-thousandth of the worth
  Number over_high = over(high);
  Number over_low = over(low);
  const auto waits = over_high <= zero;  // all is bought at the highest price, and money is left
  Number side = zero;                    // -1 where the last guess became the low end, 1 where the high one
  Number guess = base::between(low, begin, high);
  for (int step = 0; step <= kClearingSteps; ++step) {
    const Number found = over(guess);
    const auto below = found <= zero;
    over_high = base::choose(below, base::choose(side < zero, half * over_high, over_high), found);
    over_low = base::choose(below, found, base::choose(side > zero, half * over_low, over_low));
    low = base::choose(below, guess, low);
    high = base::choose(below, high, guess);
    side = base::choose(below, -one, one);
    if (step < kClearingSteps) {
      guess = low - over_low * (high - low) / base::larger(over_high - over_low, Number(1e-300));
    }
  }
  return base::choose(waits, highest, guess);
}

/// What is bought at the price that clears. Never more than the purse: what rounding would spend beyond it is taken off
/// all alike.
template <class Number>
Purchases<Number> purchase(const Channels<Number>& on, Number purse, Number log_price) {
  Purchases<Number> bought;
  const Number all = spending_at(on, purse, log_price, &bought);
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
