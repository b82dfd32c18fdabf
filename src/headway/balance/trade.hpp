// Sector 8, trade: licensed imports, diversion and compute rented abroad.
//
// T1  licensed imports of a class = least of cap (with vetting), Beijing's permission, the vendor's offer, and
//     demand at list price; the smallest sum over classes, by value, is the binding term, ties to the first
// T2  diverted chips = capacity of the network x enforcement x (1 + e (premium last month - its level when
//     observation ended)) x (1 - share replaced), share replaced = e x licensed / (licensed + diverted) of last month
//     in H100e; never more than half of a class's production, nor than buyers can pay
// T3  of a class: capacity x share of past months' foreign production (smoothed over `mix_months`) x ease of
//     moving it, over the same summed when observation ended: racks are harder to move than boards, so the total
//     falls as they take over; a share is
//     seized
// T4  rented abroad = book's path x rules x (1 + e (premium - its level then)), reached as contracts turn over
#pragma once

#include "headway/balance/demand.hpp"
#include "headway/balance/makers.hpp"
#include "headway/balance/world_supply.hpp"

namespace headway::balance {

/// Classes whose production can leave for China through third parties: merchant chips not made for China.
inline constexpr int kDivertibleCount = 11;
inline constexpr std::array<int, kDivertibleCount> kDivertible{kA100,      kH100,   kH200,   kB200,  kB300, kRubin,
                                                               kRubinNext, kMi300x, kMi325x, kMi350, kMi450};
inline constexpr std::array<std::string_view, kDivertibleCount> kDivertibleNames{
    "a100", "h100", "h200", "b200", "b300", "rubin", "rubin_next", "mi300x", "mi325x", "mi350", "mi450"};

template <class Number>
struct TradeInputs {
  Path<Number> observed_a100;       ///< A100 and A800 sold to China, chips a month
  Path<Number> observed_h100;       ///< H800 sold to China, chips a month
  Path<Number> diversion_capacity;  ///< chips a month
  Path<Number> offshore_stock;      ///< chips run by Chinese users abroad under the rules of 2025
  Number premium_to_diversion;      ///< feedback
  Number licensed_to_diversion;  ///< feedback: share of diversion that goes when all foreign chips come under licence
  Number premium_to_offshore;    ///< feedback
  Number replaced_at_most;       ///< share of diversion
  Number seized;                 ///< share of diverted chips
  Number from_us;                ///< share of diverted chips that leaves US owners' deliveries
  Number mix_months;
  Number most_of_production;      ///< share of a class's production that can be diverted in a month
  Number most_of_budget;          ///< share of Chinese buyers' money that can go into diverted chips
  Number contract_months;         ///< over which rented capacity adjusts
  Number hosted_in_us;            ///< share of rented compute that belongs to US owners
  Number ease[kDivertibleCount];  ///< of moving a class past the controls, over an eight-chip board

  static constexpr auto scalars() {
    using Binding = ScalarBinding<TradeInputs, Number>;
    return std::array{
        Binding{&TradeInputs::premium_to_diversion, "feedback.premium_to_diversion", "1"},
        Binding{&TradeInputs::licensed_to_diversion, "feedback.licensed_to_diversion", "1"},
        Binding{&TradeInputs::premium_to_offshore, "feedback.premium_to_offshore", "1"},
        Binding{&TradeInputs::replaced_at_most, "trade.diversion.replaced_at_most", "1"},
        Binding{&TradeInputs::seized, "trade.diversion.seized", "1"},
        Binding{&TradeInputs::from_us, "trade.diversion.from_us", "1"},
        Binding{&TradeInputs::mix_months, "trade.diversion.mix_months", "month"},
        Binding{&TradeInputs::most_of_production, "trade.diversion.most_of_production", "1"},
        Binding{&TradeInputs::most_of_budget, "trade.diversion.most_of_budget", "1"},
        Binding{&TradeInputs::contract_months, "trade.offshore.contract_months", "month"},
        Binding{&TradeInputs::hosted_in_us, "trade.offshore.hosted_by_us_owners", "1"},
    };
  }
  static constexpr auto paths() {
    using Binding = PathBinding<TradeInputs, Number>;
    return std::array{
        Binding{&TradeInputs::observed_a100, "trade.sold_to_china.a100", "chip/month"},
        Binding{&TradeInputs::observed_h100, "trade.sold_to_china.h100", "chip/month"},
        Binding{&TradeInputs::diversion_capacity, "trade.diversion.capacity", "chip/month"},
        Binding{&TradeInputs::offshore_stock, "trade.offshore.stock", "chip"},
    };
  }
  static constexpr auto arrays() {
    return std::tuple{ArrayBinding<TradeInputs, Number, kDivertibleCount>{&TradeInputs::ease, "trade.diversion.ease.",
                                                                          kDivertibleNames, "1"}};
  }
};

/// Terms of T1, in the order of ties.
enum ImportLimit : int { kLimitCap, kLimitPermission, kLimitSupply, kLimitWish };
inline constexpr int kImportLimitCount = 4;

template <class Number>
struct TradeState {
  Number mix[kMerchantCount]{};   ///< smoothed production that could be diverted, chips a month
  Number ease_reference{1.0};     ///< average ease of the mix when observation ended
  Number licensed_h100e{0.0};     ///< last month
  Number diverted_h100e{0.0};     ///< last month, before what licensed sales replace
  Number admitted[kLineCount]{};  ///< demand for the China lines that both governments admit, chips a month

