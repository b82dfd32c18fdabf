#include "headway/fit/measured_run.hpp"

#include <gtest/gtest.h>

#include "../cluster/cluster_book.hpp"
#include "headway/files/table_reader.hpp"

namespace headway::fit {
namespace {

std::string parse_error(const std::string& text) {
  const auto runs = parse_measured_runs(text, "runs.csv", cluster::cluster_book().rules);
  return runs ? "" : base::to_string(runs.error());
}

TEST(MeasuredRun, TakesTheFirstQuantityThatARowHas) {
  const auto runs = parse_measured_runs(
      "id,chip,model,step_time_s,tokens_per_s_per_chip,gpu_hours\nA_1,H100,x,2.5,7,\nB_1,H100,x,,7,\nC_1,H100,x,,,9\n"
      "D_1,H100,x,,,\n",
      "runs.csv", cluster::cluster_book().rules);
  ASSERT_TRUE(runs);
  EXPECT_EQ((*runs)[0].quantity, MeasuredQuantity::step_time);
  EXPECT_EQ((*runs)[0].measured, 2.5);
  EXPECT_EQ((*runs)[1].quantity, MeasuredQuantity::token_rate);
  EXPECT_EQ((*runs)[2].quantity, MeasuredQuantity::chip_hours);
  EXPECT_EQ((*runs)[2].kind, RunKind::whole);
  EXPECT_EQ((*runs)[2].source_key, "C");
  EXPECT_EQ((*runs)[3].measured, 0.0);
}

TEST(MeasuredRun, WrongFilesAreRefusedWithTheLine) {
  EXPECT_EQ(parse_error("id,chip\nA,H100\n"),
            "runs.csv:1: no column 'model' (every measurement needs one); name the columns in the first line");
  EXPECT_EQ(parse_error("id,chip,model\nA,H100\n"),
            "runs.csv:2: 2 fields instead of 3 (every row has as many as the first line); look for a comma that needs "
            "quotation marks");
  EXPECT_EQ(parse_error("id,chip,model,seq\nA,H100,x,2k\n"),
            "runs.csv:2: '2k' in the column 'seq' (expected a number above 0 and below 1e18); leave the field empty "
            "where nothing is known");
  EXPECT_EQ(parse_error("id,chip,model,seq\nA,H100,x,-5\n"),
            "runs.csv:2: '-5' in the column 'seq' (expected a number above 0 and below 1e18); leave the field empty "
            "where nothing is known");
  EXPECT_EQ(parse_error(""), "runs.csv: no rows in runs.csv (the file is empty); check the file");
}

TEST(MeasuredRun, TheBooksRowsAreReadAndNoH800IsFitted) {
  const auto file = cluster::cluster_folder() / "observed" / "training_runs.csv";
  const auto text = files::read_text(file.string());
  ASSERT_TRUE(text);
  const auto runs = parse_measured_runs(*text, file.string(), cluster::cluster_book().rules);
  ASSERT_TRUE(runs) << base::to_string(runs.error());
  EXPECT_EQ(runs->size(), 311U);
  for (const MeasuredRun& run : *runs) {
    EXPECT_EQ(run.test, run.chip == "H800") << run.id;
    EXPECT_FALSE(run.source.empty()) << run.id;
  }
}

}  // namespace
}  // namespace headway::fit
