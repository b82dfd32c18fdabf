#include "headway/study/score/naive.hpp"

#include <algorithm>
#include <cmath>

#include "headway/base/portable.hpp"
#include "headway/chance/normal.hpp"
#include "headway/study/score/crps.hpp"

namespace headway::study {

namespace {

constexpr int kGrowthSteps = 4;
constexpr std::size_t kFewestChanges = 5;
constexpr double kSpreadAQuarter = 0.5;

bool same_series(const ObservedRow& left, const ObservedRow& right) {
  return left.quantity == right.quantity && left.entity == right.entity && left.unit == right.unit &&
         left.when->months() == right.when->months();
}

bool usable(const ObservedRow& row, base::Month through) {
  return row.when && row.central && row.when->last <= through && row.kind != "projection";
}

/// Values of the row's series known by then, by date; of two of one period the later in the file counts.
std::vector<ObservedRow> known_before(std::span<const ObservedRow> history, const ObservedRow& row,
                                      base::Month through) {
  std::vector<ObservedRow> known;
  for (const ObservedRow& each : history) {
    if (usable(each, through) && same_series(each, row)) {
      std::erase_if(known, [&](const ObservedRow& other) { return other.when == each.when; });
      known.push_back(each);
    }
  }
  std::ranges::sort(known, {}, [](const ObservedRow& each) { return each.when->first; });
  return known;
}

std::optional<double> change(const ObservedRow& before, const ObservedRow& after) {
  const bool next = after.when->first - before.when->first == before.when->months();
  if (!next || !(*before.central > 0.0) || !(*after.central > 0.0)) {
    return std::nullopt;
  }
  return base::portable::log(*after.central / *before.central);
}

double pooled_spread(std::span<const ObservedRow> history, int months, base::Month through) {
  std::vector<double> changes;
  for (const ObservedRow& before : history) {
    for (const ObservedRow& after : history) {
      if (usable(before, through) && usable(after, through) && before.when->months() == months &&
          same_series(before, after)) {
        if (const auto found = change(before, after)) {
          changes.push_back(*found);
        }
      }
    }
  }
  if (changes.size() < kFewestChanges) {
    return kSpreadAQuarter * std::sqrt(months / 3.0);
  }
  double square = 0.0;
  for (const double each : changes) {
    square += each * each;
  }
  return std::sqrt(square / static_cast<double>(changes.size()));
}

}  // namespace

double NaiveForecast::at(double z) const { return median * base::portable::exp(z * spread); }

double NaiveForecast::crps(double observed) const {
  constexpr int kQuantiles = 199;
  std::vector<double> sample;
  for (int k = 1; k <= kQuantiles; ++k) {
    sample.push_back(at(chance::normal_quantile(k / (kQuantiles + 1.0))));
  }
  return study::crps(sample, observed);
}

std::optional<Naive> naive_forecast(std::span<const ObservedRow> history, const ObservedRow& row, base::Month through) {
  if (!row.when) {
    return std::nullopt;
  }
  const auto known = known_before(history, row, through);
  if (known.empty()) {
    return std::nullopt;
  }
  const int months = row.when->months();
  const double steps = static_cast<double>(row.when->first - known.back().when->first) / months;
  double growth = 0.0;
  int changes = 0;
  for (std::size_t late = known.size() - 1; late > 0 && changes < kGrowthSteps; --late) {
    if (const auto found = change(known[late - 1], known[late])) {
      growth += *found;
      ++changes;
    }
  }
  growth = changes > 0 ? growth / changes : 0.0;
  const double spread = pooled_spread(history, months, through) * std::sqrt(steps);
  const double last = *known.back().central;
  return Naive{NaiveForecast{last, spread}, NaiveForecast{last * base::portable::exp(growth * steps), spread}};
}

}  // namespace headway::study
