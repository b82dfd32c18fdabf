// Sector 8, trade: what was sold to China while it was observed, and what crosses borders in a month.
//
// T1  licensed imports of a class = least of P1 and vetting x licences through (P3) x demand, permission (P4) x
//     demand, the vendor's offer, demand; then the mandate of D4
#pragma once

#include "headway/balance/abroad.hpp"
#include "headway/balance/diversion.hpp"
#include "headway/balance/makers.hpp"

namespace headway::balance {

template <class Number>
struct TradeInputs {
  Path<Number> observed_a100;  ///< A100 and A800 sold to China, chips a month
  Path<Number> observed_h100;  ///< H800 sold to China, chips a month

  static constexpr auto paths() {
    using Binding = PathBinding<TradeInputs, Number>;
    return std::array{
        Binding{&TradeInputs::observed_a100, "trade.sold_to_china.a100", "chip/month"},
        Binding{&TradeInputs::observed_h100, "trade.sold_to_china.h100", "chip/month"},
    };
  }
};

/// Terms of T1, in the order of ties.
enum ImportLimit : int { kLimitCap, kLimitPermission, kLimitSupply, kLimitWish };
inline constexpr int kImportLimitCount = 4;

template <class Number>
struct TradeState {
  DiversionState<Number> diversion;
  AbroadState<Number> abroad;
  Number admitted[kLineCount]{};  ///< demand for the China lines that both governments admit, chips a month

  Number us_shipments[kForeignCount]{};  ///< this month's, for caps that follow them
  Number us_trailing[kForeignCount]{};   ///< monthly average, smoothed over a year
  Number us_lifetime[kForeignCount]{};   ///< since 2022-01
  Number hall_value{0.0};                ///< USD of Chinese designs bought by halls since 2022-01
  Number domestic_value{0.0};            ///< USD of Chinese designs bought since 2022-01
  Number hall_foreign_value{0.0};
  Number foreign_value{0.0};
};

/// What crosses borders and is bought in a month; chips by class and USD.
template <class Number>
struct TradeFlow {
  Number licensed[kMerchantCount]{};
  Number diverted[kMerchantCount]{};  ///< arrived, resold Hoppers among them
  Number seized[kMerchantCount]{};    ///< of new chips
  Number resold[kResoldCount]{};      ///< arrived, taken out of the fleet of owners elsewhere
  Number us[kForeignCount]{};
  Number rest[kForeignCount]{};
  Number domestic[kDomesticCount]{};
  Number owned_added[kMerchantCount]{};   ///< chips newly owned abroad
  Number rented_added[kMerchantCount]{};  ///< chips newly rented abroad, renewals apart
  Number limit[kImportLimitCount]{};      ///< USD that each term alone would allow
  Number spent_licensed{0.0};             ///< USD at the buyer's price
  Number us_has_money{1.0};               ///< 1 while US budgets do not bind
  Number spent_domestic{0.0};
  Number spent_diverted{0.0};
  Number spent_owned_abroad{0.0};
  Number spent_rented_abroad{0.0};
  Number unmet{0.0};    ///< USD paid above list price, and the month's own money that found nothing to buy
  Number at_list{0.0};  ///< USD spent, what is above list price apart
  Number fresh{0.0};    ///< USD of the month's own money
  Number levy{0.0};     ///< USD of levy and tariff
  Number demand_of_lines[kLineCount]{};
};

}  // namespace headway::balance
