// book/question.toml: read, held against the book's scenarios, and refused with file and line.
#include "headway/book/read_question.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "book/written_book.hpp"

namespace headway::book {
namespace {

using test::WrittenBook;
using testing::ElementsAre;
using testing::HasSubstr;

const std::string kOneEntry =
    "[a.b]\nmeans = \"m\"\nunit = \"1\"\n"
    "values = [{ value = 1, published = 2025-01-01, source = \"s\", confidence = \"high\" }]\n";
const std::string kTheYears = "[years]\nnear_after = 12\nfar = 2028\nwhy = \"w\"\n";
const std::string kTwoParts =
    "[part.base]\nscenario = \"none\"\nwhy = \"w\"\n"
    "[part.decided]\nscenario = \"some\"\nwhat = \"some of them\"\nwhy = \"w\"\n";

std::map<std::string, std::string> files_with(const std::string& question) {
  return {{"assumptions/a.toml", kOneEntry},
          {"scenarios/none.toml", "why = \"w\"\n"},
          {"scenarios/some.toml", "why = \"w\"\n"},
          {"question.toml", question}};
}

/// The message for a book with that question.
std::string message_for_question(const std::string& question) { return WrittenBook(files_with(question)).message(); }

TEST(BookQuestions, PartsYearsAndCommandsAreRead) {
  const WrittenBook written(files_with(kTheYears + kTwoParts +
                                       "[ask.compare]\nbase = \"base\"\nothers = [\"decided\", \"base\"]\nwhy = \"w\"\n"
                                       "[ask.figure]\nmetric = \"china_stock\"\nbase = \"base\"\nother = \"decided\"\n"
                                       "why = \"w\"\n[ask.score]\nscenario = \"base\"\norigin = [\"2024-06\", "
                                       "\"2025-01\"]\nwhy = \"w\"\n"));
  const auto book = read_book(written.folder());
  ASSERT_TRUE(book) << base::to_string(book.error());
  const BookQuestion& question = book->question;
  EXPECT_EQ(question.cast.base, "none");
  EXPECT_EQ(question.cast.decided, "some");
  EXPECT_EQ(question.in_words("decided"), "some of them");
  EXPECT_EQ(question.in_words("base"), "");
  EXPECT_EQ(question.years.near_after, 12);
  EXPECT_EQ(question.years.far, 2028);
  EXPECT_THAT(asked(question, "compare.others").value(), ElementsAre("some", "none"));
  EXPECT_THAT(asked(question, "figure.metric").value(), ElementsAre("china_stock@2028"));
  EXPECT_THAT(asked(question, "score.origin").value(), ElementsAre("2024-06", "2025-01"));
  EXPECT_THAT(question.origins, ElementsAre(base::Month::of(2024, 6), base::Month::of(2025, 1)));
  EXPECT_EQ(missing_parts(question.cast), "before, open, further, far_end, tightest, may_end");
}

TEST(BookQuestions, ABookMayHaveNone) {
  auto files = files_with("");
  files.erase("question.toml");
  const WrittenBook written(files);
  const auto question = read_question(written.folder());
  ASSERT_TRUE(question);
  EXPECT_EQ(question->cast.base, "");
  const auto nothing = asked(*question, "compare.base");
  ASSERT_FALSE(nothing);
  EXPECT_EQ(base::to_string(nothing.error()),
            "base is not given (the book does not say what is meant); give it, or add [ask.compare] to the book's "
            "question.toml");
}

TEST(BookQuestions, WhatIsAskedIsPartOfTheHashAndReasonsAreNot) {
  const auto hash_of = [](const std::string& question) {
    const WrittenBook written(files_with(question));
    return read_book(written.folder()).value_or(Book{}).hash;
  };
  const std::string whole = kTheYears + kTwoParts;
  const auto with = [&](std::string old, const std::string& put) {
    std::string text = whole;
    return hash_of(text.replace(text.find(old), old.size(), put));
  };
  EXPECT_EQ(with("why = \"w\"", "why = \"another reason\""), hash_of(whole));
  EXPECT_NE(with("far = 2028", "far = 2029"), hash_of(whole));
  EXPECT_NE(with("scenario = \"some\"", "scenario = \"none\""), hash_of(whole));
}

TEST(BookQuestions, ScenariosHaveToExist) {
  EXPECT_EQ(message_for_question(kTheYears + "[part.base]\nscenario = \"non\"\nwhy = \"w\"\n[part.decided]\n"
                                             "scenario = \"some\"\nwhy = \"w\"\n"),
            "BOOK/question.toml:6: unknown scenario 'non'; did you mean 'none'?");
}

TEST(BookQuestions, MistakesAreRefusedWithTheirLine) {
  const auto expect = [](const std::string& question, const std::string& said) {
    EXPECT_THAT(message_for_question(question), HasSubstr(said));
  };
  expect(kTheYears, "question.toml:1: no scenario plays the part base");
  expect(kTwoParts, "the question has no 'years'");
  expect(kTheYears + kTwoParts + "[part.bas]\n", "BOOK/question.toml:12: unknown key 'bas'");
  expect(kTheYears + kTwoParts + "[part.open]\nscenario = \"some\"\n", "[part.open] has no 'why'");
  expect("[years]\nnear_after = 12\nfar = 2031\nwhy = \"w\"\n" + kTwoParts,
         "question.toml:3: 'far' of [years] is no whole number from 2023 to 2030");
  expect("[years]\nnear_after = 0\nfar = 2028\nwhy = \"w\"\n" + kTwoParts, "question.toml:2: 'near_after'");
  expect(kTheYears + kTwoParts + "[ask.compare]\nbase = \"base\"\nothers = [\"decidd\"]\nwhy = \"w\"\n",
         "question.toml:14: unknown part 'decidd' in [ask.compare]");
  expect(kTheYears + kTwoParts + "[ask.compare]\nbase = \"base\"\nothers = [\"open\"]\nwhy = \"w\"\n",
         "asks for the part open, which no scenario plays");
  expect(kTheYears + kTwoParts + "[ask.compare]\nbase = \"base\"\nothers = \"decided\"\nwhy = \"w\"\n", "is no list");
  expect(kTheYears + kTwoParts + "[ask.compare]\nbase = \"base\"\nothers = []\nwhy = \"w\"\n", "lists no part");
  expect(kTheYears + kTwoParts + "[ask.compare]\nbase = \"base\"\nothers = [\"decided\", \"decided\"]\nwhy = \"w\"\n",
         "names the part decided twice");
  expect(kTheYears + kTwoParts + "[ask.run]\nscenario = \"base\"\nwhy = \"\"\n", "'why' of [ask.run] says nothing");
  expect(kTheYears + kTwoParts +
             "[ask.figure]\nmetric = \"china_useful@2027\"\nbase = \"base\"\nother = \"decided\"\nwhy = \"w\"\n",
         "write china_useful");
  expect(kTheYears + kTwoParts + "[ask.chrt]\nwhy = \"w\"\n", "unknown key 'chrt'");
  const std::string score = kTheYears + kTwoParts + "[ask.score]\nscenario = \"base\"\nwhy = \"w\"\norigin = ";
  expect(score + "[\"2024-06\", \"2024-06\"]\n",
         "BOOK/question.toml:15: an origin of [ask.score] is no month after 2024-06");
  expect(score + "[\"2024\"]\n", "is no month after 2022-05");
  expect(score + "[]\n", "lists no month");
  expect(kTheYears + kTwoParts + "[ask.run]\nscenario = \"base\"\n", "[ask.run] has no 'why'");
}

}  // namespace
}  // namespace headway::book
