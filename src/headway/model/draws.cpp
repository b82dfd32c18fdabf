#include "headway/model/draws.hpp"

#include <map>

namespace headway::model {

DrawTable draw_table(const ensemble::Ensemble& ensemble, std::span<const std::string> scenarios,
                     std::span<const Figure> figures, std::size_t first) {
  DrawTable table;
  // A constraint draws worlds again, some of them several times: each stands once, with its weight.
  std::map<long, std::size_t> row_of;
  std::vector<std::size_t> kept;
  for (std::size_t k = 0; k < ensemble.draws.size(); ++k) {
    const auto [found, is_new] = row_of.try_emplace(ensemble.draws[k], table.draw.size());
    if (is_new) {
      table.draw.push_back(ensemble.draws[k]);
      table.weight.push_back(1);
      kept.push_back(k);
    } else {
      ++table.weight[found->second];
    }
  }
  for (std::size_t scenario = 0; scenario < scenarios.size(); ++scenario) {
    for (std::size_t figure = 0; figure < figures.size(); ++figure) {
      const auto row = ensemble.row(scenario, first + figure);
      DrawColumn column{scenarios[scenario], figures[figure], {}};
      column.values.reserve(kept.size());
      for (const std::size_t k : kept) {
        column.values.push_back(row[k]);
      }
      table.columns.push_back(std::move(column));
    }
  }
  return table;
}

base::Result<void> check_size(std::size_t scenarios, std::size_t figures, long samples) {
  constexpr double kMostNumbers = 2e7;
  const double numbers = static_cast<double>(scenarios) * static_cast<double>(figures) * static_cast<double>(samples);
  if (numbers > kMostNumbers) {
    return std::unexpected(
        base::Error{"every draw of " + std::to_string(figures) + " figures in " + std::to_string(scenarios) +
                        " scenarios makes too large a file",
                    "20 million numbers are the limit",
                    "name the figures with " + base::field("metric") + ", or lower " + base::field("samples"),
                    {}});
  }
  return {};
}

}  // namespace headway::model
