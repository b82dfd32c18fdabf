#include "headway/study/replicate/solve.hpp"

#include <algorithm>
#include <cmath>

#include "headway/base/messages.hpp"
#include "headway/book/replication_names.hpp"
#include "headway/study/replicate/program.hpp"

namespace headway::study {

namespace {

/// Where a function that rises or falls throughout crosses `target`, by halving the logarithm of the bounds until they
/// are one number. NaN where it does not cross.
template <class Function>
base::Result<double> crossing(const Function& function, double low, double high, double target) {
  const auto at_low = function(low);
  const auto at_high = at_low ? function(high) : at_low;
  if (!at_high) {
    return at_high;
  }
  if ((*at_low - target) * (*at_high - target) > 0.0) {
    return std::nan("");
  }
  const bool rises = *at_high > *at_low;
  for (int halving = 0; halving < 200 && low < high; ++halving) {
    const double middle = std::sqrt(low) * std::sqrt(high);
    const auto there = function(middle);
    if (!there) {
      return there;
    }
    ((*there < target) == rises ? low : high) = middle;
  }
  return std::sqrt(low) * std::sqrt(high);
}

}  // namespace

std::size_t period_index(const book::Replication& replication, const book::ReplicationNumber& number,
                         std::size_t index) {
  if (number.at.empty()) {
    return 0;
  }
  return static_cast<std::size_t>(std::ranges::find(replication.along, number.at[index]) - replication.along.begin());
}

base::Result<book::Stated> solve(const book::Replication& replication, const book::ReplicationNumber& number,
                                 std::size_t index, const chips::Catalogue& catalogue) {
  const book::ReplicationInput& input = *book::find_input(replication, number.implies);
  const std::size_t period = period_index(replication, number, index);
  const auto result = [&](double value) -> base::Result<double> {
    auto quantity = evaluate(replication, number.step, catalogue, Trial{input.id, value});
    quantity = quantity ? in_unit(std::move(*quantity), number.unit) : quantity;
    if (!quantity) {
      return std::unexpected(quantity.error());
    }
    return quantity->at(period).value;
  };
  const book::Stated& published = number.published[number.published.size() == 1 ? 0 : index];
  book::Stated implied{std::nan(""), -INFINITY, INFINITY};
  std::vector<double> ends;
  for (const double target : {published.value, published.low, published.high}) {
    if (!std::isfinite(target)) {
      continue;
    }
    const auto value = crossing(result, input.low, input.high, target);
    if (!value) {
      return std::unexpected(value.error());
    }
    if (std::isnan(*value)) {
      return std::unexpected(base::input_error(
          "no value of '" + input.id + "' gives the published " + base::number_text(target) + " of '" + number.id + "'",
          "it was looked for from " + base::number_text(input.low) + " to " + base::number_text(input.high) + " " +
              input.unit,
          "widen 'between', or correct the inputs", input.where));
    }
    if (target == published.value) {
      implied.value = *value;
    }
    ends.push_back(*value);
  }
  // An open end of the published range leaves the input open on the side that the function's slope says.
  const auto rises = result(input.high);
  const auto from = result(input.low);
  if (!rises || !from) {
    return std::unexpected(!rises ? rises.error() : from.error());
  }
  const bool rising = *rises > *from;
  const auto [least, greatest] = std::ranges::minmax(ends);
  const bool open_below = std::isinf(rising ? published.low : published.high);
  const bool open_above = std::isinf(rising ? published.high : published.low);
  implied.low = open_below ? -INFINITY : least;
  implied.high = open_above ? INFINITY : greatest;
  return implied;
}

}  // namespace headway::study
