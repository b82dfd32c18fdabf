#include "headway/book/pairwise.hpp"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <optional>
#include <vector>

#include "headway/chance/correlation.hpp"
#include "headway/chance/stream.hpp"

namespace headway::book {

namespace {

using Rows = std::vector<std::vector<double>>;

/// The lower triangle whose product with its own transpose is the matrix of normal correlations (Cholesky, row by row, each
/// sum in the order of the columns); none where the matrix is not positive definite.
std::optional<Rows> factor_of(const Correlation& correlation) {
  const std::size_t size = correlation.members.size();
  Rows factor(size);
  for (std::size_t row = 0; row < size; ++row) {
    factor[row].resize(row + 1);
    for (std::size_t column = 0; column <= row; ++column) {
      double left = chance::normal_correlation(correlation.ranks[row][column]);
      for (std::size_t k = 0; k < column; ++k) {
        left -= factor[row][k] * factor[column][k];
      }
      if (row == column && !(left > 0.0)) {
        return std::nullopt;
      }
      factor[row][column] = row == column ? std::sqrt(left) : left / factor[column][column];
    }
  }
  return factor;
}

}  // namespace

bool may_hold_together(const Correlation& correlation) { return factor_of(correlation).has_value(); }

std::vector<chance::Loading> loadings_of(const Correlation& correlation, std::string_view id) {
  if (correlation.ranks.empty()) {
    return {};
  }
  const std::optional<Rows> factor = factor_of(correlation);
  const auto self = std::ranges::find(correlation.members, id, &Correlation::Member::id);
  if (!factor || self == correlation.members.end()) {
    return {};
  }
  std::vector<chance::Loading> loadings;
  const auto& row = (*factor)[static_cast<std::size_t>(self - correlation.members.begin())];
  for (std::size_t k = 0; k < row.size(); ++k) {
    loadings.push_back({chance::hash_name(correlation.members[k].id), row[k]});
  }
  return loadings;
}

void remove_member(Correlation& correlation, std::string_view id) {
  const auto found = std::ranges::find(correlation.members, id, &Correlation::Member::id);
  if (found == correlation.members.end()) {
    return;
  }
  const auto at = found - correlation.members.begin();
  correlation.members.erase(found);
  if (!correlation.ranks.empty()) {
    correlation.ranks.erase(correlation.ranks.begin() + at);
    for (std::vector<double>& row : correlation.ranks) {
      row.erase(row.begin() + at);
    }
  }
}

}  // namespace headway::book
