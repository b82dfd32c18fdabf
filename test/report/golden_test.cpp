// A whole output against the one kept: a change in model or book shows here. HEADWAY_UPDATE_GOLDEN=1 writes the file anew.
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <nlohmann/json.hpp>

#include "../study/default_book.hpp"
#include "headway/results/compare.hpp"
#include "headway/results/write_json.hpp"
#include "headway/study/compare.hpp"

namespace headway::report {
namespace {

/// Draws agree to 1e-12 between machines and compilers; what is made of them to somewhat less.
void expect_alike(const nlohmann::json& expected, const nlohmann::json& actual, const std::string& where) {
  if (expected.is_number() && actual.is_number()) {
    const double left = expected.get<double>();
    const double right = actual.get<double>();
    EXPECT_NEAR(left, right, 1e-9 * std::abs(left) + 1e-9) << where;
    return;
  }
  ASSERT_EQ(expected.type(), actual.type()) << where;
  if (expected.is_structured()) {
    ASSERT_EQ(expected.size(), actual.size()) << where;
    for (const auto& [key, value] : expected.items()) {
      expect_alike(value, expected.is_array() ? actual[std::stoul(key)] : actual[key], where + "/" + key);
    }
    return;
  }
  EXPECT_EQ(expected, actual) << where;
}

TEST(Golden, TheComparisonIsTheOneKept) {
  auto question = study::default_question();
  question.samples = 400;
  question.seed = 7;
  question.yardstick = "h100e";
  question.metrics = {"china_useful@2026", "china_stock@2028",     "stock_ratio@2030",         "capability_lag@2028",
                      "world_sold@2025",   "levy_revenue@2026",    "domestic_production@2027", "us_displaced@2028",
                      "power.china@2030",  "imports_diverted@2027"};
  const std::vector<std::string> others{"h200-licensed", "blackwell-open", "full-controls"};
  const auto result = study::compare(study::default_book(), question, "no-export", others);
  ASSERT_TRUE(result) << base::to_string(result.error());
  const auto actual = nlohmann::json::parse(results::json(results::compare(), results::Comparison{&*result}));
  const std::string path = std::string(HEADWAY_SOURCE_DIR) + "/test/golden/compare.json";
  if (std::getenv("HEADWAY_UPDATE_GOLDEN") != nullptr) {
    std::ofstream(path) << actual.dump(1) << "\n";
  }
  std::ifstream file(path);
  const auto expected = nlohmann::json::parse(file);
  expect_alike(expected, actual, "");
}

}  // namespace
}  // namespace headway::report
