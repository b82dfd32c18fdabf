// The figures of a study: measure, yardstick, basis and period, as a user names them and as the ensemble is asked for
// them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/ensemble/request.hpp"
#include "headway/model/question.hpp"

namespace headway::model {

struct Figure {
  std::string id;  ///< as in metrics()
  std::string unit;
  std::string yardstick;  ///< empty where none applies
  std::string basis;      ///< empty where none applies
  std::string period;     ///< "2026" or "2026-12"
  ensemble::Request request;
};

/// Unit of a measure in a yardstick.
std::string unit_of(balance::Measure measure, balance::Yardstick yardstick);

/// Year figures that the question asks for, in a fixed order. Without `metrics`: every measure in every yardstick and
/// basis, for the years from 2022 on in h100e and from the last observed year on in the others. Errors: an unknown
/// metric, yardstick, basis
/// (with the nearest), a period that cannot be read or lies outside the run; the period "months".
base::Result<std::vector<Figure>> year_figures(const Question& question);

/// Those of year_figures(), where a metric may also name the period "months": each month from `first` on, that in which scenarios
/// part. Errors: likewise.
base::Result<std::vector<Figure>> year_and_month_figures(base::Month first, const Question& question);

/// The period that stands for each month from the parting of scenarios on.
inline constexpr std::string_view kMonths = "months";

/// Whether a metric, as asked for, names that period: "china_useful@months".
bool names_months(std::string_view metric);

/// H100e and accessible where the question leaves yardstick or basis open: for those who answer in one of each.
void take_usual_lens(Question& question);

/// Month figures for `run`: every measure in one yardstick and basis (h100e and accessible unless asked otherwise),
/// every month.
base::Result<std::vector<Figure>> month_figures(const Question& question);

}  // namespace headway::model
