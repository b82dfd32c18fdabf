#include "headway/book/read_correlations.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "book/written_book.hpp"

namespace headway::book {
namespace {

using test::message_for;

/// The message for a book of the entries a.b, a.c and a.d, and these lines from line 13 on.
std::string correlations_message(const std::string& lines) {
  std::string text;
  for (const char* const id : {"a.b", "a.c", "a.d"}) {
    text += "[" + std::string(id) +
            "]\nmeans = \"m\"\nunit = \"1\"\n"
            "values = [{ value = 1, published = 2025-01-01, source = \"s\", confidence = \"high\" }]\n";
  }
  return message_for(text + lines);
}

std::string group(const std::string& ids, const std::string& rank = "0.5") {
  return "[[correlation]]\nids = [" + ids + "]\nrank = " + rank +
         "\nsource = \"judgement\"\npublished = 2025-01-01\nreason = \"r\"\n";
}

TEST(Correlations, GoodOnesAreRead) { EXPECT_EQ(correlations_message(group("\"a.b\", \"-a.c\", \"a.d\"")), ""); }

TEST(Correlations, UnknownIdIsAnError) {
  EXPECT_EQ(
      correlations_message(group("\"a.b\", \"-a.x\"")),
      "BOOK/assumptions/a.toml:13: unknown id 'a.x' (the book has no such entry); did you mean 'a.b', 'a.c' or 'a.d'?");
}

TEST(Correlations, IdInTwoGroupsIsAnError) {
  EXPECT_EQ(correlations_message(group("\"a.b\", \"a.c\"") + group("\"-a.b\", \"a.d\"")),
            "BOOK/assumptions/a.toml:19: the id a.b is correlated twice (it can move with one group only); join the "
            "groups, or "
            "leave it out of one");
}

TEST(Correlations, MistakesAreErrors) {
  EXPECT_EQ(
      correlations_message(group("\"a.b\"")),
      "BOOK/assumptions/a.toml:14: a correlation has fewer than two ids (one alone moves with nothing); write ids = "
      "[\"a.b.c\", \"d.e.f\"]");
  EXPECT_EQ(correlations_message(group("\"a.b\", \"a.c\"", "-0.5")),
            "BOOK/assumptions/a.toml:15: 'rank' of a correlation does not lie between 0 and 1 (both ends are left "
            "out); write a "
            "minus before the id of a member that moves the other way");
  EXPECT_EQ(correlations_message("[correlation]\nids = 3\n"),
            "BOOK/assumptions/a.toml:13: 'correlation' is not a list of tables (there may be several); write "
            "[[correlation]], with "
            "two brackets");
  EXPECT_EQ(
      correlations_message(
          "[[correlation]]\nids = [\"a.b\", \"a.c\"]\nrank = 0.5\nsource = \"judgement\"\npublished = 2025-01-01\n"),
      "BOOK/assumptions/a.toml:13: a correlation is a judgement without a reason (nobody but us says so, and a reader "
      "wants "
      "to know why); add reason = \"...\", or name a source");
}

std::string pairs(const std::string& ranks) {
  return "[[correlation]]\nids = [\"a.b\", \"a.c\", \"a.d\"]\nranks = " + ranks +
         "\nsource = \"judgement\"\npublished = 2025-01-01\nreason = \"r\"\n";
}

TEST(Correlations, EachPairMayHaveItsOwnNumber) {
  EXPECT_EQ(correlations_message(pairs("[[1, 0.5, -0.2], [0.5, 1, 0.1], [-0.2, 0.1, 1]]")), "");
}

TEST(Correlations, NumbersOfPairsThatDoNotFitAreErrors) {
  const auto says = [](const std::string& ranks, const char* words) {
    EXPECT_THAT(correlations_message(pairs(ranks)), testing::HasSubstr(words)) << ranks;
  };
  says("[[1, 0.5], [0.5, 1]]", "a row for each id");
  says("[[1, 0.5, 0], [0.5, 1], [0, 0, 1]]", "a number for each id");
  says("[[1, 0.5, 0], [0.4, 1, 0], [0, 0, 1]]", "written twice, and the two differ");
  says("[[1, 1, 0], [1, 1, 0], [0, 0, 1]]", "between -1 and 1");
  says("[[0.9, 0, 0], [0, 1, 0], [0, 0, 1]]", "with itself by 1");
  says("[[1, 0.9, 0.9], [0.9, 1, -0.9], [0.9, -0.9, 1]]", "contradict one another");
}

TEST(Correlations, AnOverlayTakesItsIdsOutOfTheirGroups) {
  std::string entries;
  for (const char* const id : {"a.b", "a.c", "a.d"}) {
    entries += "[" + std::string(id) +
               "]\nmeans = \"m\"\nunit = \"1\"\n"
               "values = [{ value = 1, published = 2025-01-01, source = \"s\", confidence = \"high\" }]\n";
  }
  const test::WrittenBook written(
      {{"assumptions/a.toml", entries + group("\"a.b\", \"a.c\"")}, {"over.toml", group("\"a.b\", \"a.d\"", "0.7")}});
  const auto book = read_book(written.folder(), {.as_of = {}, .overlays = {written.folder() / "over.toml"}});
  ASSERT_TRUE(book.has_value()) << base::to_string(book.error());
  ASSERT_EQ(book->correlations.size(), 1U);
  EXPECT_EQ(book->correlations.front().members.back().id, "a.d");
  EXPECT_EQ(book->correlations.front().rank, 0.7);
}

}  // namespace
}  // namespace headway::book
