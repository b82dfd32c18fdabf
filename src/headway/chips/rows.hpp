// The catalogue as rows, with all that a table of chips shows.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "headway/base/month.hpp"
#include "headway/chips/catalogue.hpp"
#include "headway/chips/classify.hpp"
#include "headway/chips/rules.hpp"

namespace headway::chips {

/// A chip under one version of the rules.
struct RuleCell {
  std::string rule;
  base::Day published;
  std::optional<base::Day> effective;
  Classification classification;
};

struct ChipRow {
  std::string id;
  std::string name;
  std::string vendor;
  std::string designer;
  std::string status;
  std::optional<double> eight_bit;  ///< TFLOP/s dense
  bool eight_bit_is_int8 = false;
  std::optional<double> h100e;
  std::optional<double> bf16;  ///< TFLOP/s dense
  std::optional<double> tpp;
  std::string tpp_set_by;         ///< `FP16/BF16/FP8`; empty without a TPP
  std::optional<double> density;  ///< TPP per mm^2
  std::optional<double> memory_gb;
  std::optional<double> memory_bandwidth_tb_s;
  std::vector<RuleCell> rules;  ///< one for each version, in order
  std::optional<FirstCaught> caught;
  std::string confidence;
};

/// One row for each chip, in the catalogue's order.
std::vector<ChipRow> catalogue_rows(const Catalogue& catalogue, const std::vector<Rule>& rules);

}  // namespace headway::chips
