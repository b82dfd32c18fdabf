// The strict book of 2025-12-31, given what both governments then did: licences from February 2026, nothing let in by Beijing
// before July, case by case from then on. About 20,000 H200s had been delivered by 19 August (Financial Times, 18 August 2026, as
// retold). Whoever wrote the structure knew that; the book's numbers did not.
#include <gtest/gtest.h>

#include <algorithm>
#include <cstdio>

#include "default_book.hpp"

namespace headway::study {
namespace {

std::vector<double> h200s_by_august(const std::vector<std::string>& sets) {
  const Prepared prepared = prepared_with(sets, strict_question());
  std::vector<ensemble::Request> requests;
  for (int month = 1; month <= 8; ++month) {
    requests.push_back({balance::kImportsH200, balance::kH100e, balance::kLocated,
                        base::Month::of(2026, month) - base::kFirstMonth, false});
  }
  const auto ensemble = run_all(prepared, {"h200-licensed"}, requests, scaled(8000));
  std::vector<double> sum(ensemble.row(0, 0).size(), 0.0);
  for (std::size_t k = 0; k < requests.size(); ++k) {
    const auto row = ensemble.row(0, k);
    for (std::size_t draw = 0; draw < sum.size(); ++draw) {
      sum[draw] += row[draw];
    }
  }
  std::ranges::sort(sum);
  return sum;
}

double quantile(const std::vector<double>& sorted, double p) {
  return sorted[static_cast<std::size_t>(p * static_cast<double>(sorted.size() - 1))];
}

TEST(Replay2026, TwentyThousandH200sByAugustLieWithinTheStrictStructuresBand) {
  const auto sorted = h200s_by_august(
      {"washington.classes=h200@2026-02,h20,mi308", "washington.delay=0", "beijing.permission=blocked,case@2026-07"});
  const double low = quantile(sorted, 0.1);
  const double high = quantile(sorted, 0.9);
  std::printf("H200s delivered by August 2026, given the policy: %.3g (10 %%), %.3g (median), %.3g (90 %%)\n", low,
              quantile(sorted, 0.5), high);
  EXPECT_LT(low, 20000.0);
  EXPECT_GT(high, 20000.0);
}

TEST(Replay2026, AlmostNothingComesBeforeBeijingLetsAnythingIn) {
  const auto sorted = h200s_by_august(
      {"washington.classes=h200@2026-02,h20,mi308", "washington.delay=0", "beijing.permission=blocked"});
  EXPECT_LT(quantile(sorted, 0.5), 10000.0);
}

}  // namespace
}  // namespace headway::study
