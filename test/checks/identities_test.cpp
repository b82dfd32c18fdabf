// Figures that must agree with one another, in every draw, year and scenario, in the book and in worlds pushed to extremes.
#include <gtest/gtest.h>

#include <cmath>
#include <functional>

#include "checks/behaviour.hpp"

namespace headway::study {
namespace {

using balance::Measure;

/// Figures of one draw in one year, asked for by what they are.
class Figures {
 public:
  Figures(const Prepared& prepared, std::vector<ensemble::Request> asked, int first_year, int last_year)
      : prepared_(prepared), asked_(std::move(asked)), first_(first_year), last_(last_year) {}

  /// Calls `look(get, where)` for each scenario, draw and year; get(k) is figure k of that year, get(k, -1) the year
  /// before's.
  void each(const std::function<void(const std::function<double(std::size_t, int)>&, const std::string&)>& look,
            std::span<const std::string> kept = {}) const {
    std::vector<ensemble::Request> requests;
    for (int year = first_ - 1; year <= last_; ++year) {
      for (auto request : asked_) {
        request.last_month = base::Month::of(year, 12) - base::kFirstMonth;
        requests.push_back(request);
      }
    }
    const std::vector<std::string> names{"full-controls", "no-export", "h200-licensed", "blackwell-open", "reversal"};
    const auto scenarios = scenarios_of(prepared_, names);
    std::mt19937_64 random(7);
    for (long world = 0; world < scaled(1024) / detail::kDrawsAWorld; ++world) {
      const auto model = world % 2 == 0 ? prepared_.model : detail::extreme_world(prepared_, random, kept);
      ensemble::Options options;
      options.seed = static_cast<std::uint64_t>(world);
      options.draws = detail::kDrawsAWorld;
      const auto run = ensemble::run(model, scenarios, requests, options);
      ASSERT_TRUE(run) << base::to_string(run.error());
      for (std::size_t s = 0; s < names.size(); ++s) {
        for (std::size_t draw = 0; draw < run->draws.size(); ++draw) {
          for (int year = first_; year <= last_; ++year) {
            const auto get = [&](std::size_t k, int later) {
              const auto slot = static_cast<std::size_t>(year + later - first_ + 1) * asked_.size() + k;
              return run->row(s, slot)[draw];
            };
            look(get, names[s] + ", world " + std::to_string(world) + ", draw " + std::to_string(draw) + ", " +
                          std::to_string(year));
          }
        }
      }
    }
  }

