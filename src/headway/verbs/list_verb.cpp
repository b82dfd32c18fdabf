// The names that can be asked for.
#include <algorithm>
#include <array>
#include <filesystem>
#include <functional>

#include "headway/base/messages.hpp"
#include "headway/chips/catalogue.hpp"
#include "headway/chips/classes.hpp"
#include "headway/files/disk.hpp"
#include "headway/files/toml_file.hpp"
#include "headway/fit/cluster_book.hpp"
#include "headway/results/list.hpp"
#include "headway/verbs/verb.hpp"

namespace headway::verbs::detail {

namespace {

namespace fs = std::filesystem;

using ListRequest = api::Asked<api::List, api::BookSettings>;
using results::ListedName;
using results::ListedNames;

/// The width to which names are filled up.
template <class Rows, class Name>
std::size_t widest(const Rows& rows, const Name& name) {
  std::size_t width = 0;
  for (const auto& each : rows) {
    width = std::max(width, std::invoke(name, each).size());
  }
  return width;
}

/// One name a line, with what it is.
std::string lines_of(const std::vector<ListedName>& names) {
  const std::size_t width = widest(names, &ListedName::name);
  std::string text;
  for (const ListedName& each : names) {
    const std::string means = (each.unit.empty() ? "" : "[" + each.unit + "] ") + each.means;
    text += each.name + (means.empty() ? "" : std::string(width - each.name.size() + 2, ' ') + means) + "\n";
  }
  return text;
}

/// An answer from an open book.
Answer from_book(const api::Engine& engine, std::string schema) {
  const book::Book& book = engine.prepared().book;
  Answer answer;
  answer.schema = std::move(schema);
  answer.source.book_hash = book.hash;
  answer.source.as_of = book.as_of;
  answer.source.through = book.through;
  return answer;
}

base::Result<Answer> levers(const ListRequest& request) {
  const auto engine = api::Engine::open(request);
  if (!engine) {
    return std::unexpected(engine.error());
  }
  const auto prepared = engine->shared();
  // The levers point into the book, which they keep.
  const auto found = std::make_shared<const std::pair<decltype(prepared), results::ListedLevers>>(
      prepared, results::levers_of(*prepared));
  Answer answer = from_book(*engine, "headway.list.levers/1");
  answer.text = [found] {
    std::vector<ListedName> names;
    for (const auto& each : found->second.levers) {
      names.push_back({each.entry->id, each.entry->unit, each.entry->means});
    }
    return lines_of(names);
  };
  describe(answer, results::listed_levers(), std::shared_ptr<const results::ListedLevers>(found, &found->second),
           &results::levers_sheet);
  return answer;
}

base::Result<Answer> scenarios(const ListRequest& request) {
  const auto engine = api::Engine::open(request);
  if (!engine) {
    return std::unexpected(engine.error());
  }
  const auto found = std::make_shared<const results::ListedScenarios>(results::scenarios_of(engine->prepared().book));
  Answer answer = from_book(*engine, "headway.list.scenarios/1");
  answer.text = [found] {
    std::vector<ListedName> names;
    for (const auto& each : found->scenarios) {
      names.push_back({each.name, "", each.why});
    }
    return lines_of(names);
  };
  describe(answer, results::listed_scenarios(), found, &results::scenarios_sheet);
  return answer;
}

base::Result<Answer> metrics(const ListRequest& request) {
  const auto classes = chips::read_classes(fs::path(request.book) / "classes.toml",
                                           {request.overlay.begin(), request.overlay.end()}, request.as_of);
  if (!classes) {
    return std::unexpected(classes.error());
  }
  const auto found = std::make_shared<const results::ListedMetrics>(
      results::ListedMetrics{model::metrics_with(classes->slots_filled())});
  Answer answer;
  answer.schema = "headway.list.metrics/1";
  answer.text = [found] {
    std::vector<ListedName> names;
    for (const auto& each : found->metrics) {
      names.push_back({each.id, each.unit, each.means});
    }
    return lines_of(names);
  };
  describe(answer, results::listed_metrics(), found, &results::metrics_sheet);
  return answer;
}

using Names = base::Result<std::vector<ListedName>>;

Names entries(const ListRequest& request) {
  const auto engine = api::Engine::open(request);
  if (!engine) {
    return std::unexpected(engine.error());
  }
  std::vector<ListedName> names;
  for (const auto& [id, entry] : engine->prepared().book.entries) {
    names.push_back({id, entry.unit, entry.means});
  }
  return names;
}

Names classes(const ListRequest& request) {
  const auto read = chips::read_classes(fs::path(request.book) / "classes.toml",
                                        {request.overlay.begin(), request.overlay.end()}, request.as_of);
  if (!read) {
    return std::unexpected(read.error());
  }
  std::vector<ListedName> names;
  for (const auto& stated : read->stated) {
    names.push_back({stated.name, "", stated.means});
  }
  return names;
}

Names models(const ListRequest& request) {
  const auto book = fit::read_cluster_book(request.book);
  if (!book) {
    return std::unexpected(book.error());
  }
  std::vector<ListedName> names;
  for (const auto& model : book->models) {
    names.push_back({model.shape.id, "", model.shape.name});
  }
  return names;
}

Names chips(const ListRequest& request) {
  const auto catalogue = headway::chips::read_catalogue(fs::path(request.book) / "chips.toml");
  if (!catalogue) {
    return std::unexpected(catalogue.error());
  }
  std::vector<ListedName> names;
  for (const auto& chip : catalogue->chips) {
    names.push_back({chip.id, "", chip.name + ", " + chip.vendor});
  }
  return names;
}

/// TOML files of a folder, by the name that each states.
Names files_of(const fs::path& folder) {
  std::vector<ListedName> names;
  for (const auto& file : files::listed(folder, ".toml").value_or(std::vector<fs::path>{})) {
    const auto table = files::read_toml_file(file);
    if (!table) {
      return std::unexpected(table.error());
    }
    names.push_back({file.stem().string(), "", (*table)["name"].value_or(std::string())});
  }
  std::ranges::sort(names, {}, &ListedName::name);
  return names;
}

Names jobs(const ListRequest& request) { return files_of(fs::path(request.book) / "jobs"); }
Names plans(const ListRequest& request) { return files_of(fs::path(request.book) / "plans"); }

Names claims(const ListRequest& /*request*/) {
  const auto ids = study::claims::claim_ids();
  const auto texts = study::claims::claim_texts();
  std::vector<ListedName> names;
  for (std::size_t k = 0; k < ids.size(); ++k) {
    names.push_back({ids[k], "", texts[k]});
  }
  return names;
}

Names replications(const ListRequest& request) {
  const auto all = book::read_replications(fs::path(request.book) / "replications");
  if (!all) {
    return std::unexpected(all.error());
  }
  std::vector<ListedName> names;
  for (const auto& one : *all) {
    names.push_back({one.name, "", one.title + " (" + one.publisher + ")"});
  }
  return names;
}

template <Names (*names)(const ListRequest&)>
base::Result<Answer> named(const ListRequest& request) {
  auto found = names(request);
  if (!found) {
    return std::unexpected(std::move(found.error()));
  }
  const auto listed = std::make_shared<const ListedNames>(request.what, std::move(*found));
  Answer answer;
  answer.schema = "headway.list/1";
  answer.text = [listed] { return lines_of(listed->names); };
  describe(answer, results::listed_names(), listed, &results::names_sheet);
  return answer;
}

using Lister = base::Result<Answer> (*)(const ListRequest&);

/// In the order of api::listable().
constexpr std::array<Lister, 11> kListers{
    &scenarios,    &metrics,        &levers,       &named<entries>, &named<models>,      &named<jobs>,
    &named<chips>, &named<classes>, &named<plans>, &named<claims>,  &named<replications>};

base::Result<Answer> list(const ListRequest& request, const Wanted& /*wanted*/) {
  const api::Texts& known = api::listable();
  const auto found = std::ranges::find(known, request.what);
  if (found == known.end()) {
    return std::unexpected(base::Error{"nothing is listed under '" + request.what + "'",
                                       "one of " + api::text_of(known),
                                       base::did_you_mean(request.what, known),
                                       {}});
  }
  return kListers.at(static_cast<std::size_t>(found - known.begin()))(request);
}

}  // namespace

void add_list_verb(std::vector<Verb>& verbs) {
  verbs.push_back(
      verb<ListRequest>({.name = "list",
                         .help = "The names that can be asked for, each with a line on what it is",
                         .examples = {"headway list scenarios", "headway list levers", "headway list levers --json"},
                         .forms = kText | kJson | kCsv | kXlsx,
                         .says_command = false},
                        &list));
}

}  // namespace headway::verbs::detail
