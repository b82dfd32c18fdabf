#include "headway/cluster/machine.hpp"

#include <gtest/gtest.h>

#include "cluster_book.hpp"

namespace headway::cluster {
namespace {

TEST(Machine, TakesTheCataloguesRates) {
  const Machine h100 = machine_named("h100_sxm");
  EXPECT_EQ(h100.rate(Format::sixteen), 989.4e12);
  EXPECT_EQ(h100.rate(Format::eight), 1979e12);
  EXPECT_FALSE(h100.has(Format::four));
  EXPECT_EQ(h100.link, 450e9);    // 900 GB/s both directions together
  EXPECT_EQ(h100.network, 50e9);  // 400 Gbit/s
  EXPECT_EQ(h100.domain, 8);
  EXPECT_TRUE(h100.assumed.empty());
}

TEST(Machine, IntegersServeButDoNotTrain) {
  EXPECT_TRUE(machine_named("a100_sxm_80").eight_is_integer);
  EXPECT_TRUE(machine_named("ascend_910c").eight_is_integer);
  EXPECT_FALSE(machine_named("h100_sxm").eight_is_integer);
}

TEST(Machine, WhatTheCatalogueLacksIsSaid) {
  const auto chip = chips::find_chip(cluster_book().catalogue, "h20_141");
  ASSERT_TRUE(chip);
  const auto machine = machine_of(**chip, constants());
  ASSERT_FALSE(machine);
  EXPECT_EQ(machine.error().problem, "chip 'h20_141' has no memory bandwidth");
  EXPECT_FALSE(machine_named("ascend_950pr").assumed.empty());  // no 16-bit rate announced
}

}  // namespace
}  // namespace headway::cluster
