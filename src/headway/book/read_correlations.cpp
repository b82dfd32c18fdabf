#include "headway/book/read_correlations.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "headway/book/pairwise.hpp"
#include "headway/book/provenance.hpp"
#include "headway/book/value.hpp"

namespace headway::book {
namespace {

const std::array<std::string, 8> kCorrelationKeys = {"ids",       "rank",   "ranks",      "source",
                                                     "published", "reason", "confidence", "kind"};

/// The square table of `ranks`; empty after an error.
std::vector<std::vector<double>> read_ranks(const toml::node& node, std::size_t size, const files::Table& table) {
  std::vector<std::vector<double>> ranks;
  const auto wrong = [&](const toml::node& at, std::string why) {
    table.trouble().fail(at, "'ranks' of a correlation does not fit its ids", std::move(why),
                         "write a row for each id in their order, as in ranks = [[1, 0.5], [0.5, 1]]");
  };
  if (!node.is_array() || node.as_array()->size() != size) {
    wrong(node, "there is a row for each id");
    return {};
  }
  for (const toml::node& row : *node.as_array()) {
    if (!row.is_array() || row.as_array()->size() != size) {
      wrong(row, "a row has a number for each id");
      return {};
    }
    std::vector<double> numbers;
    for (const toml::node& each : *row.as_array()) {
      const auto number = files::finite_number(each);
      const bool self = numbers.size() == ranks.size();
      if (!number || (self ? *number != 1.0 : std::abs(*number) >= 1.0)) {
        wrong(each, self ? "each id moves with itself by 1" : "each number lies between -1 and 1, both ends left out");
        return {};
      }
      if (numbers.size() < ranks.size() && ranks[numbers.size()][ranks.size()] != *number) {
        wrong(each, "the number of a pair is written twice, and the two differ");
        return {};
      }
      numbers.push_back(*number);
    }
    ranks.push_back(std::move(numbers));
  }
  return ranks;
}

void read_pairs(const toml::node& node, const files::Table& table, Correlation& correlation) {
  correlation.ranks = read_ranks(node, correlation.members.size(), table);
  const bool turned = std::ranges::any_of(correlation.members, [](const auto& member) { return member.sign < 0; });
  if (turned) {
    table.trouble().fail(node, "an id of a correlation with 'ranks' has a minus", "there each pair has its own number",
                         "write the minus before the numbers of its row and column");
  } else if (!correlation.ranks.empty() && !may_hold_together(correlation)) {
    table.trouble().fail(
        node, "the numbers of 'ranks' contradict one another",
        "no quantities move together like this: where two go with a third, they cannot go against each "
        "other as closely",
        "bring some of them nearer to 0");
  }
}

Correlation read_correlation(const files::Table& table) {
  Correlation correlation;
  table.only(kCorrelationKeys);
  correlation.where = table.where();
  const toml::node* const ranks = table.find("ranks");
  if (ranks != nullptr && table.find("rank") != nullptr) {
    table.trouble().fail(*ranks, "a correlation has both 'rank' and 'ranks'",
                         "the first is for all pairs alike, the second for each pair", "keep one of the two");
  }
  const toml::node* const rank =
      ranks == nullptr ? table.require("rank", "it says how closely they move together (or 'ranks', for each pair)")
                       : nullptr;
  if (rank != nullptr) {
    correlation.rank = table.number(*rank, "rank").value_or(0.5);
    if (correlation.rank <= 0.0 || correlation.rank >= 1.0) {
      table.trouble().fail(*rank, "'rank' of a correlation does not lie between 0 and 1", "both ends are left out",
                           "write a minus before the id of a member that moves the other way");
    }
  }
  if (const toml::node* const ids = table.require("ids", "it says what moves together")) {
    for (std::string& word : read_words(*ids, table).words) {
      const bool negative = word.starts_with('-');
      correlation.members.push_back({.id = negative ? word.substr(1) : std::move(word), .sign = negative ? -1 : 1});
    }
    if (correlation.members.size() < 2) {
      table.trouble().fail(*ids, "a correlation has fewer than two ids", "one alone moves with nothing",
                           "write ids = [\"a.b.c\", \"d.e.f\"]");
    }
  }
  if (ranks != nullptr && !table.trouble().error) {
    read_pairs(*ranks, table, correlation);
  }
  std::vector<Knot> provenance(1);
  provenance.front().kind = Kind::definition;
  read_provenance(table, Shape::number, provenance);
  correlation.source = provenance.front().source;
  correlation.reason = provenance.front().reason;
  correlation.published = provenance.front().published;
  return correlation;
}

}  // namespace

std::vector<Correlation> read_correlations(const toml::table& root, files::Trouble& trouble) {
  std::vector<Correlation> correlations;
  const toml::node* const node = root.get("correlation");
  if (node == nullptr) {
    return correlations;
  }
  if (!node->is_array_of_tables()) {
    trouble.fail(*node, "'correlation' is not a list of tables", "there may be several",
                 "write [[correlation]], with two brackets");
    return correlations;
  }
  for (const toml::node& each : *node->as_array()) {
    correlations.push_back(read_correlation(files::Table(*each.as_table(), "a correlation", trouble)));
  }
  return correlations;
}

}  // namespace headway::book
