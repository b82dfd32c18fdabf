#include "headway/base/tally.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <thread>
#include <vector>

namespace headway::base {
namespace {

TEST(Tally, TellsRisingSharesFromAllThreads) {
  std::vector<double> told;
  Tally tally(400, [&told](double share) { told.push_back(share); }, 0.5, 1.0);
  {
    std::vector<std::jthread> threads;
    for (int k = 0; k < 4; ++k) {
      threads.emplace_back([&tally] {
        for (int piece = 0; piece < 100; ++piece) {
          tally.count();
        }
      });
    }
  }
  ASSERT_EQ(told.size(), 400U);
  EXPECT_TRUE(std::ranges::is_sorted(told));
  EXPECT_GT(told.front(), 0.5);
  EXPECT_EQ(told.back(), 1.0);
}

TEST(Tally, MayTellNobody) {
  Tally tally(3, {});
  tally.count();
}

}  // namespace
}  // namespace headway::base
