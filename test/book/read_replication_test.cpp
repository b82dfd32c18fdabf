#include "headway/book/read_replication.hpp"

#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "book/written_book.hpp"
#include "headway/book/replication_names.hpp"

namespace headway::book {
namespace {

using testing::ElementsAre;

const std::string kHead =
    "title = \"t\"\npublisher = \"p\"\npublished = 2025-06-01\nwhere = \"w\"\nconfidence = \"high\"\n"
    "kind = \"full\"\nnumerator = \"n\"\ndenominator = \"none\"\nbasis = \"b\"\nyardstick = \"y\"\nabout = "
    "\"a\"\n";  // 11
const std::string kAlong = "along = [\"2024\", \"2025\"]\n";
const std::string kSource = "published = 2025-05-01\nsource = \"s\"\nconfidence = \"high\"\n";
const std::string kUnits = "[input.units]\nmeans = \"m\"\nunit = \"chip\"\nvalue = [10, 20]\nrounding = 1\n" + kSource;
const std::string kFactor = "[input.factor]\nmeans = \"m\"\nunit = \"H100e/chip\"\nvalue = 2\n" + kSource;
const std::string kStep = "[step.compute]\nmultiply = [\"units\", \"factor\"]\n";
const std::string kNumber =
    "[[number]]\nid = \"sum\"\nmeans = \"m\"\nunit = \"H100e\"\nvalue = [20, 40]\nlow = 19\nstep = \"compute\"\n"
    "no_ours = \"r\"\n";
const std::string kWhole = kHead + kAlong + kUnits + kFactor + kStep + kNumber;

std::string replaced(std::string text, const std::string& what, const std::string& by) {
  const auto place = text.find(what);
  EXPECT_NE(place, std::string::npos) << what;
  return place == std::string::npos ? text : text.replace(place, what.size(), by);
}

/// The message for a replication of this text; empty where nothing is wrong.
std::string replication_message(const std::string& text) {
  const test::WrittenBook book({{"replications/one.toml", text}});
  const auto read = read_replications(book.folder() / "replications");
  std::string message = read ? "" : base::to_string(read.error());
  if (const auto place = message.find(book.folder().string()); place != std::string::npos) {
    message.replace(place, book.folder().string().size() + std::string("/replications").size(), "R");
  }
  return message;
}

TEST(ReadReplication, HoldsWhatTheFileStates) {
  const test::WrittenBook book({{"replications/one.toml", kWhole}});
  const auto read = read_replications(book.folder() / "replications");
  ASSERT_TRUE(read) << base::to_string(read.error());
  ASSERT_EQ(read->size(), 1U);
  const Replication& one = read->front();
  EXPECT_EQ(one.name, "one");
  EXPECT_EQ(one.published, (base::Day{2025, 6, 1}));
  EXPECT_TRUE(one.full);
  EXPECT_THAT(one.along, ElementsAre("2024", "2025"));
  ASSERT_EQ(one.inputs.size(), 2U);
  EXPECT_EQ(one.inputs[0].id, "units") << "in the order of the file";
  ASSERT_EQ(one.inputs[0].values.size(), 2U);
  EXPECT_EQ(one.inputs[0].values[1].low, 19.0);
  EXPECT_EQ(one.inputs[0].values[1].high, 21.0);
  EXPECT_EQ(one.steps[0].operation, "multiply");
  ASSERT_EQ(one.numbers.size(), 1U);
  EXPECT_THAT(one.numbers[0].at, ElementsAre("2024", "2025"));
  EXPECT_EQ(one.numbers[0].published[1].value, 40.0);
  EXPECT_EQ(one.numbers[0].published[1].low, 19.0);
  EXPECT_EQ(one.numbers[0].published[1].high, 40.0);
  EXPECT_EQ(one.hash.size(), 64U);
}

TEST(ReadReplication, AnOpenRangeHasNoCentre) {
  const test::WrittenBook book({{"replications/one.toml", replaced(kWhole, "value = [20, 40]\nlow = 19", "low = 1")}});
  const auto read = read_replications(book.folder() / "replications");
  ASSERT_TRUE(read) << base::to_string(read.error());
  const Stated& published = read->front().numbers[0].published[0];
  EXPECT_TRUE(std::isnan(published.value));
  EXPECT_EQ(published.low, 1.0);
  EXPECT_TRUE(std::isinf(published.high));
}

TEST(ReadReplication, InputsOfAStepAreFoundThroughOtherSteps) {
  const test::WrittenBook book(
      {{"replications/one.toml", replaced(kWhole, kStep, kStep + "[step.again]\nadd = [\"compute\", \"compute\"]\n")}});
  const auto read = read_replications(book.folder() / "replications");
  ASSERT_TRUE(read) << base::to_string(read.error());
  const auto inputs = inputs_of(read->front(), "again");
  ASSERT_EQ(inputs.size(), 2U);
  EXPECT_EQ(inputs[0]->id, "units");
  EXPECT_EQ(inputs[1]->id, "factor");
}

TEST(ReadReplication, AMissingFieldIsNamedWithItsPlace) {
  EXPECT_EQ(replication_message(replaced(kWhole, "numerator = \"n\"\n", "")),
            "R/one.toml:1: replication 'one' has no 'numerator' (an estimate counts something); add it");
  EXPECT_EQ(replication_message(replaced(kWhole, "[input.factor]\nmeans = \"m\"\nunit = \"H100e/chip\"\n",
                                         "[input.factor]\nmeans = \"m\"\n")),
            "R/one.toml:21: input 'factor' has no 'unit' (a number without a unit says nothing); add it");
  EXPECT_THAT(replication_message(replaced(kWhole, "source = \"s\"\n", "")),
              testing::HasSubstr("input 'units' has no 'source'"));
  EXPECT_THAT(replication_message(replaced(kWhole, "no_ours = \"r\"\n", "")),
              testing::HasSubstr("number 'sum' has no 'ours'"));
}

TEST(ReadReplication, AnUnknownKeyOffersTheNearest) {
  EXPECT_EQ(replication_message(replaced(kWhole, "rounding = 1", "roundign = 1")),
            "R/one.toml:17: unknown key 'roundign' in input 'units' (nothing reads it); did you mean 'rounding'?");
}

TEST(ReadReplication, AnUnknownInputOffersTheNearest) {
  EXPECT_EQ(
      replication_message(replaced(kWhole, "[\"units\", \"factor\"]", "[\"units\", \"facter\"]")),
      "R/one.toml:28: step 'compute' names an unknown input 'facter' (it is no [input.NAME] or [step.NAME] of the "
      "file); did you mean 'factor'?");
  EXPECT_THAT(replication_message(replaced(kWhole, "step = \"compute\"", "step = \"compte\"")),
              testing::HasSubstr("number 'sum' names an unknown input 'compte'"));
}

TEST(ReadReplication, StepsInACircleAreShown) {
  EXPECT_THAT(
      replication_message(replaced(kWhole, kStep,
                                   "[step.compute]\nadd = [\"units\", \"other\"]\n[step.other]\nadd = [\"units\", "
                                   "\"compute\"]\n")),
      testing::HasSubstr("the steps form a circle (compute -> other -> compute)"));
}

TEST(ReadReplication, AListOfAnotherLengthIsRefused) {
  EXPECT_EQ(
      replication_message(replaced(kWhole, "value = [10, 20]", "value = [10, 20, 30]")),
      "R/one.toml:16: 'value' of input 'units' has 3 numbers (it has one, or 2 as 'along' or 'at' names); correct "
      "the list");
}

TEST(ReadReplication, ARangeUpsideDownIsRefused) {
  EXPECT_THAT(replication_message(replaced(kWhole, "low = 19", "low = 30")),
              testing::HasSubstr("the range of number 'sum' is upside down"));
}

TEST(ReadReplication, AnUnknownUnitIsRefused) {
  EXPECT_THAT(replication_message(replaced(kWhole, "unit = \"chip\"", "unit = \"chps\"")),
              testing::HasSubstr("R/one.toml:15: unknown unit 'chps' in input 'units'"));
}

TEST(ReadReplication, AStepDoesOneThing) {
  EXPECT_THAT(replication_message(replaced(kWhole, kStep, kStep + "add = [\"units\", \"factor\"]\n")),
              testing::HasSubstr("step 'compute' does several things"));
  EXPECT_THAT(replication_message(replaced(kWhole, "multiply = [\"units\", \"factor\"]", "unit = \"H100e\"")),
              testing::HasSubstr("step 'compute' does nothing"));
  EXPECT_THAT(replication_message(replaced(kWhole, "[\"units\", \"factor\"]", "\"units\"")),
              testing::HasSubstr("step 'compute' has 1 operands (multiply takes two or more)"));
}

TEST(ReadReplication, KindMustSayWhetherAnInputIsMissing) {
  EXPECT_EQ(replication_message(replaced(kWhole, "kind = \"full\"", "kind = \"partial\"")),
            "R/one.toml:1: 'kind' of replication 'one' is wrong (no input is missing); write kind = \"full\"");
  const std::string missing = replaced(
      kWhole, kFactor, "[input.factor]\nmeans = \"m\"\nunit = \"H100e/chip\"\nmissing = true\nbetween = [1, 9]\n");
  EXPECT_THAT(replication_message(missing), testing::HasSubstr("number 'sum' needs the missing input 'factor'"));
  const std::string implied = replaced(missing, "step = \"compute\"\n", "step = \"compute\"\nimplies = \"factor\"\n");
  EXPECT_THAT(replication_message(implied), testing::HasSubstr("write kind = \"partial\""));
  EXPECT_EQ(replication_message(replaced(implied, "kind = \"full\"", "kind = \"partial\"")), "");
  EXPECT_THAT(replication_message(replaced(missing, "between = [1, 9]", "between = [9, 1]")),
              testing::HasSubstr("'between' of input 'factor' is not a range"));
}

TEST(ReadReplication, AFolderThatIsNotThereIsAnError) { EXPECT_FALSE(read_replications("/nonexistent/replications")); }

}  // namespace
}  // namespace headway::book
