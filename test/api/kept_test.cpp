#include "headway/api/kept.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "headway/api/engine.hpp"
#include "headway/results/compare.hpp"
#include "headway/results/write_json.hpp"

namespace headway::api {
namespace {

using testing::HasSubstr;

Settings settings_with(const Texts& set = {}) {
  Settings settings;
  settings.book = std::string(HEADWAY_SOURCE_DIR) + "/book";
  settings.set = set;
  return settings;
}

Kept kept_of(const std::string& base, const Texts& others, long samples, long first = 0) {
  Kept kept;
  kept.base = base;
  kept.others = others;
  kept.samples = samples;
  kept.threads = 1;
  kept.first = first;
  kept.figures.metric = {"china_useful@2026", "china_useful@2028", "china_stock@2025"};
  return kept;
}

/// What the engine answers that is not kept, as JSON: every number to the last digit that it has.
std::string asked_at_once(const Settings& settings, const Kept& kept, long samples) {
  const auto engine = Engine::open(settings);
  Compare request;
  static_cast<Draws&>(request) = kept;
  static_cast<Lens&>(request) = kept.figures;
  static_cast<Metrics&>(request) = kept.figures;
  request.samples = samples;
  request.base = kept.base;
  request.others = kept.others;
  const auto result = engine->compare(request);
  return result ? results::json(results::compare(), results::Comparison{&*result}) : base::to_string(result.error());
}

std::string answer_of(const KeptEngine& engine) {
  const auto result = engine.result();
  return result ? results::json(results::compare(), results::Comparison{&*result}) : base::to_string(result.error());
}

constexpr double kLong = 1e9;

TEST(KeptEngine, AnswersWhatTheEngineAnswersAfterEveryChange) {
  Settings settings = settings_with();
  Kept kept = kept_of("no-export", {"h200-licensed"}, 40);
  auto engine = KeptEngine::open(settings, kept);
  ASSERT_TRUE(engine.has_value()) << base::to_string(engine.error());
  EXPECT_EQ(engine->advance(kLong), 40);
  EXPECT_EQ(answer_of(*engine), asked_at_once(settings, kept, 40));

  kept.others = {"h200-licensed,washington.cap=400000,washington.cap_share=none"};
  ASSERT_TRUE(engine->set_side(1, kept.others[0]).has_value());
  engine->advance(kLong);
  EXPECT_EQ(answer_of(*engine), asked_at_once(settings, kept, 40));

  settings = settings_with({"fleet.chip.life=61", "demand.china.platform_capex*=1.5"});
  ASSERT_TRUE(engine->set_assumptions(settings.set).has_value());
  engine->advance(kLong);
  EXPECT_EQ(answer_of(*engine), asked_at_once(settings, kept, 40));

  settings = settings_with({"washington.enforcement=0.5", "class.mi308.bandwidth=5"});
  const auto set = engine->set_assumptions(settings.set);
  ASSERT_TRUE(set.has_value()) << base::to_string(set.error());
  engine->advance(kLong);
  EXPECT_EQ(answer_of(*engine), asked_at_once(settings, kept, 40));

  kept.base = "h20-only,washington.levy=0.3";
  kept.figures.metric = {"compute_lag@2027"};
  ASSERT_TRUE(engine->set_side(0, kept.base).has_value());
  ASSERT_TRUE(engine->set_figures(kept.figures).has_value());
  engine->advance(kLong);
  EXPECT_EQ(answer_of(*engine), asked_at_once(settings, kept, 40));
}

TEST(KeptEngine, AnswersForTheDrawsThatSeveralHave) {
  const Kept all = kept_of("no-export", {"h200-licensed", "h20-only"}, 50);
  auto main = KeptEngine::open(settings_with(), kept_of("no-export", all.others, 20));
  auto helper = KeptEngine::open(settings_with(), kept_of("no-export", all.others, 30, 20));
  main->advance(kLong);
  helper->advance(kLong);
  ASSERT_TRUE(main->merge(*helper->rows()).has_value());
  EXPECT_EQ(answer_of(*main), asked_at_once(settings_with(), all, 50));
  // What sentences are made of, beside the numbers.
  const auto result = main->result();
  ASSERT_TRUE(result.has_value());
  EXPECT_EQ(result->parts.decided, "h200-licensed");
  EXPECT_EQ(result->provenance.years_asked.far, 2028);

  // Rows of other ranges than before take the place of those with draws in common.
  ASSERT_TRUE(helper->set_draws(25, 20).has_value());
  helper->advance(kLong);
  ASSERT_TRUE(main->merge(*helper->rows()).has_value());
  EXPECT_EQ(main->result()->provenance.samples, 40);
  ASSERT_TRUE(helper->set_draws(20, 30).has_value());
  helper->advance(kLong);
  ASSERT_TRUE(main->merge(*helper->rows()).has_value());
  EXPECT_EQ(answer_of(*main), asked_at_once(settings_with(), all, 50));

  const auto twice = main->merge(*main->rows());
  ASSERT_FALSE(twice.has_value());
  EXPECT_THAT(twice.error().problem, HasSubstr("draws that are run here"));
  ASSERT_TRUE(helper->set_side(1, "blackwell-open").has_value());
  helper->advance(kLong);
  const auto other = main->merge(*helper->rows());
  ASSERT_FALSE(other.has_value());
  EXPECT_THAT(other.error().problem, HasSubstr("another comparison"));
}

TEST(KeptEngine, TellsTheGainMonthByMonthBesideYearlyFigures) {
  Kept kept = kept_of("no-export", {"h200-licensed"}, 16);
  kept.figures.yardstick = "h100e";
  kept.figures.basis = "accessible";
  kept.figures.metric = {"china_useful@months", "china_useful@2027"};
  auto engine = KeptEngine::open(settings_with(), kept);
  ASSERT_TRUE(engine.has_value()) << base::to_string(engine.error());
  engine->advance(kLong);
  EXPECT_EQ(answer_of(*engine), asked_at_once(settings_with(), kept, 16));
  const auto result = engine->result();
  ASSERT_TRUE(result.has_value());
  const auto branch = model::branch_month(engine->prepared());
  const auto months = static_cast<std::size_t>(base::kDefaultHorizon - branch) + 1;
  ASSERT_EQ(result->figures.size(), months + 1);
  EXPECT_EQ(result->figures.front().period, base::to_string(branch));
  EXPECT_EQ(result->figures[months - 1].period, "2030-12");
  // The last month of a year is the year's, of a stock.
  const auto december = static_cast<std::size_t>(base::Month::of(2027, 12) - branch);
  EXPECT_EQ(result->others[0].gain[december].p50, result->others[0].gain[months].p50);
  kept.figures.metric = {"china_useful@2027-12"};
  ASSERT_TRUE(engine->set_figures(kept.figures).has_value());
  EXPECT_EQ(engine->done(), 16) << "a month's row is there already";
}

TEST(KeptEngine, RunsOtherDrawsAsIfItWereOpenedOnThem) {
  Kept kept = kept_of("no-export", {"h200-licensed"}, 30);
  auto engine = KeptEngine::open(settings_with(), kept);
  engine->advance(kLong);
  const Settings settings = settings_with({"fleet.chip.life=61"});
  ASSERT_TRUE(engine->set_assumptions(settings.set).has_value());
  ASSERT_TRUE(engine->set_draws(30, 21).has_value());
  EXPECT_EQ(engine->done(), 0);
  engine->advance(kLong);
  kept.first = 30;
  kept.samples = 21;
  auto opened = KeptEngine::open(settings, kept);
  opened->advance(kLong);
  EXPECT_EQ(answer_of(*engine), answer_of(*opened));
  EXPECT_EQ(engine->rows()->figures, opened->rows()->figures);
  EXPECT_EQ(engine->rows()->of, opened->rows()->of);
  // And later changes, from these draws on.
  ASSERT_TRUE(engine->set_side(1, "h200-licensed,washington.levy=0.5").has_value());
  ASSERT_TRUE(opened->set_side(1, "h200-licensed,washington.levy=0.5").has_value());
  engine->advance(kLong);
  opened->advance(kLong);
  EXPECT_EQ(answer_of(*engine), answer_of(*opened));
}

TEST(KeptEngine, RunsOneRangeAfterAnotherAndKeepsTheRowsOfAll) {
  const Kept all = kept_of("no-export", {"h200-licensed"}, 48);
  Kept part = all;
  part.samples = 16;
  auto engine = KeptEngine::open(settings_with(), part);
  engine->advance(kLong);
  const std::size_t memory = engine->comparison().bytes();
  for (const long first : {16L, 32L}) {
    auto rows = *engine->rows();
    ASSERT_TRUE(engine->set_draws(first, 16).has_value());
    ASSERT_TRUE(engine->merge(std::move(rows)).has_value());
    engine->advance(kLong);
  }
  EXPECT_EQ(answer_of(*engine), asked_at_once(settings_with(), all, 48));
  EXPECT_LT(engine->comparison().bytes(), memory * 5 / 4) << "the former draws were let go";
  // Back to draws whose rows were merged: these are forgotten, and run anew.
  ASSERT_TRUE(engine->set_draws(0, 32).has_value());
  engine->advance(kLong);
  EXPECT_EQ(answer_of(*engine), asked_at_once(settings_with(), all, 32));
}

TEST(KeptEngine, BecomesWhatIsWantedInOneChange) {
  Kept kept = kept_of("no-export", {"h200-licensed"}, 12);
  auto engine = KeptEngine::open(settings_with(), kept);
  engine->advance(kLong);
  kept.base = "h20-only";
  kept.others = {"h200-licensed,washington.levy=0.5"};
  kept.figures.metric = {"china_stock@2027"};
  kept.samples = 20;
  const Texts set{"demand.china.platform_capex*=1.5"};
  ASSERT_TRUE(engine->change(set, kept).has_value());
  engine->advance(kLong);
  EXPECT_EQ(answer_of(*engine), asked_at_once(settings_with(set), kept, 20));
  ASSERT_TRUE(engine->change(set, kept).has_value());
  EXPECT_TRUE(engine->finished()) << "nothing differs";
}

TEST(KeptEngine, RefusesAChangeWholeWherePartOfItIsWrong) {
  const Kept kept = kept_of("no-export", {"h200-licensed"}, 8);
  auto engine = KeptEngine::open(settings_with(), kept);
  engine->advance(kLong);
  const std::string before = answer_of(*engine);
  Kept wanted = kept;
  wanted.others = {"h200-open"};
  wanted.samples = 12;
  const auto refused_with = [&](const Texts& set, const Kept& asked, const std::string& word) {
    const auto refused = engine->change(set, asked);
    ASSERT_FALSE(refused.has_value()) << word;
    EXPECT_THAT(base::to_string(refused.error()), HasSubstr(word));
    EXPECT_TRUE(engine->finished());
    EXPECT_EQ(answer_of(*engine), before);
    EXPECT_EQ(engine->kept().others, kept.others);
  };
  refused_with({"fleet.chip.live=61"}, wanted, "fleet.chip.life");
  Kept wrong = wanted;
  wrong.figures.metric = {"china_usefull"};
  refused_with({"fleet.chip.life=61"}, wrong, "china_useful");
  wrong = wanted;
  wrong.samples = 0;
  refused_with({}, wrong, "no draw");
  wrong = wanted;
  wrong.seed = 2;
  refused_with({}, wrong, "another seed");
  wrong = wanted;
  wrong.others.push_back("h20-only");
  refused_with({}, wrong, "number of sides");
}

TEST(KeptEngine, StopsWithinItsTime) {
  auto engine = KeptEngine::open(settings_with(), kept_of("no-export", {"h200-licensed"}, 2000));
  EXPECT_EQ(engine->advance(0.0), 0);
  const long some = engine->advance(5.0);
  EXPECT_LT(some, 2000);
  EXPECT_EQ(engine->advance(kLong, [] { return true; }), some);
  EXPECT_FALSE(engine->finished());
}

TEST(KeptEngine, ARefusedChangeLeavesAllAsItWas) {
  auto engine = KeptEngine::open(settings_with(), kept_of("no-export", {"h200-licensed"}, 8));
  engine->advance(kLong);
  const std::string before = answer_of(*engine);
  EXPECT_THAT(base::to_string(engine->set_side(1, "h200-licensed,washington.cup=1").error()),
              HasSubstr("washington.cap"));
  EXPECT_THAT(engine->set_side(2, "h20-only").error().problem, HasSubstr("no side 2"));
  EXPECT_FALSE(engine->set_assumptions({"fleet.chip.live=61"}).has_value());
  Figures figures;
  figures.metric = {"china_usefull"};
  EXPECT_FALSE(engine->set_figures(figures).has_value());
  EXPECT_TRUE(engine->finished());
  EXPECT_EQ(answer_of(*engine), before);
}

TEST(KeptEngine, RefusesWhatCannotBeKept) {
  Settings constrained = settings_with();
  constrained.constrain = true;
  const auto weighed = KeptEngine::open(constrained, kept_of("no-export", {"h200-licensed"}, 8));
  ASSERT_FALSE(weighed.has_value());
  EXPECT_THAT(base::to_string(weighed.error()), HasSubstr("constrain"));
  EXPECT_FALSE(KeptEngine::open(settings_with(), kept_of("no-export", {"h200-licensed"}, 0)).has_value());
  auto engine = KeptEngine::open(settings_with(), kept_of("no-export", {"h200-licensed"}, 8));
  EXPECT_THAT(engine->result().error().problem, HasSubstr("no draw is done yet"));
}

}  // namespace
}  // namespace headway::api
