#include "headway/study/score/predicted_draws.hpp"

#include "headway/model/drawn_inputs.hpp"

namespace headway::study {

namespace {

/// "ai_chip_units Huawei".
std::string id_of(const ObservedRow& row) { return row.quantity + (row.entity.empty() ? "" : " " + row.entity); }

}  // namespace

void PredictedDraws::expect(const ObservedRow& row, int last_month) {
  constexpr int kMonths = 12;
  expected_.emplace(id_of(row), row.period);
  months_.insert(((last_month / kMonths) + 1) * kMonths - 1);
}

base::Result<void> PredictedDraws::check() const {
  const std::vector<int> months(months_.begin(), months_.end());
  return model::check_size(prepared_, question_, std::span(&scenario_, 1), expected_.size(), months);
}

void PredictedDraws::begin(const ensemble::Ensemble& ensemble) {
  if (question_.keep_draws) {
    worlds_ = model::Worlds(ensemble.draws);
    table_ = worlds_.table();
  }
}

void PredictedDraws::add(const ObservedRow& row, std::span<const double> values) {
  if (!question_.keep_draws || !added_.emplace(id_of(row), row.period).second) {
    return;
  }
  model::DrawColumn column;
  column.scenario = scenario_.name;
  column.id = id_of(row);
  column.unit = row.unit;
  column.period = row.period;
  column.values = worlds_.values(values);
  table_.columns.push_back(std::move(column));
}

model::DrawTable PredictedDraws::finish() {
  if (question_.keep_inputs) {
    model::add_inputs(
        {prepared_, std::span(&scenario_, 1), {months_.begin(), months_.end()}, question_.seed, question_.threads},
        table_);
  }
  if (question_.hindcast) {
    // Each hindcast stands on a book and on observations of its own.
    for (model::DrawColumn& column : table_.columns) {
      column.scenario = scenario_.name + " from " + base::to_string(prepared_.book.through);
    }
  }
  return std::move(table_);
}

}  // namespace headway::study
