#include "headway/jobs/side_by_side.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../cluster/cluster_book.hpp"
#include "headway/jobs/train.hpp"

namespace headway::jobs {
namespace {

base::Result<std::vector<std::string>> named(const std::string& words) {
  return chips_named(cluster::cluster_book().catalogue, words);
}

base::Result<SideBySide<TrainResult>> trained(const std::vector<std::string>& chips, TrainQuestion question) {
  return side_by_side(chips, std::move(question), [](const TrainQuestion& asked) {
    return train(cluster::cluster_book(), cluster::fitted_efficiencies(), cluster::cluster_ranges(), asked);
  });
}

TrainQuestion eight_chips() {
  TrainQuestion question;
  question.model = "llama-3.1-8b";
  question.count = 8;
  question.threads = 2;
  return question;
}

TEST(SideBySide, NamesOfChipsStandBetweenCommas) {
  EXPECT_FALSE(names_several("h100_sxm"));
  EXPECT_TRUE(names_several("h100_sxm,h20_96"));
  EXPECT_THAT(*named("h100_sxm, h20_96"), testing::ElementsAre("h100_sxm", "h20_96"));
}

TEST(SideBySide, AnUnknownNameAnEmptyOneAndOneGivenTwiceAreRefused) {
  EXPECT_THAT(base::to_string(named("h100_sxm,h20_9").error()), testing::HasSubstr("did you mean 'h20_96'?"));
  EXPECT_THAT(base::to_string(named("h100_sxm,").error()), testing::HasSubstr("empty name"));
  EXPECT_THAT(base::to_string(named("h100_sxm,h100_sxm").error()), testing::HasSubstr("twice"));
}

TEST(SideBySide, EachChipAnswersAsItDoesAlone) {
  const auto both = trained({"h100_sxm", "h20_96"}, eight_chips());
  ASSERT_TRUE(both);
  auto question = eight_chips();
  question.chip = "h20_96";
  const auto alone =
      train(cluster::cluster_book(), cluster::fitted_efficiencies(), cluster::cluster_ranges(), question);
  ASSERT_TRUE(alone);
  EXPECT_EQ(both->at(1).answer->days.p50, alone->days.p50);
  EXPECT_EQ(both->at(1).answer->cost.p95, alone->cost.p95);
}

TEST(SideBySide, AChipThatCannotDoTheJobDoesNotStopTheOthers) {
  auto question = eight_chips();
  question.precision = "fp8";
  const auto chips = trained({"a100_sxm_80", "h100_sxm"}, question);
  ASSERT_TRUE(chips);
  EXPECT_THAT(chips->at(0).answer.error().problem, testing::HasSubstr("does not train in 8-bit"));
  EXPECT_TRUE(chips->at(1).answer);
}

TEST(SideBySide, AJobThatIsWrongOnEveryChipIsToldOnce) {
  auto question = eight_chips();
  question.count = 0;
  const auto wrong = trained({"a100_sxm_80", "h100_sxm"}, question);
  ASSERT_FALSE(wrong);
  EXPECT_THAT(wrong.error().problem, testing::HasSubstr("count"));
}

TEST(SideBySide, WhereEachChipFailsInItsOwnWayEachIsNamed) {
  auto question = eight_chips();
  question.precision = "fp8";
  const auto wrong = trained({"a100_sxm_80", "ascend_910c"}, question);
  ASSERT_FALSE(wrong);
  EXPECT_THAT(wrong.error().why, testing::HasSubstr("a100_sxm_80: "));
  EXPECT_THAT(wrong.error().why, testing::HasSubstr("ascend_910c: "));
}

}  // namespace
}  // namespace headway::jobs
