#include "headway/book/book.hpp"

#include <cmath>
#include <fstream>
#include <set>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "book/written_book.hpp"

namespace headway::book {
namespace {

using test::data;
using test::message_for;
using test::small_book;
using test::WrittenBook;
using testing::ElementsAre;

constexpr const char* kEntry =
    "[a.b]\nmeans = \"m\"\nunit = \"1\"\n"
    "values = [{ value = 1, published = 2025-01-01, source = \"s\", confidence = \"high\" }]\n";

TEST(Book, HoldsEntriesOfAllFiles) {
  const Book book = small_book();
  std::vector<std::string> ids;
  for (const auto& [id, entry] : book.entries) {
    ids.push_back(id);
    EXPECT_EQ(entry.id, id);
    EXPECT_FALSE(entry.means.empty());
  }
  EXPECT_THAT(ids,
              ElementsAre("beijing.permission", "demand.china.spending", "foundry.smic.capacity", "foundry.smic.output",
                          "foundry.smic.yield", "washington.cap", "washington.classes", "washington.levy"));
}

TEST(Book, HoldsEverythingThatAnEntryStates) {
  const Book book = small_book();
  const Entry* const entry = find(book, "foundry.smic.yield");
  ASSERT_NE(entry, nullptr);
  EXPECT_EQ(entry->means, "share of good dies");
  EXPECT_EQ(entry->unit, "1");
  EXPECT_EQ(entry->note, "made up");
  EXPECT_EQ(entry->shape, Shape::beta);
  EXPECT_EQ(entry->between, Between::linear);
  EXPECT_FALSE(entry->lever);
  EXPECT_EQ(entry->bounds, (chance::Bounds{0.0, 1.0}));
  EXPECT_FALSE(entry->text);
  EXPECT_EQ(entry->where.line, 3);
  ASSERT_EQ(entry->alternatives.size(), 1U);
  EXPECT_EQ(entry->alternatives[0].name, "");
  EXPECT_EQ(entry->alternatives[0].weight, 1.0);
  ASSERT_EQ(entry->alternatives[0].knots.size(), 1U);
  const Knot& knot = entry->alternatives[0].knots[0];
  EXPECT_EQ(knot.period, base::parse_period("2025-12"));
  EXPECT_THAT(knot.quantiles, ElementsAre(chance::QuantilePoint{0.05, 0.2}, chance::QuantilePoint{0.95, 0.4}));
  EXPECT_EQ(knot.published, (base::Day{2025, 12, 4}));
  EXPECT_EQ(knot.source, "Example Bank");
  EXPECT_EQ(knot.confidence, "medium");
  EXPECT_EQ(knot.kind, Kind::observation);
  EXPECT_EQ(knot.where.line, 9);
}

TEST(Book, ReadsWordsListsAndAbsentNumbers) {
  const Book book = small_book();
  EXPECT_EQ(find(book, "washington.classes")->text, (TextValue{.words = {"h20", "mi308"}, .list = true}));
  EXPECT_EQ(find(book, "beijing.permission")->text, (TextValue{.words = {"regime"}, .list = false}));
  EXPECT_TRUE(std::isinf(find(book, "washington.cap")->alternatives[0].knots[0].quantiles[0].value));
  const Book old = small_book({.as_of = base::Day{2025, 12, 31}, .overlays = {}, .sets = {}});
  EXPECT_EQ(find(old, "beijing.permission")->text->words, std::vector<std::string>{"regime"});
}

TEST(Book, HoldsCorrelations) {
  const Book book = small_book();
  ASSERT_EQ(book.correlations.size(), 1U);
  EXPECT_EQ(book.correlations[0].rank, 0.5);
  ASSERT_EQ(book.correlations[0].members.size(), 2U);
  EXPECT_EQ(book.correlations[0].members[0].id, "foundry.smic.yield");
  EXPECT_EQ(book.correlations[0].members[0].sign, 1);
  EXPECT_EQ(book.correlations[0].members[1].id, "demand.china.spending");
  EXPECT_EQ(book.correlations[0].members[1].sign, -1);
}

TEST(Book, OverlayReplacesAnEntryAsAWhole) {
  const Book book = small_book({.as_of = {}, .overlays = {data() / "overlay.toml"}, .sets = {}});
  const Entry& entry = *find(book, "foundry.smic.yield");
  EXPECT_EQ(entry.unit, "percent");
  EXPECT_EQ(entry.shape, Shape::number);
  EXPECT_EQ(entry.note, "");
  EXPECT_EQ(entry.alternatives[0].knots[0].quantiles[0].value, 50.0);
  EXPECT_EQ(unit_factor(entry, "1").value_or(0.0), 0.01);
}

TEST(Book, OverlayWithANewIdIsAnError) {
  const WrittenBook book({{"assumptions/a.toml", kEntry},
                          {"over.toml",
                           "\n[a.c]\nmeans = \"m\"\nunit = \"1\"\nvalues = "
                           "[{ value = 1, published = 2025-01-01, source = \"s\", confidence = \"high\" }]\n"}});
  EXPECT_EQ(book.message({.as_of = {}, .overlays = {book.folder() / "over.toml"}, .sets = {}}),
            "BOOK/over.toml:2: unknown id 'a.c' (the book has no such entry); did you mean 'a.b'?");
}

TEST(Book, HashChangesWithEveryFigureAndNotWithProse) {
  const std::string entry = kEntry;
  const auto hash_of = [](const std::string& text, const ReadOptions& options = {}) {
    const WrittenBook book({{"assumptions/a.toml", text}});
    return read_book(book.folder(), options).value_or(Book{}).hash;
  };
  const auto with = [&](const std::string& old, const std::string& put) {
    std::string text = entry;
    return hash_of(text.replace(text.find(old), old.size(), put));
  };
  const std::string hash = hash_of(entry);
  EXPECT_EQ(hash.size(), 64U);
  EXPECT_EQ(hash_of(entry), hash);
  EXPECT_EQ(with("\"m\"", "\"meaning\""), hash);
  EXPECT_EQ(with("[a.b]", "# a comment\n[a.b]"), hash);
  EXPECT_NE(with("value = 1", "value = 1.0000000000000002"), hash);
  EXPECT_NE(with("value = 1", "value = -1"), hash);
  EXPECT_NE(with("\"1\"", "\"percent\""), hash);
  EXPECT_NE(with("unit", "lever = true\nunit"), hash);
  EXPECT_NE(with("unit", "between = \"log\"\nunit"), hash);
  EXPECT_NE(with("unit", "bounds = [0, 1]\nunit"), hash);
  EXPECT_NE(with("value = 1", "period = \"2024\", value = 1"), hash);
  EXPECT_NE(with("[a.b]", "[a.c]"), hash);
  EXPECT_NE(hash_of(entry, {.as_of = base::Day{2025, 12, 31}, .overlays = {}, .sets = {}}), hash);
  EXPECT_NE(hash_of(entry, {.as_of = {}, .through = base::Month::of(2024, 12), .overlays = {}, .sets = {}}), hash);
  EXPECT_NE(hash_of(entry, {.as_of = {}, .overlays = {}, .sets = {"a.b=2"}}), hash);
}

TEST(Book, HashChangesWithScenariosChipsAndRules) {
  const auto hash_of = [](const std::map<std::string, std::string>& more) {
    std::map<std::string, std::string> files = more;
    files["assumptions/a.toml"] = std::string(kEntry) + "lever = true\n";
    const WrittenBook book(files);
    return read_book(book.folder()).value_or(Book{}).hash;
  };
  const std::vector<std::string> hashes = {
      hash_of({}),
      hash_of({{"chips.toml", "x = 1"}}),
      hash_of({{"chips.toml", "x = 2"}}),
      hash_of({{"rules.toml", "x = 1"}}),
      hash_of({{"scenarios/s.toml", "why = \"w\"\n[set]\n\"a.b\" = 1\n"}}),
      hash_of({{"scenarios/s.toml", "why = \"w\"\n[set]\n\"a.b\" = 2\n"}}),
      hash_of({{"scenarios/s.toml", "why = \"w\"\nfrom = \"2026-01\"\n[set]\n\"a.b\" = 2\n"}}),
  };
  EXPECT_EQ(std::set(hashes.begin(), hashes.end()).size(), hashes.size());
  EXPECT_FALSE(std::set(hashes.begin(), hashes.end()).contains(""));
}

TEST(Book, MissingFolderIsAnError) {
  const auto book = read_book("nowhere/book");
  ASSERT_FALSE(book);
  EXPECT_EQ(base::to_string(book.error()),
            "cannot read the book nowhere/book (there is no such folder); check the folder given as the book");
}

TEST(Book, UnreadableFolderIsAnError) {
  WrittenBook book({});
  std::filesystem::remove(book.folder() / "assumptions");
  std::ofstream(book.folder() / "assumptions") << "a file in place of the folder";
  EXPECT_EQ(book.message(),
            "cannot read the folder BOOK/assumptions (it is a file); check the folder given as the book, "
            "and its permissions");
}

TEST(Book, WithoutFilesIsAnError) {
  EXPECT_EQ(WrittenBook({}).message(),
            "the book is empty (no *.toml file in BOOK/assumptions); check the folder given as the book");
}

TEST(Book, WithoutEntriesIsAnError) {
  EXPECT_EQ(message_for("# nothing\n"),
            "the book is empty (no *.toml file in BOOK/assumptions has an entry); check the folder given as the book");
}

TEST(Book, SameIdInTwoFilesIsAnError) {
  EXPECT_EQ(
      WrittenBook({{"assumptions/a.toml", kEntry}, {"assumptions/b.toml", std::string("\n\n") + kEntry}}).message(),
      "BOOK/assumptions/b.toml:3: the id a.b is stated twice (first in BOOK/assumptions/a.toml:1); keep one of the "
      "two");
}

TEST(Book, UnknownIdOffersTheNearest) {
  EXPECT_EQ(base::to_string(unknown_id(small_book(), "washington.levvy", {"s.toml", 7})),
            "s.toml:7: unknown id 'washington.levvy' (the book has no such entry); did you mean 'washington.levy'?");
}

TEST(Book, UnitThatDoesNotConvertIsAnErrorAtTheEntry) {
  const Book book = small_book();
  const auto factor = unit_factor(*find(book, "foundry.smic.capacity"), "chip/month");
  ASSERT_FALSE(factor);
  base::Error error = factor.error();
  EXPECT_TRUE(error.where.file.ends_with("assumptions/foundry.toml")) << error.where.file;
  error.where.file = "foundry.toml";
  EXPECT_EQ(base::to_string(error),
            "foundry.toml:11: foundry.smic.capacity: the unit 'wafer/month' does not convert to 'chip/month' "
            "(they measure different things); give the number in a unit that does");
}

}  // namespace
}  // namespace headway::book
