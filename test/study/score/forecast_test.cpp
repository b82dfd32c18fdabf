#include "headway/study/score/forecast.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "own_folder.hpp"
#include "study/default_book.hpp"

namespace headway::study {
namespace {

const std::vector<FiscalYear> kYears{{"Nvidia", 1}};

std::filesystem::path written(const std::string& text) {
  const auto file = own_path("card.toml");
  std::ofstream(file) << text;
  return file;
}

std::string message_of(const std::string& text) {
  const auto card = read_card(written(text), kYears);
  return card ? "" : base::to_string(card.error());
}

constexpr const char* kItem =
    "[[item]]\nwhat = \"H200s\"\nquantity = \"nvidia_legal_units_to_china_by_chip\"\nentity = \"H200\"\n"
    "unit = \"units\"\nresolve = \"Epoch AI\"\n";

TEST(Card, ReadsItemsPeriodsAndDates) {
  const auto card =
      read_card(written(std::string(kItem) + "periods = [\"2026Q1\", \"2026\"]\n"
                                             "[[before]]\nthrough = \"2025-03\"\nshock = \"a licence demanded\"\n"),
                kYears);
  ASSERT_TRUE(card) << base::to_string(card.error());
  ASSERT_EQ(card->items.size(), 2U);
  EXPECT_EQ(card->items[0].question.period, "2026Q1");
  EXPECT_EQ(card->items[1].question.when->months(), 12);
  ASSERT_EQ(card->before.size(), 1U);
  EXPECT_EQ(card->before[0].through, base::Month::of(2025, 3));
}

TEST(Card, WrongInputIsNamedWithItsLine) {
  EXPECT_NE(message_of("").find("the card has no item"), std::string::npos);
  EXPECT_NE(message_of(kItem).find("periods"), std::string::npos);
  const auto no_list = message_of(std::string(kItem) + "periods = \"2026\"\n");
  EXPECT_NE(no_list.find("not a list of periods"), std::string::npos) << no_list;
  EXPECT_NE(no_list.find(".toml:7"), std::string::npos) << no_list;
  const auto unknown = message_of(std::string(kItem) + "periods = [\"2026\"]\nresolved = \"x\"\n");
  EXPECT_NE(unknown.find("resolved"), std::string::npos) << unknown;
  EXPECT_NE(message_of(std::string(kItem) + "periods = [\"26\"]\n").find("26"), std::string::npos);
}

TEST(Forecast, EveryItemOfTheBooksCardIsForecastFromTheStrictBook) {
  Question question = strict_question();
  question.samples = scaled(600);
  const auto prepared = api::prepare(question);
  ASSERT_TRUE(prepared) << base::to_string(prepared.error());
  const auto result = forecast(*prepared, question, "reversal");
  ASSERT_TRUE(result) << base::to_string(result.error());
  EXPECT_GE(result->forecasts.size(), 20U);
  for (const auto& each : result->forecasts) {
    const auto name = each.item.what + " " + each.item.question.period;
    EXPECT_EQ(each.skipped, "") << name;
    EXPECT_LE(each.value.p5, each.value.p50) << name;
    EXPECT_LT(each.value.p5, each.value.p95) << name;
    EXPECT_FALSE(each.item.resolve.empty()) << name;
  }
  ASSERT_EQ(result->redrawn.size(), 3U);
  for (const auto& card : result->redrawn) {
    EXPECT_GT(card.score.all.rows, 10) << card.date.shock;
    for (const auto& row : card.score.rows) {
      EXPECT_GT(row.observed.when->first, card.date.through);
      EXPECT_LE(row.observed.when->last, card.date.through + kMonthsAfterShock);
    }
  }
}

TEST(Forecast, QuartersOfH200sAddUpInTheMean) {
  Question question = strict_question();
  question.samples = scaled(600);
  const auto prepared = api::prepare(question);
  ASSERT_TRUE(prepared) << base::to_string(prepared.error());
  const auto result = forecast(*prepared, question, "h200-licensed");
  ASSERT_TRUE(result) << base::to_string(result.error());
  double quarters = 0.0;
  double year = 0.0;
  for (const auto& each : result->forecasts) {
    if (each.item.question.entity == "H200" && each.item.question.when->first.year() == 2026) {
      (each.item.question.when->months() == 3 ? quarters : year) += each.value.mean;
    }
  }
  EXPECT_GT(year, 0.0);
  EXPECT_NEAR(quarters, year, 1e-9 * year);
}

}  // namespace
}  // namespace headway::study
