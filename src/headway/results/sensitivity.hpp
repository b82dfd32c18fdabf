// A sensitivity study, described.
#pragma once

#include <string>

#include "headway/results/described.hpp"
#include "headway/results/sheet.hpp"
#include "headway/study/sensitivity/sensitivity.hpp"

namespace headway::results {

/// Schema headway.sensitivity/1.
const Described<study::SensitivityResult>& sensitivity();

/// One estimate of the study, as a row.
struct EstimateRow {
  std::string part;  ///< sector, input, together or screening
  std::string id;
  std::string sector;
  std::string quantity;
  study::Estimate estimate;
};

const Described<EstimateRow>& estimate_row();
Sheet sensitivity_sheet(const study::SensitivityResult& result);

}  // namespace headway::results
