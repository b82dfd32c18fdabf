#include "headway/study/score/bias.hpp"

#include <cmath>
#include <limits>
#include <map>

#include "headway/base/portable.hpp"
#include "headway/chance/normal.hpp"

namespace headway::study {

namespace {

struct Missed {
  double total = 0.0;
  int count = 0;
};

bool usable(const ScoredRow& row, std::optional<base::Day> as_of) {
  const auto published = base::parse_day(row.observed.published);
  const bool known = !as_of || (published && *published <= *as_of);
  return row.scored && row.whole_flow && known && *row.observed.central > 0.0 && row.p5 > 0.0;
}

/// The last date before the row's period among those of the hindcast.
base::Month last_before(const ScoreResult& hindcast, const ScoredRow& row) {
  base::Month last = row.through;
  for (const ScoredRow& each : hindcast.rows) {
    if (each.through < row.observed.when->first && each.through > last) {
      last = each.through;
    }
  }
  return last;
}

Bias bias_of(const std::string& subject, const std::map<base::Month, Missed>& dates) {
  Bias bias{subject, static_cast<int>(dates.size()), 0.0, std::numeric_limits<double>::infinity()};
  for (const auto& [date, sum] : dates) {
    bias.shift += sum.total / sum.count / bias.hindcasts;
  }
  if (bias.hindcasts > 1) {
    double square = 0.0;
    for (const auto& [date, sum] : dates) {
      const double off = sum.total / sum.count - bias.shift;
      square += off * off;
    }
    bias.error = std::sqrt(square / (bias.hindcasts - 1) / bias.hindcasts);
  }
  return bias;
}

}  // namespace

bool Bias::shown() const { return hindcasts >= kFewestHindcasts && std::abs(shift) > kErrorsToShow * error; }

std::vector<Bias> biases_of(const ScoreResult& hindcast, std::optional<base::Day> as_of) {
  std::map<std::string, std::map<base::Month, Missed>> missed;
  for (const ScoredRow& row : hindcast.rows) {
    if (usable(row, as_of) && row.through == last_before(hindcast, row)) {
      Missed& sum = missed[row.subject][row.through];
      sum.total += base::portable::log(*row.observed.central / row.p50);
      ++sum.count;
    }
  }
  std::vector<Bias> biases;
  for (const auto& [subject, dates] : missed) {
    biases.push_back(bias_of(subject, dates));
  }
  return biases;
}

model::Summary recalibrated(const model::Summary& plain, const Bias& bias) {
  constexpr double kNone = std::numeric_limits<double>::quiet_NaN();
  const double moved = plain.p50 * base::portable::exp(bias.shift);
  const auto quantile = [&](double probability, double value) {
    const double own = base::portable::log(value / plain.p50);
    const double added = bias.error * chance::normal_quantile(probability);
    return moved * base::portable::exp(std::copysign(base::portable::hypot(own, added), probability - 0.5));
  };
  model::Summary summary = plain;
  summary.p5 = quantile(0.05, plain.p5);
  summary.p25 = quantile(0.25, plain.p25);
  summary.p50 = moved;
  summary.p75 = quantile(0.75, plain.p75);
  summary.p95 = quantile(0.95, plain.p95);
  summary.error_p50 = plain.error_p50 * base::portable::exp(bias.shift);
  summary.mean = summary.above_zero = kNone;
  return summary;
}

}  // namespace headway::study
