// Everything that can be listed is listed in every form, by the program and by the door that a page uses.
#include <gtest/gtest.h>

#include <algorithm>
#include <nlohmann/json.hpp>

#include "apps/run_program.hpp"
#include "headway/verbs/head.hpp"

namespace headway::verbs {
namespace {

using nlohmann::ordered_json;

TEST(List, AnswersForEverythingThatItKnows) {
  for (const std::string& what : api::listable()) {
    const auto read = read_request({{"verb", "list"}, {"what", what}});
    ASSERT_TRUE(read) << base::to_string(read.error());
    const auto answer = read->verb->answer(read->request.get(), {.forms = kJson});
    ASSERT_TRUE(answer) << what << base::to_string(answer.error());
    const auto json = ordered_json::parse(in_form(*read->verb, read->request.get(), *answer, kJson), nullptr, false);
    ASSERT_TRUE(json.is_object()) << what;
    const bool own = json["schema"] != "headway.list/1";
    EXPECT_EQ(json["schema"], own ? "headway.list." + what + "/1" : "headway.list/1");
    const auto& rows = json[own ? what : "names"];
    EXPECT_GT(rows.size(), 1U) << what;
    const std::string text = in_form(*read->verb, read->request.get(), *answer, kText);
    EXPECT_EQ(static_cast<std::size_t>(std::ranges::count(text, '\n')), rows.size()) << what;
    const std::string csv = in_form(*read->verb, read->request.get(), *answer, kCsv);
    EXPECT_GT(static_cast<std::size_t>(std::ranges::count(csv, '\n')), rows.size()) << what;
  }
}

TEST(List, SaysWhatItDoesNotKnow) {
  const Ran ran = run("list lever");
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.said.find("nothing is listed under 'lever'"), std::string::npos) << ran.said;
  EXPECT_NE(ran.said.find("did you mean 'levers'?"), std::string::npos) << ran.said;
  EXPECT_EQ(run("list").status, 2);
}

TEST(List, TakesABookAndADay) {
  EXPECT_NE(run("list scenarios --book test/data/book/nowhere").status, 0);
  const auto json = ordered_json::parse(run("list levers --json --set washington.levy=0.5").said, nullptr, false);
  for (const auto& each : json["levers"]) {
    if (each["id"] == "washington.levy") {
      EXPECT_EQ(each["value"], "0.5");
      EXPECT_EQ(each["middle"], 0.5);
    }
  }
}

}  // namespace
}  // namespace headway::verbs
