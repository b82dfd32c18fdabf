#include <array>

#include "headway/files/table.hpp"
#include "headway/study/score/forecast.hpp"

namespace headway::study {

namespace {

using files::Table;

const std::array<std::string, 6> kItemKeys = {"what", "quantity", "entity", "unit", "periods", "resolve"};
const std::array<std::string, 2> kDateKeys = {"through", "shock"};

void read_item(const toml::table& node, const std::vector<FiscalYear>& years, files::Trouble& trouble,
               std::vector<CardItem>& items) {
  const Table table(node, "an item of the card", trouble);
  table.only(kItemKeys);
  for (const auto& key : kItemKeys) {
    table.require(key, "an item says what is asked, of when, and how it is resolved");
  }
  const toml::array* const periods = trouble.error ? nullptr : table.find("periods")->as_array();
  if (!trouble.error && (periods == nullptr || periods->empty())) {
    trouble.fail(*table.find("periods"), "'periods' is not a list of periods", "",
                 "write periods = [\"2026Q1\", \"2026\"]");
  }
  if (trouble.error || periods == nullptr) {
    return;
  }
  for (const toml::node& each : *periods) {
    CardItem item{table.text("what"), table.text("resolve"), {}};
    item.question.quantity = table.text("quantity");
    item.question.entity = table.text("entity");
    item.question.unit = table.text("unit");
    item.question.period = each.value_or(std::string());
    const auto period = read_observed_period(item.question.period, item.question.quantity, item.question.entity, years);
    if (!period.when || period.span != Span::months) {
      trouble.fail(each, "'" + item.question.period + "' in an item of the card is no period", period.why_not,
                   "write it as \"2026\", \"2026Q1\", \"2026-12\" or a company's \"FY2027Q2\"");
      return;
    }
    item.question.when = period.when;
    item.question.where = table.where();
    items.push_back(std::move(item));
  }
}

void read_date(const toml::table& node, files::Trouble& trouble, std::vector<CardDate>& dates) {
  const Table table(node, "a date of the card", trouble);
  table.only(kDateKeys);
  table.require("shock", "it says what came next");
  if (const toml::node* const through = table.require("through", "it is the last month that is known")) {
    if (const auto when = table.period(*through)) {
      dates.push_back(CardDate{when->last, table.text("shock")});
    }
  }
}

template <class Read, class Into>
void read_list(const toml::table& root, std::string_view key, files::Trouble& trouble, const Read& read, Into& into) {
  if (const auto* list = root.get_as<toml::array>(key)) {
    for (const auto& node : *list) {
      if (const auto* table = node.as_table(); table != nullptr && !trouble.error) {
        read(*table, trouble, into);
      }
    }
  }
}

}  // namespace

base::Result<Card> read_card(const std::filesystem::path& file, const std::vector<FiscalYear>& years) {
  const auto root = files::read_toml_file(file);
  if (!root) {
    return std::unexpected(root.error());
  }
  files::Trouble trouble{.file = file.string(), .error = {}};
  Card card;
  const auto item = [&](const toml::table& node, files::Trouble& found, std::vector<CardItem>& items) {
    read_item(node, years, found, items);
  };
  read_list(*root, "item", trouble, item, card.items);
  read_list(*root, "before", trouble, read_date, card.before);
  if (!trouble.error && card.items.empty()) {
    trouble.fail(*root, "the card has no item", "it is a list of [[item]] tables", "add one");
  }
  if (trouble.error) {
    return std::unexpected(std::move(*trouble.error));
  }
  return card;
}

}  // namespace headway::study
