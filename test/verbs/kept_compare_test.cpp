// What is asked of a comparison kept alive in JSON is what the program answers on the command line.
#include "headway/verbs/kept_compare.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "apps/run_program.hpp"
#include "headway/verbs/head.hpp"

namespace headway::verbs {
namespace {

using nlohmann::ordered_json;
using testing::HasSubstr;

constexpr double kLong = 1e9;

ordered_json request(long samples, long first = 0) {
  return {
      {"base", "no-export"},  {"others", {"h200-licensed"}}, {"metric", {"china_useful@2027", "china_useful@months"}},
      {"yardstick", "h100e"}, {"basis", "accessible"},       {"samples", samples},
      {"first", first}};
}

KeptCompare opened(const ordered_json& asked) {
  auto kept = KeptCompare::open(asked);
  EXPECT_TRUE(kept.has_value()) << base::to_string(kept.error());
  kept->advance(kLong);
  return std::move(*kept);
}

std::string text_of(const base::Result<std::string>& result) {
  return result ? *result : base::to_string(result.error());
}

const std::string kFigures =
    " --metric china_useful@2027 --metric china_useful@months --yardstick h100e --basis accessible --json";

TEST(KeptCompare, SaysWhatTheProgramPrints) {
  const KeptCompare kept = opened(request(24));
  EXPECT_EQ(text_of(kept.result()), run("compare no-export h200-licensed --samples 24" + kFigures).said);
}

TEST(KeptCompare, AsksTheBookForWhatIsLeftOutAndKnowsNamesByTheirBeginning) {
  EXPECT_EQ(text_of(opened({{"samples", 8}, {"metric", {"china_stock@2026"}}}).result()),
            run("compare --samples 8 --metric china_stock@2026 --json").said);
  auto asked = request(8);
  asked["others"] = {"h200-lic,washington.levy=0.5"};
  EXPECT_EQ(text_of(opened(asked).result()),
            run("compare no-export h200-lic,washington.levy=0.5 --samples 8" + kFigures).said);
}

TEST(KeptCompare, SaysItAfterChangesToo) {
  KeptCompare kept = opened(request(16));
  const auto changed = kept.change({{"sides", {{"1", "h200-licensed,washington.cap=400000"}, {"0", "h20-only"}}},
                                    {"set", {"fleet.chip.life=61"}},
                                    {"metric", {"china_stock@2028"}},
                                    {"yardstick", "tpp"},
                                    {"samples", 20}});
  ASSERT_TRUE(changed.has_value()) << base::to_string(changed.error());
  kept.advance(kLong);
  EXPECT_EQ(text_of(kept.result()),
            run("compare h20-only h200-licensed,washington.cap=400000 --set fleet.chip.life=61 --samples 20 "
                "--metric china_stock@2028 --yardstick tpp --basis accessible --json")
                .said);
}

TEST(KeptCompare, SpeaksOfAllDrawsThatAreThere) {
  KeptCompare kept = opened(request(10));
  const KeptCompare other = opened(request(14, 10));
  ASSERT_TRUE(kept.merge(text_of(other.rows())).has_value());
  EXPECT_EQ(text_of(kept.result()), run("compare no-export h200-licensed --samples 24" + kFigures).said);
  EXPECT_THAT(base::to_string(kept.merge("rows").error()), HasSubstr("no rows of draws"));
}

TEST(KeptCompare, RefusesWhatItCannotChangeAndStaysAsItWas) {
  KeptCompare kept = opened(request(8));
  const std::string before = text_of(kept.result());
  const std::vector<std::pair<ordered_json, std::string>> wrong{
      {{{"seed", 2}}, "cannot change 'seed'"},
      {{{"sides", {{"2", "h20-only"}}}}, "no side 2"},
      {{{"sides", {{"-1", "h20-only"}}}}, "no side -1"},
      {{{"sides", {{"1", 7}}}}, "cannot use 7"},
      {{{"sides", "h20-only"}}, "sides is not a JSON object"},
      {{{"first", -1}}, "cannot use --first -1"},
      {{{"first", 4294967296}}, "cannot use --first 4294967296"},
      {{{"first", 2147483647}}, "there are not so many draws"},
      {{{"samples", 0}}, "cannot use --samples '0'"},
      {{{"sides", {{"1", "h200-open"}}}, {"set", {"fleet.chip.live=61"}}}, "fleet.chip.life"},
      {ordered_json::array(), "the change is not a JSON object"}};
  for (const auto& [change, word] : wrong) {
    const auto refused = kept.change(change);
    ASSERT_FALSE(refused.has_value()) << word;
    EXPECT_THAT(base::to_string(refused.error(), option_name), HasSubstr(word));
    EXPECT_TRUE(kept.finished());
    EXPECT_EQ(text_of(kept.result()), before);
  }
  EXPECT_FALSE(KeptCompare::open(ordered_json::array()).has_value());
  EXPECT_FALSE(KeptCompare::open({{"sample", 8}}).has_value());
}

}  // namespace
}  // namespace headway::verbs
