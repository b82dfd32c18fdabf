// What the worlds of a run were given: each input that varies, and what was drawn of both governments' policy.
//
// A draw is a function of seed, name and index alone, so these are the run's own numbers, drawn once more.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "headway/model/draws.hpp"

namespace headway::model {

struct InputsOf {
  const Frozen& frozen;
  std::span<const ensemble::Scenario> scenarios;
  std::vector<int> months;  ///< after 2022-01, rising: for which inputs by month have a value
  std::uint64_t seed = 1;
  int threads = 0;  ///< 0: all cores
};

/// Adds a column of quantity kInput for each, in the model's unit; inputs that are the same in every draw have none.
///
/// - A number has one column.
/// - A path has one a month of `months`, of period "2028-12", and one whose id ends in " quantile": the probability, in
///   (0, 1), at which all its months stand in their distributions.
/// - What has alternatives has one more, whose id ends in " alternative": which of them holds, from 1, in the book's order.
/// - Levers, and numbers and paths that a scenario sets or multiplies, are named by their scenario; by none where all scenarios
///   draw the same. Levers that hold from a date on have the period "2027-01..".
/// - Of the course of policy, where it differs between the worlds: `washington.reversal` and `beijing.reversal`, the month
///   after 2022-01 in which what was permitted ends (no value: never), and `beijing.permission` by month, the share of demand
///   that is let through.
void add_inputs(const InputsOf& of, DrawTable& table);

/// The columns that add_inputs() adds, at most.
std::size_t count_inputs(const InputsOf& of);

}  // namespace headway::model
