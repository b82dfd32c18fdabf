// One scenario, month by month.
#pragma once

#include <string>
#include <vector>

#include "headway/model/draws.hpp"
#include "headway/model/figures.hpp"
#include "headway/model/frozen.hpp"
#include "headway/model/provenance.hpp"
#include "headway/model/summary.hpp"

namespace headway::model {

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
  std::string why;  ///< the book's words; empty without a book
  std::string yardstick;
  std::string basis;
  std::vector<std::string> months;  ///< "2022-01", ...
  std::vector<MonthlySeries> series;
  std::vector<Figure> year_figures;  ///< in the same yardstick and basis
  std::vector<Summary> years;        ///< as long as year_figures
  DrawTable draws;                   ///< of the year figures; empty unless the question keeps draws
};

/// Errors: a figure that does not exist, too many draws to keep, a run that broke.
base::Result<RunResult> run_scenario(const Frozen& frozen, const Question& question,
                                     const ensemble::Scenario& scenario);

}  // namespace headway::model
