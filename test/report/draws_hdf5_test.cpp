#include "headway/report/draws_hdf5.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <limits>

#include "headway/report/hdf5_file.hpp"

namespace headway::report {
namespace {

constexpr double kUnlimitedDraw = std::numeric_limits<double>::infinity();

/// A figure and two inputs in three worlds, which are not in the order of figures first.
model::DrawTable three_worlds() {
  model::DrawTable table{{0, 2, 5}, {1, 1, 4}, std::vector<model::DrawColumn>(3)};
  table.columns[0] = {
      .scenario = "", .id = "price.h200", .unit = "USD/chip", .yardstick = "", .basis = "", .period = ""};
  table.columns[0].quantity = model::kInput;
  table.columns[0].values = {1.0, 2.0, 3.0};
  table.columns[1] = {.scenario = "no-export",
                      .id = "china_stock",
                      .unit = "H100e",
                      .yardstick = "h100e",
                      .basis = "located",
                      .period = "2028"};
  table.columns[1].values = {10.0, std::nan(""), 0.1};
  table.columns[2] = table.columns[0];
  table.columns[2].id = "washington.cap";
  table.columns[2].unit = "chip/year";
  table.columns[2].values = {4.0, kUnlimitedDraw, 6.0};
  return table;
}

const nlohmann::ordered_json kHeadOfThree{{"seed", 1}, {"words", "µ"}};

std::string three_bytes() {
  const auto bytes = draws_hdf5(kHeadOfThree, three_worlds());
  EXPECT_TRUE(bytes);
  return bytes.value_or("");
}

TEST(DrawsHdf5, IsReadBack) {
  const auto read = read_draws_hdf5(three_bytes(), "three.h5");
  ASSERT_TRUE(read) << base::to_string(read.error());
  EXPECT_EQ(read->head, kHeadOfThree);
  EXPECT_EQ(read->table.draw, (std::vector<long>{0, 2, 5}));
  EXPECT_EQ(read->table.weight, (std::vector<long>{1, 1, 4}));
  ASSERT_EQ(read->table.columns.size(), 3U);
  EXPECT_EQ(read->table.columns[0].id, "china_stock");
  EXPECT_EQ(read->table.columns[0].unit, "H100e");
  EXPECT_EQ(read->table.columns[0].period, "2028");
  EXPECT_EQ(read->table.columns[0].values[0], 10.0);
  EXPECT_TRUE(std::isnan(read->table.columns[0].values[1]));
  EXPECT_EQ(read->table.columns[1].values, (std::vector<double>{1.0, 2.0, 3.0}));
  EXPECT_EQ(read->table.columns[2].quantity, model::kInput);
  EXPECT_EQ(read->table.columns[2].values[1], kUnlimitedDraw);
}

TEST(DrawsHdf5, HasTheDatasetsOfThePage) {
  const Hdf5Reader file(three_bytes());
  EXPECT_EQ(file.words("figure"), (std::vector<std::string>{"china_stock@2028 h100e located"}));
  EXPECT_EQ(file.words("input"), (std::vector<std::string>{"input:price.h200", "input:washington.cap"}));
  EXPECT_EQ(file.words("input_unit"), (std::vector<std::string>{"USD/chip", "chip/year"}));
  EXPECT_EQ(file.numbers("inputs"), (std::vector<double>{1.0, 4.0, 2.0, kUnlimitedDraw, 3.0, 6.0}));
  EXPECT_FALSE(file.numbers("draw"));  // integers
  EXPECT_FALSE(file.words("nothing"));
}

TEST(DrawsHdf5, TheSameTableGivesTheSameBytes) { EXPECT_EQ(three_bytes(), three_bytes()); }

TEST(DrawsHdf5, WithoutInputsHasNoneOfThem) {
  auto table = three_worlds();
  table.columns = {table.columns[1]};
  const auto bytes = draws_hdf5(kHeadOfThree, table);
  ASSERT_TRUE(bytes);
  EXPECT_FALSE(Hdf5Reader(*bytes).has("inputs"));
  EXPECT_EQ(read_draws_hdf5(*bytes, "one.h5")->table.columns.size(), 1U);
}

TEST(DrawsHdf5, WhatIsNoneIsRefused) {
  const std::string whole = three_bytes();
  EXPECT_TRUE(is_hdf5(whole));
  EXPECT_FALSE(is_hdf5("# headway {}"));
  for (const std::string& broken : {std::string("# headway {}"), whole.substr(0, 600), std::string()}) {
    const auto read = read_draws_hdf5(broken, "broken.h5");
    ASSERT_FALSE(read);
    EXPECT_NE(base::to_string(read.error()).find("broken.h5"), std::string::npos);
  }
}

}  // namespace
}  // namespace headway::report
