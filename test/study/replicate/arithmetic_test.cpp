#include "headway/study/replicate/arithmetic.hpp"

#include <array>
#include <cmath>

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

namespace headway::study {
namespace {

StatedQuantity of(double value, const std::string& unit) {
  return StatedQuantity{unit, {book::Stated{value, value, value}}};
}

StatedQuantity list(std::vector<double> values, const std::string& unit) {
  StatedQuantity quantity{unit, {}};
  for (const double value : values) {
    quantity.values.push_back(book::Stated{value, value, value});
  }
  return quantity;
}

StatedQuantity result(std::string_view operation, std::vector<StatedQuantity> operands, std::string_view unit) {
  auto quantity = operate(operation, operands);
  quantity = quantity ? in_unit(*quantity, unit) : quantity;
  EXPECT_TRUE(quantity) << base::to_string(quantity.error());
  return quantity ? *quantity : StatedQuantity{};
}

std::string error(std::string_view operation, std::vector<StatedQuantity> operands, std::string_view unit = "1") {
  auto quantity = operate(operation, operands);
  quantity = quantity ? in_unit(*quantity, unit) : quantity;
  return quantity ? "" : base::to_string(quantity.error());
}

TEST(ReplicateArithmetic, UnitsTravelThroughProductsAndQuotients) {
  // 7 GW for 8,760 hours are 61.32 TWh.
  EXPECT_NEAR(result("multiply", {of(7.0, "GW"), of(8760.0, "hour")}, "TWh").at(0).value, 61.32, 1e-9);
  // 800,000 chips of 12,800 TPP over 5 % are 204.8 bn TPP.
  const auto output = operate("multiply", std::array{of(8e5, "chip"), of(12800.0, "TPP/chip")});
  ASSERT_TRUE(output);
  EXPECT_NEAR(result("divide", {*output, of(5.0, "percent")}, "TPP").at(0).value, 2.048e11, 1.0);
  // Three million homes of 7,224 kWh are 21.672 TWh.
  EXPECT_NEAR(result("multiply", {of(3e6, "household"), of(7224.0, "kWh/household")}, "TWh").at(0).value, 21.672, 1e-9);
}

TEST(ReplicateArithmetic, SumsConvertToTheFirstUnit) {
  EXPECT_NEAR(result("add", {of(1.0, "GUSD"), of(500.0, "MUSD")}, "GUSD").at(0).value, 1.5, 1e-12);
  EXPECT_NEAR(result("subtract", {of(1.0, "GUSD"), of(500.0, "MUSD"), of(100.0, "MUSD")}, "GUSD").at(0).value, 0.4,
              1e-12);
}

TEST(ReplicateArithmetic, ListsRunValueByValueAndSumUp) {
  const StatedQuantity units = list({10.0, 20.0, 30.0}, "chip");
  const StatedQuantity doubled = result("multiply", {units, of(2.0, "1")}, "chip");
  ASSERT_EQ(doubled.values.size(), 3U);
  EXPECT_EQ(doubled.at(2).value, 60.0);
  const StatedQuantity running = result("cumulate", {units}, "chip");
  EXPECT_EQ(running.at(1).value, 30.0);
  EXPECT_EQ(running.at(2).value, 60.0);
  const StatedQuantity total = result("total", {units}, "chip");
  ASSERT_EQ(total.values.size(), 1U);
  EXPECT_EQ(total.at(0).value, 60.0);
}

TEST(ReplicateArithmetic, APowerIsOfBareNumbers) {
  // 1.65 x 1.35 over two years.
  EXPECT_NEAR(result("power", {of(2.2275, "1"), of(2.0, "1")}, "1").at(0).value, 4.96175625, 1e-12);
  EXPECT_NE(error("power", {of(2.0, "chip"), of(2.0, "1")}).find("does not convert"), std::string::npos);
  EXPECT_NE(error("power", {of(-2.0, "1"), of(2.0, "1")}).find("zero or negative"), std::string::npos);
}

TEST(ReplicateArithmetic, WrongUnitsAndDivisorsAreRefused) {
  EXPECT_NE(error("add", {of(1.0, "chip"), of(1.0, "USD")}).find("does not convert"), std::string::npos);
  EXPECT_NE(error("multiply", {of(1.0, "chip"), of(1.0, "W")}, "chip").find("does not convert"), std::string::npos);
  const StatedQuantity around_zero{"1", {book::Stated{1.0, -1.0, 2.0}}};
  EXPECT_NE(error("divide", {of(1.0, "1"), around_zero}).find("may be zero"), std::string::npos);
}

/// A range above zero with a value in it.
book::Stated some_range() {
  const double low = 0.1 + 0.001 * *rc::gen::inRange(0, 100000);
  const double high = low + 0.001 * *rc::gen::inRange(0, 100000);
  return book::Stated{0.5 * (low + high), low, high};
}

double inside(const book::Stated& range) {
  const double share = 0.001 * *rc::gen::inRange(0, 1001);
  return range.low + share * (range.high - range.low);
}

RC_GTEST_PROP(ReplicateArithmetic, RangesHoldWhatAnyValuesInThemGive, ()) {
  const std::string operation = *rc::gen::element<std::string>("add", "subtract", "multiply", "divide", "power");
  const StatedQuantity left{"1", {some_range()}};
  const StatedQuantity right{"1", {some_range()}};
  const auto range = operate(operation, std::array{left, right});
  RC_ASSERT(range.has_value());
  const auto point = operate(operation, std::array{of(inside(left.at(0)), "1"), of(inside(right.at(0)), "1")});
  RC_ASSERT(point.has_value());
  const double slack = 1e-9 * std::abs(point->at(0).value) + 1e-9;
  RC_ASSERT(point->at(0).value >= range->at(0).low - slack);
  RC_ASSERT(point->at(0).value <= range->at(0).high + slack);
}

}  // namespace
}  // namespace headway::study
