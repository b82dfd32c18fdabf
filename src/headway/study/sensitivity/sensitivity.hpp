// What drives a figure or a gain, in one go: screening of all inputs, shares of the variance by sector and by the
// inputs that matter, a tornado, and what it would be worth to know.
#pragma once

#include <string>
#include <vector>

#include "headway/model/draws.hpp"
#include "headway/model/provenance.hpp"
#include "headway/model/summary.hpp"
#include "headway/study/sensitivity/experiment.hpp"
#include "headway/study/sensitivity/knowledge.hpp"
#include "headway/study/sensitivity/screening.hpp"
#include "headway/study/sensitivity/sobol.hpp"
#include "headway/study/sensitivity/tornado.hpp"

namespace headway::study {

/// Inputs whose indices are found: the strongest of the screening, which is coarse.
inline constexpr std::size_t kCandidates = 20;
/// Inputs that are looked at closely: those of them with the largest total indices.
inline constexpr std::size_t kChosen = 10;
/// An index with a wider 95 % interval than this has not converged.
inline constexpr double kWidestInterval = 0.1;
/// Base points of the indices unless asked otherwise.
inline constexpr long kBasePoints = 2048;

struct SectorIndices {
  std::string sector;
  std::size_t inputs = 0;  ///< how many inputs it has
  SobolIndices indices;
};

struct SensitivityResult {
  model::Provenance provenance;
  Quantity quantity;
  model::Summary summary;      ///< over the draws that support history, as `compare` has it
  double deviation = 0.0;      ///< standard deviation over these
  double deviation_all = 0.0;  ///< over all draws: what the indices are shares of, squared
  long points = 0;             ///< base points of the indices; draws of each end of the tornado
  long screening_points = 0;
  long known_values = 0;  ///< values of an input that were tried as known
  long known_draws = 0;   ///< draws with each
  double runs = 0.0;      ///< of the model, in all
  Inputs inputs;
  std::vector<Effects> effects;               ///< of all inputs
  std::vector<std::size_t> order;             ///< inputs by strength of their effects, largest first
  std::vector<SectorIndices> sectors;         ///< by total index, largest first
  std::vector<std::size_t> chosen;            ///< the inputs that are looked at closely, by total index
  std::vector<SobolIndices> indices;          ///< of each chosen input
  SobolIndices together;                      ///< of all chosen inputs as one
  std::vector<TornadoBar> bars;               ///< of each chosen input
  std::vector<Knowledge> knowledge;           ///< of each chosen input; empty where the quantity is no gain
  std::vector<Knowledge> knowledge_together;  ///< of all chosen inputs as one: one, or none
  model::DrawTable draws;  ///< of the plain draws and of the indices' design; empty unless the question keeps draws
};

/// `headway sensitivity`. The figure is the question's one metric. Variances are over all draws, also those whose stocks
/// cannot support history: only then are the inputs independent. Errors: not one figure, fewer than 64 points, a
/// quantity that does not vary; those of experiment_on() and of a run.
base::Result<SensitivityResult> sensitivity(const Prepared& prepared, const Question& question, const std::string& base,
                                            const std::string& other, long points = kBasePoints);

}  // namespace headway::study
