// What makes a figure repeatable: printed beside every result.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "headway/base/month.hpp"

namespace headway::model {

/// Scenarios are the same until the last observed month, and never differ before this one: the first after the decision
/// that the question is about.
inline constexpr base::Month kFirstBranch = base::Month::of(2026, 1);

struct Provenance {
  std::string book_hash;
  std::optional<base::Day> as_of;
  base::Month through;
  base::Month horizon;
  std::uint64_t seed = 0;
  long samples = 0;        ///< draws asked for
  long dropped = 0;        ///< draws left out because their stocks cannot support the observed history; -1: none can be
  double effective = 0.0;  ///< effective sample size under --constrain; 0 without
  base::Month branch = kFirstBranch;  ///< from which scenarios differ
};

/// The years at whose ends headlines speak of.
struct HeadlineYears {
  int first = 0;  ///< in which scenarios begin to differ
  int near = 0;   ///< the first whose end lies a year or more after the month from which scenarios differ
  int far = 0;    ///< 2028, or the year after the near one
};

/// Of a run whose scenarios differ from that month on.
constexpr HeadlineYears headline_years(base::Month branch) {
  constexpr int kFarYear = 2028;  // of the question, which is asked for three years after the decision of December 2025
  const int near = (branch + 11).year();
  return HeadlineYears{branch.year(), near, near + 1 > kFarYear ? near + 1 : kFarYear};
}

}  // namespace headway::model
