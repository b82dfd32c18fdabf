#include "headway/study/sensitivity/design_draws.hpp"

#include <numeric>

#include "headway/study/drawn_inputs.hpp"

namespace headway::study {

namespace {

/// Draws 0, 1, ... without a column.
DrawTable first_draws(std::size_t count) {
  DrawTable table{std::vector<long>(count), std::vector<long>(count, 1), {}};
  std::iota(table.draw.begin(), table.draw.end(), 0L);
  return table;
}

}  // namespace

void keep_runs(const Quantity& quantity, const std::string& sample, const std::vector<double>& values,
               DrawTable& table) {
  const bool gain = !quantity.other.empty();
  DrawColumn column = column_of(gain ? quantity.other : quantity.base, quantity.figure);
  column.scenario += sample.empty() ? "" : ", " + sample;
  column.quantity = gain ? kGain : kValue;
  column.values = values;
  DrawTable one = first_draws(values.size());
  one.columns.push_back(std::move(column));
  join(table, std::move(one));
}

void keep_design_inputs(const Prepared& prepared, const Question& question, const Experiment& experiment,
                        std::uint64_t second_seed, long points, DrawTable& table) {
  const std::vector<int> months{experiment.request.last_month};
  add_inputs({prepared, experiment.scenarios, months, question.seed, question.threads}, table);
  DrawTable second = first_draws(static_cast<std::size_t>(points));
  add_inputs({prepared, experiment.scenarios, months, second_seed, question.threads}, second);
  for (DrawColumn& column : second.columns) {
    column.scenario += (column.scenario.empty() ? "" : ", ") + std::string("sample B");
  }
  join(table, std::move(second));
}

}  // namespace headway::study
