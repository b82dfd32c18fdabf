#include "headway/results/compare.hpp"
#include "headway/results/write_json.hpp"

#include <gtest/gtest.h>

#include <chrono>
#include <nlohmann/json.hpp>

#include "report/synthetic.hpp"

namespace headway::results {
namespace {

using nlohmann::ordered_json;
using report_test::synthetic_comparison;

std::string to_json(const model::CompareResult& result) { return json(compare(), Comparison{&result}); }

std::vector<std::string> keys(const ordered_json& object) {
  std::vector<std::string> names;
  for (const auto& [key, value] : object.items()) {
    names.push_back(key);
  }
  return names;
}

TEST(Json, ComparisonHasTheDocumentedKeys) {
  const auto result = synthetic_comparison({{"h200-licensed", 0.6}}, {"china_stock@2026"});
  const auto object = ordered_json::parse(to_json(result));
  EXPECT_EQ(keys(object), (std::vector<std::string>{"base", "why", "others"}));
  const auto& other = object["others"][0];
  EXPECT_EQ(keys(other), (std::vector<std::string>{"scenario", "why", "same_as_base", "metrics"}));
  const auto& metric = other["metrics"][0];
  EXPECT_EQ(keys(metric),
            (std::vector<std::string>{"id", "unit", "yardstick", "basis", "period", "base", "value", "gain",
                                      "gain_percent", "gain_over_h20", "above_zero", "error_p50", "draws"}));
  EXPECT_EQ(keys(metric["gain"]), (std::vector<std::string>{"p5", "p25", "p50", "p75", "p95", "mean"}));
  EXPECT_EQ(metric["id"], "china_stock");
  EXPECT_EQ(metric["period"], "2026");
}

TEST(Json, NumbersReadBackToTheSameBits) {
  auto result = synthetic_comparison({{"h200-licensed", 0.6}}, {"china_useful@2026"});
  result.others[0].gain[0].p50 = 0.1 + 0.2;
  result.others[0].gain[0].p95 = 6.02214076e26;
  const auto object = ordered_json::parse(to_json(result));
  const auto& gain = object["others"][0]["metrics"][0]["gain"];
  EXPECT_EQ(gain["p50"].get<double>(), 0.1 + 0.2);
  EXPECT_EQ(gain["p95"].get<double>(), 6.02214076e26);
  EXPECT_EQ(gain["mean"].get<double>(), result.others[0].gain[0].mean);
}

TEST(Json, NoValueIsNull) {
  auto result = synthetic_comparison({{"h200-licensed", 0.6}}, {"china_useful@2026"});
  result.others[0].gain_percent[0] = report_test::missing();
  result.others[0].gain[0].p95 = std::numeric_limits<double>::infinity();
  const auto object = ordered_json::parse(to_json(result));
  const auto& metric = object["others"][0]["metrics"][0];
  EXPECT_TRUE(metric["gain_percent"]["p50"].is_null());
  EXPECT_TRUE(metric["gain"]["p95"].is_null());
}

TEST(Json, TextIsEscaped) {
  auto result = synthetic_comparison({{"h200-licensed", 0.6}}, {"china_useful@2026"});
  result.base_why = "a \"quoted\"\nline \xff";
  const auto object = ordered_json::parse(to_json(result));
  EXPECT_EQ(object["why"].get<std::string>().substr(0, 15), "a \"quoted\"\nline");
}

TEST(Json, NoOthersIsAnEmptyList) {
  model::CompareResult result;
  EXPECT_TRUE(ordered_json::parse(to_json(result))["others"].empty());
}

TEST(Json, RunHasOneArrayAQuantile) {
  const auto object = ordered_json::parse(json(run(), report_test::synthetic_run()));
  EXPECT_EQ(keys(object), (std::vector<std::string>{"scenario", "why", "months", "metrics"}));
  const auto& metric = object["metrics"][0];
  EXPECT_EQ(keys(metric), (std::vector<std::string>{"id", "unit", "yardstick", "basis", "p5", "p25", "p50", "p75",
                                                    "p95", "mean", "error_p50"}));
  EXPECT_EQ(metric["p50"].size(), object["months"].size());
  EXPECT_TRUE(metric["p50"][1].is_null());
}

TEST(Json, WritesAFullComparisonInWellUnderASecond) {
  const auto result = synthetic_comparison();
  const auto start = std::chrono::steady_clock::now();
  const std::string text = to_json(result);
  const std::chrono::duration<double> took = std::chrono::steady_clock::now() - start;
  EXPECT_GT(text.size(), 1'000'000U);
  EXPECT_LT(took.count(), 2.0);  // a debug build with a sanitizer on a busy machine; a release build takes about 0.03 s
}

}  // namespace
}  // namespace headway::results
