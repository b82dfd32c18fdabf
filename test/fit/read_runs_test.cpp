#include "headway/fit/read_runs.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "../cluster/cluster_book.hpp"
#include "headway/files/csv_rows.hpp"
#include "headway/files/table_reader.hpp"
#include "headway/fit/calibrate.hpp"
#include "headway/fit/run_columns.hpp"

namespace headway::fit {
namespace {

/// A file of one row that says these columns and values beside the needed ones; its message where it is refused.
std::string refusal(const std::string& columns, const std::string& values) {
  const auto runs = parse_measured_runs(
      "id,source_key,kind,chip,model,year," + columns + "\nA_1,A,train,H100,x,2024," + values + "\n", "runs.csv");
  return runs ? "" : base::to_string(runs.error());
}

MeasuredRun one(const std::string& columns, const std::string& values) {
  return cluster::read_or_stop(
             parse_measured_runs("id,source_key,kind,chip,model," + columns + "\nA_1,A,train,H100,x," + values + "\n",
                                 "runs.csv"))
      .front();
}

std::string book_file() { return (cluster::cluster_folder() / "observed" / "training_runs.csv").string(); }

std::vector<MeasuredRun> book_rows() {
  return cluster::read_or_stop(parse_measured_runs(cluster::read_or_stop(files::read_text(book_file())), book_file()));
}

TEST(ReadRuns, TakesTheFirstQuantityThatARowHas) {
  const auto runs = parse_measured_runs(
      "id,source_key,kind,chip,model,year,step_time_s,tokens_per_s_per_chip,gpu_hours\nA_1,A,train,H100,x,2024,2.5,7,\n"
      "B_1,B,decode,H100,x,2024,,7,\nC_1,C,whole,H100,x,2024,,,9\nD_1,D,train,H100,x,2024,,,\n",
      "runs.csv");
  ASSERT_TRUE(runs) << base::to_string(runs.error());
  EXPECT_EQ((*runs)[0].quantity, MeasuredQuantity::step_time);
  EXPECT_EQ((*runs)[0].measured, 2.5);
  EXPECT_EQ((*runs)[1].quantity, MeasuredQuantity::token_rate);
  EXPECT_EQ((*runs)[1].kind, RunKind::decode);
  EXPECT_EQ((*runs)[2].quantity, MeasuredQuantity::chip_hours);
  EXPECT_EQ((*runs)[2].kind, RunKind::whole);
  EXPECT_EQ((*runs)[2].source_key, "C");
  EXPECT_EQ((*runs)[3].measured, 0.0);
}

TEST(ReadRuns, TheDateOfTheSoftwareIsAMonthOrAYear) {
  EXPECT_NEAR(one("software", "2025-09").software, 2025.0 + 8.5 / 12.0, 1e-9);
  EXPECT_EQ(one("software,year", "2022.5,2024").software, 2022.5);
  EXPECT_EQ(one("software,year", ",2024").software, 2024.0);
  for (const char* const wrong : {"2025-13", "2025-0", "2025.5-01", "25.09", "NeMo 25.09", "2025-9.5", "2025-"}) {
    EXPECT_EQ(refusal("software", wrong),
              std::string("runs.csv:2: '") + wrong +
                  "' in the column 'software' (expected a month as 2025-09, or a year as 2022.5); leave the field "
                  "empty where the year of the row is all that is known");
  }
}

TEST(ReadRuns, WordsAndFlags) {
  const MeasuredRun run =
      one("year,recompute,precision,flop_counted,sequence_parallel,overlap_experts,use,zero,prediction_layers",
          "2024,selective,MXFP8,recompute,no,yes,test,0,0");
  EXPECT_EQ(run.recompute, cluster::Recompute::selective);
  EXPECT_EQ(run.format, cluster::Format::eight);
  EXPECT_EQ(run.precision, "MXFP8");
  EXPECT_EQ(run.flop_counted, FlopCounted::recompute);
  EXPECT_EQ(run.sequence_parallel, false);
  EXPECT_TRUE(run.overlap_experts);
  EXPECT_TRUE(run.test);
  EXPECT_EQ(run.number("zero"), 0.0);
  EXPECT_EQ(run.number("prediction_layers"), 0.0);
  const MeasuredRun silent = one("year,recompute,precision,sequence_parallel,zero", "2024,,,,");
  EXPECT_FALSE(silent.recompute);
  EXPECT_FALSE(silent.format);
  EXPECT_FALSE(silent.sequence_parallel);
  EXPECT_FALSE(silent.number("zero"));
}

TEST(ReadRuns, AFileWithoutKindIsOfTrainingAndItsSourceIsItsKey) {
  const auto runs = parse_measured_runs(
      "id,source,year,chip,model,step_time_s,gpu_hours,notes\nA_1,a page,2024,H100,x,2.5,,VP=6; INFERENCE decode\n"
      "A_2,a page,2024,H100,x,,7,\n",
      "runs.csv");
  ASSERT_TRUE(runs) << base::to_string(runs.error());
  EXPECT_EQ((*runs)[0].kind, RunKind::train);
  EXPECT_FALSE((*runs)[0].number("interleave"));
  EXPECT_EQ((*runs)[0].source_key, "a page");
  EXPECT_EQ((*runs)[1].kind, RunKind::whole);
}

TEST(ReadRuns, AFileThatLacksColumnsIsToldWhichToGive) {
  const auto old = parse_measured_runs("id,year,chip,notes\nA_1,2024,H100,VP=6; INFERENCE decode\n", "runs.csv");
  ASSERT_FALSE(old);
  EXPECT_EQ(base::to_string(old.error()),
            "runs.csv:1: no column 'source_key' (a row means what its columns say; nothing is read from id or notes); "
            "add source_key, model, and where known kind, software, interleave, key_value_heads, zero, "
            "sequence_parallel, run_tokens, flop_counted and the others of docs/cluster.md");
}

TEST(ReadRuns, WrongColumnsAreRefused) {
  EXPECT_EQ(refusal("kv_heads", "8"),
            "runs.csv:1: unknown column 'kv_heads' (docs/cluster.md lists the columns); did you mean 'heads'?");
  EXPECT_EQ(refusal("seq,seq", "1,2"),
            "runs.csv:1: the column 'seq' stands twice (a row has one value of it); remove one");
}

TEST(ReadRuns, WrongFieldsAreRefusedWithTheLine) {
  const std::string positive =
      "' in the column 'seq' (expected a number above 0 and below 1e18); leave the field empty where nothing is known";
  EXPECT_EQ(refusal("seq", "2k"), "runs.csv:2: '2k" + positive);
  EXPECT_EQ(refusal("seq", "-5"), "runs.csv:2: '-5" + positive);
  EXPECT_EQ(refusal("seq", "0"), "runs.csv:2: '0" + positive);
  EXPECT_EQ(refusal("seq", "nan"), "runs.csv:2: 'nan" + positive);
  EXPECT_EQ(refusal("zero", "4"),
            "runs.csv:2: '4' in the column 'zero' (expected a whole number from 0 to 3); leave the field empty where "
            "nothing is known");
  EXPECT_EQ(refusal("interleave", "n/a"),
            "runs.csv:2: 'n/a' in the column 'interleave' (expected a whole number from 1 to 1000); leave the field "
            "empty where nothing is known");
  EXPECT_EQ(refusal("recompute", "ful"),
            "runs.csv:2: 'ful' in the column 'recompute' (expected none, selective, full, or nothing); did you mean "
            "'full'?");
  EXPECT_EQ(refusal("sequence_parallel", "true").substr(0, 62),
            "runs.csv:2: 'true' in the column 'sequence_parallel' (expected");
  EXPECT_EQ(refusal("seq", "1,2"),
            "runs.csv:2: 8 fields instead of 7 (every row has as many as the first line); look for a comma that needs "
            "quotation marks");
}

TEST(ReadRuns, AKindIsOneOfSixAndAgreesWithWhatIsMeasured) {
  const auto message = [](const std::string& text) {
    const auto runs = parse_measured_runs(text, "runs.csv");
    return runs ? "" : base::to_string(runs.error());
  };
  EXPECT_EQ(message("id,source_key,kind,chip,model,year\nA_1,A,inference,H100,x,2024\n").substr(0, 103),
            "runs.csv:2: 'inference' in the column 'kind' (expected train, adapter, whole, offline, prefill, decode)");
  EXPECT_EQ(message("id,source_key,kind,chip,model,year\nA_1,A,,H100,x,2024\n"),
            "runs.csv:2: nothing in the column 'kind' (every row fills id, source_key, kind, chip, model); fill it");
  const std::string disagree =
      "runs.csv:2: kind and measurement of 'A_1' do not agree (a whole run is measured in gpu_hours, and gpu_hours are "
      "of a whole run); correct the column 'kind', or give another measurement";
  EXPECT_EQ(message("id,source_key,kind,chip,model,year,gpu_hours\nA_1,A,train,H100,x,2024,9\n"), disagree);
  EXPECT_EQ(message("id,source_key,kind,chip,model,year,step_time_s\nA_1,A,whole,H100,x,2024,9\n"), disagree);
  EXPECT_EQ(message("id,source_key,kind,chip,model\nA_1,A,train,H100,x\n"),
            "runs.csv:2: 'A_1' has neither software nor year (efficiencies depend on the date); give one of them");
  EXPECT_EQ(message(""), "runs.csv: no rows in runs.csv (the file is empty); check the file");
}

TEST(ReadRuns, TheBooksRowsAreReadAndNoH800IsFitted) {
  const auto runs = book_rows();
  EXPECT_EQ(runs.size(), 311U);
  for (const MeasuredRun& run : runs) {
    EXPECT_EQ(run.test, run.chip == "H800") << run.id;
    EXPECT_FALSE(run.source.empty()) << run.id;
  }
}

/// The book's file with other words in id, source and notes, such as files of the old form gave a meaning to.
std::string reworded() {
  const auto rows =
      cluster::read_or_stop(files::csv_rows(cluster::read_or_stop(files::read_text(book_file())), book_file()));
  const std::vector<std::string>& columns = rows.front().fields;
  std::string text;
  for (const files::CsvRow& row : rows) {
    for (std::size_t c = 0; c < columns.size(); ++c) {
      std::string field = row.fields[c];
      if (row.line > 1 && columns[c] == "notes") {
        field =
            "INFERENCE decode; VP=2; kv=1; FSDP=64; 3T tokens; no sequence parallel; w/o MTP; container 21.01; EP4; "
            "avg KV 9; counts recompute; 4x200Gb IB";
      } else if (row.line > 1 && columns[c] == "id") {
        field = "MLPERF40_LORA_ngc21.01";
      } else if (row.line > 1 && columns[c] == "source") {
        field = "MegaScale 2412.19437";
      }
      text += (c == 0 ? "\"" : ",\"") + field + "\"";
    }
    text += "\n";
  }
  return text;
}

TEST(ReadRuns, RewordingWhatIsForPeopleChangesNoPrediction) {
  const auto score = [](const std::vector<MeasuredRun>& runs) {
    return score_runs(runs, cluster::cluster_book(), cluster::fitted_efficiencies());
  };
  const auto before = score(book_rows());
  const auto after = score(cluster::read_or_stop(parse_measured_runs(reworded(), "reworded.csv")));
  ASSERT_EQ(before.size(), after.size());
  for (std::size_t k = 0; k < before.size(); ++k) {
    EXPECT_EQ(before[k].predicted, after[k].predicted) << before[k].id;
    EXPECT_EQ(before[k].p95, after[k].p95) << before[k].id;
    EXPECT_EQ(before[k].kind, after[k].kind) << before[k].id;
    EXPECT_EQ(before[k].source_key, after[k].source_key) << before[k].id;
    EXPECT_EQ(before[k].skipped, after[k].skipped) << before[k].id;
  }
}

TEST(ReadRuns, EveryColumnIsInTheBooksFileAndOnThePage) {
  const std::string text = cluster::read_or_stop(files::read_text(book_file()));
  const std::string heads = "," + text.substr(0, text.find('\n')) + ",";
  const std::string page = cluster::read_or_stop(
      files::read_text((cluster::cluster_folder().parent_path() / "docs" / "cluster.md").string()));
  for (const std::string& column : run_columns()) {
    EXPECT_NE(heads.find("," + column + ","), std::string::npos) << column;
    EXPECT_NE(page.find("`" + column + "`"), std::string::npos) << column;
  }
}

}  // namespace
}  // namespace headway::fit
