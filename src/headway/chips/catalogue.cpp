#include "headway/chips/catalogue.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "headway/base/messages.hpp"
#include "headway/base/names.hpp"
#include "headway/files/table_reader.hpp"

namespace headway::chips {
namespace {

struct NumberField {
  const char* key;
  std::optional<double> Chip::* member;
};

constexpr std::array kNumbers{
    NumberField{"bf16", &Chip::bf16},
    NumberField{"fp8", &Chip::fp8},
    NumberField{"int8", &Chip::int8},
    NumberField{"fp4", &Chip::fp4},
    NumberField{"memory_gb", &Chip::memory_gb},
    NumberField{"memory_bandwidth_tb_s", &Chip::memory_bandwidth_tb_s},
    NumberField{"scale_up_gb_s", &Chip::scale_up_gb_s},
    NumberField{"scale_up_domain", &Chip::scale_up_domain},
    NumberField{"scale_out_gbit_s", &Chip::scale_out_gbit_s},
    NumberField{"power_w", &Chip::power_w},
    NumberField{"compute_dies", &Chip::compute_dies},
    NumberField{"die_area_mm2", &Chip::die_area_mm2},
    NumberField{"hbm_stacks", &Chip::hbm_stacks},
};

std::vector<std::string> chip_keys() {
  std::vector<std::string> keys{"name",         "vendor",      "designer",   "status",     "china_only", "node",
                                "launch",       "memory_type", "price_usd",  "price_date", "sources",    "published",
                                "published_is", "confidence",  "unverified", "note"};
  for (const NumberField& field : kNumbers) {
    keys.emplace_back(field.key);
  }
  return keys;
}

std::optional<PriceRange> read_price(files::TableReader& reader) {
  const toml::node* const node = reader.table.get("price_usd");
  if (node == nullptr) {
    return std::nullopt;
  }
  const toml::array* const pair = node->as_array();
  const auto bound = [pair](std::size_t index) { return pair->get(index)->value<double>().value_or(0.0); };
  if (pair == nullptr || pair->size() != 2 || bound(0) <= 0.0 || bound(1) < bound(0)) {
    reader.fail(*node, "'price_usd' of " + reader.name + " is not a range", "expected [low, high], both above zero",
                "write [25000, 27000]");
    return std::nullopt;
  }
  return PriceRange{bound(0), bound(1)};
}

base::Result<Chip> read_chip(const std::string& id, const toml::table& table, const std::string& file) {
  static const std::vector<std::string> known = chip_keys();
  files::TableReader reader{table, file, "chip." + id, std::nullopt};
  reader.only(known);
  Chip chip;
  chip.id = id;
  chip.name = reader.required_text("name");
  chip.vendor = reader.required_text("vendor");
  chip.designer = reader.word("designer", {"US", "CN", "US/IL"});
  chip.status =
      reader.word("status", {"legacy", "shipping", "ended", "captive", "announced", "planned", "proposed", "rumour"});
  chip.china_only = reader.flag("china_only");
  chip.node = reader.text("node");
  chip.launch = reader.period("launch");
  for (const NumberField& field : kNumbers) {
    chip.*field.member = reader.positive(field.key);
  }
  chip.memory_type = reader.text("memory_type");
  chip.price_usd = read_price(reader);
  chip.price_date = reader.text("price_date");
  chip.sources = reader.required_texts("sources");
  chip.published = reader.required_day("published");
  chip.published_is_vantage = !reader.text("published_is").empty();
  if (chip.published_is_vantage) {
    reader.word("published_is", {"vantage"});
  }
  chip.confidence = reader.word("confidence", {"high", "medium", "low"});
  chip.unverified = reader.texts("unverified");
  for (const std::string& field : chip.unverified) {
    if (std::ranges::find(known, field) == known.end()) {
      reader.fail(*table.get("unverified"), "'" + field + "' in 'unverified' of " + reader.name + " is no field", "",
                  "did you mean '" + base::nearest_name(field, known) + "'?");
    }
  }
  chip.note = reader.text("note");
  chip.where = reader.where(table);
  if (reader.error) {
    return std::unexpected(*reader.error);
  }
  return chip;
}

base::Error missing_tables(const std::string& file, const std::string& name) {
  return {.problem = "there is no table [" + name + "]",
          .why = "the catalogue holds one table for each entry",
          .suggestion = "add [" + name + ".NAME]",
          .where = {file, 1},
          .fault = base::Fault::input};
}

base::Result<void> read_chips(const toml::table& root, const std::string& file, Catalogue& catalogue) {
  const toml::table* const chips = root["chip"].as_table();
  if (chips == nullptr) {
    return std::unexpected(missing_tables(file, "chip"));
  }
  for (const std::string& id : files::keys_in_order(*chips)) {
    const toml::table* const table = (*chips)[id].as_table();
    if (table == nullptr) {
      return std::unexpected(missing_tables(file, "chip." + id));
    }
    base::Result<Chip> chip = read_chip(id, *table, file);
    if (!chip) {
      return std::unexpected(chip.error());
    }
    catalogue.chips.push_back(std::move(*chip));
  }
  return {};
}

base::Result<void> read_classes(const toml::table& root, const std::string& file, Catalogue& catalogue) {
  const toml::table* const classes = root["class"].as_table();
  if (classes == nullptr) {
    return std::unexpected(missing_tables(file, "class"));
  }
  for (const std::string& id : files::keys_in_order(*classes)) {
    const toml::table* const table = (*classes)[id].as_table();
    if (table == nullptr) {
      return std::unexpected(missing_tables(file, "class." + id));
    }
    files::TableReader reader{*table, file, "class." + id, std::nullopt};
    reader.only({"chip", "china_variant"});
    ChipClass entry{id, reader.required_text("chip"), std::nullopt};
    if (std::string variant = reader.text("china_variant"); !variant.empty()) {
      entry.china_variant = std::move(variant);
    }
    if (reader.error) {
      return std::unexpected(*reader.error);
    }
    for (const std::string& chip : {entry.chip, entry.china_variant.value_or(entry.chip)}) {
      if (const base::Result<const Chip*> found = find_chip(catalogue, chip); !found) {
        base::Error error = found.error();
        error.where = reader.where(*table);
        return std::unexpected(error);
      }
    }
    catalogue.classes.push_back(std::move(entry));
  }
  return {};
}

}  // namespace

base::Result<Catalogue> parse_catalogue(std::string_view text, const std::string& name) {
  const base::Result<toml::table> root = files::parse_toml(text, name);
  if (!root) {
    return std::unexpected(root.error());
  }
  files::TableReader top{*root, name, "the catalogue", std::nullopt};
  top.only({"units", "class", "chip"});
  if (top.error) {
    return std::unexpected(*top.error);
  }
  Catalogue catalogue;
  if (const base::Result<void> read = read_chips(*root, name, catalogue); !read) {
    return std::unexpected(read.error());
  }
  if (const base::Result<void> read = read_classes(*root, name, catalogue); !read) {
    return std::unexpected(read.error());
  }
  return catalogue;
}

base::Result<Catalogue> read_catalogue(const std::filesystem::path& file) {
  const base::Result<std::string> text = files::read_text(file.string());
  if (!text) {
    return std::unexpected(text.error());
  }
  return parse_catalogue(*text, file.string());
}

base::Result<const Chip*> find_chip(const Catalogue& catalogue, std::string_view id) {
  const auto found = std::ranges::find(catalogue.chips, id, &Chip::id);
  if (found != catalogue.chips.end()) {
    return &*found;
  }
  std::vector<std::string> ids;
  std::ranges::transform(catalogue.chips, std::back_inserter(ids), &Chip::id);
  // Several that begin so are all meant; of several that are spelled alike the nearest is enough.
  const bool begin_so = std::ranges::any_of(ids, [&](const std::string& each) { return each.starts_with(id); });
  return base::refused("unknown chip '" + std::string(id) + "'", "", base::did_you_mean(id, ids, begin_so ? 3 : 1));
}

base::Result<const Chip*> chip_of_class(const Catalogue& catalogue, std::string_view class_id) {
  const auto found = std::ranges::find(catalogue.classes, class_id, &ChipClass::id);
  if (found != catalogue.classes.end()) {
    return find_chip(catalogue, found->chip);
  }
  std::vector<std::string> ids;
  std::ranges::transform(catalogue.classes, std::back_inserter(ids), &ChipClass::id);
  return std::unexpected(base::Error{.problem = "no chip stands for the class '" + std::string(class_id) + "'",
                                     .why = "",
                                     .suggestion = "did you mean '" + base::nearest_name(class_id, ids) + "'?",
                                     .where = {},
                                     .fault = base::Fault::input});
}

base::Result<const Chip*> chip_meant(const Catalogue& catalogue, std::string_view name) {
  if (std::ranges::find(catalogue.chips, name, &Chip::id) == catalogue.chips.end()) {
    const std::string beginning = std::string(name) + "_";
    const auto begins = [&](const Chip& chip) { return chip.id.starts_with(beginning); };
    if (std::ranges::count_if(catalogue.chips, begins) == 1) {
      return &*std::ranges::find_if(catalogue.chips, begins);
    }
    if (const auto of_class = std::ranges::find(catalogue.classes, name, &ChipClass::id);
        of_class != catalogue.classes.end()) {
      return find_chip(catalogue, of_class->chip);
    }
  }
  return find_chip(catalogue, name);
}

}  // namespace headway::chips
