#include "headway/book/read_correlations.hpp"

#include <array>
#include <utility>

#include "headway/book/provenance.hpp"
#include "headway/book/value.hpp"

namespace headway::book {
namespace {

const std::array<std::string, 7> kCorrelationKeys = {"ids",    "rank",       "source", "published",
                                                     "reason", "confidence", "kind"};

Correlation read_correlation(const files::Table& table) {
  Correlation correlation;
  table.only(kCorrelationKeys);
  correlation.where = table.where();
  if (const toml::node* const rank = table.require("rank", "it says how closely they move together")) {
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
