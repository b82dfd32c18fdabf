#include "headway/report/screen.hpp"

#include <gtest/gtest.h>

#include "headway/report/grid.hpp"

namespace headway::report {
namespace {

TEST(Screen, TheWidthIsThatOfColumnsThenTheTerminalsFrom80To120) {
  EXPECT_EQ(usable_width(nullptr, 97), 97U);
  EXPECT_EQ(usable_width("101", 97), 101U);
  EXPECT_EQ(usable_width("0", 97), 97U);
  EXPECT_EQ(usable_width("wide", 97), 97U);
  EXPECT_EQ(usable_width(nullptr, 0), 80U);
  EXPECT_EQ(usable_width("40", 97), 80U);
  EXPECT_EQ(usable_width(nullptr, 300), 120U);
}

TEST(Screen, ColoursAreForTerminalsThatKnowThemAndUsersWhoWantThem) {
  EXPECT_TRUE(may_use_colours(nullptr, "xterm"));
  EXPECT_TRUE(may_use_colours("", "xterm"));
  EXPECT_FALSE(may_use_colours("1", "xterm"));
  EXPECT_FALSE(may_use_colours(nullptr, "dumb"));
  EXPECT_FALSE(may_use_colours(nullptr, nullptr));
}

TEST(Screen, ThePagerIsTheProgramsOwnThenTheUsersAndMayBeSwitchedOff) {
  EXPECT_EQ(pager_of(nullptr, nullptr), "less -FRX");
  EXPECT_EQ(pager_of(nullptr, "more"), "more");
  EXPECT_EQ(pager_of("most", "more"), "most");
  EXPECT_EQ(pager_of("", "more"), "");
  EXPECT_EQ(pager_of(nullptr, "cat"), "");
  EXPECT_EQ(pager_of(nullptr, ""), "");
}

TEST(Screen, ProseIsBrokenAndTablesAndTheCommandAreNot) {
  const std::string prose = "one two three four five six\n";
  EXPECT_EQ(fitted(prose, 40), prose);
  EXPECT_EQ(fitted(prose, 15), "one two three\n  four five six\n");
  EXPECT_EQ(fitted("  one two three four\n", 12), "  one two\n    three\n    four\n");
  const std::string row = "h100_sxm  1,770 (1,510-2,070)  38.7 %\n";
  EXPECT_EQ(fitted(row, 36), row);
  EXPECT_EQ(fitted("b30a    one step further than the H200\n", 24),
            "b30a    one step further\n        than the H200\n");
  const std::string command = "Make it again: headway train llama-3.1-70b --count 512\n";
  EXPECT_EQ(fitted(command, 15), command);
  EXPECT_EQ(fitted("no end", 40), "no end");
}

TEST(Screen, HeadsOfTablesAreBold) {
  EXPECT_EQ(with_bold_heads("title\nchip  days\n----------\na        1\n"),
            "title\n\x1b[1mchip  days\x1b[0m\n----------\na        1\n");
  EXPECT_EQ(with_bold_heads("\n----\n"), "\n----\n");
}

TEST(Screen, ATableIsLaidOutForTheTerminal) {
  Grid grid;
  grid.title = "t";
  grid.columns = {"chip", std::string(60, 'a'), std::string(30, 'b')};
  grid.rows = {{"x", "1", "2"}};
  const std::string usual = to_text(grid);
  EXPECT_EQ(at_most_terminal(200), 200U);
  set_terminal_width(80);
  const std::string narrow = to_text(grid);
  EXPECT_EQ(at_most_terminal(200), 80U);
  EXPECT_EQ(at_most_terminal(60), 60U);
  set_terminal_width(0);
  EXPECT_EQ(to_text(grid), usual);
  EXPECT_NE(narrow, usual);
  EXPECT_GT(usual.find('\n', 2), 80U);
  for (std::size_t begin = 0; begin < narrow.size(); begin = narrow.find('\n', begin) + 1) {
    EXPECT_LE(narrow.find('\n', begin) - begin, 80U);
  }
}

}  // namespace
}  // namespace headway::report
