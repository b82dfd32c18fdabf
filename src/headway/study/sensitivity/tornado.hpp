// A tornado: the quantity's median with one input held at a low and then a high quantile (10 and 90 % unless asked
// otherwise), all others left random.
#pragma once

#include <string>
#include <vector>

#include "headway/model/summary.hpp"
#include "headway/study/sensitivity/experiment.hpp"

namespace headway::study {

/// One end of a bar.
struct TornadoEnd {
  model::Summary summary;  ///< over the draws that support history
  double setting = 0.0;    ///< what the input is held at, in TornadoBar::unit; NaN where that is no one number
  int branch = -1;         ///< which alternative it is held at, where it has them; else -1
};

/// By kind of input: a number or a path at its quantiles; entries that are correlated all at theirs, those of negative
/// sign at the other; alternatives at the one with the least median and the one with the greatest; the course of policy
/// at courses about the 10 and 90 % quantile of what they let through until the figure's month.
struct TornadoBar {
  TornadoEnd low;
  TornadoEnd high;
  std::string unit;  ///< of the settings, as the model wants it; empty where there are none
};

/// The quantiles at which the ends hold an input.
struct Levels {
  double low = 0.1;
  double high = 0.9;
};

/// Bars of the inputs `chosen`, by index. Runs `draws` for each end: the same draws for all.
base::Result<std::vector<TornadoBar>> tornado(Experiment& experiment, const Prepared& prepared, const Inputs& inputs,
                                              const std::vector<std::size_t>& chosen, long draws,
                                              const Levels& levels = {});

/// Runs that tornado() takes.
double tornado_runs(const Inputs& inputs, const std::vector<std::size_t>& chosen, long draws);

}  // namespace headway::study
