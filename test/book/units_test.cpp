#include "headway/book/units.hpp"

#include <cmath>
#include <thread>
#include <vector>

#include <gtest/gtest.h>

namespace headway::book {
namespace {

std::string units_message(const auto& result) { return result ? "" : base::to_string(result.error()); }

TEST(Units, Convert) {
  struct Case {
    double value;
    const char* from;
    const char* to;
    double expected;
  };
  for (const auto& [value, from, to, expected] :
       {Case{35, "GUSD", "USD", 35e9}, Case{2, "kUSD/chip", "USD/chip", 2000}, Case{1, "GCNY/year", "MCNY/year", 1000},
        Case{12, "wafer/year", "wafer/month", 1}, Case{40, "percent", "1", 0.4}, Case{1, "kWh", "joule", 3.6e6},
        Case{1, "TWh", "GWh", 1000}, Case{0.1, "USD/kWh", "USD/MWh", 100}, Case{1, "TB/s", "GB/s", 1000},
        Case{1, "GB", "byte", 1e9}, Case{8, "bit", "byte", 1}, Case{1, "PFLOP/s", "TFLOP/s", 1000},
        Case{1, "cm2", "mm2", 100}, Case{1, "MH100e", "H100e", 1e6}, Case{1, "day", "hour", 24},
        Case{3, "die/package", "die/package", 3}, Case{1, "token/household", "token/household", 1},
        Case{1, "TPP/stack", "TPP/stack", 1}, Case{25, "degC", "K", 298.15}}) {
    const auto converted = convert(value, from, to);
    ASSERT_TRUE(converted) << units_message(converted);
    EXPECT_NEAR(*converted, expected, 1e-12 * expected) << from << " to " << to;
  }
}

TEST(Units, OwnUnitsDoNotConvertIntoEachOther) {
  const std::vector<const char*> units = {"chip", "wafer", "die", "stack", "package",   "FLOP", "token", "byte",
                                          "USD",  "CNY",   "TPP", "H100e", "household", "1",    "kWh",   "month"};
  for (const char* const one : units) {
    for (const char* const other : units) {
      EXPECT_EQ(convert(1.0, one, other).has_value(), one == other) << one << " " << other;
    }
  }
}

TEST(Units, MistakesAreErrors) {
  EXPECT_EQ(units_message(convert(1, "chip", "wafer")),
            "the unit 'chip' does not convert to 'wafer' (they measure different things); give the number in a unit "
            "that does");
  EXPECT_EQ(units_message(convert(1, "chips", "chip")),
            "unknown unit 'chips' (a unit is UDUNITS text, or made of chip, wafer, die, stack, package, USD and "
            "others); did you "
            "mean 'chip'?");
  EXPECT_FALSE(check_unit(""));
  EXPECT_FALSE(check_unit("USD/"));
  EXPECT_TRUE(check_unit("USD/chip"));
}

TEST(Units, FactorNeedsACommonZero) {
  EXPECT_EQ(unit_factor("GUSD/year", "USD/year").value_or(0.0), 1e9);
  EXPECT_EQ(unit_factor("any text at all", "1").has_value(), false);
  EXPECT_EQ(units_message(unit_factor("degC", "K")),
            "the units 'degC' and 'K' differ in their zero (a factor alone does not convert them); give the number in "
            "another "
            "unit");
}

TEST(Units, MayBeAskedFromSeveralThreads) {
  std::vector<int> right(4, 0);
  {
    std::vector<std::jthread> threads;
    for (int& count : right) {
      threads.emplace_back([&count] {
        for (int repeat = 0; repeat < 200; ++repeat) {
          count += convert(repeat, "GUSD", "MUSD").value_or(-1.0) == 1000.0 * repeat ? 1 : 0;
        }
      });
    }
  }
  EXPECT_EQ(right, std::vector<int>(4, 200));
}

}  // namespace
}  // namespace headway::book
