// What may be asked over the net, and how a refusal is worded.
#include "headway/serve/ask.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "apps/run_program.hpp"
#include "headway/serve/allowed.hpp"

namespace headway::serve {
namespace {

using nlohmann::ordered_json;

ordered_json refused(std::string_view verb, const ordered_json& body, int status = 400) {
  const Reply reply = ask(verb, body.dump(), "");
  EXPECT_EQ(reply.status, status) << verb << " " << body << ": " << reply.body.substr(0, 200);
  const auto json = ordered_json::parse(reply.body, nullptr, false);
  EXPECT_TRUE(json.is_object()) << reply.body;
  for (const char* const key : {"problem", "why", "suggestion", "field"}) {
    EXPECT_TRUE(json.contains(key)) << key;
  }
  return json;
}

TEST(Ask, AnswersAsTheCommandLineDoes) {
  const Reply reply = ask("compare", R"({"metric": ["china_useful@2028"], "samples": 80, "seed": 3})", "");
  EXPECT_EQ(reply.status, 200) << reply.body;
  EXPECT_EQ(reply.body, run("compare --metric china_useful@2028 --samples 80 --seed 3 --json").said);
  const Reply list = ask("list", R"({"what": "levers"})", "");
  EXPECT_EQ(list.body, run("list levers --json").said);
  const Reply check = ask("book check", "", "");
  EXPECT_EQ(check.body, run("book check --json").said);
}

TEST(Ask, SaysWhatIsWrongWithWhichField) {
  const auto unknown = refused("compare", {{"sampels", 100}});
  EXPECT_EQ(unknown["field"], "sampels");
  EXPECT_NE(unknown["suggestion"].get<std::string>().find("samples"), std::string::npos);
  EXPECT_EQ(refused("compare", {{"samples", "many"}})["field"], "samples");
  EXPECT_EQ(refused("compare", {{"samples", -1}})["field"], "samples");
  EXPECT_EQ(refused("compare", {{"verb", "run"}})["field"], "verb");
  EXPECT_EQ(refused("list", ordered_json::object())["field"], "what");
  EXPECT_NE(refused("compare", {{"base", "no-exprot"}})["problem"].get<std::string>().find("no-exprot"),
            std::string::npos);
  EXPECT_NE(refused("compaer", ordered_json::object(), 404)["suggestion"].get<std::string>().find("compare"),
            std::string::npos);
  EXPECT_TRUE(refused("compare", ordered_json::array())["field"].is_null());
  EXPECT_EQ(ask("compare", "{", "").status, 400);
}

TEST(Ask, NamesFieldsAsTheRequestDoes) {
  const auto said = refused("compare", {{"as_of", "yesterday"}});
  EXPECT_EQ(said["problem"].get<std::string>().find("--"), std::string::npos) << said;
  EXPECT_NE(said["problem"].get<std::string>().find("as_of"), std::string::npos) << said;
}

TEST(Ask, ReadsAndWritesNoFile) {
  const std::vector<std::tuple<std::string, std::string, ordered_json>> all{
      {"compare", "book", "/etc"},
      {"compare", "overlay", {"/etc/passwd"}},
      {"compare", "base", "/etc/passwd"},
      {"compare", "base", "mine.toml"},
      {"compare", "others", {"no-export", "../mine.toml,washington.levy=0"}},
      {"run", "scenario", "mine.toml"},
      {"score", "observed", "rows.csv"},
      {"forecast", "card", "card.json"},
      {"train", "model_file", "model.toml"},
      {"train", "job", "../../etc/job"},
      {"plan", "job", "job.toml"},
      {"plan", "job", "/etc/job"},
      {"calibrate", "score", "runs.csv"},
      {"calibrate", "write", true},
      {"yardsticks", "write", true}};
  for (const auto& [verb, field, value] : all) {
    const auto said = refused(verb, {{field, value}});
    EXPECT_EQ(said["field"], field) << verb;
    EXPECT_NE(said["why"].get<std::string>().find("the server reads"), std::string::npos) << verb << " " << said;
  }
}

TEST(Ask, KeepsRequestsSmall) {
  EXPECT_EQ(refused("compare", {{"samples", kMostDraws + 1}})["field"], "samples");
  EXPECT_EQ(refused("sensitivity", {{"points", 100000}})["field"], "points");
  EXPECT_EQ(refused("run", {{"threads", 1000}})["field"], "threads");
}

TEST(Ask, ListsWhatCanBeAsked) {
  const Reply reply = all_verbs();
  EXPECT_EQ(reply.status, 200);
  const auto json = ordered_json::parse(reply.body, nullptr, false);
  std::set<std::string> names;
  for (const auto& each : json["verbs"]) {
    names.insert(each["verb"].get<std::string>());
    for (const auto& field : each["fields"]) {
      EXPECT_NE(field["name"], "book");
      EXPECT_NE(field["name"], "overlay");
      EXPECT_FALSE(field["help"].get<std::string>().empty());
    }
  }
  EXPECT_TRUE(names.contains("compare"));
  EXPECT_TRUE(names.contains("list"));
  EXPECT_FALSE(names.contains("chart")) << "it has no JSON";
}

TEST(Ask, TakesAnotherBook) {
  const Reply reply = ask("list", R"({"what": "scenarios"})", "/nowhere");
  EXPECT_EQ(reply.status, 400);
  EXPECT_NE(reply.body.find("/nowhere"), std::string::npos) << reply.body;
}

}  // namespace
}  // namespace headway::serve
