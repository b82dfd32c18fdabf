#include "headway/report/calibrate_text.hpp"
#include "headway/results/fit.hpp"
#include "headway/results/write_json.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <nlohmann/json.hpp>

namespace headway::report {
namespace {

std::vector<fit::ScoredRun> runs() {
  fit::ScoredRun predicted;
  predicted.id = "A_1";
  predicted.source_key = "A";
  predicted.chip = "H100";
  predicted.quantity = "step_time_s";
  predicted.measured = 10;
  predicted.predicted = 11;
  predicted.p5 = 9;
  predicted.p95 = 13;
  predicted.error = 0.1;
  predicted.searched = {"micro-batch"};
  fit::ScoredRun skipped;
  skipped.id = "A_2";
  skipped.source_key = "A";
  skipped.chip = "H100";
  skipped.measured = 5;
  skipped.skipped = "no \"shape\"";
  return {predicted, skipped};
}

TEST(CalibrateReport, JsonHasARowEachAndNullWhereNothingIsPredicted) {
  const auto json =
      nlohmann::json::parse(results::json(results::calibrate(), results::Calibrated{"2025-12-31", runs(), {}}));
  ASSERT_EQ(json["rows"].size(), 2U);
  EXPECT_EQ(json["rows"][0]["error"], 0.1);
  EXPECT_EQ(json["rows"][0]["searched"][0], "micro-batch");
  EXPECT_TRUE(json["rows"][0]["skipped"].is_null());
  EXPECT_TRUE(json["rows"][1]["predicted"].is_null());
  EXPECT_EQ(json["rows"][1]["skipped"], "no \"shape\"");
  EXPECT_EQ(json["by_source"][0]["rows"], 1);
}

TEST(CalibrateReport, TextNamesErrorsAndReasons) {
  const std::string text = score_text(runs(), {.fitted = "2025-12-31", .method = "", .estimates = {}, .spreads = {}});
  EXPECT_THAT(text, testing::HasSubstr("+10.0 %"));
  EXPECT_THAT(text, testing::HasSubstr("searched"));
  EXPECT_THAT(text, testing::HasSubstr("no \"shape\""));
}

TEST(CalibrateReport, CsvQuotesWhatNeedsIt) {
  EXPECT_THAT(results::to_csv(results::calibrate_sheet({"2025-12-31", runs(), {}})),
              testing::HasSubstr("\"no \"\"shape\"\"\""));
}

}  // namespace
}  // namespace headway::report
