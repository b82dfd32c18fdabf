#include "headway/study/sensitivity/design_draws.hpp"

#include <numeric>

#include "headway/model/drawn_inputs.hpp"

namespace headway::study {

namespace {

/// Draws 0, 1, ... without a column.
model::DrawTable first_draws(std::size_t count) {
  model::DrawTable table{std::vector<long>(count), std::vector<long>(count, 1), {}};
  std::iota(table.draw.begin(), table.draw.end(), 0L);
  return table;
}

}  // namespace

void keep_runs(const Quantity& quantity, const std::string& sample, const std::vector<double>& values,
               model::DrawTable& table) {
  const bool gain = !quantity.other.empty();
  model::DrawColumn column = model::column_of(gain ? quantity.other : quantity.base, quantity.figure);
  column.scenario += sample.empty() ? "" : ", " + sample;
  column.quantity = gain ? model::kGain : model::kValue;
  column.values = values;
  model::DrawTable one = first_draws(values.size());
  one.columns.push_back(std::move(column));
  join(table, std::move(one));
}

void keep_design_inputs(const Prepared& prepared, const Question& question, const Experiment& experiment,
                        std::uint64_t second_seed, long points, model::DrawTable& table) {
  const std::vector<int> months{experiment.request.last_month};
  model::add_inputs({prepared, experiment.scenarios, months, question.seed, question.threads}, table);
  model::DrawTable second = first_draws(static_cast<std::size_t>(points));
  model::add_inputs({prepared, experiment.scenarios, months, second_seed, question.threads}, second);
  for (model::DrawColumn& column : second.columns) {
    column.scenario += (column.scenario.empty() ? "" : ", ") + std::string("sample B");
  }
  join(table, std::move(second));
}

}  // namespace headway::study
