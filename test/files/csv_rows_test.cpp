#include "headway/files/csv_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace headway::files {
namespace {

using testing::ElementsAre;

std::vector<CsvRow> rows_of(std::string_view text) {
  auto rows = csv_rows(text, "rows.csv");
  EXPECT_TRUE(rows) << base::to_string(rows.error());
  return rows.value_or(std::vector<CsvRow>());
}

TEST(CsvRows, QuotedFieldsHoldCommasQuotesAndLineEnds) {
  const auto rows = rows_of("a,\"b, c\",\"say \"\"no\"\"\"\n\"two\nlines\",d\nlast,e");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_THAT(rows[0].fields, ElementsAre("a", "b, c", "say \"no\""));
  EXPECT_THAT(rows[1].fields, ElementsAre("two\nlines", "d"));
  EXPECT_THAT(rows[2].fields, ElementsAre("last", "e"));
}

TEST(CsvRows, EachRowKnowsTheLineWhereItBegins) {
  const auto rows = rows_of("a,b\n\nc,d\n\"two\n\nlines\",e\nf,g\n");
  std::vector<int> lines;
  for (const auto& row : rows) {
    lines.push_back(row.line);
  }
  EXPECT_THAT(lines, ElementsAre(1, 3, 4, 7));
}

TEST(CsvRows, WindowsLineEndsAndEmptyFieldsAreRead) {
  const auto rows = rows_of("a,,b\r\n,,\r\n");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_THAT(rows[0].fields, ElementsAre("a", "", "b"));
  EXPECT_THAT(rows[1].fields, ElementsAre("", "", ""));
}

TEST(CsvRows, AByteOrderMarkIsNoPartOfTheFirstField) {
  EXPECT_THAT(rows_of("\xEF\xBB\xBFquantity,entity\n").front().fields, ElementsAre("quantity", "entity"));
}

// Two rows, the first of which opens a mark and never closes it: nothing is read rather than one row with both.
TEST(CsvRows, AMarkThatIsNotClosedIsNamedByTheLineOfItsRow) {
  for (const std::string text : {"a,b\nc,\"d\ne,f\n", "a,b\nc,\"d,x\ne,\"f\",g\n"}) {
    const auto rows = csv_rows(text, "rows.csv");
    ASSERT_FALSE(rows) << text;
    EXPECT_EQ(rows.error().where, (base::Location{"rows.csv", 2}));
  }
}

TEST(CsvRows, BlanksAroundAFieldAreNoPartOfIt) {
  const auto rows = rows_of(" a ,\tb c\t, \" d \" ,  \n");
  ASSERT_EQ(rows.size(), 1U);
  EXPECT_THAT(rows[0].fields, ElementsAre("a", "b c", " d ", ""));
}

TEST(CsvRows, AMarkWithinAFieldIsRefused) {
  EXPECT_FALSE(csv_rows("a,b\"c\n", "rows.csv"));
  EXPECT_FALSE(csv_rows("a,\"b\"c\n", "rows.csv"));
}

TEST(CsvRows, NothingHasNoRows) {
  EXPECT_TRUE(rows_of("").empty());
  EXPECT_TRUE(rows_of("\n\n").empty());
}

}  // namespace
}  // namespace headway::files
