#include "headway/study/levers/sweep_draws.hpp"

#include <algorithm>
#include <cmath>
#include <numeric>

#include "headway/model/drawn_inputs.hpp"

namespace headway::study {

namespace {

/// The scenario in which the lever is set.
const std::string& changed_in(const Sweep& sweep) {
  return sweep.quantity.other.empty() ? sweep.quantity.base : sweep.quantity.other;
}

void drop_worlds_without_value(model::DrawTable& table) {
  std::vector<char> kept(table.draw.size());
  for (std::size_t k = 0; k < kept.size(); ++k) {
    const bool known = std::ranges::any_of(
        table.columns, [&](const model::DrawColumn& column) { return !std::isnan(column.values[k]); });
    kept[k] = known ? 1 : 0;
  }
  const auto keep = [&](auto& values) {
    std::size_t to = 0;
    for (std::size_t k = 0; k < kept.size(); ++k) {
      if (kept[k] != 0) {
        values[to++] = values[k];
      }
    }
    values.resize(to);
  };
  keep(table.draw);
  keep(table.weight);
  for (model::DrawColumn& column : table.columns) {
    keep(column.values);
  }
}

}  // namespace

void keep_sweep(const Sweep& sweep, const std::vector<double>& lever, const std::vector<SweepRow>& rows,
                model::DrawTable& table) {
  if (table.draw.empty() && !rows.empty()) {
    table.draw.resize(rows.front().values.size());
    std::iota(table.draw.begin(), table.draw.end(), 0L);
    table.weight.assign(table.draw.size(), 1);
  }
  for (std::size_t k = 0; k < rows.size(); ++k) {
    model::DrawColumn column = model::column_of(changed_in(sweep) + " with " + sweep.lever + "=" + exact_text(lever[k]),
                                                sweep.quantity.figure);
    if (std::ranges::find(table.columns, column.scenario, &model::DrawColumn::scenario) != table.columns.end()) {
      continue;
    }
    column.quantity = sweep.quantity.other.empty() ? model::kValue : model::kGain;
    column.values = rows[k].values;
    table.columns.push_back(std::move(column));
  }
}

void finish_sweep(const Sweep& sweep, std::span<const ensemble::Scenario> scenarios, model::DrawTable& table) {
  drop_worlds_without_value(table);
  if (!sweep.question.keep_inputs) {
    return;
  }
  model::add_inputs({sweep.prepared, scenarios, model::months_of(std::span(&sweep.quantity.figure, 1)),
                     sweep.question.seed, sweep.question.threads},
                    table);
  const bool in_all = !is_policy(sweep.lever);
  std::erase_if(table.columns, [&](const model::DrawColumn& column) {
    const bool lever = column.id == sweep.lever || column.id.starts_with(sweep.lever + " ");
    const bool set = in_all || column.scenario.empty() || column.scenario == changed_in(sweep);
    return column.quantity == model::kInput && lever && set;
  });
}

}  // namespace headway::study
