#include "headway/chips/nearest.hpp"

#include <algorithm>
#include <cstddef>
#include <numeric>

namespace headway::chips {
namespace {

std::size_t distance(std::string_view left, std::string_view right) {
  std::vector<std::size_t> row(right.size() + 1);
  std::iota(row.begin(), row.end(), std::size_t{0});
  for (std::size_t i = 0; i < left.size(); ++i) {
    std::size_t diagonal = row[0];
    row[0] = i + 1;
    for (std::size_t j = 0; j < right.size(); ++j) {
      const std::size_t replaced = diagonal + (left[i] == right[j] ? 0U : 1U);
      diagonal = row[j + 1];
      row[j + 1] = std::min({replaced, row[j] + 1, row[j + 1] + 1});
    }
  }
  return row.back();
}

}  // namespace

std::string nearest(std::string_view typed, const std::vector<std::string>& names) {
  const auto found =
      std::ranges::min_element(names, {}, [typed](const std::string& name) { return distance(typed, name); });
  return found == names.end() ? std::string{} : *found;
}

}  // namespace headway::chips
