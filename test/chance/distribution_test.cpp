#include "headway/chance/distribution.hpp"

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include <algorithm>
#include <cmath>
#include <limits>
#include <optional>
#include <string>
#include <vector>

namespace headway::chance {
namespace {

using Points = std::vector<QuantilePoint>;

Distribution made(Shape shape, const Points& points, Bounds bounds = {}, std::optional<double> mode = std::nullopt) {
  const auto distribution = Distribution::from_quantiles(shape, points, bounds, mode);
  if (!distribution) {
    ADD_FAILURE() << base::to_string(distribution.error());
    return Distribution::constant(std::numeric_limits<double>::quiet_NaN());
  }
  return *distribution;
}

/// The whole message, or nothing where the points are accepted.
std::string message(Shape shape, const Points& points, Bounds bounds = {}, std::optional<double> mode = std::nullopt) {
  const auto distribution = Distribution::from_quantiles(shape, points, bounds, mode);
  return distribution ? "" : base::to_string(distribution.error());
}

void expect_through(const Distribution& distribution, const Points& points, double tolerance = 1e-12) {
  for (const QuantilePoint& point : points) {
    EXPECT_NEAR(distribution.quantile(point.probability), point.value, tolerance * std::abs(point.value) + 1e-300)
        << "p" << 100 * point.probability;
  }
}

TEST(Shape, ReadsItsNames) {
  for (const Shape shape : {Shape::number, Shape::normal, Shape::lognormal, Shape::beta, Shape::triangular,
                            Shape::uniform, Shape::piecewise}) {
    EXPECT_EQ(parse_shape(to_string(shape)), shape);
  }
  EXPECT_EQ(to_string(Shape::lognormal), "lognormal");
  EXPECT_EQ(parse_shape("gaussian"), std::nullopt);
  EXPECT_EQ(parse_shape(""), std::nullopt);
}

TEST(Distribution, OfANumberIsThatNumber) {
  const Distribution seven = made(Shape::number, {{0.5, 7.0}});
  EXPECT_EQ(seven.quantile(1e-9), 7.0);
  EXPECT_EQ(seven.quantile(0.99), 7.0);
  EXPECT_EQ(Distribution::constant(-2.5).quantile(0.3), -2.5);
}

TEST(Distribution, NormalGoesThroughTwoQuantiles) {
  const Points points = {{0.05, -2.0}, {0.75, 5.0}};
  expect_through(made(Shape::normal, points), points);
  // Mean 10, standard deviation 2: one deviation above the mean lies at 0.8413447460685429.
  const Distribution around_ten = made(Shape::normal, {{0.5, 10.0}, {0.8413447460685429, 12.0}});
  EXPECT_NEAR(around_ten.quantile(0.9772498680518208), 14.0, 1e-12);
  EXPECT_NEAR(around_ten.quantile(0.0013498980316300946), 4.0, 1e-12);
}

TEST(Distribution, LognormalGoesThroughTwoQuantiles) {
  const Points points = {{0.1, 3e5}, {0.9, 2e6}};
  const Distribution dies = made(Shape::lognormal, points);
  expect_through(dies, points);
  EXPECT_NEAR(dies.quantile(0.5), std::sqrt(3e5 * 2e6), 1e-6);
}

TEST(Distribution, ThreeQuantilesThatAgreeGiveTheShapeItself) {
  const Distribution two = made(Shape::lognormal, {{0.05, 1.0}, {0.95, 16.0}});
  const Distribution three = made(Shape::lognormal, {{0.05, 1.0}, {0.5, 4.0}, {0.95, 16.0}});
  for (const double probability : {0.001, 0.05, 0.2, 0.5, 0.7, 0.95, 0.9999}) {
    EXPECT_NEAR(three.quantile(probability) / two.quantile(probability), 1.0, 1e-12);
  }
}

TEST(Distribution, ThreeQuantilesThatDisagreeGiveTheSplitShape) {
  const Points points = {{0.05, 8.0}, {0.5, 10.0}, {0.95, 20.0}};
  for (const Shape shape : {Shape::normal, Shape::lognormal}) {
    expect_through(made(shape, points), points);
  }
  // Each half is half of a normal distribution: 1.5 times as many deviations, 1.5 times the distance.
  const Distribution split = made(Shape::normal, points);
  const double deviations = 1.5 * 1.6448536269514722;
  EXPECT_NEAR(split.quantile(0.5 * std::erfc(deviations / std::sqrt(2.0))), 7.0, 1e-10);
  EXPECT_NEAR(split.quantile(0.5 * std::erfc(-deviations / std::sqrt(2.0))), 25.0, 1e-10);
}

TEST(Distribution, OtherQuantilesOfANormalShapeMeanPiecewise) {
  const Points points = {{0.05, 8.0}, {0.25, 9.0}, {0.5, 10.0}, {0.75, 12.0}, {0.95, 20.0}};
  const Distribution normal = made(Shape::normal, points);
  expect_through(normal, points);
  EXPECT_NEAR(normal.quantile(0.85), 16.0, 1e-12);
}

TEST(Distribution, BetaGoesThroughTwoQuantiles) {
  for (const auto& [low, high] : {std::pair{0.2, 0.4}, {0.6, 0.99}, {0.3, 0.301}, {0.01, 0.5}, {1e-4, 2e-3}}) {
    const Points points = {{0.05, low}, {0.95, high}};
    expect_through(made(Shape::beta, points), points, 1e-8);
    const Points quartiles = {{0.25, low}, {0.6, high}};
    expect_through(made(Shape::beta, quartiles), quartiles, 1e-6);
  }
}

TEST(Distribution, BetaOfTwoAndOneIsTheSquareRoot) {
  // F(x) = x^2.
  const Distribution rising = made(Shape::beta, {{0.04, 0.2}, {0.81, 0.9}});
  for (const double probability : {1e-6, 0.001, 0.1, 0.5, 0.9, 0.999}) {
    EXPECT_NEAR(rising.quantile(probability) / std::sqrt(probability), 1.0, 1e-8) << probability;
  }
}

TEST(Distribution, BetaOfThreeQuantilesStaysBetweenNoughtAndOne) {
  const Points points = {{0.05, 0.1}, {0.5, 0.6}, {0.95, 0.98}};
  const Distribution share = made(Shape::beta, points);
  expect_through(share, points);
  EXPECT_LE(share.quantile(0.9999999), 1.0);
  EXPECT_GE(share.quantile(1e-9), 0.0);
}

TEST(Distribution, UniformGoesOnToItsEnds) {
  const Distribution whole = made(Shape::uniform, {{0.0, 2.0}, {1.0, 4.0}});
  EXPECT_NEAR(whole.quantile(0.25), 2.5, 1e-15);
  const Distribution middle = made(Shape::uniform, {{0.05, 5.0}, {0.95, 95.0}});
  EXPECT_NEAR(middle.quantile(0.01), 1.0, 1e-12);
  EXPECT_NEAR(middle.quantile(0.99), 99.0, 1e-12);
  // Straight although the ratio is above three, and below nought where the two quantiles say so.
  EXPECT_NEAR(middle.quantile(0.5), 50.0, 1e-12);
  EXPECT_NEAR(made(Shape::uniform, {{0.25, 0.0}, {0.75, 1.0}}).quantile(0.05), -0.4, 1e-12);
}

TEST(Distribution, TriangularTakesItsEndsAndItsMode) {
  const Distribution roof = made(Shape::triangular, {{0.0, 0.0}, {1.0, 4.0}}, {}, 1.0);
  EXPECT_NEAR(roof.quantile(0.25), 1.0, 1e-15);
  EXPECT_NEAR(roof.quantile(0.0625), 0.5, 1e-15);
  EXPECT_NEAR(roof.quantile(1.0 - 1.0 / 12.0), 3.0, 1e-14);
  EXPECT_NEAR(made(Shape::triangular, {{0.0, 0.0}, {1.0, 4.0}}, {}, 0.0).quantile(0.75), 2.0, 1e-15);
  EXPECT_NEAR(made(Shape::triangular, {{0.0, 0.0}, {1.0, 4.0}}, {}, 4.0).quantile(0.25), 2.0, 1e-15);
  EXPECT_EQ(made(Shape::triangular, {{0.0, 3.0}, {1.0, 3.0}}, {}, 3.0).quantile(0.7), 3.0);
}

TEST(Distribution, PiecewiseIsLinearInProbability) {
  const Points points = {{0.1, 10.0}, {0.5, 20.0}, {0.9, 28.0}};
  const Distribution piecewise = made(Shape::piecewise, points);
  expect_through(piecewise, points);
  EXPECT_NEAR(piecewise.quantile(0.3), 15.0, 1e-12);
  EXPECT_NEAR(piecewise.quantile(0.02), 8.0, 1e-12);
  EXPECT_NEAR(piecewise.quantile(0.95), 29.0, 1e-12);
}

TEST(Distribution, PiecewiseIsLinearInLogarithmsWhereValuesSpreadWidely) {
  const Points points = {{0.1, 1.0}, {0.5, 4.0}, {0.9, 64.0}};
  const Distribution piecewise = made(Shape::piecewise, points);
  expect_through(piecewise, points);
  EXPECT_NEAR(piecewise.quantile(0.3), 2.0, 1e-12);
  EXPECT_NEAR(piecewise.quantile(0.7), 16.0, 1e-12);
  EXPECT_NEAR(piecewise.quantile(0.95), 64.0 * std::sqrt(2.0), 1e-9);
  // A ratio of exactly three does not suffice.
  EXPECT_NEAR(made(Shape::piecewise, {{0.0, 1.0}, {1.0, 3.0}}).quantile(0.5), 2.0, 1e-12);
}

TEST(Distribution, PiecewiseStaysAboveNoughtWhereItsValuesDo) {
  const Distribution piecewise = made(Shape::piecewise, {{0.25, 0.0}, {0.75, 1.0}});
  EXPECT_EQ(piecewise.quantile(0.1), 0.0);
  EXPECT_LT(made(Shape::piecewise, {{0.25, -0.1}, {0.75, 1.0}}).quantile(0.1), -0.1);
}

TEST(Distribution, StaysWithinItsBounds) {
  const Distribution piecewise = made(Shape::piecewise, {{0.1, 10.0}, {0.9, 18.0}}, {.min = 9.5, .max = 18.5});
  EXPECT_EQ(piecewise.quantile(0.01), 9.5);
  EXPECT_EQ(piecewise.quantile(0.99), 18.5);
  EXPECT_NEAR(piecewise.quantile(0.5), 14.0, 1e-12);
  const Distribution normal = made(Shape::normal, {{0.05, 1.0}, {0.95, 9.0}}, {.min = 0.0, .max = std::nullopt});
  EXPECT_EQ(normal.quantile(1e-6), 0.0);
  EXPECT_NEAR(normal.quantile(0.05), 1.0, 1e-12);
}

TEST(Distribution, TakesPointsInAnyOrder) {
  const Points points = {{0.95, 20.0}, {0.05, 8.0}, {0.5, 10.0}};
  expect_through(made(Shape::normal, points), points);
}

TEST(Distribution, OfEqualQuantilesIsConstant) {
  for (const Shape shape : {Shape::normal, Shape::lognormal, Shape::uniform, Shape::piecewise}) {
    EXPECT_NEAR(made(shape, {{0.05, 3.0}, {0.95, 3.0}}).quantile(0.3), 3.0, 1e-14);
  }
}

TEST(DistributionErrors, NameWhatIsOutOfOrder) {
  EXPECT_EQ(message(Shape::normal, {{0.05, 4.0}, {0.95, 3.0}}),
            "quantiles out of order: p5 = 4 lies above p95 = 3 (values must not decrease as the probability rises); "
            "exchange the two, or correct one");
  EXPECT_NE(message(Shape::piecewise, {{0.05, 1.0}, {0.5, 0.9}, {0.95, 3.0}}).find("p50 = 0.9"), std::string::npos);
}

TEST(DistributionErrors, RefuseProbabilitiesOutOfPlace) {
  for (const Shape shape : {Shape::normal, Shape::lognormal, Shape::beta}) {
    EXPECT_NE(message(shape, {{0.0, 0.1}, {0.95, 0.3}}).find("p0 = 0.1 has no place"), std::string::npos);
    EXPECT_NE(message(shape, {{0.05, 0.1}, {1.0, 0.3}}).find("p100 = 0.3 has no place"), std::string::npos);
  }
  for (const Shape shape : {Shape::normal, Shape::uniform, Shape::piecewise, Shape::triangular}) {
    EXPECT_NE(message(shape, {{5.0, 0.1}, {0.5, 0.3}}, {}).find("does not lie between 0 and 1"), std::string::npos);
    EXPECT_NE(message(shape, {{-0.05, 0.1}, {0.5, 0.3}}).find("does not lie between 0 and 1"), std::string::npos);
  }
  EXPECT_EQ(message(Shape::uniform, {{0.0, 0.1}, {1.0, 0.3}}), "");
  EXPECT_EQ(message(Shape::piecewise, {{0.0, 0.1}, {0.5, 0.2}, {1.0, 0.3}}), "");
}

TEST(DistributionErrors, RefuseAProbabilityTwice) {
  EXPECT_NE(message(Shape::uniform, {{0.05, 1.0}, {0.05, 2.0}}).find("p5 is given twice"), std::string::npos);
}

TEST(DistributionErrors, RefuseWhatIsNotFinite) {
  constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
  constexpr double kInfinity = std::numeric_limits<double>::infinity();
  for (const Shape shape : {Shape::normal, Shape::lognormal, Shape::beta, Shape::uniform, Shape::piecewise}) {
    for (const double bad : {kNan, kInfinity, -kInfinity}) {
      EXPECT_NE(message(shape, {{0.05, bad}, {0.95, 0.5}}).find("finite"), std::string::npos);
      EXPECT_NE(message(shape, {{bad, 0.4}, {0.95, 0.5}}).find("finite"), std::string::npos);
    }
  }
  EXPECT_NE(message(Shape::number, {{0.5, kNan}}).find("finite"), std::string::npos);
  EXPECT_NE(message(Shape::normal, {{0.05, 1.0}, {0.95, 2.0}}, {.min = kNan, .max = {}}), "");
  EXPECT_NE(message(Shape::triangular, {{0.0, 1.0}, {1.0, 2.0}}, {}, kNan), "");
}

TEST(DistributionErrors, RefuseValuesOutsideTheShape) {
  EXPECT_NE(message(Shape::lognormal, {{0.05, 0.0}, {0.95, 3.0}}).find("p5 = 0 is not above 0"), std::string::npos);
  EXPECT_NE(message(Shape::beta, {{0.05, 0.2}, {0.95, 40.0}}).find("p95 = 40"), std::string::npos);
  EXPECT_NE(message(Shape::beta, {{0.05, 0.0}, {0.95, 0.4}}), "");
  EXPECT_NE(message(Shape::beta, {{0.05, 0.4}, {0.95, 0.4}}).find("no beta distribution"), std::string::npos);
}

TEST(DistributionErrors, RefuseValuesOutsideTheBounds) {
  EXPECT_NE(message(Shape::normal, {{0.05, -1.0}, {0.95, 3.0}}, {.min = 0.0, .max = {}}), "");
  EXPECT_NE(message(Shape::number, {{0.5, 2.0}}, {.min = {}, .max = 1.0}), "");
  EXPECT_NE(message(Shape::number, {{0.5, 2.0}}, {.min = 3.0, .max = 1.0}).find("min = 3"), std::string::npos);
  EXPECT_EQ(message(Shape::number, {{0.5, 2.0}}, {.min = 2.0, .max = 2.0}), "");
}

TEST(DistributionErrors, RefuseAWrongNumberOfPoints) {
  for (const Shape shape : {Shape::normal, Shape::lognormal, Shape::beta, Shape::uniform, Shape::piecewise}) {
    EXPECT_NE(message(shape, {}).find("at least two"), std::string::npos);
    EXPECT_NE(message(shape, {{0.5, 0.5}}).find("at least two"), std::string::npos);
  }
  EXPECT_NE(message(Shape::number, {}).find("exactly one"), std::string::npos);
  EXPECT_NE(message(Shape::number, {{0.05, 1.0}, {0.95, 2.0}}).find("exactly one"), std::string::npos);
}

TEST(DistributionErrors, TellWhatATriangleTakes) {
  const std::string wanted = "p0 and p100, and the mode";
  EXPECT_NE(message(Shape::triangular, {{0.0, 1.0}, {1.0, 2.0}}).find(wanted), std::string::npos);
  EXPECT_NE(message(Shape::triangular, {{0.05, 1.0}, {0.95, 2.0}}, {}, 1.5).find(wanted), std::string::npos);
  EXPECT_NE(message(Shape::triangular, {{0.0, 1.0}, {0.5, 1.2}, {1.0, 2.0}}).find(wanted), std::string::npos);
  EXPECT_NE(message(Shape::triangular, {{0.0, 1.0}, {1.0, 2.0}}, {}, 2.5).find("the mode 2.5"), std::string::npos);
  EXPECT_NE(message(Shape::normal, {{0.05, 1.0}, {0.95, 2.0}}, {}, 1.5).find("only the shape triangular"),
            std::string::npos);
}

double share(int least, int most) { return *rc::gen::inRange(least, most) / 10'000.0; }

RC_GTEST_PROP(DistributionProperty, NeverDecreases, ()) {
  Points points;
  const auto count = *rc::gen::inRange(2, 7);
  for (int index = 1; index <= count; ++index) {
    points.push_back({index / (count + 1.0), share(1, 10'000)});
  }
  std::vector<double> values;
  for (const QuantilePoint& point : points) {
    values.push_back(point.value);
  }
  std::ranges::sort(values);
  for (std::size_t index = 0; index < values.size(); ++index) {
    points[index].value = values[index];
  }
  for (const Shape shape : {Shape::normal, Shape::lognormal, Shape::beta, Shape::uniform, Shape::piecewise}) {
    const auto distribution = Distribution::from_quantiles(shape, points);
    if (!distribution) {
      RC_ASSERT(shape == Shape::beta && points.back().value - points.front().value < 1e-3);
      continue;
    }
    double last = -std::numeric_limits<double>::infinity();
    for (int step = 1; step < 2'000; ++step) {
      const double value = distribution->quantile(step / 2'000.0);
      RC_ASSERT(value >= last);
      last = value;
    }
    RC_ASSERT(distribution->quantile(0x1p-53) <= distribution->quantile(1.0 / 2'000.0));
    RC_ASSERT(distribution->quantile(1.0 - 0x1p-53) >= last);
    RC_ASSERT(std::isfinite(distribution->quantile(0x1p-53)));
    RC_ASSERT(std::isfinite(distribution->quantile(1.0 - 0x1p-53)));
  }
}

}  // namespace
}  // namespace headway::chance
