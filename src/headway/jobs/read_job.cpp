#include <algorithm>

#include "headway/base/messages.hpp"
#include "headway/files/table_reader.hpp"
#include "headway/jobs/train.hpp"

namespace headway::jobs {

base::Result<TrainQuestion> read_job(const std::filesystem::path& book, const std::string& name) {
  const std::filesystem::path folder = book / "jobs";
  const auto names = files::toml_names(folder);
  if (std::ranges::find(names, name) == names.end()) {
    return base::refused("unknown job '" + name + "'", "no such file in " + folder.string(),
                         base::did_you_mean(name, names));
  }
  const std::string file = (folder / (name + ".toml")).string();
  const auto root = files::read_toml_file(file);
  if (!root) {
    return std::unexpected(root.error());
  }
  files::TableReader reader{*root, file, "the job", std::nullopt};
  reader.only({"name", "model", "chip", "count", "tokens", "sequence", "batch", "plan", "software",
               "published_chip_hours", "source", "published"});
  TrainQuestion question;
  question.model = reader.required_text("model");
  question.chip = reader.required_text("chip");
  question.count = reader.positive("count").value_or(0.0);
  question.tokens = reader.positive("tokens").value_or(0.0);
  question.sequence = reader.positive("sequence").value_or(question.sequence);
  question.batch = reader.positive("batch").value_or(0.0);
  question.plan = reader.text("plan");
  question.overlapping = question.plan.find("overlap=experts") != std::string::npos;
  question.software = reader.positive("software").value_or(question.software);
  question.published_chip_hours = reader.positive("published_chip_hours").value_or(0.0);
  reader.required_text("source");
  reader.required_day("published");
  if (reader.error) {
    return std::unexpected(*reader.error);
  }
  return question;
}

}  // namespace headway::jobs
