#include "headway/chips/rules.hpp"

#include <algorithm>
#include <utility>

#include "headway/base/names.hpp"
#include "headway/files/table_reader.hpp"

namespace headway::chips {
namespace {

Limb read_limb(files::TableReader& reader) {
  reader.only({"name", "outcome", "tpp_at_least", "tpp_below", "density_at_least", "density_below",
               "scale_up_at_least_gb_s", "bandwidth_below_gb_s"});
  Limb limb;
  limb.name = reader.required_text("name");
  const std::string outcome = reader.word("outcome", {"licence", "notification", "review"});
  if (outcome != "licence") {
    limb.outcome = outcome == "review" ? Outcome::review : Outcome::notification;
  }
  limb.tpp_at_least = reader.positive("tpp_at_least");
  limb.tpp_below = reader.positive("tpp_below");
  limb.density_at_least = reader.positive("density_at_least");
  limb.density_below = reader.positive("density_below");
  limb.scale_up_at_least_gb_s = reader.positive("scale_up_at_least_gb_s");
  limb.bandwidth_below_gb_s = reader.positive("bandwidth_below_gb_s");
  if (limb.outcome == Outcome::review) {
    if (!limb.tpp_below && !limb.density_below && !limb.bandwidth_below_gb_s) {
      reader.fail(reader.table, reader.name + " has no upper bound", "every chip that needs a licence might get one",
                  "add 'tpp_below', 'density_below' or 'bandwidth_below_gb_s'");
    }
  } else if (!limb.tpp_at_least && !limb.density_at_least && !limb.scale_up_at_least_gb_s) {
    reader.fail(reader.table, reader.name + " has no lower bound", "it would catch every chip",
                "add 'tpp_at_least', 'density_at_least' or 'scale_up_at_least_gb_s'");
  }
  return limb;
}

Named read_named(files::TableReader& reader, const Catalogue& catalogue) {
  reader.only({"chips", "treatment", "levy"});
  Named named;
  named.chips = reader.required_texts("chips");
  for (const std::string& chip : named.chips) {
    if (const base::Result<const Chip*> found = find_chip(catalogue, chip); !found) {
      reader.fail(*reader.table.get("chips"), found.error().problem, "named by " + reader.name,
                  found.error().suggestion);
    }
  }
  const std::string treatment = reader.word("treatment", {"licence_required", "licence_granted", "announced"});
  if (treatment == "licence_granted") {
    named.treatment = Treatment::licence_granted;
  } else if (treatment == "announced") {
    named.treatment = Treatment::announced;
  }
  named.levy = reader.positive("levy");
  if (named.levy && *named.levy > 1.0) {
    reader.fail(*reader.table.get("levy"), "the levy of " + reader.name + " is above 1", "it is a share of revenue",
                "write 0.25 for 25 %");
  }
  return named;
}

/// Calls `read` for each table of an array of tables; its first error goes to `outer`.
template <class Read>
void each_table(files::TableReader& outer, std::string_view key, Read read) {
  const toml::node* const node = outer.table.get(key);
  if (node == nullptr) {
    return;
  }
  if (!node->is_array_of_tables()) {
    outer.fail(*node, "'" + std::string(key) + "' of " + outer.name + " is not a list of tables", "",
               "write [[" + outer.name + "." + std::string(key) + "]]");
    return;
  }
  for (const toml::node& element : *node->as_array()) {
    files::TableReader reader{*element.as_table(), outer.file, outer.name + "." + std::string(key), std::nullopt};
    read(reader);
    if (!outer.error) {
      outer.error = reader.error;
    }
  }
}

void keep_earlier(files::TableReader& reader, const std::vector<Rule>& earlier, Rule& rule) {
  const std::string id = reader.text("keeps");
  if (id.empty()) {
    return;
  }
  const auto kept = std::ranges::find(earlier, id, &Rule::id);
  if (kept == earlier.end()) {
    std::vector<std::string> ids;
    std::ranges::transform(earlier, std::back_inserter(ids), &Rule::id);
    const std::string suggestion = ids.empty() ? "leave it out" : "did you mean '" + base::nearest_name(id, ids) + "'?";
    reader.fail(*reader.table.get("keeps"), reader.name + " keeps '" + id + "', which is no version above it", "",
                suggestion);
    return;
  }
  rule.limbs.insert(rule.limbs.end(), kept->limbs.begin(), kept->limbs.end());
  rule.named.insert(rule.named.end(), kept->named.begin(), kept->named.end());
}

base::Result<Rule> read_rule(files::TableReader& reader, const std::string& id, const Catalogue& catalogue,
                             const std::vector<Rule>& earlier) {
  reader.only({"title", "published", "effective", "keeps", "sources", "confidence", "caveats", "limb", "named"});
  Rule rule;
  rule.id = id;
  rule.title = reader.required_text("title");
  rule.published = reader.required_day("published");
  rule.effective = reader.day("effective");
  rule.sources = reader.required_texts("sources");
  rule.confidence = reader.word("confidence", {"high", "medium", "low"});
  rule.caveats = reader.texts("caveats");
  rule.where = reader.where(reader.table);
  each_table(reader, "limb", [&rule](files::TableReader& limb) { rule.limbs.push_back(read_limb(limb)); });
  each_table(reader, "named", [&](files::TableReader& named) { rule.named.push_back(read_named(named, catalogue)); });
  keep_earlier(reader, earlier, rule);
  if (!reader.error && rule.limbs.empty() && rule.named.empty()) {
    reader.fail(reader.table, reader.name + " catches nothing", "", "add [[" + reader.name + ".limb]]");
  }
  if (!earlier.empty() && rule.published < earlier.back().published) {
    reader.fail(reader.table, reader.name + " was published before the version above it", "versions stand by date",
                "move it up");
  }
  if (reader.error) {
    return std::unexpected(*reader.error);
  }
  return rule;
}

}  // namespace

base::Result<std::vector<Rule>> parse_rules(std::string_view text, const std::string& name,
                                            const Catalogue& catalogue) {
  const base::Result<toml::table> root = files::parse_toml(text, name);
  if (!root) {
    return std::unexpected(root.error());
  }
  files::TableReader top{*root, name, "the rules", std::nullopt};
  top.only({"units", "rule"});
  const toml::table* const versions = (*root)["rule"].as_table();
  if (versions == nullptr) {
    top.fail(*root, "there is no table [rule]", "the rules hold one table for each version", "add [rule.2022-10]");
    return std::unexpected(*top.error);
  }
  std::vector<Rule> rules;
  for (const std::string& id : files::keys_in_order(*versions)) {
    const toml::table* const table = (*versions)[id].as_table();
    if (table == nullptr) {
      top.fail(*versions->get(id), "rule." + id + " is not a table", "", "write [rule." + id + "]");
      return std::unexpected(*top.error);
    }
    files::TableReader reader{*table, name, "rule." + id, top.error};
    base::Result<Rule> rule = read_rule(reader, id, catalogue, rules);
    if (!rule) {
      return std::unexpected(rule.error());
    }
    rules.push_back(std::move(*rule));
  }
  return rules;
}

base::Result<std::vector<Rule>> read_rules(const std::filesystem::path& file, const Catalogue& catalogue) {
  const base::Result<std::string> text = files::read_text(file.string());
  if (!text) {
    return std::unexpected(text.error());
  }
  return parse_rules(*text, file.string(), catalogue);
}

}  // namespace headway::chips
