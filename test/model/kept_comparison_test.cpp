#include "headway/model/kept_comparison.hpp"

#include <gtest/gtest.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <array>
#include <bit>
#include <numeric>
#include <span>
#include <string>

#include "study/default_book.hpp"

namespace headway::model {
namespace {

using study::default_book;
using study::Prepared;

/// The strict book as far as June 2025: the months from there to the decision are history that nobody has observed.
const Prepared& early_book() {
  static const Prepared kPrepared = [] {
    auto question = study::strict_question();
    question.through = base::Month::of(2025, 6);
    return study::prepared_with({}, question);
  }();
  return kPrepared;
}

std::uint64_t bits(double number) { return std::bit_cast<std::uint64_t>(number); }

bool same(const Summary& left, const Summary& right) {
  const auto numbers = [](const Summary& of) {
    return std::array{bits(of.p5),  bits(of.p25),  bits(of.p50),       bits(of.p75),
                      bits(of.p95), bits(of.mean), bits(of.error_p50), bits(of.above_zero)};
  };
  return numbers(left) == numbers(right) && left.draws == right.draws;
}

bool same(std::span<const Summary> left, std::span<const Summary> right) {
  return std::ranges::equal(left, right, [](const Summary& a, const Summary& b) { return same(a, b); });
}

/// The first thing in which they differ, in words; empty where they are the same to the last bit.
std::string difference(const CompareResult& left, const CompareResult& right) {
  if (left.provenance.samples != right.provenance.samples || left.provenance.dropped != right.provenance.dropped ||
      left.provenance.seed != right.provenance.seed || left.base != right.base) {
    return "provenance";
  }
  if (!std::ranges::equal(left.figures, right.figures, {}, &Figure::request, &Figure::request)) {
    return "figures";
  }
  if (!same(left.base_value, right.base_value)) {
    return "base";
  }
  if (left.others.size() != right.others.size()) {
    return "scenarios";
  }
  for (std::size_t s = 0; s < left.others.size(); ++s) {
    const Compared& one = left.others[s];
    const Compared& other = right.others[s];
    if (one.scenario != other.scenario || one.same_as_base != other.same_as_base || !same(one.value, other.value) ||
        !same(one.gain, other.gain) || !same(one.gain_percent, other.gain_percent) ||
        !same(one.gain_over_h20, other.gain_over_h20)) {
      return one.scenario;
    }
  }
  const auto same_column = [](const DrawColumn& one, const DrawColumn& other) {
    return one.id == other.id && one.scenario == other.scenario &&
           std::ranges::equal(one.values, other.values, {}, bits, bits);
  };
  const bool same_draws = left.draws.draw == right.draws.draw && left.draws.weight == right.draws.weight &&
                          std::ranges::equal(left.draws.columns, right.draws.columns, same_column);
  return same_draws ? "" : "draws";
}

/// The same of answers that may be errors: then their words are compared.
std::string difference(const base::Result<CompareResult>& left, const base::Result<CompareResult>& right) {
  if (left && right) {
    return difference(*left, *right);
  }
  const std::string one = left ? "" : base::to_string(left.error());
  const std::string other = right ? "" : base::to_string(right.error());
  return one == other ? "" : "one says '" + one + "', the other '" + other + "'";
}

Question question_of(const std::vector<std::string>& metrics, long samples) {
  Question question = study::default_question();
  question.samples = samples;
  question.threads = 1;
  question.metrics = metrics;
  question.keep_draws = true;
  return question;
}

std::vector<Figure> figures_of(const Question& question) { return *year_figures(question); }

std::shared_ptr<const Frozen> shared(const Frozen& frozen) { return std::make_shared<const Frozen>(frozen); }

ensemble::Scenario scenario(const Prepared& prepared, const std::string& name) {
  return study::scenarios_of(prepared, {name}).front();
}

/// Values by month or year, of history too, in yardsticks and bases of all kinds.
const std::array<std::vector<std::string>, 4> kFigureLists{
    {{"china_useful@2026", "china_stock@2028"},
     {"china_stock@2025-06", "china_useful@2026", "unmet_demand@2025"},
     {"china_additions@2027", "compute_lag@2028"},
     {"china_useful", "world_stock@2023"}}};

/// The same input set to another distribution, or to a number.
void set_otherwise(chance::Variable& variable, int how) {
  for (auto& branch : variable.branches) {
    for (auto& knot : branch.knots) {
      const double low = knot.distribution.quantile(0.3);
      const double high = knot.distribution.quantile(0.7);
      const std::vector<chance::QuantilePoint> points{{0.2, low}, {0.8, high}};
      const auto narrower = chance::Distribution::from_quantiles(chance::Shape::uniform, points);
      knot.distribution =
          how == 0 && low < high && narrower ? *narrower : chance::Distribution::constant(how == 1 ? low : high);
    }
  }
}

/// A lever of every phase's policy set otherwise.
void set_lever(ensemble::Scenario& scenario, std::size_t lever, int how) {
  set_otherwise(scenario.policy.levers.at(lever), how);
  for (auto& phase : scenario.later) {
    set_otherwise(phase.policy.levers.at(lever), how);
  }
}

const std::vector<std::string> kScenarios{"no-export",      "h200-licensed", "h20-only",
                                          "blackwell-open", "reversal",      "h200-open"};

/// A comparison in two or three parts, each kept, beside what is asked of all of them.
struct Kept {
  std::shared_ptr<const Frozen> frozen;
  std::vector<ensemble::Scenario> sides;
  std::vector<Figure> figures;
  std::vector<KeptComparison> parts;
};

Kept open_in_parts(const Prepared& prepared, const std::vector<long>& counts) {
  Kept kept{shared(prepared), {scenario(prepared, "no-export"), scenario(prepared, "h200-licensed")}, {}, {}};
  kept.figures = figures_of(question_of(kFigureLists[0], 1));
  constexpr std::array kWidths{0, 4, 2};
  long first = 0;
  for (std::size_t k = 0; k < counts.size(); ++k) {
    auto part = KeptComparison::open(kept.frozen, question_of(kFigureLists[0], counts[k]), kept.sides, kept.figures,
                                     first, kWidths.at(k));
    EXPECT_TRUE(part.has_value());
    kept.parts.push_back(std::move(*part));
    first += counts[k];
  }
  return kept;
}

/// One change, at random, made in every part.
void change(const Prepared& prepared, Kept& kept) {
  switch (*rc::gen::inRange(0, 7)) {  // assumptions more often than the rest: they pile up before they are run
    case 0: {
      const auto side = *rc::gen::inRange<std::size_t>(0, kept.sides.size());
      kept.sides[side] = scenario(prepared, *rc::gen::elementOf(kScenarios));
      for (auto& part : kept.parts) {
        RC_ASSERT(part.set_scenario(side, kept.sides[side]).has_value());
      }
      return;
    }
    case 1: {
      const auto side = *rc::gen::inRange<std::size_t>(0, kept.sides.size());
      set_lever(kept.sides[side], *rc::gen::inRange<std::size_t>(0, ensemble::kLevers.size()), *rc::gen::inRange(0, 3));
      for (auto& part : kept.parts) {
        RC_ASSERT(part.set_scenario(side, kept.sides[side]).has_value());
      }
      return;
    }
    case 2: {
      kept.figures = figures_of(question_of(*rc::gen::elementOf(kFigureLists), 1));
      for (auto& part : kept.parts) {
        RC_ASSERT(part.set_figures(kept.figures).has_value());
      }
      return;
    }
    case 3: {
      auto months = question_of({"china_useful@2027", "china_useful@months"}, 1);
      take_usual_lens(months);
      kept.figures = *year_and_month_figures(branch_month(prepared), months);
      for (auto& part : kept.parts) {
        RC_ASSERT(part.set_figures(kept.figures).has_value());
      }
      return;
    }
    default: {
      Frozen frozen = *kept.frozen;
      const bool path = *rc::gen::arbitrary<bool>();
      auto& variables = path ? frozen.model.paths : frozen.model.scalars;
      const auto place = *rc::gen::inRange<std::size_t>(0, variables.size());
      set_otherwise(variables[place], *rc::gen::inRange(0, 3));
      const std::vector<std::string> named{path ? frozen.paths[place].id : frozen.scalars[place].id};
      kept.frozen = shared(frozen);
      for (auto& part : kept.parts) {
        RC_ASSERT(part.set_model(kept.frozen, named).has_value());
      }
    }
  }
}

/// What compare() says of the draws done from the first on. An input far from its place may break a run.
base::Result<CompareResult> asked_at_once(const Kept& kept, long draws) {
  return compare_figures(*kept.frozen, question_of({}, draws), kept.sides, kept.figures);
}

long draws_of(const Kept& kept) {
  long all = 0;
  for (const auto& part : kept.parts) {
    all += part.done();
  }
  return all;
}

/// Runs every part to its end in steps of random length, merges them in random order into the first, and asks that.
base::Result<CompareResult> finish(Kept& kept) {
  for (auto& part : kept.parts) {
    while (!part.finished()) {
      part.advance(*rc::gen::inRange(1, 12));
    }
  }
  std::vector<ensemble::DrawnRows> rows;
  for (const auto& part : kept.parts) {
    auto own = part.rows();
    if (!own) {
      return std::unexpected(own.error());
    }
    rows.push_back(std::move(*own));
  }
  std::ranges::rotate(rows, rows.begin() + 1);
  if (*rc::gen::arbitrary<bool>()) {
    std::swap(rows.front(), rows[rows.size() - 2]);
  }
  rows.pop_back();
  for (auto& part : rows) {
    const auto merged = kept.parts.front().merge(std::move(part));
    RC_ASSERT(merged.has_value());
  }
  return kept.parts.front().result();
}

void changes_in_any_order(const Prepared& prepared) {
  std::vector<long> counts{*rc::gen::inRange(1L, 24L), *rc::gen::inRange(1L, 24L)};
  if (*rc::gen::arbitrary<bool>()) {
    counts.push_back(*rc::gen::inRange(1L, 20L));
  }
  Kept kept = open_in_parts(prepared, counts);
  if (*rc::gen::arbitrary<bool>()) {
    const auto result = finish(kept);
    RC_ASSERT(difference(result, asked_at_once(kept, draws_of(kept))) == "");
  }
  const int changes = *rc::gen::inRange(1, 8);
  for (int k = 0; k < changes; ++k) {
    change(prepared, kept);
    // Some changes come before those before them have been run.
    kept.parts.front().advance(*rc::gen::inRange(0, 4));
    if (const long done = kept.parts.front().done(); done > 0) {
      RC_ASSERT(difference(kept.parts.front().result(), asked_at_once(kept, done)) == "");
    }
    if (*rc::gen::inRange(0, 3) == 0) {
      const auto result = finish(kept);
      RC_ASSERT(difference(result, asked_at_once(kept, draws_of(kept))) == "");
    }
  }
  const auto result = finish(kept);
  RC_ASSERT(draws_of(kept) == std::accumulate(counts.begin(), counts.end(), 0L));
  RC_ASSERT(difference(result, asked_at_once(kept, draws_of(kept))) == "");
}

RC_GTEST_PROP(KeptComparison, SaysWhatCompareSaysWhateverWasChangedInWhichOrder, ()) {
  changes_in_any_order(default_book());
}

// Some months of history are run under the base's policy there, so that a lever of the base changes both sides.
RC_GTEST_PROP(KeptComparison, DoesSoWhereHistoryHangsOnTheBase, ()) { changes_in_any_order(early_book()); }

TEST(KeptComparison, RunsHistoryAgainWhereItHangsOnTheBaseAndTheBaseIsChanged) {
  constexpr long kDraws = 24;
  for (const Prepared* const book : {&early_book(), &default_book()}) {
    const Question question = question_of({"china_useful@2026", "china_stock@2025-12"}, kDraws);
    const auto figures = figures_of(question);
    std::vector<ensemble::Scenario> sides{scenario(*book, "no-export"), scenario(*book, "h200-licensed")};
    auto kept = KeptComparison::open(shared(*book), question, sides, figures);
    ASSERT_TRUE(kept.has_value());
    kept->advance(kDraws);
    const auto before = kept->result();
    sides[0].policy.levers.at(ensemble::lever("washington.tool_controls")) = chance::certain(0.5);
    ASSERT_TRUE(kept->set_scenario(0, sides[0]).has_value());
    kept->advance(kDraws);
    const auto after = kept->result();
    EXPECT_EQ(difference(after, compare_figures(*book, question, sides, figures)), "");
    const bool other_side_moved = !same(before->others[0].value, after->others[0].value);
    EXPECT_EQ(other_side_moved, book == &early_book());
  }
}

TEST(KeptComparison, LosesNoChangeThatOthersFollowBeforeItIsRun) {
  constexpr long kDraws = 40;
  const Question question = question_of({"china_useful@2027", "china_stock@2028"}, kDraws);
  const auto figures = figures_of(question);
  std::vector<ensemble::Scenario> sides{scenario(default_book(), "no-export"), scenario(default_book(), "h20-only")};
  auto kept = KeptComparison::open(shared(default_book()), question, sides, figures, 0, 2);
  ASSERT_TRUE(kept.has_value());
  kept->advance(kDraws);
  Frozen frozen = default_book();
  const auto set = [&](const std::string& id, long packs) {
    for (const auto& [inputs, variables] :
         {std::pair{&frozen.scalars, &frozen.model.scalars}, std::pair{&frozen.paths, &frozen.model.paths}}) {
      const auto found = std::ranges::find(*inputs, id, &Input::id);
      if (found != inputs->end()) {
        set_otherwise((*variables)[static_cast<std::size_t>(found - inputs->begin())], 2);
      }
    }
    ASSERT_TRUE(kept->set_model(shared(frozen), std::vector{id}).has_value());
    kept->advance(packs);
  };
  set("fleet.chip.life", 0);
  set("demand.china.platform_capex", 3);
  set("feedback.displacement", 5);
  set("demand.us.capex", kDraws);
  EXPECT_EQ(difference(kept->result(), compare_figures(frozen, question, sides, figures)), "");
  sides[1] = scenario(default_book(), "h200-licensed");  // run from what is kept
  ASSERT_TRUE(kept->set_scenario(1, sides[1]).has_value());
  kept->advance(kDraws);
  EXPECT_EQ(difference(kept->result(), compare_figures(frozen, question, sides, figures)), "");
}

TEST(KeptComparison, RefusesAModelOfOtherMonths) {
  const Question question = question_of({"china_useful@2027"}, 4);
  auto kept = KeptComparison::open(shared(default_book()), question, {scenario(default_book(), "no-export")},
                                   figures_of(question));
  ASSERT_TRUE(kept.has_value());
  Frozen longer = default_book();
  ++longer.model.timeline.months;
  EXPECT_FALSE(kept->set_model(shared(longer), {}).has_value());
  Frozen weighed = default_book();
  weighed.model.constraint.emplace_back();
  EXPECT_FALSE(kept->set_model(shared(weighed), {}).has_value());
}

TEST(KeptComparison, TakesAtMostFiftyKilobytesADraw) {
  constexpr long kDraws = 256;
  const Question question = question_of({"china_useful@2026"}, kDraws);
  for (const Prepared* const book : {&default_book(), &early_book()}) {
    for (const int width : {2, 4, 8}) {
      auto kept = KeptComparison::open(shared(*book), question,
                                       {scenario(*book, "no-export"), scenario(*book, "h200-licensed")},
                                       figures_of(question), 0, width);
      ASSERT_TRUE(kept.has_value());
      kept->advance(kDraws);
      ASSERT_TRUE(kept->finished());
      EXPECT_LE(kept->bytes(), 50'000U * static_cast<std::size_t>(kDraws));
    }
  }
}

}  // namespace
}  // namespace headway::model