  Number us_shipments[kForeignCount]{};  ///< this month's, for caps that follow them
  Number us_trailing[kForeignCount]{};   ///< monthly average, smoothed over a year
  Number us_lifetime[kForeignCount]{};   ///< since 2022-01
  Number offshore{0.0};                  ///< chips
  Number hall_value{0.0};                ///< USD of Chinese designs bought by halls since 2022-01
  Number domestic_value{0.0};            ///< USD of Chinese designs bought since 2022-01
  Number hall_foreign_value{0.0};
  Number foreign_value{0.0};
};

/// What crosses borders and is bought in a month; chips by class and USD.
template <class Number>
struct TradeFlow {
  Number licensed[kMerchantCount]{};
  Number diverted[kMerchantCount]{};
  Number seized[kMerchantCount]{};
  Number us[kForeignCount]{};
  Number rest[kForeignCount]{};
  Number domestic[kDomesticCount]{};
  Number limit[kImportLimitCount]{};  ///< USD that each term alone would allow
  Number spent_licensed{0.0};         ///< USD at the buyer's price
  Number us_has_money{1.0};           ///< 1 while US budgets do not bind
  Number spent_domestic{0.0};
  Number spent_diverted{0.0};
  Number unmet{0.0};          ///< USD of the month's own money that found nothing to buy
  Number left{0.0};           ///< USD unspent, money carried from earlier months included, halls under the ban apart
  Number left_in_halls{0.0};  ///< USD unspent by halls under the ban
  Number budget{0.0};         ///< what could be spent, carried money included
  Number levy{0.0};
  Number demand_of_lines[kLineCount]{};
};

/// T2, T3 before the month's other trade: chips by class that the network would move. Updates the smoothed mix.
template <class Number>
void wish_to_divert(const TradeInputs<Number>& in, TradeState<Number>& state, const SupplyFlow<Number>& supply,
                    const DemandState<Number>& demand, const Yardsticks<Number>& yardsticks, Number enforcement,
                    int month, const Timeline& timeline, Number (&wish)[kMerchantCount]) {
  const Number zero(0.0);
  Number all(0.0);
  Number eased(0.0);
  for (int k = 0; k < kDivertibleCount; ++k) {
    const int c = kDivertible[static_cast<std::size_t>(k)];
    state.mix[c] += (supply.planned[c] - state.mix[c]) / base::larger(in.mix_months, Number(1.0));
    all += state.mix[c];
    eased += state.mix[c] * in.ease[k];
  }
  const Number ease = eased / base::larger(all, Number(1e-9));
  if (month <= timeline.through) {
    state.ease_reference = base::larger(ease, Number(1e-9));
  }
  const Number pull =
      base::larger(Number(1.0) + in.premium_to_diversion * (demand.premium - demand.premium_reference), zero);
  const Number replaced = base::smaller(in.licensed_to_diversion * state.licensed_h100e /
                                            base::larger(state.diverted_h100e + state.licensed_h100e, Number(1.0)),
                                        in.replaced_at_most);
  const Number kept = month <= timeline.through ? Number(1.0) : Number(1.0) - replaced;
  const Number chips = in.diversion_capacity[month] * enforcement * pull * kept;
  for (Number& none : wish) {
    none = zero;
  }
  Number weight[kDivertibleCount];
  Number most[kDivertibleCount];
  Number moved[kDivertibleCount]{};
  for (int k = 0; k < kDivertibleCount; ++k) {
    const int c = kDivertible[static_cast<std::size_t>(k)];
    weight[k] = state.mix[c] * in.ease[k];
    most[k] = in.most_of_production * supply.produced[c];
  }
  water_fill(kDivertibleCount, weight, most, chips * ease / state.ease_reference, moved);
  state.diverted_h100e = zero;
  for (int k = 0; k < kDivertibleCount; ++k) {
    const int c = kDivertible[static_cast<std::size_t>(k)];
    wish[c] = moved[k];
    state.diverted_h100e += moved[k] * yardsticks.per_chip[kH100e][c] / base::larger(kept, Number(0.05));
  }
}

/// T4.
template <class Number>
void rent_abroad(const TradeInputs<Number>& in, TradeState<Number>& state, const DemandState<Number>& demand, int month,
                 const Timeline& timeline, Number rules) {
  const Number pull =
      base::larger(Number(1.0) + in.premium_to_offshore * (demand.premium - demand.premium_reference), Number(0.0));
  const Number target = in.offshore_stock[month] * rules * pull;
  const Number pace =
      month <= timeline.through ? Number(1.0) : Number(1.0) / base::larger(in.contract_months, Number(1.0));
  state.offshore += pace * (target - state.offshore);
}

}  // namespace headway::balance
