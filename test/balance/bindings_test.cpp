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

// The structs hold numbers and paths and nothing else, so what is not visited shows in their size.
TEST(VisitInputs, ReachesEveryMemberOfEverySectorOnce) {
  const auto in = std::make_unique<Assumptions<double>>();
  Places places;
  visit_inputs(*in, places);
  EXPECT_EQ(places.scalars * sizeof(double) + places.paths * sizeof(Path<double>), sizeof(Assumptions<double>));
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
