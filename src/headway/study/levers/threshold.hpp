// The value of a lever at which a figure, or a gain, is above a value with a given probability.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "headway/chance/sample_quantiles.hpp"
#include "headway/model/draws.hpp"
#include "headway/model/provenance.hpp"
#include "headway/model/summary.hpp"
#include "headway/study/levers/crossing.hpp"
#include "headway/study/sensitivity/experiment.hpp"

namespace headway::study {

struct ThresholdAsked {
  std::string lever;         ///< id of a number in the book
  double value = 0.0;        ///< the figure's, in its unit
  double probability = 0.5;  ///< with which the figure is above it, in (0, 1)
  std::optional<double> from =
      std::nullopt;  ///< range of the lever, in the entry's unit; by the entry and its unit unless given
  std::optional<double> to = std::nullopt;
};

/// One value of the lever that was tried.
struct ThresholdPoint {
  double lever = 0.0;
  double share = 0.0;                ///< of draws in which the figure is above the value
  chance::QuantileEstimate reached;  ///< what the figure is above with the probability asked about, in its unit
  model::Summary summary;            ///< of the figure, or of the gain
};

struct ThresholdResult {
  model::Provenance provenance;
  Quantity quantity;
  ThresholdAsked asked;
  std::string lever_unit;
  bool policy = false;  ///< the lever is set in the scenario asked about alone; else in all, as --set does
  bool whole = false;   ///< the model takes whole numbers only: between them nothing changes
  std::vector<ThresholdPoint> points;  ///< rising over the whole range, closer where the figure moves; "none" last
  Crossing crossing;                   ///< from the finer grid about the crossing, where there is one
  double highest_tried = 0.0;          ///< of the lever's values, "none" left aside
  double lowest_share = 0.0;           ///< over all values tried
  double highest_share = 0.0;
  bool monotone = true;    ///< over the whole range
  model::DrawTable draws;  ///< of the quantity at each value tried; empty unless the question keeps draws
  long without_value = 0;  ///< draws left out, in the value of the lever where most are: the figure has no value
};

/// `headway threshold`. The figure is the question's one metric, under `base`, or where `other` is named the gain of
/// `other` over `base`. Levers of Washington and Beijing are set in `other` (or in `base` alone); every other entry is
/// about the world and is set in both scenarios. The same draws at every value. Errors: an unknown id, an entry of
/// words, a path by period, a range that is empty or outside the entry's bounds, a probability outside (0, 1).
base::Result<ThresholdResult> threshold(const Prepared& prepared, const Question& question, const std::string& base,
                                        const std::string& other, const ThresholdAsked& asked);

}  // namespace headway::study
