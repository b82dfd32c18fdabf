#include "headway/study/score/card_score.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cmath>
#include <fstream>

#include "headway/files/sha256.hpp"
#include "headway/files/toml_file.hpp"
#include "headway/model/metric.hpp"
#include "own_folder.hpp"
#include "study/default_book.hpp"
#include "study/score/rows_by_hand.hpp"

namespace headway::study {
namespace {

using test::row_of;
using testing::HasSubstr;

constexpr CardQuantiles kCard{10, 20, 40, 80, 160};

// Linear in the logarithm: half-way between 20 (25 %) and 40 (50 %) lies 20 sqrt 2.
TEST(CardQuantiles, PlacesAreLinearInTheLogarithm) {
  EXPECT_DOUBLE_EQ(kCard.place(40).middle(), 0.5);
  EXPECT_NEAR(kCard.place(20 * std::sqrt(2.0)).middle(), 0.375, 1e-12);
  EXPECT_NEAR(kCard.place(80 * std::sqrt(2.0)).middle(), 0.85, 1e-12);
}

TEST(CardQuantiles, BeyondTheOuterQuantilesACardSaysNoMore) {
  EXPECT_DOUBLE_EQ(kCard.place(5).low, 0.0);
  EXPECT_DOUBLE_EQ(kCard.place(5).high, 0.05);
  EXPECT_DOUBLE_EQ(kCard.place(500).low, 0.95);
  EXPECT_DOUBLE_EQ(kCard.place(500).high, 1.0);
}

// The card of H200s: half the draws or more have none, so none stands anywhere from 0 to 0.5.
TEST(CardQuantiles, EqualQuantilesGiveARangeOfPlaces) {
  constexpr CardQuantiles kMostlyNone{0, 0, 0, 100, 1000};
  EXPECT_DOUBLE_EQ(kMostlyNone.place(0).low, 0.0);
  EXPECT_DOUBLE_EQ(kMostlyNone.place(0).high, 0.5);
  EXPECT_NEAR(kMostlyNone.place(50).middle(), 0.625, 1e-12);
}

// At 200: 0.5 x 160, 0.05 x 150 + 40 and 0.25 x 60 + 120, over 2.5.
TEST(CardQuantiles, TheIntervalScoreIsAsWorkedByHand) {
  EXPECT_DOUBLE_EQ(kCard.interval_score(200), (80 + 47.5 + 135) / 2.5);
  EXPECT_DOUBLE_EQ(kCard.interval_score(40), (0 + 7.5 + 15) / 2.5);
}

const Mappings& mappings() {
  static const Mappings kMappings = [] {
    Mapping sold;
    sold.quantities = {"sold"};
    sold.subject = "Nvidia";
    sold.terms = {Term{model::metric_named("units.b300.world"), 1.0}};
    sold.unit = "chip";
    Mapping level = sold;
    level.quantities = {"level"};
    level.over = Over::end;
    return Mappings{{sold, level}, {{"units", "chip"}}};
  }();
  return kMappings;
}

MadeItem item_of(const std::string& quantity, const std::string& period) {
  MadeItem item{"what", "who", row_of(quantity, "all", period, "units", 0.0), kCard, ""};
  item.question.central.reset();
  return item;
}

ObservedRow outcome(const std::string& quantity, const std::string& period, double central,
                    const std::string& published = "2026-08-26", const std::string& unit = "units") {
  auto row = row_of(quantity, "all", period, unit, central);
  row.published = published;
  row.source = "s of " + period;
  return row;
}

ScoredItem scored(const MadeItem& item, const std::vector<ObservedRow>& outcomes) {
  const auto found = score_item(item, mappings(), outcomes, base::Day{2025, 12, 31});
  EXPECT_TRUE(found) << base::to_string(found.error());
  return found.value_or(ScoredItem{});
}

TEST(ScoreItem, AnOutcomeIsConvertedAndPlaced) {
  const auto item = scored(item_of("sold", "2026Q1"), {outcome("sold", "2026Q1", 0.08, "2026-08-26", "kchip")});
  ASSERT_TRUE(item.outcome);
  EXPECT_DOUBLE_EQ(*item.outcome->central, 80.0);
  EXPECT_DOUBLE_EQ(item.pit, 0.75);
  EXPECT_EQ(item.inside50, true);
  EXPECT_EQ(item.subject, "Nvidia");
  EXPECT_DOUBLE_EQ(*item.score, kCard.interval_score(80.0));
}

TEST(ScoreItem, WhatWasKnownThenAndWhatIsProjectedResolvesNothing) {
  auto projection = outcome("sold", "2026Q1", 30);
  projection.kind = "projection";
  const auto item = scored(item_of("sold", "2026Q1"), {outcome("sold", "2026Q1", 30, "2025-12-31"), projection});
  EXPECT_FALSE(item.outcome);
  EXPECT_EQ(item.open, "nothing has been published of it");
}

TEST(ScoreItem, AnActualFigureComesBeforeAnEstimateAndTheYoungerOneFirst) {
  auto actual = outcome("sold", "2026Q1", 30, "2026-05-01");
  actual.kind = "actual";
  const auto item =
      scored(item_of("sold", "2026Q1"), {outcome("sold", "2026Q1", 40), actual, outcome("sold", "2026Q1", 50)});
  EXPECT_DOUBLE_EQ(*item.outcome->central, 30.0);
  EXPECT_EQ(item.others, 2);
}

// A half year of 90 and a quarter of it, which does not count again, and two months of 20: at least 110 of the year.
TEST(ScoreItem, AFlowKnownInPartIsAtLeastThatPart) {
  auto range = outcome("sold", "2026-07", 0);
  range.when = base::Period{base::Month::of(2026, 7), base::Month::of(2026, 8)};
  range.central.reset();
  range.low = 20;
  const auto item =
      scored(item_of("sold", "2026"), {outcome("sold", "2026Q1", 70), outcome("sold", "2026H1", 90), range});
  EXPECT_FALSE(item.outcome);
  ASSERT_TRUE(item.so_far);
  EXPECT_DOUBLE_EQ(*item.so_far->low, 110.0);
  EXPECT_FALSE(item.so_far->central);
  EXPECT_NEAR(item.so_far->at_least, 0.75 + 0.2 * std::log2(110.0 / 80.0), 1e-12);
  EXPECT_EQ(item.open, "known so far: 2026H1, 2026-07");
}

TEST(ScoreItem, PartsThatMakeUpThePeriodResolveIt) {
  const auto item = scored(item_of("sold", "2026H1"), {outcome("sold", "2026Q1", 30), outcome("sold", "2026Q2", 50)});
  ASSERT_TRUE(item.outcome);
  EXPECT_DOUBLE_EQ(*item.outcome->central, 80.0);
}

TEST(ScoreItem, ALevelIsTheLatestAndTheEndsOwn) {
  const auto open =
      scored(item_of("level", "2026-end"), {outcome("level", "2026-03", 30), outcome("level", "2026-06", 50)});
  EXPECT_FALSE(open.outcome);
  EXPECT_DOUBLE_EQ(*open.so_far->central, 50.0);
  EXPECT_FALSE(open.so_far->flow);
  EXPECT_TRUE(scored(item_of("level", "2026-end"), {outcome("level", "2026-12", 60)}).outcome);
}

// The H200s of the second quarter: 0 to 33,000.
TEST(ScoreItem, ARangeHasARangeOfPlaces) {
  auto range = outcome("sold", "2026Q2", 0);
  range.central.reset();
  range.low = 20;
  range.high = 80;
  const auto inside = scored(item_of("sold", "2026Q2"), {range});
  EXPECT_DOUBLE_EQ(inside.place.low, 0.25);
  EXPECT_DOUBLE_EQ(inside.place.high, 0.75);
  EXPECT_EQ(inside.inside50, true);
  EXPECT_FALSE(inside.score);
  range.high = 100;
  EXPECT_FALSE(scored(item_of("sold", "2026Q2"), {range}).inside50);
  range.low = 90;
  EXPECT_EQ(scored(item_of("sold", "2026Q2"), {range}).inside50, false);
}

std::string message(const std::string& text) {
  const auto file = own_path("card.json");
  std::ofstream(file) << text;
  const auto card = read_made_card(file, {});
  return card ? "" : base::to_string(card.error());
}

TEST(MadeCard, WhatIsNoCardIsRefused) {
  EXPECT_THAT(message("{"), HasSubstr("card.json:1: the file is not JSON"));
  EXPECT_THAT(message("[]"), HasSubstr("the card has no 'schema'"));
  EXPECT_THAT(message("{\"schema\":\"headway.forecast/1\"}"), HasSubstr("is not headway.card/1"));
  EXPECT_THAT(message("{\"schema\":\"headway.card/1\",\"made\":\"2026\"}"), HasSubstr("'made' is not a day"));
  EXPECT_THAT(message("{\"schema\":\"headway.card/1\",\"made\":\"2026-11-29\",\"version\":1}"),
              HasSubstr("'version' is not a text"));
}

// Cards are never edited. A new card gets a line here; a line that has to change means that a card was.
TEST(MadeCard, NoCardHasChangedSinceItWasMade) {
  const std::vector<std::pair<std::string, std::string>> cards{
      {"2025-12-31.json", "5a46386de0c01301ec949826f69ed2efc525104389d654fcae5e442b9f9ad473"},
      {"2026-11-30.json", "cb332000da1e78c4ea0c3c3984d6bcf8fa29010f9f28107fd304e611a5493768"}};
  const auto folder = card_folder(default_question().book);
  for (const auto& [name, hash] : cards) {
    const auto text = files::read_text_file(folder / name);
    ASSERT_TRUE(text) << name;
    EXPECT_EQ(files::sha256(*text), hash) << name << " was edited: a card stays as it was made";
  }
  EXPECT_EQ(made_cards(folder)->size(), cards.size()) << "add the new card's hash to this test";
}

TEST(MadeCard, EveryCardIsScoredOnWhatCame) {
  auto question = default_question();
  question.samples = scaled(256);
  const auto scores = score_cards(question, default_book().uses, made_cards(card_folder(question.book)).value());
  ASSERT_TRUE(scores) << base::to_string(scores.error());
  const CardScore& first = scores->front();
  EXPECT_EQ(first.card.version, "0.1.0");
  EXPECT_EQ(first.items.size(), 33U);
  int resolved = 0;
  for (const auto& item : first.items) {
    resolved += item.outcome ? 1 : 0;
    EXPECT_EQ(item.open.empty(), item.outcome.has_value()) << item.item.what;
    EXPECT_FALSE(item.subject.empty()) << item.item.what;
    EXPECT_FALSE(item.outcome && item.outcome->source.empty()) << item.item.what;
  }
  EXPECT_GE(resolved, 3);
  EXPECT_GT(first.present.all.rows, 20);
  for (const auto& row : first.present.rows) {
    EXPECT_FALSE(row.input) << row.observed.quantity;
    EXPECT_EQ(row.skipped, "") << row.observed.quantity;
  }
}

TEST(MadeCard, AFolderWithoutCardsIsRefused) {
  const auto folder = own_path("no_cards");
  std::filesystem::create_directories(folder);
  const auto found = made_cards(folder);
  ASSERT_FALSE(found);
  EXPECT_THAT(base::to_string(found.error()), HasSubstr("no forecast card"));
}

}  // namespace
}  // namespace headway::study
