#include "headway/study/csv_rows.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace headway::study {
namespace {

using testing::ElementsAre;

TEST(CsvRows, QuotedFieldsHoldCommasQuotesAndLineEnds) {
  const auto rows = csv_rows("a,\"b, c\",\"say \"\"no\"\"\"\n\"two\nlines\",d\nlast,e");
  ASSERT_EQ(rows.size(), 3U);
  EXPECT_THAT(rows[0].fields, ElementsAre("a", "b, c", "say \"no\""));
  EXPECT_THAT(rows[1].fields, ElementsAre("two\nlines", "d"));
  EXPECT_THAT(rows[2].fields, ElementsAre("last", "e"));
}

TEST(CsvRows, EachRowKnowsTheLineWhereItBegins) {
  const auto rows = csv_rows("a,b\n\nc,d\n\"two\n\nlines\",e\nf,g\n");
  std::vector<int> lines;
  for (const auto& row : rows) {
    lines.push_back(row.line);
  }
  EXPECT_THAT(lines, ElementsAre(1, 3, 4, 7));
}

TEST(CsvRows, WindowsLineEndsAndEmptyFieldsAreRead) {
  const auto rows = csv_rows("a,,b\r\n,,\r\n");
  ASSERT_EQ(rows.size(), 2U);
  EXPECT_THAT(rows[0].fields, ElementsAre("a", "", "b"));
  EXPECT_THAT(rows[1].fields, ElementsAre("", "", ""));
}

TEST(CsvRows, AByteOrderMarkIsNoPartOfTheFirstField) {
  EXPECT_THAT(csv_rows("\xEF\xBB\xBFquantity,entity\n").front().fields, ElementsAre("quantity", "entity"));
}

TEST(CsvRows, NothingHasNoRows) {
  EXPECT_TRUE(csv_rows("").empty());
  EXPECT_TRUE(csv_rows("\n\n").empty());
}

}  // namespace
}  // namespace headway::study
