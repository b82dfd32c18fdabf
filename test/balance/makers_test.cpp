#include "headway/balance/makers.hpp"

#include <gtest/gtest.h>

#include <memory>

namespace headway::balance {
namespace {

constexpr int k910b = kAscend910b - kForeignCount;
constexpr int k910c = kAscend910c - kForeignCount;
constexpr int k590 = kCambricon590 - kForeignCount;
constexpr int k950dt = kAscend950dt - kForeignCount;

struct Case {
  MakerInputs<double> in{};
  MemoryState<double> memory{};
  double wanted[kDomesticCount]{};

  Case() {
    for (double& stacks : in.stacks) {
      stacks = 4.0;
    }
    in.stacks[k910c] = 8.0;
    wanted[k910b] = 10.0;  // 40 stacks
    wanted[k910c] = 20.0;  // 160
    wanted[k590] = 50.0;   // 200
  }
  void ration(double bought, double own) {
    memory.stock[kCxmt] = bought;
    memory.stock[kOwnMemory] = own;
    detail::ration_memory(in, memory, wanted);
  }
};

TEST(RationMemory, EnoughChangesNothing) {
  const auto at = std::make_unique<Case>();
  at->ration(400.0, 0.0);
  EXPECT_DOUBLE_EQ(at->wanted[k910b], 10.0);
  EXPECT_DOUBLE_EQ(at->wanted[k910c], 20.0);
  EXPECT_DOUBLE_EQ(at->wanted[k590], 50.0);
}

// Half of what is needed: each maker half, and Huawei's 100 stacks go to its stronger package, 12.5 of them.
TEST(RationMemory, MakersShareByNeedAndTheStrongestPackageGoesFirst) {
  const auto at = std::make_unique<Case>();
  at->ration(200.0, 0.0);
  EXPECT_DOUBLE_EQ(at->wanted[k910c], 12.5);
  EXPECT_DOUBLE_EQ(at->wanted[k910b], 0.0);
  EXPECT_DOUBLE_EQ(at->wanted[k590], 25.0);
}

TEST(RationMemory, TheMakersOwnMemoryIsApart) {
  const auto at = std::make_unique<Case>();
  at->wanted[k950dt] = 10.0;
  at->ration(400.0, 20.0);
  EXPECT_DOUBLE_EQ(at->wanted[k950dt], 5.0);
  EXPECT_DOUBLE_EQ(at->wanted[k910c], 20.0);
}

}  // namespace
}  // namespace headway::balance
