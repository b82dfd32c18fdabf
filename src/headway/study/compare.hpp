// The gain: a base scenario against others, on the same draws.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "headway/study/draws.hpp"
#include "headway/study/figures.hpp"
#include "headway/study/model.hpp"
#include "headway/study/provenance.hpp"
#include "headway/study/summary.hpp"

namespace headway::study {

/// One scenario beside the base; vectors are as long as CompareResult::figures.
struct Compared {
  std::string scenario;
  std::string why;
  std::vector<Summary> value;
  std::vector<Summary> gain;          ///< other - base, draw by draw
  std::vector<Summary> gain_percent;  ///< 100 (other / base - 1), draw by draw
  std::vector<Summary>
      gain_over_h20;  ///< gain over `h20-only` (in h100e, or where no yardstick applies) where that is among the scenarios
  bool same_as_base = false;  ///< its settings differ from the base's and changed no figure
};

struct CompareResult {
  Provenance provenance;
  std::string base;
  std::string base_why;
  std::vector<Figure> figures;
  std::vector<Summary> base_value;
  std::vector<Compared> others;
  DrawTable draws;  ///< of every scenario, the base first; empty unless the question keeps draws
};

/// `headway compare`. Errors: as of prepare(), an unknown scenario, a figure that does not exist, a run that broke.
base::Result<CompareResult> compare(const Prepared& prepared, const Question& question, const std::string& base,
                                    std::span<const std::string> others);

/// The scenario that the report dwells on: `h200-licensed` where it is there, else the first; -1 where there is none.
long headline_scenario(const CompareResult& result);

}  // namespace headway::study
