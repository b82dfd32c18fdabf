#include "headway/study/replicate/set_input.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace headway::study {
namespace {

using testing::HasSubstr;

book::Replication two_inputs() {
  book::Replication replication;
  replication.name = "r";
  replication.inputs.resize(3);
  replication.inputs[0].id = "chips_910c";
  replication.inputs[0].unit = "chip";
  replication.inputs[0].values.resize(2);
  replication.inputs[1].id = "tpp";
  replication.inputs[1].chips = {"h200_sxm"};
  replication.inputs[1].figure = "tpp";
  replication.inputs[2].id = "yield";
  replication.inputs[2].missing = true;
  return replication;
}

TEST(SetInput, TakesANumberOrARangeForEachOfItsValues) {
  book::Replication replication = two_inputs();
  ASSERT_FALSE(set_input("chips_910c=800000", replication));
  ASSERT_EQ(replication.inputs[0].values.size(), 2U);
  EXPECT_EQ(replication.inputs[0].values[1].value, 800000.0);
  ASSERT_FALSE(set_input("tpp=10..20", replication));
  ASSERT_EQ(replication.inputs[1].values.size(), 1U);
  EXPECT_EQ(replication.inputs[1].values[0].value, 15.0);
  EXPECT_EQ(replication.inputs[1].values[0].high, 20.0);
  EXPECT_TRUE(replication.inputs[1].chips.empty()) << "it no longer comes from the catalogue";
}

TEST(SetInput, MistakesAreErrors) {
  book::Replication replication = two_inputs();
  const auto says = [&](const std::string& text, const char* words) {
    const auto wrong = set_input(text, replication);
    ASSERT_TRUE(wrong) << text;
    EXPECT_THAT(base::to_string(*wrong), HasSubstr(words));
  };
  says("chips_910c", "id=value");
  says("chips_910b=3", "did you mean 'chips_910c'");
  says("chips_910c=many", "in chip was expected");
  says("chips_910c=3..2", "in chip was expected");
  says("yield=0.5", "not stated by the publication");
}

}  // namespace
}  // namespace headway::study
