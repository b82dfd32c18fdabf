#include "headway/book/value.hpp"

#include <cmath>

#include <gtest/gtest.h>
#include <rapidcheck.h>
#include <rapidcheck/gtest.h>

#include "book/written_book.hpp"
#include "headway/base/messages.hpp"
#include "headway/book/read_entry.hpp"

namespace headway::book {
namespace {

TEST(Value, QuantileKeysAreRead) {
  EXPECT_EQ(parse_quantile_key("p5"), 0.05);
  EXPECT_EQ(parse_quantile_key("p50"), 0.5);
  EXPECT_EQ(parse_quantile_key("p2_5"), 0.025);
  EXPECT_EQ(parse_quantile_key("p97_5"), 0.975);
  EXPECT_EQ(parse_quantile_key("p0"), 0.0);
  EXPECT_EQ(parse_quantile_key("p100"), 1.0);
  for (const char* const key :
       {"", "p", "p_5", "p5_", "p5.5", "p101", "p-5", "P5", "period", "p5x", "p1_2_3", "published"}) {
    EXPECT_EQ(parse_quantile_key(key), std::nullopt) << key;
  }
}

TEST(Value, SureNumbersAreTold) {
  Knot knot;
  knot.quantiles = {{0.5, 3.0}};
  EXPECT_TRUE(is_sure(knot));
  knot.quantiles = {{0.05, 0.0}, {0.95, 0.0}};
  EXPECT_TRUE(is_sure(knot));
  EXPECT_FALSE(misfit(knot, Shape::lognormal, {}));
  knot.quantiles = {{0.05, 0.0}, {0.95, 1.0}};
  EXPECT_FALSE(is_sure(knot));
  EXPECT_TRUE(misfit(knot, Shape::lognormal, {}));
}

// Whatever finite number is written down comes back to the bit, and in its place.
RC_GTEST_PROP(Value, NumbersComeBackAsWritten, ()) {
  const auto mantissa = *rc::gen::inRange<std::int64_t>(-1000000000000, 1000000000000);
  const int exponent = *rc::gen::inRange(-30, 30);
  const double number = static_cast<double>(mantissa) * std::pow(10.0, exponent);
  std::string text = base::number_text(number);
  const auto root = files::parse_toml("value = " + text, "a.toml");
  RC_ASSERT(root.has_value());
  files::Trouble trouble{.file = "a.toml", .error = {}};
  const std::vector<Knot> knots = read_numbers(files::Table(*root, "a value", trouble), false);
  RC_ASSERT(!trouble.error);
  RC_ASSERT(knots.size() == 1U);
  RC_ASSERT(knots[0].quantiles.size() == 1U);
  RC_ASSERT(knots[0].quantiles[0].value == number);
}

// No text that is not TOML, or not a book, does more than return an error.
RC_GTEST_PROP(Value, AnyTextIsReadOrRefused, ()) {
  const std::string text =
      *rc::gen::container<std::string>(rc::gen::elementOf(std::string("[]{}=.,\"'\n #ab1-_peunitvalues\xff\xe4")));
  const auto root = files::parse_toml(text, "a.toml");
  if (root) {
    files::Trouble trouble{.file = "a.toml", .error = {}};
    const auto entries = read_entries(*root, trouble);
    // In parentheses: RapidCheck takes the condition apart and evaluates all of it.
    RC_ASSERT((trouble.error || entries.empty() || !entries.front().entry.id.empty()));
  } else {
    RC_ASSERT(root.error().where.line >= 1);
  }
}

}  // namespace
}  // namespace headway::book
