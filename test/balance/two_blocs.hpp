// The chips of two blocs for tests of progress: every class does the training work of an H100, a B300 that of three.
#pragma once

#include <memory>

#include "headway/balance/progress_pool.hpp"

namespace headway::balance {

struct TwoBlocs {
  std::unique_ptr<FleetState<double>> fleet = std::make_unique<FleetState<double>>();
  TradeState<double> trade;
  std::unique_ptr<Yardsticks<double>> yardsticks = std::make_unique<Yardsticks<double>>();

  TwoBlocs() {
    for (double& work : yardsticks->per_chip[kTraining]) {
      work = 1.0;
    }
    yardsticks->per_chip[kTraining][kB300] = 3.0;
  }
};

}  // namespace headway::balance
