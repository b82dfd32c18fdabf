// What Chinese makers (sector 5) remember from month to month, and what a month of theirs gives.
#pragma once

#include "headway/balance/foundry.hpp"
#include "headway/balance/maker_inputs.hpp"
#include "headway/balance/residual.hpp"

namespace headway::balance {

/// What limits Chinese output, in the order of ties.
enum DomesticLimit : int { kLimitDies, kLimitMemory, kLimitPackaging, kLimitDemand };
inline constexpr int kDomesticLimitCount = 4;

/// Stages of investment, the last of which moves the foundries (K6).
inline constexpr int kPipelineStages = 3;

template <class Number>
struct MakerState {
  Number dies[kDesignCount]{};       ///< on hand, made in China
  Number bank{0.0};                  ///< on hand, made abroad (910 family)
  Number bank_opening{0.0};          ///< in the bank when observation ends
  Number dies_made[kDesignCount]{};  ///< since 2022-01, bank deliveries apart
  Number bank_received{0.0};
  Number dies_used[kDesignCount]{};    ///< since 2022-01, from both
  Number use_average[kDesignCount]{};  ///< dies a month, smoothed over about half a year
  Number unsold[kDomesticCount]{};
  Number sales_average[kDomesticCount]{};  ///< smoothed over about three months
  Number produced[kDomesticCount]{};       ///< since 2022-01
  Residual<Number> residual[kMakerCount];
  Number roadmap_gained{0.0};  ///< months by which shortage has brought the roadmap forward
  Number pipeline[kPipelineStages]{Number(1.0), Number(1.0),
                                   Number(1.0)};  ///< investment in three stages, relative to the book's path
  Number shortage_reference{0.0};
  Number capital_reference{1.0};
  Number foreign_packages{0.0};  ///< started a month by other makers with dies made abroad
  Number stacks_packaged{0.0};   ///< in finished packages since 2022-01: the memory sector counts them apart
  Number observed_wanted{0.0};   ///< packages observed since 2022-01, to see whether a draw can support its history
  Number observed_made{0.0};
};

template <class Number>
struct MakerFlow {
  Number finished[kDomesticCount]{};
  Number own_share[kDomesticCount]{};   ///< of its dies, made in China
  Number limit[kDomesticLimitCount]{};  ///< packages that each term alone would allow
};

}  // namespace headway::balance
