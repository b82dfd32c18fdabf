// What varies in a run, as inputs that are independent of each other: entries that are drawn together (a correlation,
// alternatives that share a choice) are one input, and so is the random course of policy.
#pragma once

#include <map>
#include <span>
#include <string>
#include <vector>

#include "headway/study/model.hpp"

namespace headway::study {

struct Input {
  std::string id;                    ///< its first member's, in the order of the model
  std::vector<std::string> members;  ///< ids of the book; kPolicyPath for the course of policy
  std::string sector;                ///< its first member's
  std::vector<double> branches;      ///< weights of its alternatives; empty where it has none, or several choices
  bool single = false;               ///< one entry moved by one uniform number: "up" and "down" have a meaning
};

struct Inputs {
  std::vector<Input> inputs;
  std::map<std::uint64_t, std::size_t> of_name;  ///< index of the input by hash of a member's id
  bool has_policy_path = false;                  ///< it is then the last input
};

/// Inputs that vary in any of the scenarios.
Inputs varying_inputs(const Prepared& prepared, std::span<const ensemble::Scenario> scenarios);

/// "price.a100 and 13 drawn with it".
std::string name_of(const Input& input);

}  // namespace headway::study
