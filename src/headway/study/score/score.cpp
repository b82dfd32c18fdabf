#include "headway/study/score/score.hpp"

#include <algorithm>
#include <cmath>

namespace headway::study {

namespace {

/// Mean size of a series' observations, so that rows of different units can be averaged; 1 where all are 0.
double scale_of(std::span<const ObservedRow> rows, const ObservedRow& row) {
  double sum = 0.0;
  int count = 0;
  for (const ObservedRow& each : rows) {
    if (each.central && each.quantity == row.quantity && each.entity == row.entity && each.unit == row.unit) {
      sum += std::abs(*each.central);
      ++count;
    }
  }
  return sum > 0.0 ? sum / count : 1.0;
}

/// Error: the draws of all origins, each as large as the first, are too many for a file.
base::Result<void> join_origin(model::DrawTable& table, model::DrawTable more, std::size_t origins, long samples) {
  const bool first = table.columns.empty();
  join(table, std::move(more));
  const auto inputs = static_cast<std::size_t>(
      std::ranges::count(table.columns, std::string(model::kInput), &model::DrawColumn::quantity));
  return first ? model::check_size((table.columns.size() - inputs) * origins, inputs * origins, samples)
               : base::Result<void>();
}

}  // namespace

base::Result<ScoreResult> score_rows(const Prepared& prepared, const Question& question, const std::string& scenario,
                                     std::span<const ObservedRow> rows, std::span<const ObservedRow> history) {
  const auto mappings = mappings_of(question.book, prepared);
  if (!mappings) {
    return std::unexpected(mappings.error());
  }
  auto predictions = predict(prepared, question, scenario, *mappings, rows);
  if (!predictions) {
    return std::unexpected(predictions.error());
  }
  ScoreResult result;
  result.draws = std::move(predictions->kept);
  result.provenance = model::provenance_of(prepared, question, predictions->dropped);
  result.provenance.effective = predictions->effective;
  result.scenario = scenario;
  for (std::size_t k = 0; k < rows.size(); ++k) {
    result.rows.push_back(
        score_row(rows[k], predictions->rows[k], history, prepared.book.through, scale_of(rows, rows[k])));
  }
  summarise_score(result);
  return result;
}

base::Result<ScoreResult> score_file(const Prepared& prepared, const Question& question, const std::string& scenario,
                                     const std::filesystem::path& file) {
  const auto years = fiscal_years_of(question.book);
  if (!years) {
    return std::unexpected(years.error());
  }
  const auto rows = read_observed(file, *years);
  if (!rows) {
    return std::unexpected(rows.error());
  }
  auto history = read_observed(question.book / "observed" / "flows.csv", *years);
  if (!history) {
    return std::unexpected(history.error());
  }
  history->insert(history->end(), rows->begin(), rows->end());
  auto result = score_rows(prepared, question, scenario, *rows, *history);
  if (result) {
    result->file = file.filename().string();
  }
  return result;
}

base::Result<ScoreResult> hindcast(const Question& question, const Uses& uses, const std::string& scenario,
                                   std::span<const base::Month> origins) {
  const auto years = fiscal_years_of(question.book);
  if (!years) {
    return std::unexpected(years.error());
  }
  const auto flows = read_observed(question.book / "observed" / "flows.csv", *years);
  if (!flows) {
    return std::unexpected(flows.error());
  }
  const auto whole = prepare(question, uses);
  if (!whole) {
    return std::unexpected(whole.error());
  }
  const base::Month last = whole->book.through;
  ScoreResult result;
  result.file = "flows.csv";
  result.scenario = scenario;
  result.hindcast = true;
  long dropped = 0;
  for (const base::Month origin : origins) {
    Question asked = question;
    asked.through = origin;
    asked.hindcast = true;
    asked.horizon = last;
    const auto prepared = prepare(asked, uses);
    if (!prepared) {
      return std::unexpected(prepared.error());
    }
    const auto mappings = mappings_of(question.book, *prepared);
    if (!mappings) {
      return std::unexpected(mappings.error());
    }
    std::vector<ObservedRow> later;
    std::ranges::copy_if(*flows, std::back_inserter(later), [&](const ObservedRow& row) {
      return row.when && row.when->first > origin && row.when->last <= last;
    });
    auto predictions = predict(*prepared, asked, scenario, *mappings, later);
    if (!predictions) {
      return std::unexpected(predictions.error());
    }
    if (auto fits = join_origin(result.draws, std::move(predictions->kept), origins.size(), question.samples); !fits) {
      return std::unexpected(std::move(fits.error()));
    }
    dropped = std::max(dropped, predictions->dropped);
    for (std::size_t k = 0; k < later.size(); ++k) {
      result.rows.push_back(score_row(later[k], predictions->rows[k], *flows, origin, scale_of(*flows, later[k])));
    }
  }
  result.provenance = model::provenance_of(*whole, question, dropped);
  summarise_score(result);
  return result;
}

}  // namespace headway::study
