#include "headway/chips/rows.hpp"

#include <gtest/gtest.h>

#include <algorithm>

#include "book.hpp"

namespace headway::chips {
namespace {

TEST(Rows, OneForEachChipWithEveryVersion) {
  const std::vector<ChipRow> rows = catalogue_rows(book_catalogue(), book_rules());
  ASSERT_EQ(rows.size(), book_catalogue().chips.size());
  for (const ChipRow& row : rows) {
    EXPECT_EQ(row.rules.size(), book_rules().size()) << row.id;
    EXPECT_EQ(row.tpp.has_value(), !row.tpp_set_by.empty()) << row.id;
  }
}

TEST(Rows, HoldWhatATableShows) {
  const std::vector<ChipRow> rows = catalogue_rows(book_catalogue(), book_rules());
  const auto row = std::ranges::find(rows, "a800_sxm_80", &ChipRow::id);
  ASSERT_NE(row, rows.end());
  EXPECT_EQ(row->vendor, "Nvidia");
  EXPECT_EQ(row->eight_bit, 624.0);
  EXPECT_TRUE(row->eight_bit_is_int8);
  EXPECT_EQ(row->tpp, 4992.0);
  EXPECT_NEAR(*row->density, 6.04, 0.005);
  EXPECT_EQ(row->rules[0].rule, "2022-10");
  EXPECT_EQ(row->rules[0].classification.status, Status::free);
  EXPECT_EQ(row->rules[1].classification.status, Status::caught);
  EXPECT_EQ(row->rules[1].effective, (base::Day{2023, 11, 17}));
  EXPECT_EQ(row->caught->rule, "2023-10");
  EXPECT_EQ(row->confidence, "medium");
}

}  // namespace
}  // namespace headway::chips
