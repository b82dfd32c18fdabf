#include "headway/cluster/read_constants.hpp"

#include <algorithm>
#include <optional>

#include "headway/base/messages.hpp"
#include "headway/files/table_reader.hpp"

namespace headway::cluster {

namespace {

double read_constant(files::TableReader& reader, const std::string& unit) {
  reader.only({"means", "unit", "value", "low", "high", "source", "published", "confidence"});
  reader.required_text("means");
  reader.word("unit", {unit});
  const auto value = reader.positive("value");
  if (!value) {
    reader.fail(reader.table, reader.name + " has no 'value'", "the cluster model needs it", "add it");
  }
  const auto low = reader.positive("low");
  const auto high = reader.positive("high");
  const bool judged = reader.required_text("source").starts_with("judgement");
  reader.required_day("published");
  reader.word("confidence", {"high", "medium", "low"});
  if (low.has_value() != high.has_value() || (judged && !low)) {
    reader.fail(reader.table, reader.name + " has no range", "a judgement says how wide it is: low and high",
                "add both");
  }
  if (low && high && value && (*value < *low || *value > *high)) {
    reader.fail(reader.table, reader.name + " lies out of its range", "expected low <= value <= high", "correct it");
  }
  return value.value_or(0.0);
}

}  // namespace

base::Result<std::vector<double>> read_constants(const std::filesystem::path& file,
                                                 std::span<const ConstantId> wanted) {
  const auto root = files::read_toml_file(file);
  if (!root) {
    return std::unexpected(root.error());
  }
  files::TableReader whole{*root, file.string(), "the file", std::nullopt};
  whole.only({"number"});
  const toml::table* const tables = (*root)["number"].as_table();
  if (tables != nullptr) {
    std::vector<std::string> known;
    std::ranges::transform(wanted, std::back_inserter(known), &ConstantId::id);
    files::TableReader names{*tables, file.string(), "number", std::nullopt};
    names.only(known);
    whole.error = whole.error ? whole.error : names.error;
  }
  if (whole.error) {
    return std::unexpected(*whole.error);
  }
  std::vector<double> values;
  for (const ConstantId& constant : wanted) {
    const toml::table* const table = tables == nullptr ? nullptr : (*tables)[constant.id].as_table();
    if (table == nullptr) {
      return base::refused("no [number." + constant.id + "]", "the cluster model needs it",
                           "add it with value, unit, source, published and confidence", {file.string(), 0});
    }
    files::TableReader reader{*table, file.string(), "number." + constant.id, std::nullopt};
    values.push_back(read_constant(reader, constant.unit));
    if (reader.error) {
      return std::unexpected(*reader.error);
    }
  }
  return values;
}

}  // namespace headway::cluster
