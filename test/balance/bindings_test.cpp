#include "headway/balance/bindings.hpp"

#include <gtest/gtest.h>

#include <memory>
#include <set>
#include <string>

namespace headway::balance {
namespace {

/// Notes the place and the id of each input.
struct Places {
  std::set<const void*> seen;
  std::set<std::string> ids;
  std::size_t scalars = 0;
  std::size_t paths = 0;
  void scalar(double& member, std::string_view prefix, std::string_view name, std::string_view unit) {
    note(&member, prefix, name, unit);
    ++scalars;
  }
  void path(Path<double>& member, std::string_view prefix, std::string_view name, std::string_view unit) {
    note(&member, prefix, name, unit);
    ++paths;
  }
  void note(const void* member, std::string_view prefix, std::string_view name, std::string_view unit) {
    const std::string id = std::string(prefix) + std::string(name);
    EXPECT_TRUE(seen.insert(member).second) << id << " shares its member with another input";
    EXPECT_TRUE(ids.insert(id).second) << id << " is bound twice";
    EXPECT_FALSE(unit.empty()) << id;
  }
};

// The structs hold numbers, paths and seven times a pointer to the classes, so what is not visited shows in their size. A class
// has a number of each array that is not for all of its kind only where it is in that array's list.
TEST(VisitInputs, ReachesEveryMemberOfEverySectorOnce) {
  const auto in = std::make_unique<Assumptions<double>>();
  Places places;
  const Classes& classes = kShippedClasses;
  visit_inputs(*in, places);
  const std::size_t spare_foreign = std::size_t{kSpareMerchants} + std::size_t{kSpareCaptives};
  const std::size_t spare = spare_foreign + std::size_t{kSpareDomestics};
  const auto without = [](int most, int count) { return static_cast<std::size_t>(most - count); };
  const std::size_t numbers_skipped =
      3 * spare + 3 * std::size_t{kSpareDomestics} + spare_foreign + 2 * without(kLineCount, classes.lines.count) +
      without(kForeignCount, classes.started.count) + without(kForeignCount, classes.beside.count) +
      without(kMerchantCount, classes.diverted.count) + without(kDomesticCount, classes.domestic_started.count) +
      without(kDomesticCount, classes.domestic_beside.count) + without(kDesignCount, classes.designs);
  const std::size_t paths_skipped = without(kDomesticCount, classes.domestic_observed.count);
  EXPECT_EQ((places.scalars + numbers_skipped) * sizeof(double) +
                (places.paths + paths_skipped) * sizeof(Path<double>) + 7 * sizeof(const Classes*),
            sizeof(Assumptions<double>));
}

struct SpareName {
  static std::string_view of_class(int slot) { return slot == kSpareMerchant ? "x100" : ShippedNames::of_class(slot); }
  static std::string_view of_design(int design) { return ShippedNames::of_design(design); }
};

TEST(VisitInputs, AClassInASpareSlotHasTheInputsOfItsKind) {
  const auto in = std::make_unique<Assumptions<double>>();
  Classes classes;
  for (int c = 0; c < kClassCount; ++c) {
    classes.fact[c] = kShippedClasses.fact[c];
  }
  classes.fact[kSpareMerchant] = kShippedClasses.fact[kB300];
  classes.fact[kSpareMerchant].succeeds = kNone;
  classes.fact[kSpareMerchant].beside = kB300;
  list_classes(classes);
  Places without;
  visit_inputs(*in, without);
  Places places;
  visit_inputs(*in, places, classes, SpareName{});
  for (const auto* id : {"price.x100", "supply.start.x100", "supply.line_share.x100", "supply.packages_per_wafer.x100",
                         "trade.diversion.boards.x100", "yardstick.training.x100", "yardstick.serving.x100"}) {
    EXPECT_TRUE(places.ids.contains(id)) << id;
  }
  EXPECT_EQ(places.ids.size(), without.ids.size() + 7);
}

TEST(VisitInputs, AnIdIsAPrefixAndAName) {
  const auto in = std::make_unique<Assumptions<double>>();
  Places places;
  visit_inputs(*in, places);
  EXPECT_TRUE(places.ids.contains("foundry.yield.learning"));
  EXPECT_TRUE(places.ids.contains("price.h200"));
  EXPECT_TRUE(places.ids.contains("supply.packaging_share.nvidia"));
}

}  // namespace
}  // namespace headway::balance
