#include "headway/chips/read_class.hpp"

#include <utility>

#include "headway/base/messages.hpp"
#include "headway/files/table_reader.hpp"

namespace headway::chips {

namespace {

using balance::ClassFact;

constexpr std::array<std::string_view, balance::kMemoryFamilyCount> kMemoryNames{"bought", "own_low_cost", "own_fast"};

template <std::size_t count>
std::vector<std::string> listed(const std::array<std::string_view, count>& names) {
  return {names.begin(), names.end()};
}

bool has(const files::TableReader& reader, std::string_view key) { return reader.table.contains(key); }

void refuse_keys(files::TableReader& reader, const std::vector<std::string>& keys, std::string_view kind) {
  for (const std::string& key : keys) {
    if (has(reader, key)) {
      reader.fail(*reader.table.get(key), "'" + key + "' of " + reader.name + " means nothing here",
                  "the class is " + std::string(kind), "leave it out");
    }
  }
}

Written read_class(files::TableReader& reader, const std::string& name) {
  reader.only({"means", "kind", "designer", "succeeds", "beside", "diverted", "weaker", "china_line", "design",
               "memory", "packaging_rank", "observed", "links_of", "published", "source"});
  Written written;
  written.stated = {name, 0, reader.required_text("means"), reader.text("links_of"), reader.where(reader.table)};
  reader.required_text("source");
  written.published = reader.required_day("published");
  written.kind = place_of(kKinds, reader.word("kind", listed(kKinds)));
  written.succeeds = reader.text("succeeds");
  written.beside = reader.text("beside");
  written.china_line = reader.flag("china_line");
  ClassFact& fact = written.fact;
  fact.in_use = true;
  fact.diverted = reader.flag("diverted");
  fact.weaker = reader.flag("weaker");
  fact.observed = reader.flag("observed");
  if (written.kind == kDomesticKind) {
    refuse_keys(reader, {"diverted", "weaker", "china_line"}, "a Chinese design");
    fact.maker = place_of(balance::kMakerNames, reader.word("designer", listed(balance::kMakerNames)));
    fact.memory =
        static_cast<balance::MemoryFamily>(place_of(kMemoryNames, reader.word("memory", listed(kMemoryNames))));
    written.design = reader.required_text("design");
    const auto rank = reader.positive("packaging_rank");
    if (!rank && !reader.error) {
      reader.fail(reader.table, reader.name + " has no 'packaging_rank'",
                  "scarce memory and packaging lines go to the least rank first", "add packaging_rank = 45");
    }
    fact.packaging_rank = static_cast<int>(rank.value_or(0.0));
  } else {
    refuse_keys(reader, {"design", "memory", "packaging_rank", "observed"}, "foreign");
    if (written.kind == kCaptive) {
      refuse_keys(reader, {"diverted", "weaker", "china_line"}, "one that its designer keeps");
    }
    fact.vendor = place_of(balance::kVendorNames, reader.word("designer", listed(balance::kVendorNames)));
  }
  return written;
}

}  // namespace

std::optional<base::Error> read_class_tables(const toml::table& root, const std::string& file, bool overlay,
                                             std::vector<Written>& all) {
  const toml::table* const classes = root["chip_class"].as_table();
  if (classes == nullptr) {
    return std::nullopt;
  }
  for (const std::string& name : files::keys_in_order(*classes)) {
    const toml::table* const table = (*classes)[name].as_table();
    if (table == nullptr) {
      return base::input_error("[chip_class." + name + "] is not a table", "a class is a table of facts",
                               "write [chip_class." + name + "] and its keys below", {file, 1});
    }
    files::TableReader reader{*table, file, "chip_class." + name, std::nullopt};
    Written written = read_class(reader, name);
    written.from_overlay = overlay;
    if (reader.error) {
      return reader.error;
    }
    const auto before = std::ranges::find(all, name, [](const Written& each) { return each.stated.name; });
    if (before == all.end()) {
      all.push_back(std::move(written));
    } else {
      *before = std::move(written);
    }
  }
  return std::nullopt;
}

}  // namespace headway::chips
