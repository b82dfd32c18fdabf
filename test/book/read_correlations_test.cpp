#include "headway/book/read_correlations.hpp"

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

}  // namespace
}  // namespace headway::book
