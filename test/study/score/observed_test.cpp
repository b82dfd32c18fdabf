#include "headway/study/score/observed.hpp"

#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>

#include "own_folder.hpp"

namespace headway::study {
namespace {

const std::string kHeader = "quantity,entity,period,unit,low,central,high,source,published,kind\n";

const std::vector<FiscalYear> kObservedYears{{"Nvidia", 1}, {"AMD", 12}};

std::filesystem::path written_observed(const std::string& text) {
  const auto file = own_path("observed.csv");
  std::ofstream(file, std::ios::binary) << text;
  return file;
}

/// With FILE for the file's name; empty where nothing is wrong.
std::string observed_message(const std::string& text) {
  const auto file = written_observed(text);
  const auto rows = read_observed(file, kObservedYears);
  std::string found = rows ? "" : base::to_string(rows.error());
  for (auto at = found.find(file.string()); at != std::string::npos; at = found.find(file.string())) {
    found.replace(at, file.string().size(), "FILE");
  }
  return found;
}

TEST(Observed, ReadsColumnsInAnyOrderAndIgnoresOthers) {
  const auto rows =
      read_observed(written_observed("note,kind,period,quantity,entity,unit,low,central,high,source,published,family\n"
                                     "x,actual,2024Q1,sales,Nvidia,USD_bn,1,2.5,,\"a, b\",2024-05-01,reports\n"),
                    kObservedYears);
  ASSERT_TRUE(rows) << base::to_string(rows.error());
  ASSERT_EQ(rows->size(), 1U);
  const auto& row = rows->front();
  EXPECT_EQ(row.quantity, "sales");
  EXPECT_EQ(row.when, base::parse_period("2024Q1"));
  EXPECT_EQ(row.low, 1.0);
  EXPECT_EQ(row.central, 2.5);
  EXPECT_FALSE(row.high);
  EXPECT_EQ(row.source, "a, b");
  EXPECT_EQ(row.kind, "actual");
  EXPECT_EQ(row.family, "reports");
  EXPECT_EQ(row.where.line, 2);
}

TEST(Observed, APeriodThatIsNoSpanOfMonthsIsKeptAsWrittenWithTheReason) {
  const auto rows = read_observed(written_observed(kHeader + "sales,Nvidia,2028/29,units,,1,,s,2025-01-01,estimate\n"),
                                  kObservedYears);
  ASSERT_TRUE(rows);
  EXPECT_EQ(rows->front().period, "2028/29");
  EXPECT_FALSE(rows->front().when);
  EXPECT_EQ(rows->front().no_period, "the period '2028/29' is not a span of months");
}

TEST(Observed, AFileWithoutRowsIsRefused) {
  EXPECT_EQ(observed_message(""),
            "FILE:1: no observation in FILE (a line of column names and rows were expected); see "
            "book/observed/flows.csv for an example");
  EXPECT_EQ(observed_message(kHeader), observed_message(""));
}

TEST(Observed, AFileThatIsNotThereIsNamed) {
  const auto rows = read_observed("no/such.csv", kObservedYears);
  ASSERT_FALSE(rows);
  EXPECT_NE(base::to_string(rows.error()).find("no/such.csv"), std::string::npos);
}

TEST(Observed, AMissingColumnIsNamedWithTheNearest) {
  EXPECT_EQ(observed_message("quantity,entity,period,unit,low,centre,high,source,published,kind\na,b,2024,c,,1,,,,\n"),
            "FILE:1: the column 'central' is missing (observations have quantity, entity, period, unit, low, central, "
            "high, source, published and kind); is 'centre' meant to be it?");
}

TEST(Observed, AShortRowIsNamedByLine) {
  EXPECT_EQ(observed_message(kHeader + "a,b,2024,c,,1,,s,2024-01-01,actual\na,b,2024\n"),
            "FILE:3: the row has 3 fields (10 were expected); complete it, or quote commas in a field");
}

TEST(Observed, ANumberThatIsNoneIsNamedByLine) {
  for (const std::string word : {"1e999", "12 %", "nan"}) {
    EXPECT_EQ(observed_message(kHeader + "a,b,2024,c,," + word + ",,s,2024-01-01,actual\n"),
              "FILE:2: '" + word +
                  "' in the column central is not a number (a finite number, or nothing, was expected); write it "
                  "without unit and separators");
  }
}

TEST(Observed, LowAboveHighIsRefused) {
  EXPECT_EQ(observed_message(kHeader + "a,b,2024,c,3,2,1,s,2024-01-01,actual\n"),
            "FILE:2: low is above high (they bound what was observed); exchange them");
}

TEST(Observed, ACentralValueOutsideItsBoundsIsRefused) {
  for (const std::string numbers : {"2,1,3", "2,4,3", ",4,3", "2,1,"}) {
    EXPECT_EQ(observed_message(kHeader + "a,b,2024,c," + numbers + ",s,2024-01-01,actual\n"),
              "FILE:2: central lies outside low and high (they bound what was observed); correct one of the three, or "
              "leave the bounds empty")
        << numbers;
  }
}

TEST(Observed, AKindOrADayThatIsNoneIsRefused) {
  EXPECT_EQ(observed_message(kHeader + "a,b,2024,c,,1,,s,2024-01-01,projecton\n"),
            "FILE:2: 'projecton' is no kind of observation (actual, estimate or projection was expected); did you mean "
            "'projection'?");
  EXPECT_EQ(observed_message(kHeader + "a,b,2024,c,,1,,s,never,actual\n"),
            "FILE:2: 'never' in the column published is not a day (a day, or nothing, was expected); write it as "
            "2026-08-26");
  EXPECT_EQ(observed_message(kHeader + "a,b,2024,c,,1,,s,,actual\n"), "");
}

TEST(Observed, ARowOrAColumnThatIsThereTwiceIsRefused) {
  const std::string row = "a,b,2024,c,,1,,s,2024-01-01,actual\n";
  EXPECT_EQ(observed_message(kHeader + row + "a,b,2024,c,,2,,s,2024-01-01,actual\n"), "");
  EXPECT_EQ(observed_message(kHeader + row + row),
            "FILE:3: the row is that of line 2 again (it would count twice); take one of the two away");
  EXPECT_EQ(observed_message("kind," + kHeader + "actual," + row),
            "FILE:1: the column 'kind' is named twice (each column is read once); take one of the two away");
}

TEST(Observed, AnOpenQuotationMarkSwallowsNoRow) {
  EXPECT_EQ(observed_message(kHeader + "a,b,2024,c,,1,,\"s,2024-01-01,actual\na,b,2025,c,,1,,s,2024-01-01,actual\n")
                .substr(0, 66),
            "FILE:2: a quotation mark of the row that begins here is not closed");
}

}  // namespace
}  // namespace headway::study
