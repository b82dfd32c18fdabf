#include "headway/cluster/network.hpp"

#include <gtest/gtest.h>

#include <cmath>

#include "cluster_book.hpp"

namespace headway::cluster {
namespace {

TEST(Network, GroupsFillDomainsByTheirStride) {
  const Machine machine = round_machine();
  const Group inside = place(machine, 8, 1);
  EXPECT_EQ(inside.inside, 8);
  EXPECT_EQ(inside.domains, 1);
  const Group strided = place(machine, 16, 4);
  EXPECT_EQ(strided.inside, 2);
  EXPECT_EQ(strided.domains, 8);
  const Group apart = place(machine, 4, 8);
  EXPECT_EQ(apart.inside, 1);
  EXPECT_EQ(apart.domains, 4);
}

TEST(Network, AnAllReduceInADomainIsTheRings) {
  const Machine machine = round_machine();
  const Efficiencies efficiencies = perfect();
  const Network network{machine, efficiencies};
  // 2 x 7/8 x 1 GB at 100 GB/s.
  EXPECT_NEAR(network.all_reduce(place(machine, 8, 1), 1e9), 2.0 * 7.0 / 8.0 * 1e9 / 100e9, 1e-12);
}

TEST(Network, AcrossDomainsEachMemberCarriesItsShare) {
  const Machine machine = round_machine();
  const Efficiencies efficiencies = perfect();
  const Network network{machine, efficiencies};
  // 16 chips in two domains: 7/8 V in the domain, 1/2 V over 8 network links.
  EXPECT_NEAR(network.gather(place(machine, 16, 1), 1e9), 7.0 / 8.0 * 1e9 / 100e9 + 0.5 * 1e9 / 8.0 / 10e9, 1e-12);
}

TEST(Network, ATokenCrossesOnceToEachDomain) {
  const Machine machine = round_machine();
  const Efficiencies efficiencies = perfect();
  const Network network{machine, efficiencies};
  const Group group = place(machine, 64, 1);
  const double any = network.all_to_all(group, 1e9, 8, 0);
  const double four = network.all_to_all(group, 1e9, 8, 4);
  // In eight domains 8 draws meet 8 (1 - (7/8)^8) = 5.25; the network's part shrinks in proportion.
  const double inside = 7.0 / 64.0 * 1e9 / 100e9;
  EXPECT_NEAR((any - inside) / (four - inside), 8.0 * (1.0 - std::pow(7.0 / 8.0, 8.0)) / 4.0, 1e-9);
  EXPECT_EQ(network.all_to_all(place(machine, 1, 1), 1e9, 8, 0), 0.0);
}

TEST(Network, LatencyGrowsWithDomainsAndAloneThereIsNone) {
  const Machine machine = round_machine();
  Efficiencies efficiencies = perfect();
  efficiencies.latency = 1e-5;
  efficiencies.hop = 1e-6;
  const Network network{machine, efficiencies};
  EXPECT_EQ(network.gather(place(machine, 1, 1), 0), 0.0);
  EXPECT_NEAR(network.gather(place(machine, 8, 1), 0), 1e-5, 1e-15);
  EXPECT_NEAR(network.gather(place(machine, 64, 1), 0), 1e-5 + 3e-6, 1e-15);
}

}  // namespace
}  // namespace headway::cluster
