// docs/json.md states every key as the descriptions have it. HEADWAY_UPDATE_GOLDEN=1 writes that part anew.
#include "headway/results/document.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <nlohmann/json.hpp>
#include <set>
#include <sstream>

#include "headway/results/parts.hpp"

namespace headway::results {
namespace {

constexpr const char* kBegin =
    "<!-- From here on made from src/headway/results: HEADWAY_UPDATE_GOLDEN=1 in its test writes it. -->\n";

TEST(Document, IsWhatThePageHolds) {
  const std::string path = std::string(HEADWAY_SOURCE_DIR) + "/docs/json.md";
  std::ifstream file(path, std::ios::binary);
  std::ostringstream held;
  held << file.rdbuf();
  const std::string page = held.str();
  const auto begin = page.find(kBegin);
  ASSERT_NE(begin, std::string::npos) << "the mark is missing from " << path;
  const std::string made = page.substr(0, begin) + kBegin + "\n" + document(schemas());
  if (std::getenv("HEADWAY_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path, std::ios::binary) << made;
    return;
  }
  EXPECT_TRUE(page == made)
      << "docs/json.md is not what the descriptions say: run this test with HEADWAY_UPDATE_GOLDEN=1";
}

void expect_whole(const Object& object, const std::string& where, std::set<const Object*>& seen) {
  if (!seen.insert(&object).second) {
    return;
  }
  EXPECT_EQ(object.name.empty(), object.meaning.empty()) << where;
  std::set<std::string> names;
  for (const Key& key : object.keys) {
    EXPECT_TRUE(names.insert(key.name).second) << where << " has two keys " << key.name;
    EXPECT_FALSE(key.help.empty()) << where << "." << key.name << " is not explained";
    EXPECT_FALSE(key.help.ends_with('.')) << where << "." << key.name;
    EXPECT_EQ(key.help.find('|'), std::string::npos) << where << "." << key.name << " would break the table";
    if (key.of != nullptr) {
      expect_whole(*key.of, where + "." + key.name, seen);
    }
  }
}

TEST(Document, EveryKeyOfEverySchemaIsNamedOnceAndExplained) {
  std::set<const Object*> seen;
  for (const Schema& schema : schemas()) {
    expect_whole(*schema.object, schema.name, seen);
    if (schema.row != nullptr) {
      expect_whole(*schema.row, schema.name + " CSV", seen);
    }
  }
  EXPECT_GT(seen.size(), schemas().size());
}

/// Keys of an answer after its head, whose last key is the request.
std::vector<std::string> keys_after_head(const nlohmann::ordered_json& answer) {
  std::vector<std::string> keys;
  bool in_head = true;
  for (const auto& [key, value] : answer.items()) {
    if (!in_head) {
      keys.push_back(key);
    }
    in_head = in_head && key != "request";
  }
  return keys;
}

bool fits(const Schema& schema, const std::string& name, const std::vector<std::string>& keys) {
  if (schema.name.substr(0, schema.name.find(' ')) != name) {
    return false;
  }
  std::vector<std::string> known;
  for (const Key& key : schema.object->keys) {
    if (!key.left_out || std::ranges::find(keys, key.name) != keys.end()) {
      known.push_back(key.name);
    }
  }
  return known == keys;
}

TEST(Document, EveryAnswerKeptHasTheKeysOfItsSchema) {
  int answers = 0;
  for (const auto& file : std::filesystem::directory_iterator(std::string(HEADWAY_SOURCE_DIR) + "/test/golden/verbs")) {
    if (file.path().extension() != ".json") {
      continue;
    }
    ++answers;
    std::ifstream stream(file.path());
    const auto answer = nlohmann::ordered_json::parse(stream);
    const auto keys = keys_after_head(answer);
    EXPECT_TRUE(std::ranges::any_of(schemas(), [&](const Schema& schema) {
      return fits(schema, answer["schema"], keys);
    })) << file.path();
  }
  EXPECT_GT(answers, 15);
}

TEST(Document, PartsAreWrittenOnceAndTypesAreSaid) {
  static const auto kInner = Described<double>().value("half", "a half", [](double of) { return of / 2; }, "m");
  static const auto kWhole = Described<double>()
                                 .part("inner", "a part", std::identity(), kInner)
                                 .part(
                                     "first", "one", [](double) { return study::Estimate(); }, estimate())
                                 .part(
                                     "second", "another", [](double) { return study::Estimate(); }, estimate())
                                 .value("maybe", "perhaps", [](double) { return std::optional<bool>(); });
  const std::string text = document({{"made/1", "nothing", &kWhole.object()}});
  EXPECT_NE(text.find("## `made/1`\n\nnothing.\n"), std::string::npos) << text;
  EXPECT_NE(text.find("| `inner.half` | number | a half, in m |"), std::string::npos) << text;
  EXPECT_NE(text.find("| `first` | *estimate* | one |"), std::string::npos) << text;
  EXPECT_NE(text.find("| `maybe` | true or false, or `null` | perhaps |"), std::string::npos) << text;
  EXPECT_EQ(text.find("### estimate"), text.rfind("### estimate"));
  EXPECT_NE(text.find("### estimate"), std::string::npos);
}

}  // namespace
}  // namespace headway::results
