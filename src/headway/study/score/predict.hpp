// The model's distribution for each observed row.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "headway/model/draws.hpp"
#include "headway/study/question.hpp"
#include "headway/study/score/mapping.hpp"
#include "headway/study/score/observed.hpp"

namespace headway::study {

struct Predicted {
  std::vector<double> sorted;  ///< one value a draw, rising, in the row's unit; empty where `skipped`
  std::string skipped;         ///< why there is none
  std::string subject;         ///< of the mapping; empty where there is none
  bool whole_flow = false;     ///< a flow of the period alone, which a bias may shift
  bool input = false;          ///< the observation drives the model in that period
};

struct Predictions {
  std::vector<Predicted> rows;  ///< as the observed rows
  long draws = 0;               ///< kept
  long dropped = 0;
  double effective = 0.0;  ///< as in ensemble::Ensemble
  model::DrawTable kept;   ///< of every row that is predicted, each once; empty unless the question keeps draws
};

/// The months of a row, after 2022-01, both included.
struct Window {
  int first = 0;
  int last = 0;
};
Window window_of(const Mapping& mapping, const base::Period& when);

/// A figure of a window is the sum of these: a month, or the calendar year that ends with it.
struct WindowPart {
  int last_month = 0;
  bool year = false;
};
std::vector<WindowPart> parts_of(const Window& window);

/// Predicts every row under one scenario. Rows that are not mapped, or whose period lies outside the run, say why.
/// Errors: those of match() and of the run.
base::Result<Predictions> predict(const Prepared& prepared, const Question& question, const std::string& scenario,
                                  const Mappings& mappings, std::span<const ObservedRow> rows);

}  // namespace headway::study
