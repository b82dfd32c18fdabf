// `headway plan`: the cheapest fleet for a job, what each limit is worth, what else comes near, and how sure it is.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "headway/jobs/chip_hours.hpp"
#include "headway/planner/build.hpp"
#include "headway/planner/conflict.hpp"
#include "headway/planner/limits.hpp"

namespace headway::planner {

struct PlanOptions {
  std::uint64_t seed = 1;
  long samples = 1000;
  int threads = 0;
  std::function<void(double)> progress = {};  ///< told the share of the draws done, from one thread at a time
};

/// What one unit more of a limit is worth: the difference of two optima in which servers and clusters may be split.
struct ShadowPrice {
  Limit limit;
  double value = 0;    ///< of the limit, in unit_of()
  double step = 0;     ///< by which it was moved
  double saving = 0;   ///< M USD a year of the whole step; below 0: it costs
  bool frees = false;  ///< the step makes the job easier
};

/// A set of classes with the share of draws in which a fleet of just these is the cheapest.
struct SetShare {
  std::vector<std::size_t> classes;
  long draws = 0;
};

struct OverDraws {
  long samples = 0;
  long feasible = 0;
  std::vector<SetShare> sets;     ///< the most frequent first
  jobs::Band cost;                ///< M USD a year, over feasible draws
  jobs::Band cost_half;           ///< p25, p50, p75
  std::vector<jobs::Band> chips;  ///< by class
  std::vector<jobs::Band> chips_half;
  std::vector<double> cost_of_draw;                ///< NaN where no fleet meets the limits
  std::vector<std::vector<double>> chips_of_draw;  ///< by class and draw
  long enough = 0;  ///< draws in which the fleet of the medians, as bought, does all the work
};

struct PlanResult {
  std::string book_hash;
  Job job;
  PlanOptions options;
  RateTable rates;
  std::vector<std::string> chip_names;
  std::vector<double> days;       ///< of periods
  Programme programme;            ///< at medians
  Fleet fleet;                    ///< not feasible: see `conflicts`
  std::vector<Fleet> runners_up;  ///< each lacks a class of every better one
  std::vector<ShadowPrice> shadow_prices;
  std::vector<std::vector<Clash>> conflicts;
  OverDraws draws;
};

/// A job that cannot be met is a result with its conflicts.
PlanResult plan(const jobs::ClusterInputs& inputs, const Job& job, const PlanOptions& options);

/// Cheapest fleet of every draw. `fleet`: that of the medians.
OverDraws over_draws(const Job& job, const RateTable& table, const Rates& rates, const Fleet& fleet,
                     const PlanOptions& options);

/// For each limit and levy of the job, arrivals aside.
std::vector<ShadowPrice> shadow_prices(const Job& job, Rates& rates);

}  // namespace headway::planner
