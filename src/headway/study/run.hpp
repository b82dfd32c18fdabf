// One scenario, month by month.
#pragma once

#include <string>
#include <vector>

#include "headway/study/draws.hpp"
#include "headway/study/figures.hpp"
#include "headway/study/model.hpp"
#include "headway/study/provenance.hpp"
#include "headway/study/summary.hpp"

namespace headway::study {

struct MonthlySeries {
  std::string id;
  std::string unit;
  std::string yardstick;
  std::string basis;
  std::vector<Summary> months;  ///< as long as RunResult::months
};

struct RunResult {
  Provenance provenance;
  std::string scenario;
  std::string why;
  std::string yardstick;
  std::string basis;
  std::vector<std::string> months;  ///< "2022-01", ...
  std::vector<MonthlySeries> series;
  std::vector<Figure> year_figures;  ///< in the same yardstick and basis
  std::vector<Summary> years;        ///< as long as year_figures
  DrawTable draws;                   ///< of the year figures; empty unless the question keeps draws
};

/// `headway run`. Errors as of compare().
base::Result<RunResult> run_scenario(const Prepared& prepared, const Question& question, const std::string& scenario);

}  // namespace headway::study
