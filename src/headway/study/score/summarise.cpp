#include <algorithm>
#include <cmath>
#include <limits>
#include <map>

#include "headway/study/score/score.hpp"

namespace headway::study {

namespace {

constexpr double kNoScore = std::numeric_limits<double>::quiet_NaN();
constexpr double kNinety = 1.6448536269514722;  // standard normal quantile of 0.95

using Rows = std::vector<const ScoredRow*>;

template <class Value>
double mean_over(const Rows& rows, const Value& value) {
  double sum = 0.0;
  for (const ScoredRow* row : rows) {
    sum += value(*row);
  }
  return rows.empty() ? kNoScore : sum / static_cast<double>(rows.size());
}

template <class Value>
double median_over(const Rows& rows, const Value& value) {
  std::vector<double> values;
  for (const ScoredRow* row : rows) {
    values.push_back(value(*row));
  }
  if (values.empty()) {
    return kNoScore;
  }
  std::ranges::sort(values);
  const std::size_t half = values.size() / 2;
  return values.size() % 2 == 1 ? values[half] : 0.5 * (values[half - 1] + values[half]);
}

double observed(const ScoredRow& row) { return *row.observed.central; }

/// Median relative width of naive bands whose spread is multiplied until they cover as much as the model's.
double width_at_coverage(const Rows& rows, double coverage, NaiveForecast Naive::* which) {
  const auto covers = [&](double factor) {
    return mean_over(rows, [&](const ScoredRow& row) {
      const NaiveForecast& naive = (*row.naive).*which;
      const double value = observed(row);
      return value >= naive.at(-kNinety * factor) && value <= naive.at(kNinety * factor) ? 1.0 : 0.0;
    });
  };
  double low = 0.0;
  double high = 20.0;
  if (covers(high) < coverage) {
    return std::numeric_limits<double>::infinity();
  }
  for (int step = 0; step < 40; ++step) {
    const double middle = 0.5 * (low + high);
    (covers(middle) < coverage ? low : high) = middle;
  }
  return median_over(rows, [&](const ScoredRow& row) {
    const NaiveForecast& naive = (*row.naive).*which;
    return (naive.at(kNinety * high) - naive.at(-kNinety * high)) / row.scale;
  });
}

}  // namespace

ScoreSummary summarise_rows(std::string name, const Rows& rows) {
  ScoreSummary summary;
  summary.name = std::move(name);
  summary.rows = static_cast<long>(rows.size());
  summary.coverage50 = mean_over(rows, [](const ScoredRow& row) { return row.inside50 ? 1.0 : 0.0; });
  summary.coverage90 = mean_over(rows, [](const ScoredRow& row) { return row.inside90 ? 1.0 : 0.0; });
  const auto width = [](const ScoredRow& row) { return (row.p95 - row.p5) / row.scale; };
  summary.width90 = median_over(rows, width);
  summary.crps = mean_over(rows, [](const ScoredRow& row) { return row.crps / row.scale; });
  summary.pit = mean_over(rows, [](const ScoredRow& row) { return row.place; });
  summary.bias = median_over(rows, [](const ScoredRow& row) { return (row.p50 - observed(row)) / row.scale; });

  Rows compared;
  std::ranges::copy_if(rows, std::back_inserter(compared), [](const ScoredRow* row) { return row->naive.has_value(); });
  summary.compared = static_cast<long>(compared.size());
  summary.width90_compared = median_over(compared, width);
  const double coverage = mean_over(compared, [](const ScoredRow& row) { return row.inside90 ? 1.0 : 0.0; });
  const double own = mean_over(compared, [](const ScoredRow& row) { return row.crps / row.scale; });
  const auto skill = [&](NaiveForecast Naive::* which) {
    return 1.0 - own / mean_over(compared, [&](const ScoredRow& row) {
                   return ((*row.naive).*which).crps(observed(row)) / row.scale;
                 });
  };
  summary.skill_last_value = compared.empty() ? kNoScore : skill(&Naive::last_value);
  summary.skill_trend = compared.empty() ? kNoScore : skill(&Naive::trend);
  summary.width_last_value = compared.empty() ? kNoScore : width_at_coverage(compared, coverage, &Naive::last_value);
  summary.width_trend = compared.empty() ? kNoScore : width_at_coverage(compared, coverage, &Naive::trend);
  return summary;
}

void summarise_score(ScoreResult& result) {
  Rows all;
  std::map<std::string, Rows> by_family;
  std::map<std::string, Rows> by_subject;
  std::map<base::Month, Rows> by_origin;
  for (const ScoredRow& row : result.rows) {
    if (row.scored) {
      all.push_back(&row);
      by_family[row.observed.family.empty() ? row.observed.quantity : row.observed.family].push_back(&row);
      by_subject[row.subject].push_back(&row);
      by_origin[row.through].push_back(&row);
    }
  }
  result.all = summarise_rows("all", all);
  for (const auto& [family, rows] : by_family) {
    result.families.push_back(summarise_rows(family, rows));
  }
  for (const auto& [subject, rows] : by_subject) {
    result.subjects.push_back(summarise_rows(subject, rows));
  }
  for (const auto& [month, rows] : by_origin) {
    result.origins.push_back(summarise_rows(base::to_string(month), rows));
  }
  for (const ScoredRow* row : all) {
    const auto tenth = std::min<std::size_t>(9, static_cast<std::size_t>(10.0 * row->place));
    result.places[tenth] += 1.0 / static_cast<double>(all.size());
  }
}

}  // namespace headway::study
