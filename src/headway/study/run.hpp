// One scenario, month by month.
#pragma once

#include <string>
#include <vector>

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
};

/// `headway run`. Errors as of compare().
base::Result<RunResult> run_scenario(const Prepared& prepared, const Question& question, const std::string& scenario);

/// Every draw of the figures asked for, for `--draws FILE`: [figure][draw].
struct DrawTable {
  std::vector<Figure> figures;
  std::vector<std::vector<double>> draws;
};
base::Result<DrawTable> draw_table(const Prepared& prepared, const Question& question, const std::string& scenario);

}  // namespace headway::study
