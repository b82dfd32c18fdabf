// The draws of predictions: what the model has of each observed quantity in every world, before the observation's own error.
#pragma once

#include <set>
#include <string>
#include <utility>
#include <vector>

#include "headway/model/draws.hpp"
#include "headway/study/model.hpp"
#include "headway/study/score/observed.hpp"

namespace headway::study {

/// Does nothing unless the question keeps draws. A quantity of one period has one column, however many sources observed it.
class PredictedDraws {
 public:
  /// All must outlive it.
  PredictedDraws(const Prepared& prepared, const Question& question, const ensemble::Scenario& scenario)
      : prepared_(prepared), question_(question), scenario_(scenario) {}

  /// A row that will be predicted, up to this month after 2022-01.
  void expect(const ObservedRow& row, int last_month);

  /// Error: as of model::check_size().
  base::Result<void> check() const;

  void begin(const ensemble::Ensemble& ensemble);

  /// The row's value in every draw of the ensemble, in its unit.
  void add(const ObservedRow& row, std::span<const double> values);

  /// With the inputs where the question keeps them; by month at the ends of the years in which rows end.
  model::DrawTable finish();

 private:
  using Name = std::pair<std::string, std::string>;  ///< id and period

  const Prepared& prepared_;
  const Question& question_;
  const ensemble::Scenario& scenario_;
  std::set<Name> expected_;
  std::set<Name> added_;
  std::set<int> months_;
  model::Worlds worlds_{std::span<const long>()};
  model::DrawTable table_;
};

}  // namespace headway::study
