// Nothing from nothing: chips, dies, memory and money add up in every month of random worlds with inputs pushed to
// extremes.
#include <gtest/gtest.h>

#include "default_book.hpp"
#include "worlds.hpp"

namespace headway::study {
namespace {

TEST(ConservationPropertyTest, HoldsInEveryMonthOfTenThousandExtremeDraws) {
  const std::vector<std::string> names{"h200-licensed", "full-controls", "no-export",      "h20-only",
                                       "h200-open",     "b30a",          "blackwell-open", "reversal"};
  const auto scenarios = scenarios_of(default_book(), names);
  const std::vector<ensemble::Request> requests{at(balance::kChinaStock, 2030)};
  constexpr long kDrawsAWorld = 16;
  const long worlds = scaled(10000) / kDrawsAWorld;
  std::mt19937_64 random(20251231);
  for (long world = 0; world < worlds; ++world) {
    const ensemble::Model model = random_world(default_book(), random);
    ensemble::Options options;
    options.seed = static_cast<std::uint64_t>(world);
    options.draws = kDrawsAWorld;
    options.check_months = 1;
    const auto ensemble = ensemble::run(model, scenarios, requests, options);
    ASSERT_TRUE(ensemble) << "world " << world << ": " << base::to_string(ensemble.error());
  }
}

}  // namespace
}  // namespace headway::study
