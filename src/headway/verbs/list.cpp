#include "headway/verbs/list.hpp"

#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>
#include <utility>
#include <vector>

#include "headway/api/engine.hpp"
#include "headway/base/messages.hpp"
#include "headway/book/read_replication.hpp"
#include "headway/chips/catalogue.hpp"
#include "headway/chips/classes.hpp"
#include "headway/cluster/read_shape.hpp"
#include "headway/files/disk.hpp"
#include "headway/files/toml_file.hpp"
#include "headway/model/metric.hpp"

namespace headway::verbs {

namespace {

namespace fs = std::filesystem;

/// A name, and what it is.
using Row = std::pair<std::string, std::string>;
using Rows = base::Result<std::vector<Row>>;

base::Result<api::Engine> open(const fs::path& book) {
  api::BookSettings settings;
  settings.book = book.string();
  return api::Engine::open(settings);
}

Rows scenarios(const fs::path& folder) {
  const auto engine = open(folder);
  if (!engine) {
    return std::unexpected(engine.error());
  }
  std::vector<Row> rows;
  for (const auto& [name, scenario] : engine->prepared().book.scenarios) {
    rows.emplace_back(name, scenario.why);
  }
  return rows;
}

Rows metrics(const fs::path& folder) {
  const auto classes = chips::read_classes(folder / "classes.toml");
  if (!classes) {
    return std::unexpected(classes.error());
  }
  std::vector<Row> rows;
  for (const auto& metric : model::metrics_with(classes->slots_filled())) {
    rows.emplace_back(metric.id, (metric.unit.empty() ? "" : "[" + metric.unit + "] ") + metric.means);
  }
  return rows;
}

Rows classes(const fs::path& folder) {
  const auto read = chips::read_classes(folder / "classes.toml");
  if (!read) {
    return std::unexpected(read.error());
  }
  std::vector<Row> rows;
  for (const auto& stated : read->stated) {
    rows.emplace_back(stated.name, stated.means);
  }
  return rows;
}

Rows entries_where(const fs::path& folder, const std::function<bool(const book::Entry&)>& wanted) {
  const auto engine = open(folder);
  if (!engine) {
    return std::unexpected(engine.error());
  }
  std::vector<Row> rows;
  for (const auto& [id, entry] : engine->prepared().book.entries) {
    if (wanted(entry)) {
      rows.emplace_back(id, (entry.unit.empty() ? "" : "[" + entry.unit + "] ") + entry.means);
    }
  }
  return rows;
}

Rows levers(const fs::path& folder) {
  return entries_where(folder, [](const book::Entry& entry) { return entry.lever; });
}

Rows entries(const fs::path& folder) {
  return entries_where(folder, [](const book::Entry& /*entry*/) { return true; });
}

Rows models(const fs::path& folder) {
  const auto book = fit::read_cluster_book(folder);
  if (!book) {
    return std::unexpected(book.error());
  }
  std::vector<Row> rows;
  for (const auto& model : book->models) {
    rows.emplace_back(model.shape.id, model.shape.name);
  }
  return rows;
}

Rows chips(const fs::path& folder) {
  const auto catalogue = chips::read_catalogue(folder / "chips.toml");
  if (!catalogue) {
    return std::unexpected(catalogue.error());
  }
  std::vector<Row> rows;
  for (const auto& chip : catalogue->chips) {
    rows.emplace_back(chip.id, chip.name + ", " + chip.vendor);
  }
  return rows;
}

/// TOML files of a folder, by the name that each states.
Rows files_of(const fs::path& folder) {
  std::vector<Row> rows;
  for (const auto& file : files::listed(folder, ".toml").value_or(std::vector<fs::path>{})) {
    const auto table = files::read_toml_file(file);
    if (!table) {
      return std::unexpected(table.error());
    }
    rows.emplace_back(file.stem().string(), (*table)["name"].value_or(std::string()));
  }
  std::ranges::sort(rows);
  return rows;
}

Rows jobs(const fs::path& folder) { return files_of(folder / "jobs"); }
Rows plans(const fs::path& folder) { return files_of(folder / "plans"); }

Rows claims(const fs::path& /*folder*/) {
  const auto ids = study::claims::claim_ids();
  const auto texts = study::claims::claim_texts();
  std::vector<Row> rows;
  for (std::size_t k = 0; k < ids.size(); ++k) {
    rows.emplace_back(ids[k], texts[k]);
  }
  return rows;
}

Rows replications(const fs::path& folder) {
  const auto all = book::read_replications(folder / "replications");
  if (!all) {
    return std::unexpected(all.error());
  }
  std::vector<Row> rows;
  for (const auto& one : *all) {
    rows.emplace_back(one.name, one.title + " (" + one.publisher + ")");
  }
  return rows;
}

constexpr std::array<std::pair<const char*, Rows (*)(const fs::path&)>, 11> kKinds{{{"scenarios", &scenarios},
                                                                                    {"metrics", &metrics},
                                                                                    {"levers", &levers},
                                                                                    {"entries", &entries},
                                                                                    {"models", &models},
                                                                                    {"jobs", &jobs},
                                                                                    {"chips", &chips},
                                                                                    {"classes", &classes},
                                                                                    {"plans", &plans},
                                                                                    {"claims", &claims},
                                                                                    {"replications", &replications}}};

}  // namespace

std::string listable() {
  std::string text;
  for (const auto& [name, rows] : kKinds) {
    text += (text.empty() ? "" : ", ") + std::string(name);
  }
  return text;
}

base::Result<std::string> list(const std::string& what, const std::string& book) {
  const auto found = std::ranges::find(kKinds, what, [](const auto& kind) { return std::string(kind.first); });
  if (found == kKinds.end()) {
    std::vector<std::string> known;
    for (const auto& [name, rows] : kKinds) {
      known.emplace_back(name);
    }
    return std::unexpected(base::Error{
        "nothing is listed under '" + what + "'", "one of " + listable(), base::did_you_mean(what, known), {}});
  }
  if (const auto there = api::find_book({book}); !there) {
    return std::unexpected(there.error());
  }
  const auto rows = found->second(book);
  if (!rows) {
    return std::unexpected(rows.error());
  }
  std::size_t width = 0;
  for (const auto& [name, means] : *rows) {
    width = std::max(width, name.size());
  }
  std::string text;
  for (const auto& [name, means] : *rows) {
    text += name + (means.empty() ? "" : std::string(width - name.size() + 2, ' ') + means) + "\n";
  }
  return text;
}

}  // namespace headway::verbs
