// What hindcasts have missed by, and a forecast moved by it.
//
// A hindcast date counts once for a subject: by the mean of ln(observed / median) over the flows whose period began between
// it and the next date, so that no observation counts twice. The bias is the mean over dates, its sampling error their
// standard deviation over the root of their number. A bias is moved by only where three dates or more show it, by more than
// twice its error; otherwise the forecast stands alone. A forecast that may be of nothing (its 5 % quantile is 0) has no
// mean logarithm: it neither tells a bias nor is moved by one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "headway/model/summary.hpp"
#include "headway/study/score/score.hpp"

namespace headway::study {

inline constexpr int kFewestHindcasts = 3;
inline constexpr double kErrorsToShow = 2.0;

struct Bias {
  std::string subject;
  int hindcasts = 0;   ///< dates that it rests on
  double shift = 0.0;  ///< mean ln(observed / median); above 0: forecasts were too low
  double error = 0.0;  ///< its sampling error; infinite from one date

  bool shown() const;
};

/// The biases of a hindcast by subject, from rows published by `as_of`; subjects without a row are left out.
std::vector<Bias> biases_of(const ScoreResult& hindcast, std::optional<base::Day> as_of);

/// The forecast of a flow moved by a bias: the median by its shift, the distance of each quantile from it, in logarithms,
/// widened by the error. All are above 0. Mean and above_zero are not carried over.
model::Summary recalibrated(const model::Summary& plain, const Bias& bias);

}  // namespace headway::study
