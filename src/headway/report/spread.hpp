// A summary over draws as text: the median with its 50 % and 90 % bands, each rounded to its own Monte Carlo error.
#pragma once

#include <initializer_list>
#include <string>

#include "headway/model/summary.hpp"
#include "headway/report/number.hpp"

namespace headway::report {

/// Monte Carlo errors (95 %, half width) of a summary's figures. The median's was measured; the others follow from the
/// number of draws and the distance to the next quantile, on the wide side.
struct Errors {
  double p5 = 0.0;
  double p25 = 0.0;
  double p50 = 0.0;
  double p75 = 0.0;
  double p95 = 0.0;
  double mean = 0.0;
};
Errors errors_of(const model::Summary& summary);

/// One scale for several summaries in the same unit.
Scale common_scale(std::initializer_list<const model::Summary*> summaries);

std::string median_in(const model::Summary& summary, const Scale& scale, int digits = kTableDigits);
std::string band50_in(const model::Summary& summary, const Scale& scale, int digits = kTableDigits);
std::string band90_in(const model::Summary& summary, const Scale& scale, int digits = kTableDigits);

/// "50 %: 0.12-0.55, 90 %: 0.02-1.1", for brackets after a median in the same scale.
std::string bands_in(const model::Summary& summary, const Scale& scale);

/// "1.24 M (0.98-1.61)": median and 90 % band, for a cell.
std::string median_and_90(const model::Summary& summary);

/// "+24 (2-88)": median with its sign and 90 % band, for a cell of gains in percent.
std::string signed_median_and_90(const model::Summary& summary);

/// "0.31 M H100e (50 %: 0.12-0.55, 90 %: 0.02-1.1)".
std::string in_words(const model::Summary& summary, const std::string& unit);

}  // namespace headway::report
