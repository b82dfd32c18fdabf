#include "headway/study/replicate/replicate.hpp"

#include <filesystem>
#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "../default_book.hpp"
#include "headway/book/read_replication.hpp"
#include "headway/files/toml_file.hpp"
#include "replication_at_hand.hpp"

namespace headway::study {
namespace {

const std::vector<book::Replication>& replications() {
  static const auto kRead = [] {
    auto read = book::read_replications(default_question().book / "replications");
    EXPECT_TRUE(read) << base::to_string(read.error());
    return read ? *read : std::vector<book::Replication>{};
  }();
  return kRead;
}

Question small() {
  Question question = default_question();
  question.samples = scaled(400);
  return question;
}

ReplicateResult replicated(const Prepared& prepared, const std::string& name = "", const Question& question = small()) {
  auto result = replicate(prepared, question, replications(), name);
  EXPECT_TRUE(result) << base::to_string(result.error());
  return result ? *result : ReplicateResult{};
}

const ReplicateResult& default_result() {
  static const ReplicateResult kResult = replicated(default_book());
  return kResult;
}

const ReplicatedLine& line_in(const ReplicateResult& result, const std::string& name, const std::string& number,
                              const std::string& at = "") {
  for (const auto& one : result.replications) {
    for (const auto& line : one.lines) {
      if (one.replication.name == name && line.number == number && line.at == at) {
        return line;
      }
    }
  }
  ADD_FAILURE() << name << " " << number << " " << at;
  std::abort();
}

TEST(Replicate, EveryFigureThatCanBeRecomputedMatchesButForThoseThatSayWhyNot) {
  // Each is explained in its file's `about`: other rates than the catalogue's, or an average over bins.
  const std::set<std::string> known{"chips-tpp-published tpp h200_sxm", "chips-tpp-published tpp ascend_910b3",
                                    "chips-tpp-published tpp ascend_910c", "chips-tpp-published tpp mlu590",
                                    "epoch-h100e h100e ascend_910b2"};
  std::set<std::string> found;
  for (const auto& one : default_result().replications) {
    for (const auto& line : one.lines) {
      if (line.match == Match::no) {
        found.insert(one.replication.name + " " + line.number + " " + line.at);
      }
    }
  }
  EXPECT_EQ(found, known);
}

TEST(Replicate, TheBookHoldsTheEstimatesItShould) {
  std::set<std::string> names;
  long recomputed = 0;
  long implied = 0;
  for (const auto& one : default_result().replications) {
    names.insert(one.replication.name);
    for (const auto& line : one.lines) {
      recomputed += line.replicated.has_value() ? 1 : 0;
      implied += line.implied.has_value() ? 1 : 0;
      EXPECT_TRUE(line.replicated.has_value() != line.implied.has_value()) << line.number;
    }
  }
  for (const char* const name : {"cfr-share",
                                 "cfr-share-checked",
                                 "ai-2027-growth",
                                 "ai-2027-stock",
                                 "ai-2027-power",
                                 "ai-2027-cost",
                                 "massachusetts-rated",
                                 "massachusetts-load",
                                 "epoch-h100e",
                                 "epoch-nvidia-sold",
                                 "epoch-china-sold",
                                 "epoch-world-sold",
                                 "chips-tpp",
                                 "ifp-b30a-ratio",
                                 "ifp-hopper-ratio",
                                 "cnas-2023",
                                 "cnas-2024",
                                 "bloomberg-ascend",
                                 "semianalysis-ascend",
                                 "two-percent-claim",
                                 "grunewald-2026",
                                 "epoch-huawei-2031",
                                 "epoch-malaysia-trade",
                                 "morgan-stanley-market",
                                 "pilz-2026",
                                 "rhodium-capex",
                                 "bloomberg-intelligence-budgets",
                                 "semianalysis-china-power"}) {
    EXPECT_TRUE(names.contains(name)) << name;
  }
  EXPECT_GT(recomputed, 100);
  EXPECT_GT(implied, 30);
}

TEST(Replicate, WorksTheHandWorkedCases) {
  // 2,000,000 x 8,000 TPP over 4 % are 400 bn TPP; rounding of half a point: over 4.5 and 3.5 %.
  const auto& cfr = line_in(default_result(), "cfr-share", "share", "2026");
  EXPECT_NEAR(cfr.implied->value, 4e11, 1.0);
  EXPECT_NEAR(cfr.implied->low, 1.6e10 / 0.045, 1.0);
  EXPECT_NEAR(cfr.implied->high, 1.6e10 / 0.035, 1.0);
  // 6.89 M over 31, 21 and 49.
  EXPECT_NEAR(line_in(default_result(), "ifp-b30a-ratio", "ratio").implied->value, 6.89e6 / 31.0, 1e-3);
  const auto& hopper = line_in(default_result(), "ifp-hopper-ratio", "ratio-tpp");
  EXPECT_TRUE(std::isnan(hopper.implied->value));
  EXPECT_NEAR(hopper.implied->low, 6.89e6 / 49.0, 1e-3);
  EXPECT_NEAR(hopper.implied->high, 6.89e6 / 21.0, 1e-3);
  // 61.32 TWh at rated power over 21.672 TWh, and the load at which they are equal.
  EXPECT_NEAR(line_in(default_result(), "massachusetts-rated", "rated").replicated->value, 61.32 / 21.672, 1e-9);
  EXPECT_NEAR(line_in(default_result(), "massachusetts-load", "more").implied->low, 100.0 * 21.672 / 61.32, 1e-9);
  // 1,000,000 dies less two for each of 300,000 910Cs.
  EXPECT_NEAR(line_in(default_result(), "bloomberg-ascend", "dies", "2025").implied->value, 4e5, 1e-3);
}

TEST(Replicate, WorksTheHandWorkedCasesOf2026) {
  // 320,000 less 230,000 and 20,000.
  EXPECT_NEAR(line_in(default_result(), "grunewald-2026", "acquired").implied->value, 70e3, 1e-3);
  // 23 M H100e in 5.9 M chips of 5,000 or 17,500 TFLOP/s each, over 1,979.
  const double rubin = (23e6 / 5.9e6 - 5000.0 / 1979.0) / (12500.0 / 1979.0);
  EXPECT_NEAR(line_in(default_result(), "epoch-huawei-2031", "nvidia-compute").implied->value, rubin, 1e-9);
  EXPECT_NEAR(rubin, 0.217, 5e-4);
  // 3.775 less 0.6 bn USD buy 150,000 H100e.
  EXPECT_NEAR(line_in(default_result(), "epoch-malaysia-trade", "compute").implied->value, 3.175e9 / 150e3, 1e-3);
  EXPECT_NEAR(line_in(default_result(), "rhodium-capex", "growth").implied->value, 932.0 / 2.03, 1e-6);
  EXPECT_NEAR(line_in(default_result(), "rhodium-capex", "dollars").implied->value, 932.0 / 139.0, 1e-9);
  // 50 bn USD of 932 bn yuan at 6.8; 30 and 46 % as ratios.
  EXPECT_NEAR(line_in(default_result(), "morgan-stanley-market", "market", "2026").implied->value,
              100.0 * 50.0 * 6.8 / 932.0, 1e-6);
  EXPECT_NEAR(line_in(default_result(), "bloomberg-intelligence-budgets", "share", "2026").implied->value, 3.0 / 7.0,
              1e-9);
  EXPECT_NEAR(line_in(default_result(), "semianalysis-china-power", "delivered").implied->high,
              100.0 * 170e3 / 8760.0 / 24.0, 1e-6);
  EXPECT_NEAR(line_in(default_result(), "pilz-2026", "smuggled").replicated->value, 347320.0 * 5000.0 / 1979.0, 1e-3);
}

TEST(Replicate, OursIsTheMetricThatCompareShows) {
  Question question = small();
  question.metrics = {"additions_ratio@2026"};
  question.yardstick = "tpp";
  question.basis = "located";
  const auto run = run_all(default_book(), {"no-export"},
                           {at(balance::kAdditionsRatio, 2026, balance::kTpp, balance::kLocated)}, question.samples);
  std::vector<double> draws(run.row(0, 0).begin(), run.row(0, 0).end());
  const model::Summary expected = model::summarise(draws);
  const auto& ours = line_in(default_result(), "ifp-b30a-ratio", "ratio").ours->summary;
  EXPECT_EQ(ours.p50, expected.p50);
  EXPECT_EQ(ours.p95, expected.p95);
  EXPECT_EQ(default_result().provenance.dropped, run.dropped);
}

TEST(Replicate, OursMovesWithAnAssumptionAndTheirsDoesNot) {
  const Prepared changed = prepared_with({"trade.diversion.seized=0.5"});
  const auto result = replicated(changed, "ifp-b30a-ratio");
  const auto& after = line_in(result, "ifp-b30a-ratio", "ratio");
  const auto& before = line_in(default_result(), "ifp-b30a-ratio", "ratio");
  EXPECT_NE(after.ours->summary.p50, before.ours->summary.p50);
  EXPECT_EQ(after.implied->value, before.implied->value);
  EXPECT_NE(result.provenance.book_hash, default_result().provenance.book_hash);
}

TEST(Replicate, ConversionsAndTppMoveWithTheCatalogue) {
  Prepared changed = default_book();
  for (auto& chip : changed.catalogue.chips) {
    if (chip.id == "h20_96") {
      chip.fp8 = chip.int8 = 592.0;
    }
  }
  const auto conversions = replicated(changed, "epoch-h100e");
  EXPECT_EQ(line_in(conversions, "epoch-h100e", "h100e", "h20_96").match, Match::no);
  EXPECT_NEAR(line_in(conversions, "epoch-h100e", "h100e", "h20_96").replicated->value, 592.0 / 1979.0, 1e-12);
  EXPECT_EQ(line_in(replicated(changed, "chips-tpp"), "chips-tpp", "tpp", "h20_96").match, Match::no);
  EXPECT_EQ(line_in(replicated(changed, "epoch-china-sold"), "epoch-china-sold", "nvidia", "2025Q4").match, Match::no);
}

TEST(Replicate, TheStrictBookLeavesLaterEstimatesAndInputsOut) {
  Question question = small();
  question.as_of = base::parse_day("2025-12-31");
  const auto result = replicated(prepared_with({}, question), "", question);
  EXPECT_THAT(result.left_out, testing::Contains("epoch-h100e"));
  EXPECT_THAT(result.left_out, testing::Not(testing::Contains("cfr-share-checked")));
  for (const auto& one : result.replications) {
    EXPECT_LE(one.replication.published, *question.as_of);
    if (one.replication.name == "cfr-share-checked") {
      EXPECT_THAT(one.left_out, testing::ElementsAre("share-2025"));
      EXPECT_EQ(one.lines.size(), 1U);
    }
  }
}

TEST(Replicate, MatchesWithinRoundingOrWithinItsInputsOrNot) {
  const book::Stated published{5.0, 4.5, 5.5};
  EXPECT_EQ(match_of(published, {5.5, 5.5, 5.5}), Match::yes);
  EXPECT_EQ(match_of(published, {5.6, 5.4, 5.8}), Match::within);
  EXPECT_EQ(match_of(published, {5.6, 5.55, 5.8}), Match::no);
  EXPECT_EQ(match_of({NAN, 1.0, INFINITY}, {2.8, 2.8, 2.8}), Match::yes);
  EXPECT_EQ(match_of({NAN, -INFINITY, 2.0}, {2.8, 2.8, 2.8}), Match::no);
}

TEST(Replicate, TheExampleOfTheDocumentationWorks) {
  const auto page = files::read_text_file(std::string(HEADWAY_SOURCE_DIR) + "/docs/replications.md");
  ASSERT_TRUE(page);
  const auto first = page->find("```toml\n") + 8;
  const std::string example = page->substr(first, page->find("```\n", first) - first);
  const book::test::WrittenBook written({{"replications/example.toml", example}});
  const auto read = book::read_replications(written.folder() / "replications");
  ASSERT_TRUE(read) << base::to_string(read.error());
  const auto result = replicate(default_book(), small(), *read, "example");
  ASSERT_TRUE(result) << base::to_string(result.error());
  EXPECT_NEAR(line_in(*result, "example", "share", "2026").implied->value, 4e11, 1.0);
}

/// A number computed from an input of `input`, with `ours`.
std::string replication_error(const std::string& input, const std::string& number) {
  const auto replication =
      replication_of("kind = \"full\"\n[input.units]\nmeans = \"m\"\n" + input +
                     "[[number]]\nid = \"sum\"\nmeans = \"m\"\nvalue = 1\nstep = \"units\"\n" + number);
  Question question = default_question();
  question.samples = 16;
  const auto result = replicate(default_book(), question, {replication}, "");
  const std::string message = result ? "" : base::to_string(result.error());
  const auto place = message.find("one.toml");
  return place == std::string::npos ? message : message.substr(place);
}

const std::string kTenChips = "unit = \"chip\"\nvalue = 10\n" + kReplicationSource;

TEST(Replicate, AnUnknownNameOffersTheNearest) {
  const auto result = replicate(default_book(), small(), replications(), "cfr-shar");
  ASSERT_FALSE(result);
  EXPECT_THAT(
      base::to_string(result.error()),
      testing::StartsWith("unknown replication 'cfr-shar' (no file of that name is in the book's replications); "
                          "did you mean 'cfr-share'"));
}

TEST(Replicate, WrongMetricsYardsticksAndScenariosAreNamedWithTheirPlace) {
  const auto with_ours = [](const std::string& ours) {
    return replication_error(kTenChips, "unit = \"chip\"\nours = { " + ours + " }\n");
  };
  EXPECT_EQ(with_ours("metric = \"imports_divrted\", scenario = \"no-export\", period = \"2025\""),
            "one.toml:25: unknown metric 'imports_divrted'; did you mean 'imports_diverted'?");
  EXPECT_EQ(with_ours("metric = \"imports_diverted\", scenario = \"no-exprt\", period = \"2025\""),
            "one.toml:25: unknown scenario 'no-exprt'; did you mean 'no-export'?");
  EXPECT_EQ(with_ours("metric = \"imports_diverted\", scenario = \"no-export\""),
            "one.toml:25: 'ours' has no period (number 'sum' is of none); add period = \"2026\"");
  EXPECT_EQ(with_ours("metric = \"china_stock\", scenario = \"no-export\", period = \"2025\", basis = \"located\""),
            "one.toml:25: 'china_stock' needs a yardstick (it comes in several); add yardstick = \"h100e\"");
  EXPECT_EQ(with_ours("metric = \"compute_lag\", scenario = \"no-export\", period = \"2025\""),
            "one.toml:25: the unit 'month' does not convert to 'chip' (they measure different things); give the "
            "number in a unit that does");
  EXPECT_THAT(with_ours("metric = \"imports_diverted\", scenario = \"no-export\", period = \"2050\""),
              testing::StartsWith("one.toml:25: the period of 'imports_diverted@2050' lies outside the run"));
  EXPECT_EQ(with_ours("metric = \"imports_diverted\", scenario = \"no-export\", period = \"2025\""), "");
}

TEST(Replicate, WrongUnitsAndChipsAreNamedWithTheirPlace) {
  EXPECT_EQ(
      replication_error(kTenChips, "unit = \"USD\"\nno_ours = \"r\"\n"),
      "one.toml:23: number 'sum': the unit 'chip' does not convert to 'USD' (they measure different things); give "
      "the number in a unit that does");
  EXPECT_EQ(replication_error("chip = \"h20_69\"\nfigure = \"tpp\"\n", "unit = \"TPP/chip\"\nno_ours = \"r\"\n")
                .substr(0, 12),
            "one.toml:12:");
  EXPECT_EQ(replication_error("chip = \"h20_96\"\nfigure = \"tpps\"\n", "unit = \"TPP/chip\"\nno_ours = \"r\"\n"),
            "one.toml:12: unknown figure 'tpps' in input 'units' (the catalogue has no such figure of a chip); did you "
            "mean 'tpp'?");
  EXPECT_EQ(replication_error("chip = \"mi308x\"\nfigure = \"tpp\"\n", "unit = \"TPP/chip\"\nno_ours = \"r\"\n"),
            "one.toml:12: the catalogue has no tpp of mi308x (input 'units' asks for it); name another chip, or state "
            "the number");
}

}  // namespace
}  // namespace headway::study
