#include "headway/book/read_replication.hpp"

#include <array>

#include "headway/book/read_replication_parts.hpp"
#include "headway/book/read_replication_values.hpp"
#include "headway/book/replication_names.hpp"
#include "headway/files/sha256.hpp"
#include "headway/files/table.hpp"

namespace headway::book {
namespace {

const std::array<std::string, 15> kReplicationKeys{"title", "publisher", "published",   "where", "confidence",
                                                   "kind",  "numerator", "denominator", "basis", "yardstick",
                                                   "about", "along",     "input",       "step",  "number"};
const std::array<std::string, 3> kReplicationConfidences{"high", "medium", "low"};
const std::array<std::string, 2> kReplicationKinds{"full", "partial"};

std::string needed(const files::Table& table, std::string_view key, std::string why) {
  table.require(key, std::move(why));
  return table.text(key);
}

base::Result<Replication> read_replication(const std::filesystem::path& file) {
  const base::Result<std::string> text = files::read_text_file(file);
  if (!text) {
    return std::unexpected(text.error());
  }
  const base::Result<toml::table> root = files::parse_toml(*text, file.string());
  if (!root) {
    return std::unexpected(root.error());
  }
  files::Trouble trouble{.file = file.string(), .error = {}};
  Replication replication;
  replication.name = file.stem().string();
  replication.hash = files::sha256(*text);
  replication.where = {trouble.file, 1};
  const files::Table table(*root, "replication '" + replication.name + "'", trouble);
  table.only(kReplicationKeys);
  replication.title = needed(table, "title", "a reader wants to know what is replicated");
  replication.publisher = needed(table, "publisher", "an estimate is somebody's");
  table.require("published", "an estimate counts from the day on which it could be known");
  replication.published = table.day("published").value_or(base::Day{});
  replication.address = needed(table, "where", "a reader wants to look it up");
  table.require("confidence", "a reader wants to know how far the figures are the publisher's");
  replication.confidence = table.word("confidence", kReplicationConfidences);
  table.require("kind", "an estimate is specified in full or in part");
  replication.full = table.word("kind", kReplicationKinds) == "full";
  replication.numerator = needed(table, "numerator", "an estimate counts something");
  replication.denominator =
      needed(table, "denominator", "a ratio is over something; write \"none\" where it is no ratio");
  replication.basis = needed(table, "basis", "compute is somebody's, and somewhere");
  replication.yardstick = needed(table, "yardstick", "compute is counted in something");
  replication.about = needed(table, "about", "a paragraph says how ours differs");
  replication.along = read_names(table, "along");
  replication.inputs = read_replication_inputs(table, replication.along.size());
  replication.steps = read_replication_steps(table);
  replication.numbers = read_replication_numbers(table, replication.along);
  if (trouble.error) {
    return std::unexpected(std::move(*trouble.error));
  }
  if (auto error = find_wrong_name(replication)) {
    return std::unexpected(std::move(*error));
  }
  return replication;
}

}  // namespace

base::Result<std::vector<Replication>> read_replications(const std::filesystem::path& folder) {
  const auto files = files::toml_files(folder);
  if (!files) {
    return std::unexpected(files.error());
  }
  std::vector<Replication> replications;
  for (const std::filesystem::path& file : *files) {
    base::Result<Replication> replication = read_replication(file);
    if (!replication) {
      return std::unexpected(std::move(replication.error()));
    }
    replications.push_back(std::move(*replication));
  }
  return replications;
}

}  // namespace headway::book
