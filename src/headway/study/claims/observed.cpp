#include "headway/study/claims/observed.hpp"

#include <algorithm>
#include <array>

#include "headway/base/messages.hpp"
#include "headway/files/disk.hpp"
#include "headway/files/table.hpp"
#include "headway/files/toml_file.hpp"

namespace headway::study::claims {

namespace {

using Sentences = std::map<std::string, std::vector<Observed>>;

const std::array<std::string, 5> kObservedKeys = {"claim", "text", "source", "published", "confidence"};
const std::array<std::string, 3> kConfidences = {"high", "medium", "low"};

void read_one(const toml::table& node, const std::vector<std::string>& ids, files::Trouble& trouble,
              const std::optional<base::Day>& as_of, Sentences& sentences) {
  const files::Table table(node, "what was observed", trouble);
  table.only(kObservedKeys);
  for (const auto& key : kObservedKeys) {
    table.require(key, "a reader wants to know who says so, and when");
  }
  const std::string claim = table.text("claim");
  Observed observed{table.text("text"), table.text("source"), {}, table.word("confidence", kConfidences)};
  const auto day = table.day("published");
  if (trouble.error || !day) {
    return;
  }
  if (std::ranges::find(ids, claim) == ids.end()) {
    trouble.fail(*table.find("claim"), "unknown claim '" + claim + "'",
                 "claims are C1 to C" + std::to_string(ids.size()), base::did_you_mean(claim, ids));
    return;
  }
  observed.published = *day;
  if (!as_of || observed.published <= *as_of) {
    sentences[claim].push_back(std::move(observed));
  }
}

}  // namespace

base::Result<Sentences> read_observed(const std::filesystem::path& folder, const std::vector<std::string>& ids,
                                      const std::optional<base::Day>& as_of) {
  const auto file = folder / "claims_2026.toml";
  if (!files::exists(file)) {
    return Sentences();
  }
  const auto root = files::read_toml_file(file);
  if (!root) {
    return std::unexpected(root.error());
  }
  files::Trouble trouble{.file = file.string(), .error = {}};
  const files::Table whole(*root, "the file", trouble);
  const std::array<std::string, 1> only{"observed"};
  whole.only(only);
  Sentences sentences;
  if (const auto* list = root->get_as<toml::array>("observed")) {
    for (const auto& node : *list) {
      if (const auto* table = node.as_table(); table != nullptr && !trouble.error) {
        read_one(*table, ids, trouble, as_of, sentences);
      }
    }
  }
  if (trouble.error) {
    return std::unexpected(std::move(*trouble.error));
  }
  return sentences;
}

}  // namespace headway::study::claims
