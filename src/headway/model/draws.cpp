#include "headway/model/draws.hpp"

#include <algorithm>
#include <iterator>
#include <limits>
#include <map>
#include <set>

#include "headway/model/drawn_inputs.hpp"

namespace headway::model {

namespace {

constexpr double kMostNumbers = 2e7;

}  // namespace

std::vector<int> months_of(std::span<const Figure> figures) {
  std::set<int> months;
  for (const Figure& figure : figures) {
    months.insert(figure.request.last_month);
  }
  return {months.begin(), months.end()};
}

DrawColumn column_of(std::string scenario, const Figure& figure) {
  return {.scenario = std::move(scenario),
          .id = figure.id,
          .unit = figure.unit,
          .yardstick = figure.yardstick,
          .basis = figure.basis,
          .period = figure.period};
}

Worlds::Worlds(std::span<const long> draws) {
  std::map<long, std::size_t> row_of;
  for (std::size_t k = 0; k < draws.size(); ++k) {
    const auto [found, is_new] = row_of.try_emplace(draws[k], draw_.size());
    if (is_new) {
      draw_.push_back(draws[k]);
      weight_.push_back(1);
      kept_.push_back(k);
    } else {
      ++weight_[found->second];
    }
  }
}

std::vector<double> Worlds::values(std::span<const double> row) const {
  std::vector<double> values;
  values.reserve(kept_.size());
  for (const std::size_t k : kept_) {
    values.push_back(k < row.size() ? row[k] : std::numeric_limits<double>::quiet_NaN());
  }
  return values;
}

DrawTable draw_table(const Frozen& frozen, const Question& question, const ensemble::Ensemble& ensemble,
                     std::span<const ensemble::Scenario> scenarios, std::span<const Figure> figures,
                     std::size_t first) {
  const Worlds worlds(ensemble.draws);
  DrawTable table = worlds.table();
  for (std::size_t scenario = 0; scenario < scenarios.size(); ++scenario) {
    for (std::size_t figure = 0; figure < figures.size(); ++figure) {
      DrawColumn column = column_of(scenarios[scenario].name, figures[figure]);
      column.values = worlds.values(ensemble.row(scenario, first + figure));
      table.columns.push_back(std::move(column));
    }
  }
  if (question.keep_inputs) {
    add_inputs({frozen, scenarios, months_of(figures), question.seed, question.threads}, table);
  }
  return table;
}

base::Result<void> check_size(const Frozen& frozen, const Question& question,
                              std::span<const ensemble::Scenario> scenarios, std::size_t columns,
                              std::span<const int> months) {
  if (!question.keep_draws) {
    return {};
  }
  const std::size_t inputs =
      question.keep_inputs ? count_inputs({frozen, scenarios, {months.begin(), months.end()}}) : 0;
  return check_size(columns, inputs, question.samples);
}

base::Result<void> check_size(std::size_t figures, std::size_t inputs, long worlds) {
  const double numbers = static_cast<double>(figures + inputs) * static_cast<double>(worlds);
  if (numbers <= kMostNumbers) {
    return {};
  }
  return std::unexpected(base::Error{"the draws of so many columns (figures: " + std::to_string(figures) +
                                         ", inputs: " + std::to_string(inputs) + ") make too large a file",
                                     "20 million numbers are the limit",
                                     "ask for fewer figures (by " + base::field("metric") + " or by name), lower " +
                                         base::field("samples") +
                                         (inputs == 0 ? std::string() : ", or leave out " + base::field("inputs")),
                                     {}});
}

void join(DrawTable& table, DrawTable more) {
  std::map<long, long> weight_of;
  for (const DrawTable* const each : {&table, &more}) {
    for (std::size_t k = 0; k < each->draw.size(); ++k) {
      weight_of[each->draw[k]] = each->weight[k];
    }
  }
  const auto spread = [&](DrawTable& from) {
    std::map<long, std::size_t> row_of;
    for (std::size_t k = 0; k < from.draw.size(); ++k) {
      row_of[from.draw[k]] = k;
    }
    for (DrawColumn& column : from.columns) {
      std::vector<double> values;
      values.reserve(weight_of.size());
      for (const auto& [draw, weight] : weight_of) {
        const auto row = row_of.find(draw);
        values.push_back(row == row_of.end() ? std::numeric_limits<double>::quiet_NaN() : column.values[row->second]);
      }
      column.values = std::move(values);
    }
  };
  spread(table);
  spread(more);
  table.draw.clear();
  table.weight.clear();
  for (const auto& [draw, weight] : weight_of) {
    table.draw.push_back(draw);
    table.weight.push_back(weight);
  }
  std::ranges::move(more.columns, std::back_inserter(table.columns));
}

}  // namespace headway::model
