// How well a predictive distribution did: the continuous ranked probability score and the place of what came.
#pragma once

#include <span>

namespace headway::study {

/// CRPS of a sample against what was observed, in the sample's unit: mean |x - y| - mean |x - x'| / 2 (Gneiting and
/// Raftery 2007, equation 21). `sorted` rises and is not empty. 0 is perfect; for one value it is the absolute error.
double crps(std::span<const double> sorted, double observed);

/// Share of the sample below the observation; ties count half. Uniform over [0, 1] where forecasts are right.
double place_in(std::span<const double> sorted, double observed);

}  // namespace headway::study
