#include "headway/study/score/observed_period.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "own_folder.hpp"
#include "study/default_book.hpp"

namespace headway::study {
namespace {

const std::vector<FiscalYear> kPeriodYears{
    {"Nvidia", 1}, {"Oracle", 5}, {"Broadcom", 10}, {"Alibaba", 3}, {"Meta", 12}};

base::Period months(int year, int month, int count) {
  const auto first = base::Month::of(year, month);
  return {first, first + (count - 1)};
}

ObservedPeriod read(std::string_view text, std::string_view entity, std::string_view quantity = "sales") {
  return read_observed_period(text, quantity, entity, kPeriodYears);
}

TEST(ObservedPeriod, ACompanysYearIsItsOwn) {
  EXPECT_EQ(read("FY2027Q2", "Nvidia").when, months(2026, 5, 3));
  EXPECT_EQ(read("FY2027H1", "Nvidia").when, months(2026, 2, 6));
  EXPECT_EQ(read("FY2026 (to May)", "Oracle").when, months(2025, 6, 12));
  EXPECT_EQ(read("FQ2 2026 (to May)", "Broadcom").when, months(2026, 2, 3));
  EXPECT_EQ(read("FY2026", "Alibaba").when, months(2025, 4, 12));
  EXPECT_EQ(read("FY2024", "Meta").when, months(2024, 1, 12));
}

TEST(ObservedPeriod, TheEntityNamesTheCompanyElseTheQuantityDoes) {
  EXPECT_EQ(read("FY2027", "China incl HK", "nvidia_china_revenue_hq_basis").when, months(2026, 2, 12));
  EXPECT_EQ(read("FY2026", "Tencent with Oracle").when, months(2025, 6, 12));
  EXPECT_EQ(read("FY2024", "Oracle", "nvidia_sales").when, months(2023, 6, 12));
}

TEST(ObservedPeriod, AYearOfNobodyKnownIsNotRead) {
  for (const std::string_view entity : {"MetaX", "Samsung"}) {
    const auto period = read("FY2024", entity);
    EXPECT_FALSE(period.when) << entity;
    EXPECT_EQ(period.why_not, "the period 'FY2024' is a financial year of no company of book/fiscal_years.toml");
  }
  EXPECT_FALSE(read("FY2024-06", "Nvidia").when);
  EXPECT_FALSE(read("FY2024Q5", "Nvidia").when);
}

TEST(ObservedPeriod, RangesDaysAndWhatHasNoBeginning) {
  EXPECT_EQ(read("2026H1", "all").when, months(2026, 1, 6));
  EXPECT_EQ(read("2026-07 to 2026-08", "all").when, months(2026, 7, 2));
  EXPECT_EQ(read("2025-2027", "all").when, months(2025, 1, 36));
  EXPECT_FALSE(read("2026-08 to 2026-07", "all").when);
  const auto day = read("2026-07-26", "all");
  EXPECT_EQ(day.when, months(2026, 7, 1));
  EXPECT_EQ(day.span, Span::day);
  const auto until = read("to 2026-04", "all");
  EXPECT_EQ(until.when, months(2026, 4, 1));
  EXPECT_EQ(until.span, Span::until);
  EXPECT_EQ(read("to 2026", "all").when, months(2026, 12, 1));
  EXPECT_FALSE(read("2026-07-32", "all").when);
}

std::string period_message(const std::string& text) {
  const auto file = own_path("years.toml");
  std::ofstream(file) << text;
  const auto years = read_fiscal_years(file);
  return years ? "" : base::to_string(years.error());
}

TEST(FiscalYears, WrongInputIsNamedWithItsLine) {
  const std::string nvidia = "[[company]]\nname = \"Nvidia\"\nends = 1\nsource = \"s\"\n";
  EXPECT_EQ(period_message(nvidia), "");
  EXPECT_NE(period_message(nvidia + nvidia).find("years.toml:5: the company 'Nvidia' stands here twice"),
            std::string::npos);
  EXPECT_NE(period_message("[[company]]\nname = \"Nvidia\"\nends = 13\nsource = \"s\"\n").find(":3: 'ends'"),
            std::string::npos);
  EXPECT_NE(period_message("[[company]]\nname = \"Nvidia\"\nends = 1\n").find("source"), std::string::npos);
  EXPECT_NE(period_message("").find("no company"), std::string::npos);
}

TEST(FiscalYears, TheBookKnowsWhoseYearsItsObservationsName) {
  const auto years = read_fiscal_years(default_question().book / "fiscal_years.toml").value();
  EXPECT_EQ(fiscal_year_of(years, "nvidia_h20_revenue", "China")->ends, 1);
  EXPECT_EQ(fiscal_year_of(years, "capital_market", "Cambricon revenue")->ends, 12);
  EXPECT_EQ(fiscal_year_of(years, "capex", "Oracle")->ends, 5);
  EXPECT_EQ(fiscal_year_of(years, "capex", "Microsoft")->ends, 6);
  EXPECT_EQ(fiscal_year_of(years, "broadcom_ai_revenue", "Broadcom")->ends, 10);
  EXPECT_EQ(fiscal_year_of(years, "capex_china", "Alibaba")->ends, 3);
}

}  // namespace
}  // namespace headway::study