 private:
  const Prepared& prepared_;
  std::vector<ensemble::Request> asked_;
  int first_;
  int last_;
};

void expect_equal(double left, double right, double size, const std::string& where) {
  EXPECT_NEAR(left, right, 1e-9 * std::abs(size) + 1e-3) << where;
}

TEST(Identities, PartsAddUpAndNothingIsNegative) {
  const auto of = [](Measure measure, balance::Basis basis) { return at(measure, 2026, balance::kH100e, basis); };
  enum { world, us, us_access, china, access, domestic, licensed, diverted, offshore, count_ };
  const std::vector<ensemble::Request> asked{
      of(balance::kWorldStock, balance::kLocated),           of(balance::kUsStock, balance::kLocated),
      of(balance::kUsStock, balance::kAccessible),           of(balance::kChinaStock, balance::kLocated),
      of(balance::kChinaStock, balance::kAccessible),        of(balance::kChinaStockDomestic, balance::kLocated),
      of(balance::kChinaStockLicensed, balance::kLocated),   of(balance::kChinaStockDiverted, balance::kLocated),
      of(balance::kChinaStockOffshore, balance::kAccessible)};
  Figures(default_book(), asked, 2023, 2030).each([&](const auto& get, const std::string& where) {
    for (std::size_t k = 0; k < count_; ++k) {
      // What Chinese users rent is taken off US owners' figure, which a world of much rent and few US chips turns round.
      if (k != us_access) {
        EXPECT_GE(get(k, 0), 0.0) << asked[k].measure << " " << where;
      }
    }
    expect_equal(get(china, 0), get(domestic, 0) + get(licensed, 0) + get(diverted, 0), get(china, 0), where);
    expect_equal(get(access, 0), get(china, 0) + get(offshore, 0), get(access, 0), where);
    EXPECT_LE(get(us_access, 0), get(us, 0) * (1.0 + 1e-12)) << where;
    EXPECT_GE(get(world, 0) * (1.0 + 1e-12), get(us, 0) + get(china, 0)) << where;
  });
}

TEST(Identities, StockGrowsByAdditionsLessWhatRetires) {
  // A life beyond the run: nothing retires between 2023 and 2026, so that the sum is exact.
  // Nor is a chip resold, which would be installed twice.
  const Prepared prepared = prepared_with({"fleet.chip.life=84", "trade.diversion.resale=0"});
  const std::vector<std::string> kept{"fleet.chip.life", "trade.diversion.resale"};
  const std::vector<ensemble::Request> asked{at(balance::kWorldStock, 2026),
                                             at(balance::kWorldAdditions, 2026),
                                             at(balance::kUsStock, 2026),
                                             at(balance::kUsAdditions, 2026),
                                             at(balance::kChinaStock, 2026),
                                             at(balance::kChinaAdditions, 2026),
                                             at(balance::kChinaAdditionsDomestic, 2026),
                                             at(balance::kChinaAdditionsLicensed, 2026),
                                             at(balance::kChinaAdditionsDiverted, 2026)};
  Figures(prepared, asked, 2023, 2030)
      .each(
          [&](const auto& get, const std::string& where) {
            const bool before_any_retires = where.ends_with("2023") || where.ends_with("2024") ||
                                            where.ends_with("2025") || where.ends_with("2026");
            for (std::size_t k = 0; k < 6; k += 2) {
              const double grown = get(k, 0) - get(k, -1);
              EXPECT_GE(get(k + 1, 0), 0.0) << where;
              EXPECT_LE(grown, get(k + 1, 0) + 1e-9 * get(k, 0) + 1e-3) << where;
              if (before_any_retires) {
                expect_equal(grown, get(k + 1, 0), get(k, 0), where);
              }
            }
            expect_equal(get(5, 0), get(6, 0) + get(7, 0) + get(8, 0), get(5, 0), where);
          },
          kept);
}

TEST(Identities, SharesAreSharesAndTermsThatBindAddUp) {
  const std::vector<ensemble::Request> asked{at(balance::kDomesticShare, 2026),
                                             at(balance::kDomesticShareUnits, 2026),
                                             at(balance::kBindingCap, 2026),
                                             at(balance::kBindingPermission, 2026),
                                             at(balance::kBindingSupply, 2026),
                                             at(balance::kBindingDemand, 2026),
                                             at(balance::kBindingDies, 2026),
                                             at(balance::kBindingMemory, 2026),
                                             at(balance::kBindingPackaging, 2026),
                                             at(balance::kBindingDomesticDemand, 2026),
                                             at(balance::kDomesticProduction, 2026),
                                             at(balance::kDomesticProductionOwn, 2026),
                                             at(balance::kPremium, 2026),
                                             at(balance::kUnmetDemand, 2026)};
  Figures(default_book(), asked, 2023, 2030).each([&](const auto& get, const std::string& where) {
    for (std::size_t k = 0; k < 10; ++k) {
      // A share of nothing has no value.
      if (!std::isnan(get(k, 0))) {
        EXPECT_GE(get(k, 0), 0.0) << where;
        EXPECT_LE(get(k, 0), 100.0 * (1.0 + 1e-12)) << where;
      }
    }
    EXPECT_NEAR(get(2, 0) + get(3, 0) + get(4, 0) + get(5, 0), 100.0, 1e-9) << where;
    EXPECT_NEAR(get(6, 0) + get(7, 0) + get(8, 0) + get(9, 0), 100.0, 1e-9) << where;
    EXPECT_LE(get(11, 0), get(10, 0) * (1.0 + 1e-12)) << where;
    EXPECT_GE(get(12, 0), 0.0) << where;
    EXPECT_GE(get(13, 0), 0.0) << where;
  });
}

TEST(Identities, WhatIsSoldIsNeverUnsold) {
  const std::vector<ensemble::Request> asked{at(balance::kWorldSold, 2026), at(balance::kUsSold, 2026),
                                             at(balance::kChinaSold, 2026), at(balance::kDivertedSold, 2026)};
  Figures(default_book(), asked, 2023, 2030).each([&](const auto& get, const std::string& where) {
    for (std::size_t k = 0; k < 4; ++k) {
      EXPECT_GE(get(k, 0), get(k, -1)) << where;
    }
    EXPECT_GE(get(0, 0) * (1.0 + 1e-12), get(1, 0) + get(2, 0) + get(3, 0)) << where;
  });
}

TEST(Identities, YardsticksAreChipsTimesAFigurePerChip) {
  // With the H200 alone on sale, every yardstick of licensed imports is their number times what one H200 is.
  const Prepared prepared =
      prepared_with({"washington.classes=h200", "energy.server.factor=1.6", "energy.server.load=0.625",
                     "energy.pue.china=1.25", "beijing.permission=open"});
  const std::vector<std::string> kept{"energy.server.factor", "energy.server.load", "energy.pue.china"};
  std::vector<ensemble::Request> asked{at(balance::kImportsH200, 2026), at(balance::kImportsLicensed, 2026),
                                       at(balance::kChinaStock, 2026, balance::kWatts), at(balance::kPowerChina, 2026)};
  const std::size_t first = asked.size();
  for (int yardstick = 0; yardstick < balance::kYardstickCount; ++yardstick) {
    asked.push_back(at(balance::kImportsLicensedCompute, 2026, static_cast<balance::Yardstick>(yardstick)));
  }
  const balance::ClassTable& table = prepared.model.table;
  constexpr int kChip = balance::kH200;
  long sold = 0;
  Figures(prepared, asked, near_year(), 2030)
      .each(
          [&](const auto& get, const std::string& where) {
            const double chips = get(0, 0);
            sold += chips > 0.0 ? 1 : 0;
            const auto expect = [&](balance::Yardstick yardstick, double per_chip) {
              expect_equal(get(first + static_cast<std::size_t>(yardstick), 0), chips * per_chip, chips * per_chip,
                           where);
            };
            EXPECT_EQ(get(1, 0), chips) << where;
            expect(balance::kChips, 1.0);
            expect(balance::kH100e, table.eight_bit[kChip] / balance::kH100EightBit);
            expect(balance::kBf16, table.bf16[kChip] / 1e3);
            expect(balance::kTpp, table.tpp[kChip]);
            expect(balance::kBest, table.best[kChip] / 1e3);
            expect(balance::kBandwidth, table.bandwidth[kChip]);
            expect(balance::kWatts, table.power[kChip] / 1e6);
            // Server factor x load = 1, so that PUE is all that is left between rated and drawn power (E1).
            expect_equal(get(3, 0), 1.25 * get(2, 0), get(2, 0), where);
          },
          kept);
  EXPECT_GT(sold, 0);
}

TEST(Identities, TheLevyIsItsShareOfWhatBuyersPay) {
  const Prepared prepared = prepared_with({"washington.levy=0.25", "washington.tariff=0"});
  const std::vector<ensemble::Request> asked{at(balance::kVendorRevenue, 2026), at(balance::kLevyRevenue, 2026)};
  long paid = 0;
  Figures(prepared, asked, near_year(), 2030).each([&](const auto& get, const std::string& where) {
    paid += get(1, 0) > 0.0 ? 1 : 0;
    expect_equal(get(1, 0), 0.25 * (get(0, 0) + get(1, 0)), get(0, 0), where);
  });
  EXPECT_GT(paid, 0);
}

TEST(Identities, TheTariffIsItsShareOfTheVendorsPrice) {
  // All of it is added to the buyer's price, so that the vendor keeps list price.
  const Prepared prepared =
      prepared_with({"washington.levy=0", "washington.tariff=0.2", "washington.tariff_pass_through=1"});
  const std::vector<ensemble::Request> asked{at(balance::kVendorRevenue, 2026), at(balance::kLevyRevenue, 2026)};
  long paid = 0;
  Figures(prepared, asked, near_year(), 2030).each([&](const auto& get, const std::string& where) {
    paid += get(1, 0) > 0.0 ? 1 : 0;
    expect_equal(get(1, 0), 0.2 * get(0, 0), get(0, 0), where);
  });
  EXPECT_GT(paid, 0);
}

// A3: closed to Chinese users, rented compute runs out as contracts turn over: (1 - 1 / contract months) a month.
TEST(Identities, RentAbroadRunsOutWhenItIsClosed) {
  const Prepared prepared = prepared_with({"washington.rent_abroad=0", "trade.abroad.contract_months=10"});
  const std::vector<std::string> kept{"trade.abroad.contract_months"};
  const std::vector<ensemble::Request> asked{at(balance::kChinaStockRentedAbroad, 2026, balance::kChips)};
  long rented = 0;
  Figures(prepared, asked, near_year(), 2030)
      .each(
          [&](const auto& get, const std::string& where) {
            rented += get(0, -1) > 0.0 ? 1 : 0;
            expect_equal(get(0, 0), get(0, -1) * std::pow(0.9, 12), get(0, -1), where);
          },
          kept);
  EXPECT_GT(rented, 0);
}

// A2: a rule against purchases takes nothing away: what is owned wears out over the life of the chips.
TEST(Identities, WhatIsOwnedAbroadStaysWhenPurchasesAreClosed) {
  const Prepared prepared = prepared_with({"washington.purchase_abroad=0", "fleet.chip.life=60"});
  const std::vector<std::string> kept{"fleet.chip.life"};
  const std::vector<ensemble::Request> asked{at(balance::kChinaStockOwnedAbroad, 2026, balance::kChips)};
  long owned = 0;
  Figures(prepared, asked, near_year(), 2030)
      .each(
          [&](const auto& get, const std::string& where) {
            owned += get(0, -1) > 0.0 ? 1 : 0;
            expect_equal(get(0, 0), get(0, -1) * std::pow(1.0 - 1.0 / 60.0, 12), get(0, -1), where);
          },
          kept);
  EXPECT_GT(owned, 0);
}

}  // namespace
}  // namespace headway::study
