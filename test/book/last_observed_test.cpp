#include "headway/book/last_observed.hpp"

#include <gtest/gtest.h>

#include "book/written_book.hpp"

namespace headway::book {
namespace {

using test::WrittenBook;

std::string observed_entry(const std::string& id, const std::string& period, const std::string& published,
                           const std::string& kind = "observation") {
  return "[" + id + "]\nmeans = \"m\"\nunit = \"1\"\nshape = \"number\"\nbetween = \"step\"\nvalues = [\n" +
         "{ period = \"2022Q1\", value = 1, published = 2022-04-01, source = \"s\", confidence = \"low\", kind = "
         "\"observation\" },\n" +
         "{ period = \"" + period + "\", value = 1, published = " + published +
         ", source = \"s\", confidence = \"low\", reason = \"r\", kind = \"" + kind + "\" } ]\n";
}

base::Month through(const WrittenBook& written, const ReadOptions& options) {
  const auto book = read_book(written.folder(), options);
  EXPECT_TRUE(book) << base::to_string(book.error());
  return book ? book->through : base::Month{};
}

TEST(LastObserved, TheLastQuarterThatWasOver) {
  EXPECT_EQ(last_quarter(base::Day{2025, 12, 31}), base::Month::of(2025, 12));
  EXPECT_EQ(last_quarter(base::Day{2025, 12, 30}), base::Month::of(2025, 9));
  EXPECT_EQ(last_quarter(base::Day{2026, 11, 30}), base::Month::of(2026, 9));
  EXPECT_EQ(last_quarter(base::Day{2026, 1, 1}), base::Month::of(2025, 12));
}

TEST(LastObserved, EveryPathOfHistoryMustReachIt) {
  const WrittenBook written({{"assumptions/a.toml", observed_entry("a.b", "2026Q3", "2026-09-24", "judgement") +
                                                        observed_entry("a.c", "2026Q2", "2026-08-01") +
                                                        observed_entry("a.d", "2030", "2025-01-01", "projection")}});
  const std::vector<std::string> history{"a.b", "a.c"};
  EXPECT_EQ(through(written, {.as_of = {}, .history = history}), base::Month::of(2026, 6));
  EXPECT_EQ(through(written, {.as_of = base::Day{2026, 12, 1}, .history = history}), base::Month::of(2026, 6));
  EXPECT_EQ(through(written, {.as_of = base::Day{2026, 8, 15}, .history = {"a.c"}}), base::Month::of(2026, 6));
  EXPECT_EQ(through(written, {.as_of = base::Day{2026, 7, 31}, .history = history}), base::Month::of(2022, 3));
  EXPECT_EQ(through(written, {.as_of = {}, .through = base::Month::of(2024, 5), .history = history}),
            base::Month::of(2024, 5));
}

// Half of what an as-of day allows: the quarter in which it lies is not over.
TEST(LastObserved, NoQuarterThatIsNotOver) {
  const WrittenBook written({{"assumptions/a.toml", observed_entry("a.b", "2026Q3", "2026-05-01", "projection")}});
  EXPECT_EQ(through(written, {.as_of = base::Day{2026, 5, 20}, .history = {"a.b"}}), base::Month::of(2026, 3));
}

TEST(LastObserved, WithoutPathsOfHistoryTheLatestObservation) {
  const WrittenBook written({{"assumptions/a.toml", observed_entry("a.b", "2024Q2", "2024-09-01") +
                                                        observed_entry("a.c", "2030", "2025-01-01", "projection")}});
  EXPECT_EQ(through(written, {}), base::Month::of(2024, 6));
}

TEST(LastObserved, BeyondItIsRefused) {
  const WrittenBook written({{"assumptions/a.toml", observed_entry("a.b", "2026Q2", "2026-08-01")}});
  EXPECT_EQ(
      written.message({.as_of = {}, .through = base::Month::of(2026, 7), .history = {"a.b"}}),
      "the book's history does not reach 2026-07 (what was sold and made is known until 2026-06); name no month, or "
      "2026-06 or one before it");
}

}  // namespace
}  // namespace headway::book
