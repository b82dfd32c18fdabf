#include "headway/report/draws_csv.hpp"

#include <gtest/gtest.h>

#include <limits>

namespace headway::report {
namespace {

constexpr double kNothing = std::numeric_limits<double>::quiet_NaN();

/// Two figures of one scenario, and an input, in worlds 0 and 7.
model::DrawTable two_worlds() {
  model::DrawColumn located{.scenario = "no-export",
                            .id = "china_stock",
                            .unit = "H100e",
                            .yardstick = "h100e",
                            .basis = "located",
                            .period = "2026"};
  model::DrawColumn accessible = located;
  accessible.basis = "accessible";
  model::DrawColumn input;
  input.id = "price.h200";
  input.unit = "USD/chip";
  input.quantity = model::kInput;
  located.values = {1.5, kNothing};
  accessible.values = {2.0, 0.1};
  input.values = {30000.0, std::numeric_limits<double>::infinity()};
  return {{0, 7}, {1, 3}, {located, accessible, input}};
}

TEST(DrawsCsv, AWorldIsARow) {
  EXPECT_EQ(draws_wide(two_worlds()),
            "draw,weight,china_stock@2026 h100e located,china_stock@2026 h100e accessible,input:price.h200\r\n"
            "0,1,1.5,2,30000\r\n7,3,,0.1,\r\n");
}

TEST(DrawsCsv, SeveralScenariosAreNamed) {
  auto table = two_worlds();
  table.columns[1].scenario = "h200-open";
  table.columns[2].scenario = "h200-open";
  EXPECT_EQ(draw_names(table),
            (std::vector<std::string>{"no-export:china_stock@2026 h100e located",
                                      "h200-open:china_stock@2026 h100e accessible", "input:h200-open:price.h200"}));
}

TEST(DrawsCsv, AnInputOfOneScenarioIsNamedByItEvenAlone) {
  auto table = two_worlds();
  table.columns[2].scenario = "no-export";
  table.columns[2].period = "2028-12";
  EXPECT_EQ(draw_names(table).back(), "input:no-export:price.h200@2028-12");
}

TEST(DrawsCsv, WhatIsNoValueSaysWhatItIs) {
  auto table = two_worlds();
  table.columns[1].quantity = model::kGain;
  table.columns[0] = {};
  table.columns[0].id = "C7";
  table.columns[0].quantity = model::kHolds;
  const auto names = draw_names(table);
  EXPECT_EQ(names[0], "C7 holds");
  EXPECT_EQ(names[1], "china_stock@2026 h100e accessible gain");
}

TEST(DrawsCsv, ANumberIsARowInTheLongForm) {
  EXPECT_EQ(draws_long(two_worlds()),
            "draw,weight,scenario,id,unit,yardstick,basis,period,quantity,value\r\n"
            "0,1,no-export,china_stock,H100e,h100e,located,2026,value,1.5\r\n"
            "0,1,no-export,china_stock,H100e,h100e,accessible,2026,value,2\r\n"
            "0,1,,price.h200,USD/chip,,,,input,30000\r\n"
            "7,3,no-export,china_stock,H100e,h100e,located,2026,value,\r\n"
            "7,3,no-export,china_stock,H100e,h100e,accessible,2026,value,0.1\r\n"
            "7,3,,price.h200,USD/chip,,,,input,\r\n");
}

}  // namespace
}  // namespace headway::report
