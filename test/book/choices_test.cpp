#include "headway/book/choices.hpp"

#include <gtest/gtest.h>

#include "book/written_book.hpp"

namespace headway::book {
namespace {

using test::WrittenBook;

std::string alternative(const std::string& name, const std::string& weight, const std::string& published) {
  return "{ name = \"" + name + "\", weight = " + weight + ", values = [{ value = 1, published = " + published +
         ", source = \"s\", confidence = \"low\" }] },\n";
}

std::string entry(const std::string& id, const std::string& alternatives) {
  return "[" + id + "]\nmeans = \"m\"\nunit = \"1\"\nchoice = \"view\"\nalternatives = [\n" + alternatives + "]\n";
}

const std::string kThree = alternative("x", "0.5", "2024-01-01") + alternative("y", "0.25", "2025-01-01") +
                           alternative("z", "0.25", "2024-01-01");

TEST(Choices, EntriesThatShareOneKeepTheSameAlternatives) {
  const std::string other = alternative("x", "0.5", "2024-01-01") + alternative("y", "0.25", "2024-01-01") +
                            alternative("z", "0.25", "2024-01-01");
  const WrittenBook written({{"assumptions/a.toml", entry("a.b", kThree) + entry("a.c", other)}});
  const auto book = read_book(written.folder(), {.as_of = base::Day{2024, 6, 1}, .overlays = {}, .sets = {}});
  ASSERT_TRUE(book);
  for (const char* const id : {"a.b", "a.c"}) {
    const auto& alternatives = find(*book, id)->alternatives;
    ASSERT_EQ(alternatives.size(), 2U);
    EXPECT_EQ(alternatives[0].name, "x");
    EXPECT_DOUBLE_EQ(alternatives[0].weight, 2.0 / 3.0);
    EXPECT_EQ(alternatives[1].name, "z");
  }
}

TEST(Choices, UnequalAlternativesAreAnError) {
  const std::string other = alternative("x", "0.5", "2024-01-01") + alternative("z", "0.25", "2024-01-01") +
                            alternative("y", "0.25", "2024-01-01");
  EXPECT_EQ(WrittenBook({{"assumptions/a.toml", entry("a.b", kThree) + entry("a.c", other)}}).message(),
            "BOOK/assumptions/a.toml:10: the alternatives of a.c differ from those of a.b (the two share the choice "
            "'view', so "
            "names, weights and order are the same); make them alike, or give one another choice");
}

TEST(Choices, NoCommonAlternativeIsAnError) {
  const auto two = [](const std::string& first, const std::string& second) {
    return alternative("x", "0.5", first) + alternative("y", "0.5", second);
  };
  const WrittenBook book({{"assumptions/a.toml", entry("a.b", two("2024-01-01", "2025-01-01")) +
                                                     entry("a.c", two("2025-01-01", "2024-01-01"))}});
  EXPECT_EQ(book.message(), "");
  EXPECT_EQ(book.message({.as_of = base::Day{2024, 6, 1}, .overlays = {}, .sets = {}}),
            "BOOK/assumptions/a.toml:1: no alternative of the choice 'view' is left in all entries that share it (the "
            "dates leave "
            "out different alternatives of each); give an alternative older values");
}

}  // namespace
}  // namespace headway::book
