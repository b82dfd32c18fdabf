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

/// Of which years a question wants headlines.
struct YearsAsked {
  int near_after = 12;  ///< the near year is the first that ends so many months or more after scenarios part
  int far = 0;          ///< the far one, where it lies after the near one; else the year after that
};

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
  YearsAsked years_asked = {};        ///< by the book
};

/// The years at whose ends headlines speak of.
struct HeadlineYears {
  int first = 0;  ///< in which scenarios begin to differ
  int near = 0;
  int far = 0;
};

/// Of a run whose scenarios differ from that month on.
constexpr HeadlineYears headline_years(base::Month branch, const YearsAsked& asked) {
  const int near = (branch + (asked.near_after - 1)).year();
  return HeadlineYears{branch.year(), near, near + 1 > asked.far ? near + 1 : asked.far};
}

constexpr HeadlineYears headline_years(const Provenance& provenance) {
  return headline_years(provenance.branch, provenance.years_asked);
}

}  // namespace headway::model
