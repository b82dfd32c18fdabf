// What Chinese makers do from 2025 to 2026 by the book of 2025-12-31, and what came in the first half of 2026
// (docs/decisions/0011-chinese-output.md).
#include <gtest/gtest.h>

#include "default_book.hpp"
#include "headway/model/summary.hpp"

namespace headway::study {
namespace {

constexpr auto kHuaweiAt = balance::kVendorCount + balance::kHuawei;
constexpr auto kCambriconAt = balance::kVendorCount + balance::kCambricon;
constexpr auto kOthersAt = balance::kVendorCount + balance::kOtherMaker;

balance::Measure measure(int index) { return static_cast<balance::Measure>(index); }

ensemble::Request in_month(int index, int year, int month) {
  return {measure(index), balance::kH100e, balance::kLocated, base::Month::of(year, month) - base::kFirstMonth, false};
}

class ChineseOutput : public ::testing::Test {
 protected:
  static const Prepared& book() {
    static const Prepared kPrepared = [] {
      Question question = strict_question();
      question.through = base::Month::of(2025, 12);
      return prepared_with({}, question);
    }();
    return kPrepared;
  }

  static std::vector<std::vector<double>> draws_of(const std::vector<ensemble::Request>& requests) {
    const auto ensemble = run_all(book(), {"h200-licensed"}, requests, scaled(4000));
    std::vector<std::vector<double>> rows;
    for (std::size_t r = 0; r < requests.size(); ++r) {
      const auto row = ensemble.row(0, r);
      rows.emplace_back(row.begin(), row.end());
    }
    return rows;
  }

  /// Each draw's sum over the months from `first` to `last` of a year.
  static std::vector<double> sum_of(int index, int year, int first, int last) {
    std::vector<ensemble::Request> requests;
    for (int month = first; month <= last; ++month) {
      requests.push_back(in_month(index, year, month));
    }
    auto rows = draws_of(requests);
    std::vector<double> sum(rows[0].size(), 0.0);
    for (const auto& row : rows) {
      for (std::size_t draw = 0; draw < row.size(); ++draw) {
        sum[draw] += row[draw];
      }
    }
    return sum;
  }

  /// Share of the draws below what was observed.
  static double place(const std::vector<double>& draws, double observed) {
    const auto below = std::ranges::count_if(draws, [observed](double draw) { return draw < observed; });
    return static_cast<double>(below) / static_cast<double>(draws.size());
  }

  static void expect_inside(const std::vector<double>& draws, double observed) {
    EXPECT_GT(place(draws, observed), 0.1);
    EXPECT_LT(place(draws, observed), 0.9);
  }
};

// Bloomberg, Bernstein and CFR all had it rise; SemiAnalysis alone had it fall, if memory were neither smuggled nor made.
TEST_F(ChineseOutput, MedianOutputOf2026IsNotBelowThatOf2025) {
  for (const int designer : {kHuaweiAt, kCambriconAt, kOthersAt}) {
    const int index = balance::kFirstSales + designer;
    auto rows = draws_of({at(measure(index), 2025), at(measure(index), 2026)});
    EXPECT_GE(model::summarise(rows[1]).p50, model::summarise(rows[0]).p50)
        << balance::kDesignerNames[static_cast<std::size_t>(designer)];
  }
  auto rows = draws_of({at(balance::kDomesticProduction, 2025), at(balance::kDomesticProduction, 2026)});
  EXPECT_GE(model::summarise(rows[1]).p50, model::summarise(rows[0]).p50);
}

// Epoch AI, October 2026: 1.115 M H100e sold since 2024 by mid 2026 less 0.708 M at the end of 2025.
TEST_F(ChineseOutput, HuaweisFirstHalfOf2026LiesInside) {
  expect_inside(sum_of(balance::kFirstSales + kHuaweiAt, 2026, 1, 6), 407e3);
}

// Cambricon's reports: 2.885 and 3.1106 bn CNY.
TEST_F(ChineseOutput, CambriconsQuartersOf2026LieInside) {
  const int revenue = balance::kFirstDriver + balance::kRevenueCambriconYuan;
  expect_inside(sum_of(revenue, 2026, 1, 3), 2.885e9);
  expect_inside(sum_of(revenue, 2026, 4, 6), 3.1106e9);
}

// Growth of a half-year over that of a year before: Hygon's revenue +66.5 %, Moore Threads' +147 %.
TEST_F(ChineseOutput, GrowthOfSmallMakersLiesInside) {
  const auto before = sum_of(balance::kFirstRevenue + kOthersAt, 2025, 1, 6);
  auto growth = sum_of(balance::kFirstRevenue + kOthersAt, 2026, 1, 6);
  for (std::size_t draw = 0; draw < growth.size(); ++draw) {
    growth[draw] /= std::max(before[draw], 1.0);
  }
  expect_inside(growth, 1.665);
  expect_inside(growth, 2.47);
}

// What is packaged goes on from month to month: idle dies do not all become packages at once.
TEST_F(ChineseOutput, OutputDoesNotJumpWhenObservationEnds) {
  const int units = balance::kFirstUnits + balance::kMade * balance::kClassCount + balance::kAscend910c;
  auto rows = draws_of({in_month(units, 2025, 12), in_month(units, 2026, 1)});
  EXPECT_LT(model::summarise(rows[1]).p50, 3.0 * model::summarise(rows[0]).p50);
}

// Financial Times, May 2026: 7.5 bn USD of AI chips in 2025, inside the band that the default book's prices give.
TEST(ChineseOutputByDefault, HuaweisRevenueOf2025AgreesWithWhatIsReported) {
  const auto ensemble =
      run_all(default_book(), {"h200-licensed"}, {at(measure(balance::kFirstRevenue + kHuaweiAt), 2025)}, scaled(4000));
  const auto row = ensemble.row(0, 0);
  std::vector<double> values(row.begin(), row.end());
  const auto revenue = model::summarise(values);
  EXPECT_LT(revenue.p25, 7.5e9);
  EXPECT_GT(revenue.p75, 7.5e9);
}

}  // namespace
}  // namespace headway::study
