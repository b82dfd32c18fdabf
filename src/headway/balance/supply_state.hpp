// What world supply (sector 6) remembers from month to month, and what a month of it gives.
#pragma once

#include "headway/balance/residual.hpp"
#include "headway/balance/supply_inputs.hpp"

namespace headway::balance {

/// S5: stages of an order on its way through a line.
inline constexpr int kLineStages = 6;

/// Stands for "nothing was sold yet".
inline constexpr double kNotYet = 1e6;

template <class Number>
struct SupplyState {
  Residual<Number> residual[kVendorCount];
  Residual<Number> capacity_residual;
  Number over_drivers[kVendorCount]{};  ///< log of observed wafers over the drivers', smoothed over a quarter
  Number over_before[kVendorCount]{};   ///< the same a year before observation ends, or at the first sale after that
  Number month_before[kVendorCount]{Number(kNotYet), Number(kNotYet), Number(kNotYet), Number(kNotYet)};
  Number momentum[kVendorCount]{};          ///< growth of the residual a month, in a hindcast
  Number ahead[kForeignCount]{};            ///< months by which a generation is ahead of the book when observation ends
  Number memory_supply{0.0};                ///< GB a month, from the month after the last observed one
  Number stage[kLineCount][kLineStages]{};  ///< orders on their way through a line
  Number line_reached[kLineCount]{};        ///< what a line made in the last observed month
  Number reserved[kLineCount]{};            ///< finished stock made for China
  Number most_released[kLineCount]{};       ///< chips a month that can be shipped from it
  Number unsold[kForeignCount]{};           ///< finished stock that is not kept for China
  Number produced[kForeignCount]{};         ///< since 2022-01, opening stocks included
  Number lost[kForeignCount]{};             ///< since 2022-01, packages not made because China's took their wafers
};

template <class Number>
struct SupplyFlow {
  Number produced[kForeignCount]{};  ///< general production this month
  Number line[kLineCount]{};         ///< output of the lines for China this month
  Number from_stock[kLineCount]{};   ///< of the stock for China, on offer this month
  Number lost[kForeignCount]{};      ///< displaced this month
  Number planned[kForeignCount]{};   ///< general production before displacement: the same in every scenario
};

}  // namespace headway::balance
