#include "headway/fit/source_words.hpp"

#include <optional>

#include "headway/files/table_reader.hpp"

namespace headway::fit {

namespace {

base::Result<RunWorkload> read_workload(const toml::table& table, const std::string& file, const std::string& model) {
  files::TableReader reader{table, file, "workload." + model, std::nullopt};
  reader.only({"prompt", "output", "unit", "source", "published"});
  const auto tokens = [&reader](const char* key) {
    const auto value = reader.positive(key);
    if (!value) {
      reader.fail(reader.table, reader.name + " has no '" + key + "'", "a request reads and writes tokens", "add it");
    }
    return value.value_or(0.0);
  };
  const RunWorkload workload{tokens("prompt"), tokens("output")};
  reader.word("unit", {"token"});
  reader.required_text("source");
  reader.required_day("published");
  return reader.error ? base::Result<RunWorkload>(std::unexpected(*reader.error)) : workload;
}

}  // namespace

base::Result<SourceWords> read_source_words(const std::filesystem::path& file) {
  const auto root = files::read_toml_file(file);
  if (!root) {
    return std::unexpected(root.error());
  }
  files::TableReader whole{*root, file.string(), "the file", std::nullopt};
  whole.only({"chip", "workload"});
  if (whole.error) {
    return std::unexpected(*whole.error);
  }
  SourceWords words;
  if (const toml::table* const names = (*root)["chip"].as_table()) {
    files::TableReader reader{*names, file.string(), "chip", std::nullopt};
    for (const auto& [key, value] : *names) {
      words.chips[std::string(key.str())] = reader.required_text(key.str());
    }
    if (reader.error) {
      return std::unexpected(*reader.error);
    }
  }
  if (const toml::table* const workloads = (*root)["workload"].as_table()) {
    for (const auto& [key, value] : *workloads) {
      if (const toml::table* const table = value.as_table()) {
        const auto workload = read_workload(*table, file.string(), std::string(key.str()));
        if (!workload) {
          return std::unexpected(workload.error());
        }
        words.workloads[std::string(key.str())] = *workload;
      }
    }
  }
  return words;
}

}  // namespace headway::fit
