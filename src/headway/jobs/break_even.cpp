#include "headway/jobs/break_even.hpp"

#include <vector>

#include "headway/base/portable.hpp"
#include "headway/chance/normal.hpp"
#include "headway/chance/stream.hpp"

namespace headway::jobs {

namespace {

base::Result<std::vector<ChipHour>> hours_of(const fit::ClusterBook& book, const cluster::Ranges& ranges,
                                             const ServeResult& result, const std::string& place) {
  const auto chip = chips::find_chip(book.catalogue, result.machine.chip);
  if (!chip) {
    return std::unexpected(chip.error());
  }
  if (!result.has_price) {
    return std::unexpected(base::Error{.problem = "chip '" + result.machine.chip + "' has no price or power",
                                       .why = "the catalogue knows no figure",
                                       .suggestion = "choose another chip, or add the figures to chips.toml",
                                       .where = (*chip)->where,
                                       .fault = base::Fault::input});
  }
  return chip_hours(ranges, **chip, place);
}

}  // namespace

base::Result<BreakEven> break_even(const fit::ClusterBook& book, const cluster::Fitted& fitted,
                                   const cluster::Ranges& ranges, const ServeQuestion& question,
                                   const std::string& other_chip, const std::string& other_place) {
  auto one = serve_model(book, fitted, ranges, question);
  if (!one) {
    return std::unexpected(one.error());
  }
  ServeQuestion asked = question;
  asked.chip = other_chip;
  asked.place = other_place;
  asked.precision.clear();
  auto other = serve_model(book, fitted, ranges, asked);
  if (!other) {
    return std::unexpected(other.error());
  }
  const auto hours = hours_of(book, ranges, *one, question.place);
  if (!hours) {
    return std::unexpected(hours.error());
  }
  const auto other_hours = hours_of(book, ranges, *other, other_place);
  if (!other_hours) {
    return std::unexpected(other_hours.error());
  }
  BreakEven result{std::move(*one), std::move(*other), {}, {}, {}, 0.0, 0.0};
  std::vector<double> price;
  std::vector<double> cost;
  std::vector<double> energy;
  const double count = static_cast<double>(hours->size());
  for (std::size_t k = 0; k < hours->size(); ++k) {
    const ChipHour& here = (*hours)[k];
    const ChipHour& there = (*other_hours)[k];
    const double own = chance::normal_quantile(
        chance::uniform(chance::Key{1, chance::hash_name("cluster.break_even")}, static_cast<std::uint64_t>(k)));
    const double rate = result.one.serving.rate * base::portable::exp(deviation_of(result.one.rate) * own);
    const double other_rate =
        result.other.serving.rate * base::portable::exp(deviation_of(result.other.rate) * there.deviate);
    const double fixed = here.cost - here.electricity * here.site_power;
    price.push_back((rate * there.cost / other_rate - fixed) / here.site_power);
    cost.push_back(here.cost / rate / (there.cost / other_rate));
    energy.push_back(here.site_power / rate / (there.site_power / other_rate));
    result.share_cheaper += (cost.back() < 1.0 ? 1.0 : 0.0) / count;
    result.share_never += (price.back() < 0.0 ? 1.0 : 0.0) / count;
  }
  result.price = band_of(price);
  result.cost_ratio = band_of(cost);
  result.energy_ratio = band_of(energy);
  return result;
}

}  // namespace headway::jobs
