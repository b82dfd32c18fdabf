#include "headway/ensemble/drawn_rows.hpp"

#include <algorithm>

#include "headway/ensemble/rows.hpp"

namespace headway::ensemble {

namespace {

std::string draws_in_words(const DrawnRows& part) {
  return std::to_string(part.first) + " to " + std::to_string(part.first + part.draws() - 1);
}

base::Result<void> fit_together(const DrawnRows& before, const DrawnRows& next) {
  const auto shape = [](const DrawnRows& part) {
    std::vector<std::size_t> sizes;
    for (const auto& figures : part.figures) {
      sizes.push_back(part.draws() == 0 ? 0 : figures.size() / part.support.size());
    }
    return sizes;
  };
  if (before.of != next.of || shape(before) != shape(next)) {
    return std::unexpected(
        base::Error{"the draws " + draws_in_words(next) + " belong to another run",
                    "their assumptions, scenarios, figures or seed are not those of draws " + draws_in_words(before),
                    "make the same changes wherever draws are run, and take the rows again",
                    {},
                    base::Fault::input});
  }
  if (next.first < before.first + before.draws()) {
    return std::unexpected(base::Error{"the draws " + draws_in_words(next) + " are there already",
                                       "those from " + draws_in_words(before) + " have some of them",
                                       "run ranges of draws that have none in common",
                                       {},
                                       base::Fault::input});
  }
  return {};
}

}  // namespace

base::Result<Ensemble> join(std::span<const DrawnRows* const> parts) {
  std::vector<const DrawnRows*> order;
  std::ranges::copy_if(parts, std::back_inserter(order), [](const DrawnRows* part) { return part->draws() > 0; });
  std::ranges::sort(order, {}, &DrawnRows::first);
  Ensemble ensemble;
  std::vector<double> support;
  std::vector<long> draws;
  for (std::size_t k = 0; k < order.size(); ++k) {
    const DrawnRows& part = *order[k];
    if (k > 0) {
      if (auto fit = fit_together(*order[k - 1], part); !fit) {
        return std::unexpected(fit.error());
      }
    }
    support.insert(support.end(), part.support.begin(), part.support.end());
    for (long draw = 0; draw < part.draws(); ++draw) {
      draws.push_back(part.first + draw);
    }
  }
  const std::size_t scenarios = order.empty() ? 0 : order.front()->figures.size();
  const std::size_t rows = scenarios == 0 ? 0 : order.front()->figures.front().size() / order.front()->support.size();
  for (std::size_t s = 0; s < scenarios; ++s) {
    auto& figures = ensemble.figures.emplace_back();
    figures.reserve(rows * support.size());
    for (std::size_t row = 0; row < rows; ++row) {
      for (const DrawnRows* const part : order) {
        const auto from = std::span(part->figures[s]).subspan(row * part->support.size(), part->support.size());
        figures.insert(figures.end(), from.begin(), from.end());
      }
    }
  }
  drop_unsupported(support, rows, false, ensemble);
  for (long& draw : ensemble.draws) {
    draw = draws[static_cast<std::size_t>(draw)];
  }
  return ensemble;
}

}  // namespace headway::ensemble
