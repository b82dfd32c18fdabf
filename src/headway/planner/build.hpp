// From a job, the rates of its work and a draw of the book to the numbers of the programme.
//
//   [PL9]  owned = annuity(life, cost of capital) x price x (server factor + levy) + facility x kW, for the share of the time after
//         the arrival or the first work, whichever is later; running = kW x PUE x price of electricity x hours of a year; both of the cluster model's [CR5]
//   [PL10] busy servers of a run = tokens / (seconds from arrival or start to deadline x tokens/s a chip over the whole run); its
//         cluster: the next number of the ladder
//   [PL11] share served by a server = tokens written a second / (requests a second x tokens written x peak)
//   [PL12] in a draw, a rate is its median x exp(deviation x (z of family and kind + z of the chip) / sqrt 2)
#pragma once

#include <cstdint>
#include <optional>

#include "headway/planner/programme.hpp"
#include "headway/planner/rates.hpp"

namespace headway::planner {

/// Which world: a draw of the seed, or the medians.
struct Draw {
  std::uint64_t seed = 1;
  std::optional<std::uint64_t> index;
};

/// First days of the periods, and the last day of all.
std::vector<double> days_of_periods(const Job& job);

/// Runs without tokens and services without requests are left out.
Programme programme_of(const Job& job, const RateTable& table, const Rates& rates, const Draw& draw);

/// kW a chip at the server, median.
double server_power(const Offer& offer, const Rates& rates);

}  // namespace headway::planner
