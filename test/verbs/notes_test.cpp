// A lever that was set without the others of its choice is named, once.
#include "headway/verbs/notes.hpp"

#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

#include "apps/run_program.hpp"
#include "headway/verbs/head.hpp"

namespace headway::verbs {
namespace {

using nlohmann::ordered_json;

std::vector<std::string> notes_on(const ordered_json& json) {
  const auto read = read_request(json);
  EXPECT_TRUE(read) << base::to_string(read.error());
  const auto answer = read->verb->answer(read->request.get(), {.forms = kJson});
  EXPECT_TRUE(answer) << base::to_string(answer.error());
  return notes_of(*read->verb, read->request.get(), *answer);
}

ordered_json comparison(const std::string& other, const std::vector<std::string>& sets = {}) {
  return {{"verb", "compare"},     {"base", "no-export"}, {"others", {other}}, {"metric", {"china_useful@2027"}},
          {"as_of", "2025-12-31"}, {"samples", 64},       {"set", sets}};
}

TEST(Notes, NameThePartnerThatWasNotSet) {
  const std::string inlined =
      "washington.cap is set and washington.cap_share, of the same choice, is not: washington.cap_share stays as the "
      "book "
      "has it, which is a limit in 20 % of the draws; set washington.cap_share as well, to none or to a value of your "
      "own";
  EXPECT_EQ(notes_on(comparison("h200-licensed,washington.cap=none")), std::vector{inlined});
  EXPECT_EQ(notes_on(comparison("h200-licensed", {"washington.cap=none"})), std::vector{inlined});
  EXPECT_EQ(notes_on(comparison("h200-licensed,washington.cap=none", {"washington.cap=400000"})), std::vector{inlined})
      << "once";
}

TEST(Notes, AreNoneWhereAllIsSet) {
  EXPECT_TRUE(notes_on(comparison("h200-licensed")).empty());
  EXPECT_TRUE(notes_on(comparison("h200-licensed,washington.levy=0.5")).empty());
  EXPECT_TRUE(notes_on(comparison("h200-licensed,washington.cap=none,washington.cap_share=none")).empty());
  EXPECT_TRUE(notes_on(comparison("h200-licensed,washington.cap=none", {"washington.cap_share=none"})).empty());
  EXPECT_TRUE(notes_on(comparison("h200-open,washington.cap=400000")).empty()) << "its share is set by the scenario";
  EXPECT_TRUE(notes_on(comparison("h200-licensed", {"washington.cap*=2"})).empty()) << "the alternatives stay";
}

TEST(Notes, SayInHowManyDrawsAndOfWhichScenario) {
  ordered_json today = comparison("h200-licensed,washington.cap=none");
  today.erase("as_of");
  ASSERT_EQ(notes_on(today).size(), 1U);
  EXPECT_NE(notes_on(today).front().find("which is a limit in all draws"), std::string::npos);
  const ordered_json threshold{{"verb", "threshold"},   {"metric", "additions_ratio@2027"},
                               {"value", 5.0},          {"by", "washington.cap"},
                               {"as_of", "2025-12-31"}, {"samples", 64}};
  EXPECT_EQ(notes_on(threshold).size(), 1U) << "the lever that is tried";
}

TEST(Notes, StandInTextAndJsonAlike) {
  const std::string asked =
      "compare no-export h200-licensed,washington.cap=none --metric china_useful@2027 --samples 64 --as-of 2025-12-31";
  const Ran text = run(asked);
  EXPECT_EQ(text.status, 0);
  const auto first = text.said.find("Note: washington.cap is set and washington.cap_share");
  ASSERT_NE(first, std::string::npos) << text.said;
  EXPECT_EQ(text.said.find("Note: washington.cap", first + 1), std::string::npos);
  const auto json = ordered_json::parse(run(asked + " --json").said, nullptr, false);
  ASSERT_TRUE(json.contains("notes"));
  EXPECT_EQ(json["notes"].size(), 1U);
  EXPECT_FALSE(
      ordered_json::parse(run("compare --samples 64 --metric china_useful@2027 --json").said).contains("notes"));
}

}  // namespace
}  // namespace headway::verbs
