// T1: what both governments and the vendor let through of each foreign class, and which of them holds most back. The equation
// is stated in trade.hpp.
#pragma once

#include "headway/balance/channels.hpp"

namespace headway::balance::detail {

/// T1: lowers the caps of foreign classes to the least of their terms. `wished` is USD by class that buyers would spend
/// were no foreign class limited wherever it may be sold at all.
template <class Number>
void admit(const MarketView<Number>& view, const Number (&volume)[kMerchantCount],
           const Number (&wished)[kMerchantCount], const Number (&offer)[kMerchantCount], Number mark_up,
           Number domestic_cover, Channels<Number>& on, TradeFlow<Number>& flow) {
  const Number zero(0.0);
  const Number one(1.0);
  const Number unlimited(kUnlimited);
  const auto& policy = view.policy;
  const Number permission = let_through(policy, view.month, domestic_cover);
  Number open(0.0);
  const Classes& classes = *view.supply.classes;
  for (int k = 0; k < classes.merchants; ++k) {
    const Number list = view.demand.price[k];
    const Number price = list * mark_up;
    const Number demand = base::choose(volume[k] > zero, wished[k], zero) / price;
    const Number vetted =
        base::choose(policy.newly_permitted[k] > zero, policy.vetting, one) * licences_through(policy, k, view.month);
    const Number by_vetting = base::choose(vetted < one, vetted * demand, unlimited);
    const Number by_cap = base::smaller(volume[k], by_vetting);
    const Number by_permission = base::choose(permission < one, permission * demand, unlimited);
    const Number admitted = base::smaller(by_cap, by_permission);
    on.cap[k] = base::smaller(base::smaller(admitted, demand), offer[k]) * price;
    flow.limit[kLimitCap] += base::smaller(by_cap, demand) * list;
    flow.limit[kLimitPermission] += base::smaller(by_permission, demand) * list;
    flow.limit[kLimitSupply] += base::smaller(offer[k], demand) * list;
    flow.limit[kLimitWish] += demand * list;
    open += base::choose(volume[k] > zero, one, zero);
    if (classes.is_china_line(k)) {
      flow.demand_of_lines[classes.fact[k].china_line] = base::smaller(admitted, demand);
    }
  }
  flow.limit[kLimitPermission] =
      base::smaller(flow.limit[kLimitPermission], on.most_licensed / mark_up);  // the mandate is Beijing's too
  // A term that holds nothing back is no limit; where no class may be sold, the cap is what binds.
  for (int term = kLimitCap; term < kLimitWish; ++term) {
    const Number most = flow.limit[kLimitWish] * Number(1.0 - 1e-9);
    flow.limit[term] = base::choose(flow.limit[term] < most, flow.limit[term], unlimited);
  }
  flow.limit[kLimitCap] = base::choose(open > zero, flow.limit[kLimitCap], zero);
}

}  // namespace headway::balance::detail
