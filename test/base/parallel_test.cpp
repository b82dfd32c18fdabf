#include "headway/base/parallel.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <array>

namespace headway::base {
namespace {

TEST(Parallel, WorkersAreNoMoreThanPiecesAndAtLeastOne) {
  EXPECT_EQ(workers_for(10, 4), 4U);
  EXPECT_EQ(workers_for(3, 4), 3U);
  EXPECT_EQ(workers_for(0, 4), 1U);
  EXPECT_GE(workers_for(1000, 0), 1U);
}

TEST(Parallel, EveryWorkerIsCalledOnce) {
  std::array<int, 5> calls{};
  on_workers(calls.size(), [&](std::size_t worker) { ++calls.at(worker); });
  EXPECT_THAT(calls, ::testing::Each(1));
}

TEST(Parallel, EveryPieceIsDoneOnceOnAnyNumberOfThreads) {
  for (const int threads : {0, 1, 3, 200}) {
    std::array<int, 100> done{};
    for_each_in_parallel(done.size(), threads, 2, [&](std::size_t k, std::span<double> scratch) {
      EXPECT_EQ(scratch.size(), 2U);
      ++done.at(k);
    });
    EXPECT_THAT(done, ::testing::Each(1)) << threads;
  }
}

TEST(Parallel, AGateLetsOneThroughAtATime) {
  Gate gate;
  long sum = 0;
  for_each_in_parallel(20000, 4, 0,
                       [&](std::size_t /*k*/, std::span<double> /*scratch*/) { gate.pass([&] { ++sum; }); });
  EXPECT_EQ(sum, 20000);
}

}  // namespace
}  // namespace headway::base
