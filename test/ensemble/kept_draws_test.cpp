#include "headway/ensemble/kept_draws.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <algorithm>

#include "study/default_book.hpp"

namespace headway::ensemble {
namespace {

using testing::HasSubstr;

std::shared_ptr<const Model> model_of(const study::Prepared& prepared) {
  return std::make_shared<const Model>(prepared.model);
}

std::size_t place_of_life() {
  const auto& scalars = study::default_book().scalars;
  return static_cast<std::size_t>(std::ranges::find(scalars, "fleet.chip.life", &model::Input::id) - scalars.begin());
}

KeptDraws kept_draws(long count, int width = 0) {
  return {model_of(study::default_book()),
          study::scenarios_of(study::default_book(), {"no-export", "h200-licensed"}),
          {study::at(balance::kChinaStock, 2027)},
          {.seed = 1, .first = 0, .count = count, .width = width}};
}

TEST(KeptDraws, RunAtMostAsManyPacksAsAskedFor) {
  KeptDraws kept = kept_draws(10, 2);
  EXPECT_EQ(kept.done(), 0);
  EXPECT_EQ(kept.advance(2), 4);
  EXPECT_EQ(kept.advance(1), 6);
  EXPECT_EQ(kept.advance(100), 10);
  EXPECT_EQ(kept.advance(0), 10);
}

TEST(KeptDraws, RunNoPackOnceTheyAreToldToStop) {
  KeptDraws kept = kept_draws(10, 2);
  int asked = 0;
  EXPECT_EQ(kept.advance(100, [&] { return ++asked > 3; }), 6);
}

TEST(KeptDraws, AreOutOfDateAfterAChangeAndNotAfterNone) {
  KeptDraws kept = kept_draws(4, 2);
  kept.advance(100);
  kept.set_requests({study::at(balance::kChinaStock, 2027)});
  EXPECT_EQ(kept.done(), 4) << "the rows are there already";
  kept.set_model(model_of(study::default_book()), {});
  EXPECT_EQ(kept.done(), 4) << "it is the same model";
  kept.set_requests({study::at(balance::kChinaStock, 2028)});
  EXPECT_EQ(kept.done(), 0);
  kept.advance(100);
  kept.set_scenario(1, kept.scenarios()[0]);
  EXPECT_EQ(kept.done(), 0);
}

TEST(KeptDraws, AreTheSameWhateverTheWidthOfTheirPacks) {
  for (const int width : {2, 4, 8}) {
    KeptDraws wide = kept_draws(37, width);
    KeptDraws narrow = kept_draws(37, 2);
    wide.advance(100);
    narrow.advance(100);
    EXPECT_EQ(wide.rows().figures, narrow.rows().figures) << width;
    EXPECT_EQ(wide.rows().support, narrow.rows().support) << width;
  }
}

/// The default book with a life of chips whose quantile at 0.3 is this; all that a fingerprint looks at is the same.
std::shared_ptr<const Model> model_with_life(double months) {
  auto model = std::make_shared<Model>(study::default_book().model);
  const std::vector<chance::QuantilePoint> points{
      {0.05, 40.0}, {0.27, 50.0}, {0.3, months}, {0.33, 60.0}, {0.95, 80.0}};
  const auto distribution = chance::Distribution::from_quantiles(chance::Shape::piecewise, points);
  model->scalars[place_of_life()].branches.front().knots.front().distribution = *distribution;
  return model;
}

TEST(KeptDraws, DrawAgainOnlyTheInputsThatChange) {
  KeptDraws kept(model_with_life(55.0), study::scenarios_of(study::default_book(), {"no-export"}),
                 {study::at(balance::kChinaStock, 2030)}, {.seed = 1, .first = 0, .count = 256});
  kept.advance(1000);
  const auto before = kept.rows().figures;
  kept.set_model(model_with_life(50.5), {});
  kept.advance(1000);
  EXPECT_EQ(kept.rows().figures, before) << "it was not named, and nothing is seen to differ";
  kept.set_model(model_with_life(50.5), {.scalars = {place_of_life()}, .paths = {}});
  kept.advance(1000);
  EXPECT_NE(kept.rows().figures, before) << "it was named";
  kept.set_model(model_with_life(55.0), {.scalars = {place_of_life()}, .paths = {}});
  kept.advance(1000);
  EXPECT_EQ(kept.rows().figures, before);
  kept.set_model(model_of(study::default_book()), {});
  kept.advance(1000);
  EXPECT_NE(kept.rows().figures, before) << "it is seen to differ";
}

TEST(KeptDraws, SayWhereARunBroke) {
  auto broken = std::make_shared<Model>(study::default_book().model);
  for (auto& path : broken->paths) {
    path = chance::certain(std::numeric_limits<double>::quiet_NaN());
  }
  KeptDraws kept(broken, study::scenarios_of(study::default_book(), {"no-export"}),
                 {study::at(balance::kChinaStock, 2027)}, {.seed = 1, .first = 100, .count = 3, .width = 2});
  EXPECT_FALSE(kept.broken().has_value());
  kept.advance(100);
  const auto error = kept.broken();
  ASSERT_TRUE(error.has_value());
  EXPECT_THAT(error->why, HasSubstr("scenario no-export, month 2022-01, draw 100"));
  kept.set_model(model_of(study::default_book()), {});
  kept.advance(100);
  EXPECT_FALSE(kept.broken().has_value());
}

}  // namespace
}  // namespace headway::ensemble
