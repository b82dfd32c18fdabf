// What moves a figure, where it crosses a value, what makes a gain up: described.
#pragma once

#include <string>
#include <vector>

#include "headway/model/drivers.hpp"
#include "headway/results/described.hpp"
#include "headway/results/sheet.hpp"
#include "headway/study/levers/decompose.hpp"
#include "headway/study/levers/threshold.hpp"

namespace headway::results {

/// Schema headway.drivers/1.
const Described<model::DriversResult>& drivers();

/// A row for each driver.
const Described<model::Driver>& driver_row();
Sheet drivers_sheet(const model::DriversResult& result);

/// Schema headway.threshold/1.
const Described<study::ThresholdResult>& threshold();

/// A value of the lever, as a row.
const Described<study::ThresholdPoint>& threshold_row();
Sheet threshold_sheet(const study::ThresholdResult& result);

/// A lever's values in words, which are the book's.
struct LeverWords {
  std::string from;
  std::string to;
};

/// A package taken apart; `words` are as many as its levers.
struct Decomposition {
  study::DecomposeResult result;
  std::vector<LeverWords> words;
};

/// Schema headway.decompose/1.
const Described<Decomposition>& decompose();

/// One step of a lever, or the gain of the whole package.
struct LeverRow {
  std::string lever;
  LeverWords words;
  std::string quantity;  ///< alone, last, interaction, share or gain
  model::Summary summary;
};

const Described<LeverRow>& lever_row();
Sheet decompose_sheet(const Decomposition& of);

}  // namespace headway::results
