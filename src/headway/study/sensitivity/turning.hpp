// Which single inputs turn the sign of a gain's median between their 5 and 95 % values, all else left random.
#pragma once

#include <string>
#include <vector>

#include "headway/model/summary.hpp"
#include "headway/study/sensitivity/experiment.hpp"

namespace headway::study {

struct Turning {
  std::string id;
  bool judged = false;  ///< a value of it in the book is a judgement
  double low = 0.0;     ///< median of the gain with the input at its 5 % value, or at its least favourable alternative
  double high = 0.0;    ///< ... at its 95 % value
};

struct TurningResult {
  model::Figure figure;
  std::string base;
  std::string other;
  std::size_t inputs = 0;        ///< that vary
  std::size_t tried = 0;         ///< those that move the median most, each held at both ends
  long draws = 0;                ///< of each end
  std::vector<Turning> turning;  ///< whose two medians have different signs, beyond their Monte Carlo errors
};

/// Inputs tried at both ends: the others move the median less.
inline constexpr std::size_t kTried = 12;

/// For the gain of `other` over `base` in the question's one metric. All inputs are first ranked by how far the median
/// differs between the draws in their lowest and in their highest tenth; the first kTried are then held at their ends.
/// Errors: as of experiment_on(); a constraint, which such runs cannot have.
base::Result<TurningResult> turning_inputs(const Prepared& prepared, const Question& question, const std::string& base,
                                           const std::string& other);

}  // namespace headway::study
