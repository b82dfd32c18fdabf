#include "headway/cluster/whole_run.hpp"

#include <algorithm>
#include <cmath>

namespace headway::cluster {

Goodput goodput(double chips, const Failures& failures) {
  constexpr double kSecondsAnHour = 3600.0;
  Goodput result;
  result.between = kSecondsAnHour / (failures.rate * chips);
  result.interval = std::sqrt(2.0 * failures.checkpoint * result.between);
  const double lost =
      failures.checkpoint / result.interval + (0.5 * result.interval + failures.restart) / result.between;
  result.share = std::max(0.0, 1.0 - lost);
  return result;
}

double owned_year(const Prices& prices, double server_power) {
  constexpr double kMonths = 12.0;
  const double annuity = prices.capital / (1.0 - std::pow(1.0 + prices.capital, -prices.life));
  return prices.chip * prices.server * annuity + kMonths * prices.facility * server_power;
}

double chip_hour(const Prices& prices, double server_power, double pue) {
  constexpr double kHours = 8760.0;
  const double yearly = owned_year(prices, server_power);
  return yearly / (kHours * prices.used) + prices.electricity * server_power * pue;
}

}  // namespace headway::cluster
