#include "headway/base/names.hpp"

#include <algorithm>
#include <compare>
#include <numeric>
#include <utility>

namespace headway::base {
namespace {

std::string lower_case(std::string_view text) {
  std::string lower(text);
  for (char& letter : lower) {
    if (letter >= 'A' && letter <= 'Z') {
      letter = static_cast<char>(letter - 'A' + 'a');
    }
  }
  return lower;
}

/// Letters inserted, deleted, replaced or swapped with their neighbour (optimal string alignment).
std::size_t edit_distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> before(right.size() + 1);
  std::vector<std::size_t> last(right.size() + 1);
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(last.begin(), last.end(), std::size_t{0});
  for (std::size_t i = 1; i <= left.size(); ++i) {
    row[0] = i;
    for (std::size_t j = 1; j <= right.size(); ++j) {
      const std::size_t replaced = last[j - 1] + (left[i - 1] == right[j - 1] ? 0U : 1U);
      row[j] = std::min({replaced, last[j] + 1, row[j - 1] + 1});
      if (i > 1 && j > 1 && left[i - 1] == right[j - 2] && left[i - 2] == right[j - 1]) {
        row[j] = std::min(row[j], before[j - 2] + 1);
      }
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last.back();
}

}  // namespace

std::vector<std::string> nearest_names(std::string_view wrong, std::span<const std::string> known, std::size_t most) {
  const std::string typed = lower_case(wrong);
  constexpr std::size_t kShortestBeginning = 2;
  const bool may_begin = typed.size() >= kShortestBeginning;
  struct Known {
    bool begins_otherwise = true;
    std::size_t distance = 0;
    std::size_t index = 0;
    auto operator<=>(const Known&) const = default;
  };
  std::vector<Known> by_distance;
  by_distance.reserve(known.size());
  for (std::size_t index = 0; index < known.size(); ++index) {
    const std::string name = lower_case(known[index]);
    const bool begins = may_begin && name.starts_with(typed);
    by_distance.push_back({!begins, begins ? name.size() - typed.size() : edit_distance(typed, name), index});
  }
  std::ranges::sort(by_distance);
  std::vector<std::string> nearest;
  for (const Known& each : by_distance) {
    const Known& first = by_distance.front();
    const bool far = first.begins_otherwise ? each.distance > 2 * first.distance : each.begins_otherwise;
    if (nearest.size() == most || far) {
      break;
    }
    nearest.push_back(known[each.index]);
  }
  return nearest;
}

std::string nearest_name(std::string_view wrong, std::span<const std::string> known) {
  const auto found = nearest_names(wrong, known, 1);
  return found.empty() ? std::string{} : found.front();
}

std::string name_meant(std::string_view given, const std::vector<std::string>& names) {
  const auto begins = [&](const std::string& name) { return !given.empty() && name.starts_with(given); };
  const bool exact = std::ranges::find(names, given) != names.end();
  return exact || std::ranges::count_if(names, begins) != 1 ? std::string(given) : *std::ranges::find_if(names, begins);
}

}  // namespace headway::base
