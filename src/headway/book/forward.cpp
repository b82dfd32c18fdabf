#include "headway/book/forward.hpp"

#include <algorithm>
#include <array>
#include <cmath>

#include "headway/base/portable.hpp"
#include "headway/chance/normal.hpp"

namespace headway::book {

namespace {

constexpr std::array kYearsOn{0.5, 1.0, 1.5, 2.0, 3.0, 4.5, 6.0};

double middle(const base::Period& period) { return 0.5 * (period.first.count + period.last.count + 1) / 12.0; }

double median_of(const Knot& knot) {
  const auto nearest = std::ranges::min_element(
      knot.quantiles, {}, [](const chance::QuantilePoint& point) { return std::abs(point.probability - 0.5); });
  return nearest->value;
}

/// Growth of the logarithm in the year before the last value; 0 where the path is too short or not positive.
double growth_before(const std::vector<Knot>& knots) {
  const double last = middle(*knots.back().period);
  const double end = median_of(knots.back());
  for (std::size_t late = knots.size() - 1; late > 0; --late) {
    const Knot& before = knots[late - 1];
    const double years = last - middle(*before.period);
    if (years < 0.95 && late > 1) {
      continue;
    }
    const double start = median_of(before);
    return start > 0.0 && end > 0.0 ? std::clamp(base::portable::log(end / start) / years, -1.0, 1.0) : 0.0;
  }
  return 0.0;
}

/// d + d^2 + ... over that many years.
double damped_years(double years) {
  double sum = 0.0;
  double weight = kTrendDamping;
  for (double left = years; left > 0.0; left -= 1.0) {
    sum += weight * std::min(left, 1.0);
    weight *= kTrendDamping;
  }
  return sum;
}

base::Period month_after(const base::Period& period, double years) {
  const int middle = (period.first.count + period.last.count) / 2;
  const base::Month month{middle + static_cast<int>(std::lround(12.0 * years))};
  return base::Period{month, month};
}

double within(double value, const chance::Bounds& bounds) {
  return std::clamp(value, bounds.min.value_or(value), bounds.max.value_or(value));
}

}  // namespace

base::Day last_day(base::Month month) {
  for (int day = 31; day > 28; --day) {
    const base::Day last{month.year(), month.month(), day};
    if (base::parse_day(base::to_string(last))) {
      return last;
    }
  }
  return base::Day{month.year(), month.month(), 28};
}

bool is_hindsight(const Knot& knot, const ReadOptions& options) {
  if (!options.hindcast || !options.through) {
    return false;
  }
  const bool of_later_months = !knot.period || knot.period->last > *options.through;
  return of_later_months && knot.published > last_day(*options.through);
}

std::vector<Knot> first_stated(std::vector<Knot> knots) {
  const auto first = std::ranges::min_element(knots, {}, &Knot::published);
  if (first == knots.end()) {
    return knots;
  }
  const base::Day published = first->published;
  std::erase_if(knots, [&](const Knot& knot) { return knot.published != published; });
  return knots;
}

void go_on(std::vector<Knot>& knots, const Entry& entry) {
  const bool is_path = knots.size() > 1 && knots.front().period;
  if (!is_path || knots.back().quantiles.size() < 2) {
    return;
  }
  const bool trend = entry.forward == Forward::trend;
  const double growth = trend ? growth_before(knots) : 0.0;
  const double spread = trend ? kTrendSpread : kLevelSpread;
  const Knot last = knots.back();
  for (const double years : kYearsOn) {
    const base::Period period = month_after(*last.period, years);
    if (period.first <= last.period->last) {
      continue;
    }
    Knot knot = last;
    knot.period = period;
    knot.kind = Kind::projection;
    knot.source = "judgement: carried on by rule";
    knot.reason = "nothing had been published on later months (forward.hpp, V1 and V2)";
    for (auto& point : knot.quantiles) {
      const double number = chance::normal_quantile(std::clamp(point.probability, 0.001, 0.999));
      const double factor = base::portable::exp(growth * damped_years(years) +
                                                number * spread * base::portable::power(years, kSpreadPower));
      point.value = within(point.value * factor, entry.bounds);
    }
    knots.push_back(std::move(knot));
  }
}

}  // namespace headway::book
