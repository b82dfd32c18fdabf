#include "headway/cluster/kernels.hpp"

#include <gtest/gtest.h>

#include "cluster_book.hpp"

namespace headway::cluster {
namespace {

TEST(Kernels, AProductTakesArithmeticAndTheTrafficItDoesNotHide) {
  const Machine machine = round_machine();
  Efficiencies efficiencies = perfect();
  efficiencies.matrix[0] = 0.5;
  efficiencies.traffic = 0.25;
  efficiencies.launch = 1e-6;
  const Work work{machine, efficiencies, Format::sixteen};
  // 2 x 1000^3 operations at 50 TFLOP/s: 40 us; 6 MB at 1 TB/s: 6 us, a quarter of it; 1 us to launch.
  EXPECT_NEAR(work.product(1000, 1000, 1000), 40e-6 + 1.5e-6 + 1e-6, 1e-12);
}

TEST(Kernels, TheAchievedShareRisesWithSizeToItsLimit) {
  const Machine machine = round_machine();
  Efficiencies efficiencies = perfect();
  efficiencies.matrix[0] = 0.8;
  efficiencies.traffic = 0.5;
  const Work work{machine, efficiencies, Format::sixteen};
  double before = 0.0;
  for (const double size : {128.0, 512.0, 2048.0, 8192.0, 131072.0}) {
    const double share = 2.0 * size * size * size / machine.rate(Format::sixteen) / work.product(size, size, size);
    EXPECT_GT(share, before);
    before = share;
  }
  EXPECT_NEAR(before, 0.8, 0.003);
}

TEST(Kernels, NarrowFormatsRunFasterAndReadLess) {
  const Machine machine = round_machine();
  Efficiencies efficiencies = perfect();
  efficiencies.traffic = 1.0;
  const Work wide{machine, efficiencies, Format::sixteen};
  const Work narrow{machine, efficiencies, Format::eight};
  EXPECT_LT(narrow.product(4096, 4096, 4096), wide.product(4096, 4096, 4096));
  // Results are written at 16 bits in both.
  EXPECT_NEAR(wide.product(64, 64, 1e6) / narrow.product(64, 64, 1e6), 2.0, 0.01);
}

}  // namespace
}  // namespace headway::cluster
