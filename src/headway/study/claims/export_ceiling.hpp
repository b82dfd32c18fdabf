// What US export rules let through to China, month by month: the strongest chip on sale that needed no licence, beside
// the strongest on sale anywhere.
#pragma once

#include <string>
#include <vector>

#include "headway/study/model.hpp"

namespace headway::study::claims {

/// The first month of the controls on chips.
inline constexpr base::Month kFirstControls = base::Month::of(2022, 10);

struct Ceiling {
  base::Month month;
  std::string rule;                   ///< id of the rule in force; "scenario" from the branch on
  double tpp = 0.0;                   ///< of the strongest chip let through; 0 for none
  double bandwidth = 0.0;             ///< TB/s, the widest memory of the chips let through; 0 for none
  double tpp_on_sale = 0.0;           ///< of the strongest on sale anywhere
  std::vector<std::string> let_past;  ///< names of the chips let through
};

/// By the rules of the book, for chips of US designers on sale to others and launched by then. A chip that cannot be
/// classified is not counted as let through.
Ceiling ceiling_under_rules(const Prepared& prepared, base::Month month);

/// From the branch on: by the classes that a scenario permits, shipped or not.
Ceiling ceiling_under_scenario(const Prepared& prepared, const ensemble::Scenario& scenario);

}  // namespace headway::study::claims
