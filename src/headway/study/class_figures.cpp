#include "headway/study/class_figures.hpp"

#include <algorithm>
#include <optional>

#include "headway/chips/yardstick.hpp"

namespace headway::study {

namespace {

std::optional<double> from_catalogue(const chips::Chip& chip, std::string_view figure) {
  if (figure == "eight_bit") {
    const auto rate = chips::eight_bit(chip);
    return rate ? std::optional(rate->value) : std::nullopt;
  }
  if (figure == "bf16") {
    return chip.bf16;
  }
  if (figure == "tpp") {
    const auto tpp = chips::tpp(chip);
    return tpp ? std::optional(tpp->value) : std::nullopt;
  }
  if (figure == "best") {
    const auto best = chips::best(chip);
    return best ? std::optional(best->value) : std::nullopt;
  }
  if (figure == "bandwidth") {
    return chip.memory_bandwidth_tb_s;
  }
  return figure == "memory" ? chip.memory_gb : chip.power_w;
}

double median_of(const book::Entry& entry) {
  const auto& points = entry.alternatives.front().knots.front().quantiles;
  const auto middle = std::ranges::find_if(points, [](const auto& point) { return point.probability == 0.5; });
  return middle != points.end() ? middle->value : 0.5 * (points.front().value + points.back().value);
}

/// The catalogue's figure; the book's where it has an entry, which goes before the catalogue.
base::Result<double> figure_of(const book::Book& book, const chips::Chip* chip, std::string_view name, std::size_t k) {
  const std::string id = "class." + std::string(name) + "." + std::string(kClassFigures[k]);
  if (const auto* entry = book::find(book, id); entry != nullptr) {
    const auto factor = book::unit_factor(*entry, kClassFigureUnits[k]);
    if (!factor) {
      return std::unexpected(factor.error());
    }
    return median_of(*entry) * *factor;
  }
  const auto found = chip != nullptr ? from_catalogue(*chip, kClassFigures[k]) : std::nullopt;
  if (!found) {
    return std::unexpected(base::Error{"class " + std::string(name) + " has no " + std::string(kClassFigures[k]),
                                       "the catalogue does not know it",
                                       "state it in the book as " + id,
                                       {},
                                       base::Fault::input});
  }
  return *found;
}

}  // namespace

base::Result<balance::ClassTable> class_table(const book::Book& book, const chips::Catalogue& catalogue,
                                              const chips::Classes& classes) {
  balance::ClassTable table{};
  double(*const columns[])[balance::kClassCount] = {&table.eight_bit, &table.bf16,   &table.tpp,  &table.best,
                                                    &table.bandwidth, &table.memory, &table.power};
  for (const auto& stated : classes.stated) {
    const std::string& name = stated.name;
    const bool listed = std::ranges::any_of(catalogue.classes, [&](const auto& known) { return known.id == name; });
    const chips::Chip* chip = nullptr;
    if (listed) {
      const auto found = chips::chip_of_class(catalogue, name);
      if (!found) {
        return std::unexpected(found.error());
      }
      chip = *found;
    }
    for (std::size_t k = 0; k < kClassFigures.size(); ++k) {
      const auto value = figure_of(book, chip, name, k);
      if (!value) {
        return std::unexpected(value.error());
      }
      (*columns[k])[stated.slot] = *value;
    }
  }
  return table;
}

}  // namespace headway::study
