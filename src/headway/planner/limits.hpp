// The limits of a job by name: each can be read, set to another value, or dropped.
#pragma once

#include <string>
#include <vector>

#include "headway/planner/job.hpp"

namespace headway::planner {

enum class LimitKind { arrival, deadline, tokens, quota, power, mandate, fear, budget, levy };

struct Limit {
  LimitKind kind = LimitKind::quota;
  std::size_t index = 0;  ///< in the job's list

  bool operator==(const Limit&) const = default;
};

/// What can make a job impossible: arrivals, rules, what is had, then work. Only limits that the job sets.
std::vector<Limit> limits_of(const Job& job);

/// "quota of h200_sxm", "power of site north", "deadline of run next".
std::string name_of(const Job& job, const Limit& limit);

/// Unit of `value_of`: chip, MW, day, token/day, USD, or 1.
std::string unit_of(const Limit& limit);

double value_of(const Job& job, const Limit& limit);
Job with(Job job, const Limit& limit, double value);

/// The job as if the limit were none: the work is not asked for, the quota has no end, the share is nought.
Job without(Job job, const Limit& limit);

/// Whether a greater value makes the job easier.
bool easier_above(const Limit& limit);

}  // namespace headway::planner
