// The inputs beside draws are those that the run had: figures that are made of them alone come out.
#include "headway/model/drawn_inputs.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <cmath>
#include <set>

#include "headway/study/compare.hpp"
#include "headway/study/run.hpp"
#include "study/default_book.hpp"

namespace headway::study {
namespace {

Question keeping(std::vector<std::string> metrics, long samples = 64) {
  Question question = default_question();
  question.samples = samples;
  question.metrics = std::move(metrics);
  question.keep_draws = true;
  question.keep_inputs = true;
  return question;
}

const model::DrawColumn* find_column(const model::DrawTable& table, const std::string& id,
                                     const std::string& period = "", const std::string& scenario = "") {
  const auto found = std::ranges::find_if(table.columns, [&](const model::DrawColumn& column) {
    return column.id == id && column.period == period && column.scenario == scenario;
  });
  return found == table.columns.end() ? nullptr : &*found;
}

/// The column's values; a failure where there is none.
std::vector<double> values_of(const model::DrawTable& table, const std::string& id, const std::string& period = "",
                              const std::string& scenario = "") {
  const model::DrawColumn* const column = find_column(table, id, period, scenario);
  EXPECT_NE(column, nullptr) << scenario << " " << id << " " << period;
  return column == nullptr ? std::vector<double>(table.draw.size()) : column->values;
}

model::DrawTable run_of(const Prepared& prepared, const Question& question, const std::string& scenario) {
  auto result = run_scenario(prepared, question, scenario);
  EXPECT_TRUE(result) << base::to_string(result.error());
  return result ? std::move(result->draws) : model::DrawTable{};
}

TEST(DrawnInputs, APathIsThatOfTheRun) {
  const std::string period = "2028-12";
  const model::DrawTable table = run_of(default_book(), keeping({"packaging.capacity@" + period}), "h200-licensed");
  EXPECT_EQ(values_of(table, "packaging.capacity", period, "h200-licensed"),
            values_of(table, "supply.packaging.capacity", period));
}

TEST(DrawnInputs, ANumberIsThatOfTheRun) {
  const std::string period = "2028-12";
  const model::DrawTable table =
      run_of(default_book(),
             keeping({"revenue.cambricon.cny@" + period, "revenue.other_domestic@" + period,
                      "units.other_domestic.world@" + period, "revenue.cambricon@" + period}),
             "no-export");
  const auto units = values_of(table, "units.other_domestic.world", period, "no-export");
  const auto price = values_of(table, "price.other_domestic");
  const auto revenue = values_of(table, "revenue.other_domestic", period, "no-export");
  const auto yuan = values_of(table, "revenue.cambricon.cny", period, "no-export");
  const auto dollars = values_of(table, "revenue.cambricon", period, "no-export");
  const auto rate = values_of(table, "demand.china.exchange_rate", period);
  for (std::size_t k = 0; k < table.draw.size(); ++k) {
    EXPECT_NEAR(revenue[k], units[k] * price[k], 1e-9 * revenue[k]);
    EXPECT_NEAR(yuan[k], dollars[k] * rate[k], 1e-9 * yuan[k]);
  }
}

TEST(DrawnInputs, AQuantileOrdersThePath) {
  const model::DrawTable table = run_of(default_book(), keeping({"china_stock@2028"}), "h200-licensed");
  const auto place = values_of(table, "supply.packaging.capacity quantile");
  const auto value = values_of(table, "supply.packaging.capacity", "2028-12");
  for (std::size_t k = 1; k < place.size(); ++k) {
    EXPECT_GT(place[k], 0.0);
    EXPECT_LT(place[k], 1.0);
    EXPECT_EQ(place[k] < place[k - 1], value[k] < value[k - 1]) << k;
  }
}

TEST(DrawnInputs, WhatIsCertainIsLeftOutAndNoColumnIsThereTwice) {
  const Prepared prepared = prepared_with({"trade.diversion.seized=0.2"});
  const model::DrawTable table = run_of(prepared, keeping({"china_stock@2028"}), "h200-licensed");
  EXPECT_EQ(find_column(table, "trade.diversion.seized"), nullptr);
  EXPECT_NE(
      find_column(run_of(default_book(), keeping({"china_stock@2028"}), "h200-licensed"), "trade.diversion.seized"),
      nullptr);
  std::set<std::string> names;
  for (const model::DrawColumn& column : table.columns) {
    EXPECT_TRUE(names.insert(column.scenario + " " + column.id + " " + column.period).second) << column.id;
    EXPECT_EQ(column.values.size(), table.draw.size()) << column.id;
  }
}

TEST(DrawnInputs, ALeverOfOneScenarioIsNamedByIt) {
  const Prepared prepared = default_book();
  auto scenarios = scenarios_of(prepared, {"no-export", "h200-licensed"});
  scenarios[0].policy.levers[ensemble::lever("washington.levy")] = chance::certain(0.1);
  auto& levy = scenarios[1].policy.levers[ensemble::lever("washington.levy")];
  levy = prepared.model.scalars.front();
  levy.name = chance::hash_name("washington.levy");
  model::DrawTable table{{0, 1, 2}, {1, 1, 1}, {}};
  add_inputs({prepared, scenarios, {}, 1, 1}, table);
  EXPECT_EQ(find_column(table, "washington.levy"), nullptr);
  const auto values = values_of(table, "washington.levy", "", "h200-licensed");
  for (std::size_t k = 0; k < values.size(); ++k) {
    EXPECT_EQ(values[k], chance::draw_number(levy, {.seed = 1, .draw = k}));
  }
  scenarios[0].policy.levers = scenarios[1].policy.levers;
  table.columns.clear();
  add_inputs({prepared, scenarios, {}, 1, 1}, table);
  EXPECT_EQ(values_of(table, "washington.levy"), values);
}

TEST(DrawnInputs, AWithdrawalHasItsMonth) {
  const Prepared prepared =
      prepared_with({"washington.may_reverse=1", "washington.hazard=0.1 1/month", "beijing.may_reverse=0"});
  const model::DrawTable table = run_of(prepared, keeping({"china_stock@2030"}, 256), "h200-licensed");
  const auto months = values_of(table, "washington.reversal");
  // A month of the geometric distribution after the branch: its mean is 10 months, its standard deviation some 9.5.
  double sum = 0.0;
  for (const double month : months) {
    EXPECT_GT(month, prepared.model.timeline.branch);
    sum += month - prepared.model.timeline.branch;
  }
  const double count = static_cast<double>(months.size());
  EXPECT_NEAR(sum / count, 10.0, 4.0 * 9.5 / std::sqrt(count));
  EXPECT_EQ(find_column(table, "beijing.reversal"), nullptr);
}

TEST(DrawnInputs, TheSizeLimitCountsThem) {
  auto question = keeping({"china_useful@2028"}, 200000);
  const auto with = run_scenario(default_book(), question, "no-export");
  ASSERT_FALSE(with);
  EXPECT_NE(with.error().problem.find("inputs"), std::string::npos) << base::to_string(with.error());
  EXPECT_NE(with.error().suggestion.find(base::field("inputs")), std::string::npos);
}

TEST(DrawnInputs, NoMoreColumnsComeThanWereCounted) {
  const auto& prepared = default_book();
  const auto scenarios = scenarios_of(prepared, {"no-export", "h200-licensed", "reversal"});
  const model::InputsOf of{prepared, scenarios, {83}, 1, 1};
  model::DrawTable table{{0, 1}, {1, 1}, {}};
  add_inputs(of, table);
  EXPECT_LE(table.columns.size(), count_inputs(of));
  EXPECT_GT(table.columns.size(), 300U);
}

TEST(DrawTables, JoinKeepsWorldsOfBoth) {
  model::DrawTable table{
      {0, 2}, {1, 1}, {{.scenario = "", .id = "a", .unit = "", .yardstick = "", .basis = "", .period = ""}}};
  table.columns[0].values = {1.0, 2.0};
  model::DrawTable more{{1, 2}, {1, 1}, {table.columns[0]}};
  more.columns[0].values = {3.0, 4.0};
  join(table, more);
  EXPECT_EQ(table.draw, (std::vector<long>{0, 1, 2}));
  ASSERT_EQ(table.columns.size(), 2U);
  EXPECT_TRUE(std::isnan(table.columns[0].values[1]));
  EXPECT_EQ(table.columns[0].values[2], 2.0);
  EXPECT_TRUE(std::isnan(table.columns[1].values[0]));
  EXPECT_EQ(table.columns[1].values[1], 3.0);
}

TEST(DrawTables, AWorldDrawnSeveralTimesIsOneWithItsWeight) {
  const std::vector<long> draws{3, 3, 5};
  const model::Worlds worlds(draws);
  EXPECT_EQ(worlds.table().draw, (std::vector<long>{3, 5}));
  EXPECT_EQ(worlds.table().weight, (std::vector<long>{2, 1}));
  EXPECT_EQ(worlds.values(std::vector<double>{7.0, 7.0, 8.0}), (std::vector<double>{7.0, 8.0}));
}

}  // namespace
}  // namespace headway::study
