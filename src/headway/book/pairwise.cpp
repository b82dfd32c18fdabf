#include "headway/book/pairwise.hpp"

#include <Eigen/Cholesky>
#include <algorithm>
#include <cstddef>

#include "headway/chance/correlation.hpp"
#include "headway/chance/stream.hpp"

namespace headway::book {

namespace {

Eigen::LLT<Eigen::MatrixXd> factor_of(const Correlation& correlation) {
  const auto size = static_cast<Eigen::Index>(correlation.members.size());
  Eigen::MatrixXd normal(size, size);
  for (Eigen::Index row = 0; row < size; ++row) {
    for (Eigen::Index column = 0; column < size; ++column) {
      normal(row, column) = chance::normal_correlation(
          correlation.ranks[static_cast<std::size_t>(row)][static_cast<std::size_t>(column)]);
    }
  }
  return normal.llt();
}

}  // namespace

bool may_hold_together(const Correlation& correlation) { return factor_of(correlation).info() == Eigen::Success; }

std::vector<chance::Loading> loadings_of(const Correlation& correlation, std::string_view id) {
  if (correlation.ranks.empty()) {
    return {};
  }
  const Eigen::MatrixXd factor = factor_of(correlation).matrixL();
  const auto self = std::ranges::find(correlation.members, id, &Correlation::Member::id);
  const auto row = static_cast<Eigen::Index>(self - correlation.members.begin());
  std::vector<chance::Loading> loadings;
  for (Eigen::Index k = 0; k <= row; ++k) {
    loadings.push_back({chance::hash_name(correlation.members[static_cast<std::size_t>(k)].id), factor(row, k)});
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
