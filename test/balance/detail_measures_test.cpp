// Figures by class and designer: parts add up to wholes, draw by draw.
#include <gtest/gtest.h>

#include <string>
#include <vector>

#include "headway/model/metric.hpp"
#include "study/default_book.hpp"

namespace headway::balance {
namespace {

ensemble::Request of_2027(const std::string& id) {
  const int measure = model::metric_named(id);
  EXPECT_GE(measure, 0) << id;
  return ensemble::Request{static_cast<Measure>(measure), kH100e, kLocated,
                           base::Month::of(2027, 12) - base::kFirstMonth, true};
}

class DetailMeasures : public ::testing::Test {
 protected:
  /// Values by request and draw, under a scenario in which much is sold.
  ensemble::Ensemble run(const std::vector<std::string>& ids) {
    std::vector<ensemble::Request> requests;
    for (const auto& id : ids) {
      requests.push_back(of_2027(id));
    }
    // A resold Hopper was sold once before: without any, the parts are the whole.
    static const study::Prepared kPrepared = study::prepared_with({"trade.diversion.resale=0"});
    return study::run_all(kPrepared, {"h200-open"}, requests, 64);
  }
};

TEST_F(DetailMeasures, AClassIsSoldInTheUsElsewhereInChinaAndPastTheControls) {
  for (const std::string chip : {"h200", "b300", "h20", "rubin", "tpu_v7", "ascend_910c"}) {
    const std::string stem = "units." + chip + ".";
    const auto ensemble = run({stem + "world", stem + "us", stem + "rest", stem + "china", stem + "diverted"});
    for (std::size_t draw = 0; draw < static_cast<std::size_t>(ensemble.kept); ++draw) {
      const double world = ensemble.row(0, 0)[draw];
      double parts = 0.0;
      for (std::size_t part = 1; part < 5; ++part) {
        parts += ensemble.row(0, part)[draw];
      }
      ASSERT_NEAR(world, parts, 1e-6 * world + 1e-6) << chip;
    }
  }
}

TEST_F(DetailMeasures, ADesignersSalesAreItsUnitsTimesTheirCompute) {
  const auto& table = study::default_book().model.table;
  const std::vector<int> classes{kTrainium2, kTrainium3};
  std::vector<std::string> ids{"sales.amazon"};
  for (const int c : classes) {
    ids.push_back("units." + std::string(kClassNames[static_cast<std::size_t>(c)]) + ".world");
  }
  const auto ensemble = run(ids);
  for (std::size_t draw = 0; draw < static_cast<std::size_t>(ensemble.kept); ++draw) {
    double sum = 0.0;
    for (std::size_t k = 0; k < classes.size(); ++k) {
      sum += ensemble.row(0, k + 1)[draw] * table.eight_bit[classes[k]] / kH100EightBit;
    }
    const double sales = ensemble.row(0, 0)[draw];
    EXPECT_GT(sales, 0.0);
    ASSERT_NEAR(sales, sum, 1e-6 * sales);
  }
}

TEST_F(DetailMeasures, ChineseDesignsAreMadeForChinaAlone) {
  const auto ensemble = run(
      {"units.ascend_950pr.us", "units.ascend_950pr.rest", "units.ascend_950pr.diverted", "units.ascend_950pr.made"});
  double made = 0.0;
  for (std::size_t draw = 0; draw < static_cast<std::size_t>(ensemble.kept); ++draw) {
    for (std::size_t part = 0; part < 3; ++part) {
      ASSERT_EQ(ensemble.row(0, part)[draw], 0.0);
    }
    made += ensemble.row(0, 3)[draw];
  }
  EXPECT_GT(made, 0.0);
}

}  // namespace
}  // namespace headway::balance
