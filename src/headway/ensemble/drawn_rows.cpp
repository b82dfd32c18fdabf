#include "headway/ensemble/drawn_rows.hpp"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>

#include "headway/base/messages.hpp"
#include "headway/ensemble/rows.hpp"

namespace headway::ensemble {

namespace {

// Numbers are copied as they lie in memory, which is the order that to_bytes() promises.
static_assert(std::endian::native == std::endian::little);

constexpr std::uint64_t kMostScenarios = 1000;
constexpr std::uint64_t kMark = 0x312d73776f722d68;  // "h-rows-1"
/// What stands before the numbers.
struct RowsHead {
  std::uint64_t mark = kMark;
  std::uint64_t of = 0;
  std::uint64_t first = 0;
  std::uint64_t draws = 0;
  std::uint64_t scenarios = 0;
  std::uint64_t figures = 0;  ///< of each scenario, without draws
};

base::Error no_rows() {
  return base::input_error("these are no rows of draws", "their beginning or their length is another",
                           "hand over unchanged what a comparison that is kept gave");
}

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

std::string to_bytes(const DrawnRows& rows) {
  const std::size_t numbers = rows.figures.empty() ? 0 : rows.figures.front().size();
  const RowsHead head{.of = rows.of,
                      .first = static_cast<std::uint64_t>(rows.first),
                      .draws = rows.support.size(),
                      .scenarios = rows.figures.size(),
                      .figures = rows.support.empty() ? 0 : numbers / rows.support.size()};
  std::string bytes;
  bytes.reserve(sizeof(head) + (rows.support.size() + numbers * rows.figures.size()) * sizeof(double));
  bytes.append(std::bit_cast<std::array<char, sizeof(head)>>(head).data(), sizeof(head));
  const auto add = [&](const std::vector<double>& all) {
    const auto end = bytes.size();
    bytes.resize(end + all.size() * sizeof(double));
    if (!all.empty()) {
      std::memcpy(bytes.data() + end, all.data(), all.size() * sizeof(double));
    }
  };
  add(rows.support);
  std::ranges::for_each(rows.figures, add);
  return bytes;
}

base::Result<DrawnRows> rows_from_bytes(std::string_view bytes) {
  RowsHead head;
  if (bytes.size() < sizeof(head)) {
    return std::unexpected(no_rows());
  }
  std::memcpy(&head, bytes.data(), sizeof(head));
  bytes.remove_prefix(sizeof(head));
  const std::uint64_t numbers = bytes.size() / sizeof(double);
  // Each count is looked at before they are multiplied, so that no product is too large.
  constexpr std::uint64_t kMost = 1U << 31U;
  const bool fits =
      head.mark == kMark && bytes.size() % sizeof(double) == 0 && head.first < kMost && head.draws <= numbers &&
      head.scenarios < kMost && head.figures < kMost &&
      (head.draws == 0 ? numbers == 0 && head.scenarios <= kMostScenarios
                       : numbers % head.draws == 0 && numbers / head.draws == 1 + head.scenarios * head.figures);
  if (!fits) {
    return std::unexpected(no_rows());
  }
  const auto take = [&](std::uint64_t numbers_taken) {
    const auto count = static_cast<std::size_t>(numbers_taken);
    std::vector<double> taken(count);
    if (count > 0) {
      std::memcpy(taken.data(), bytes.data(), count * sizeof(double));
      bytes.remove_prefix(count * sizeof(double));
    }
    return taken;
  };
  DrawnRows rows{.of = head.of, .first = static_cast<long>(head.first), .support = take(head.draws), .figures = {}};
  for (std::uint64_t s = 0; s < head.scenarios; ++s) {
    rows.figures.push_back(take(head.draws * head.figures));
  }
  return rows;
}

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
