#include "headway/book/read_views.hpp"

#include <array>

#include "headway/book/read_scenarios.hpp"
#include "headway/files/disk.hpp"
#include "headway/files/table.hpp"
#include "headway/files/toml_file.hpp"

namespace headway::book {

namespace {

const std::array<std::string, 4> kViewKeys = {"name", "why", "author", "set"};

View read_view(const toml::table& node, const Book& book, files::Trouble& trouble) {
  const files::Table table(node, "a view", trouble);
  table.only(kViewKeys);
  for (const auto* const key : {"name", "why", "author"}) {
    table.require(key, "a reader wants to know whose view it is, and why anyone holds it");
  }
  View view{table.text("name"), table.text("why"), table.text("author"), {}};
  ScenarioSettings settings;
  settings.name = "view " + view.name;
  if (!trouble.error) {
    read_set(table, book, settings);
  }
  view.settings = std::move(settings.settings);
  return view;
}

}  // namespace

base::Result<std::vector<View>> read_views(const std::filesystem::path& file, const Book& book) {
  std::vector<View> views;
  if (!files::exists(file)) {
    return views;
  }
  const auto root = files::read_toml_file(file);
  if (!root) {
    return std::unexpected(root.error());
  }
  files::Trouble trouble{.file = file.string(), .error = {}};
  const std::array<std::string, 1> only{"view"};
  files::Table(*root, "the file", trouble).only(only);
  if (const auto* list = root->get_as<toml::array>("view")) {
    for (const auto& node : *list) {
      if (const auto* table = node.as_table(); table != nullptr && !trouble.error) {
        views.push_back(read_view(*table, book, trouble));
      }
    }
  }
  if (trouble.error) {
    return std::unexpected(std::move(*trouble.error));
  }
  return views;
}

}  // namespace headway::book
