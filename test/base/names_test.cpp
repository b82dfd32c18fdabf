#include "headway/base/names.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <string>
#include <vector>

#include "headway/base/messages.hpp"

namespace headway::base {
namespace {

using Names = std::vector<std::string>;

const Names kScenarios = {"full-controls", "no-export", "h20-only", "h200-licensed", "h200-open", "blackwell-open"};

TEST(NearestNames, MendsOneLetter) {
  EXPECT_EQ(nearest_names("h20-onyl", kScenarios), Names{"h20-only"});
  EXPECT_EQ(nearest_names("noexport", kScenarios), Names{"no-export"});
  EXPECT_EQ(nearest_names("h200-lizensed", kScenarios), Names{"h200-licensed"});
}

TEST(NearestNames, OffersTheNearestFirst) {
  EXPECT_EQ(nearest_names("h20-open", kScenarios), (Names{"h200-open"}));
  EXPECT_EQ(nearest_names("abd", Names{"abcde", "abcd", "xyz"}), (Names{"abcd", "abcde"}));
}

TEST(NearestNames, OffersWhatBeginsSoBeforeWhatIsSpelledAlike) {
  const Names chips{"gb200", "h200_sxm", "b200_sxm", "b200_pcie", "b20"};
  EXPECT_EQ(nearest_names("h200", chips), Names{"h200_sxm"});
  EXPECT_EQ(nearest_names("B200", chips), (Names{"b200_sxm", "b200_pcie"}));
}

TEST(NearestNames, TakesNoNoticeOfCapitals) { EXPECT_EQ(nearest_names("NO-EXPORT", kScenarios), Names{"no-export"}); }

TEST(NearestNames, KeepsTheOrderAmongEquals) {
  EXPECT_EQ(nearest_names("b", Names{"c", "a", "d"}), (Names{"c", "a", "d"}));
  EXPECT_EQ(nearest_names("b", Names{"c", "a", "d", "e"}, 2), (Names{"c", "a"}));
}

TEST(NearestNames, HasNothingToOfferWithoutNames) {
  EXPECT_TRUE(nearest_names("anything", Names{}).empty());
  EXPECT_TRUE(nearest_names("anything", kScenarios, 0).empty());
}

TEST(NearestNames, WorksOnEmptyText) { EXPECT_EQ(nearest_names("", Names{"ab", "c"}), (Names{"c", "ab"})); }

RC_GTEST_PROP(NearestNames, FindsAKnownName, (const Names& known)) {
  RC_PRE(!known.empty());
  const std::string wanted = *rc::gen::elementOf(known);
  const Names found = nearest_names(wanted, known, known.size());
  RC_ASSERT(std::ranges::find(found, wanted) != found.end());
}

RC_GTEST_PROP(NearestNames, FindsALongNameAfterOneDeletion, ()) {
  const std::string name = *rc::gen::elementOf(kScenarios);
  const auto place = *rc::gen::inRange<std::size_t>(0, name.size());
  std::string wrong = name;
  wrong.erase(place, 1);
  RC_ASSERT(nearest_names(wrong, kScenarios).front() == name || (name == "h200-open" && wrong == "h20-open"));
}

TEST(UnknownName, SaysWhatItIsAndTheNearest) {
  const Error error = unknown_name("scenario", "abd", Names{"abcde", "abcd", "xyz"}, {"a.toml", 3});
  EXPECT_EQ(to_string(error), "a.toml:3: unknown scenario 'abd'; did you mean 'abcd' or 'abcde'?");
  EXPECT_EQ(to_string(unknown_name("scenario", "abd", Names{})), "unknown scenario 'abd'");
}

TEST(NameMeant, IsTheNameItselfOrTheOnlyOneThatBeginsSo) {
  const std::vector<std::string> names{"no-export", "h200-licensed", "h200-open", "h200"};
  EXPECT_EQ(name_meant("no", names), "no-export");
  EXPECT_EQ(name_meant("h200-l", names), "h200-licensed");
  EXPECT_EQ(name_meant("h200", names), "h200");
  EXPECT_EQ(name_meant("h200-", names), "h200-");
  EXPECT_EQ(name_meant("export", names), "export");
  EXPECT_EQ(name_meant("", names), "");
}

}  // namespace
}  // namespace headway::base
