#include "headway/cluster/ranges.hpp"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "headway/files/table_reader.hpp"

namespace headway::cluster {

namespace {

constexpr std::array kRangeIds{"server_power",
                               "pue",
                               "failures",
                               "checkpoint",
                               "restart",
                               "electricity_us",
                               "electricity_china",
                               "electricity_europe",
                               "server_price",
                               "life",
                               "capital",
                               "facility",
                               "used"};

}  // namespace

double Range::median() const { return std::sqrt(low * high); }

const Range& Ranges::of(const std::string& id) const { return *std::ranges::find(all, id, &Range::id); }

base::Result<Ranges> read_ranges(const std::filesystem::path& file) {
  const auto root = files::read_toml_file(file);
  if (!root) {
    return std::unexpected(root.error());
  }
  Ranges ranges;
  for (const char* const id : kRangeIds) {
    const toml::table* const table = (*root)["number"][id].as_table();
    if (table == nullptr) {
      return std::unexpected(base::Error{.problem = std::string("no [number.") + id + "]",
                                         .why = "the cluster model needs it",
                                         .suggestion = "add it with low, high, unit and source",
                                         .where = {file.string(), 0},
                                         .fault = base::Fault::input});
    }
    files::TableReader reader{*table, file.string(), std::string("number.") + id, std::nullopt};
    reader.only({"means", "unit", "low", "high", "source", "confidence"});
    Range range{id,
                reader.required_text("means"),
                reader.required_text("unit"),
                reader.positive("low").value_or(0.0),
                reader.positive("high").value_or(0.0),
                reader.required_text("source"),
                reader.word("confidence", {"high", "medium", "low"})};
    if (range.low <= 0.0 || range.high < range.low) {
      reader.fail(*table, reader.name + " is no range", "expected 0 < low <= high", "correct it");
    }
    if (reader.error) {
      return std::unexpected(*reader.error);
    }
    ranges.all.push_back(std::move(range));
  }
  return ranges;
}

}  // namespace headway::cluster
