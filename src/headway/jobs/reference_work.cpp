#include "headway/jobs/reference_work.hpp"

#include <algorithm>

#include "headway/base/messages.hpp"
#include "headway/files/table_reader.hpp"

namespace headway::jobs {

namespace {

double required_number(files::TableReader& reader, const char* key) {
  const auto value = reader.positive(key);
  if (!value) {
    reader.fail(reader.table, reader.name + " has no " + key, "a number above zero was expected", "add it");
  }
  return value.value_or(0.0);
}

base::Result<ReferenceJob> read_job(const toml::table& table, const std::string& file, const std::string& name,
                                    bool serving) {
  files::TableReader reader{table, file, name, std::nullopt};
  ReferenceJob job;
  job.serving = serving;
  job.model = reader.required_text("model");
  const std::string width = reader.word("precision", {"bf16", "narrow", "narrowest"});
  job.width = width == "narrow" ? Width::narrow : width == "narrowest" ? Width::narrowest : Width::sixteen;
  if (serving) {
    reader.only(
        {"model", "least_chips", "most_chips", "prompt", "output", "seconds", "precision", "source", "published"});
    job.least_chips = required_number(reader, "least_chips");
    job.chips = required_number(reader, "most_chips");
    job.prompt = required_number(reader, "prompt");
    job.output = required_number(reader, "output");
    job.seconds = required_number(reader, "seconds");
  } else {
    reader.only({"model", "chips", "batch", "sequence", "precision", "source", "published"});
    job.chips = required_number(reader, "chips");
    job.batch = required_number(reader, "batch");
    job.sequence = required_number(reader, "sequence");
  }
  reader.required_text("source");
  reader.required_day("published");
  if (reader.error) {
    return std::unexpected(*reader.error);
  }
  return job;
}

}  // namespace

base::Result<std::vector<ReferenceJob>> read_reference_work(const std::filesystem::path& file) {
  const std::string name = file.string();
  const auto root = files::read_toml_file(file);
  if (!root) {
    return std::unexpected(root.error());
  }
  files::TableReader whole{*root, name, "the file", std::nullopt};
  whole.only({"training", "serving"});
  if (whole.error) {
    return std::unexpected(*whole.error);
  }
  std::vector<ReferenceJob> jobs;
  for (const char* const kind : {"training", "serving"}) {
    const toml::array* const tables = (*root)[kind].as_array();
    if (tables == nullptr || tables->empty() || !tables->is_array_of_tables()) {
      return base::refused(std::string("no [[") + kind + "]]", "a yardstick is made of at least one job of each kind",
                           "see book/reference_work.toml for an example", {name, 0});
    }
    for (const toml::node& node : *tables) {
      const auto job =
          read_job(*node.as_table(), name, std::string("a job of ") + kind, std::string_view(kind) == "serving");
      if (!job) {
        return std::unexpected(job.error());
      }
      jobs.push_back(*job);
    }
  }
  return jobs;
}

}  // namespace headway::jobs
