#include "headway/cluster/whole_run.hpp"
#include "headway/base/portable.hpp"
#include "headway/base/units.hpp"

#include <algorithm>
#include <cmath>

namespace headway::cluster {

Goodput goodput(double chips, const Failures& failures) {
  Goodput result;
  result.between = base::kSecondsAnHour / (failures.rate * chips);
  result.interval = std::sqrt(2.0 * failures.checkpoint * result.between);
  const double lost =
      failures.checkpoint / result.interval + (0.5 * result.interval + failures.restart) / result.between;
  result.share = std::max(0.0, 1.0 - lost);
  return result;
}

double owned_year(const Prices& prices, double server_power) {
  const double annuity = prices.capital / (1.0 - base::portable::power(1.0 + prices.capital, -prices.life));
  return prices.chip * prices.server * annuity + base::kMonthsAYear * prices.facility * server_power;
}

double chip_hour(const Prices& prices, double server_power, double pue) {
  const double yearly = owned_year(prices, server_power);
  return yearly / (base::kHoursACommonYear * prices.used) + prices.electricity * server_power * pue;
}

}  // namespace headway::cluster
