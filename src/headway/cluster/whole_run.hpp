// From a step to a run: failures, power, energy and money.
//
//   [CR1] mean time between interruptions M = 1 / (rate x chips)
//   [CR2] best interval between checkpoints, each stopping the run for d: T = sqrt(2 d M) (Young 1974; Daly 2006, first order)
//   [CR3] goodput = 1 - d / T - (T / 2 + R) / M, R the time to restart; at least 0
//   [CR4] power of the servers = chips x thermal design power x server factor; of the site x PUE
//   [CR5] owner's cost of a chip-hour = (price x server factor x annuity(life, cost of capital) + facility x server power) /
//        (8,760 h x share used) + electricity; annuity = r / (1 - (1 + r)^-life)
#pragma once

namespace headway::cluster {

struct Failures {
  double rate = 0;        ///< interruptions a chip-hour
  double checkpoint = 0;  ///< s that a checkpoint stops the run
  double restart = 0;     ///< s
};

struct Goodput {
  double between = 0;   ///< s between interruptions
  double interval = 0;  ///< s between checkpoints
  double share = 1;     ///< of time that counts
};

/// [CR1] to [CR3].
Goodput goodput(double chips, const Failures& failures);

struct Prices {
  double chip = 0;         ///< USD
  double server = 1;       ///< factor
  double life = 1;         ///< years
  double capital = 0;      ///< a year
  double facility = 0;     ///< USD a kW of server power and month
  double used = 1;         ///< share of hours
  double electricity = 0;  ///< USD a kWh
};

/// What owning a chip takes a year in USD, used or not: the first term of [CR5].
double owned_year(const Prices& prices, double server_power);

/// [CR5] in USD; `server_power` is kW a chip at the server. The price of electricity is paid at the site's power.
double chip_hour(const Prices& prices, double server_power, double pue);

}  // namespace headway::cluster
