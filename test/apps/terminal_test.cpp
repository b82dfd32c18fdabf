// The program on a terminal, which script(1) makes: width, bold, colours and pager. In a pipe nothing of it is seen.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <string>

#include "apps/run_program.hpp"

namespace headway {
namespace {

/// What stands on a terminal of 200 columns and 20 lines.
std::string on_terminal(const std::string& variables, const std::string& arguments) {
  const std::string command = "stty cols 200 rows 20; env -u NO_COLOR -u COLUMNS TERM=xterm " + variables + " " +
                              HEADWAY_PROGRAM + " " + arguments;
  const std::string script = "script -qec \"" + command + "\" /dev/null < /dev/null 2>&1";
  Ran ran;
  std::FILE* const pipe = popen(script.c_str(), "r");
  for (int letter = std::fgetc(pipe); letter != EOF; letter = std::fgetc(pipe)) {
    ran.said += letter == '\r' ? "" : std::string(1, static_cast<char>(letter));
  }
  pclose(pipe);
  return ran.said;
}

std::size_t widest_prose(const std::string& text) {
  std::size_t widest = 0;
  for (std::size_t begin = 0; begin < text.size();) {
    const auto end = std::min(text.find('\n', begin), text.size());
    const std::string line = text.substr(begin, end - begin);
    if (line.find("  ") == std::string::npos && !line.starts_with("Make it again")) {
      widest = std::max(widest, line.size());
    }
    begin = end + 1;
  }
  return widest;
}

class Terminal : public testing::Test {
 protected:
  void SetUp() override {
    if (std::system("command -v script stty > /dev/null 2>&1") != 0) {
      GTEST_SKIP() << "there is no script(1) to make a terminal with";
    }
  }
  const std::string asked_ = "serve-model llama-3.1-70b --chip h100_sxm,h20_96";
};

TEST_F(Terminal, TextIsAsWideAsItFrom80To120) {
  const std::string wide = on_terminal("PAGER=cat", asked_);
  const std::string narrow = on_terminal("PAGER=cat COLUMNS=80", asked_);
  EXPECT_GT(widest_prose(wide), 110U);
  EXPECT_LE(widest_prose(wide), 120U);
  EXPECT_LE(widest_prose(narrow), 80U);
  EXPECT_GT(widest_prose(narrow), 60U);
}

TEST_F(Terminal, HeadsAreBoldUnlessThatIsNotWanted) {
  EXPECT_THAT(on_terminal("PAGER=cat", asked_), testing::HasSubstr("\x1b[1mchip"));
  for (const std::string variables : {"NO_COLOR=1 PAGER=cat", "TERM=dumb PAGER=cat"}) {
    EXPECT_THAT(on_terminal(variables, asked_), testing::Not(testing::HasSubstr("\x1b")));
  }
  EXPECT_THAT(run(asked_).said, testing::Not(testing::HasSubstr("\x1b")));
}

TEST_F(Terminal, GainsAndErrorsHaveColoursUnlessThatIsNotWanted) {
  const std::string gain = "compare --samples 200 --metric imports_licensed@2028";
  const auto coloured = testing::HasSubstr("\x1b[32m");
  EXPECT_THAT(on_terminal("PAGER=cat", gain), coloured);
  for (const std::string variables : {"NO_COLOR=1 PAGER=cat", "TERM=dumb PAGER=cat", "TERM= PAGER=cat"}) {
    EXPECT_THAT(on_terminal(variables, gain), testing::Not(testing::HasSubstr("\x1b")));
  }
  EXPECT_THAT(on_terminal("PAGER=cat", gain + " --no-color"), testing::Not(testing::HasSubstr("\x1b")));
  EXPECT_THAT(on_terminal("PAGER=cat", gain + " --json"), testing::Not(testing::HasSubstr("\x1b")));
  EXPECT_THAT(run(gain).said, testing::Not(testing::HasSubstr("\x1b")));
  const std::string wrong = "compare nowhere --samples 200";
  EXPECT_THAT(on_terminal("PAGER=cat", wrong), testing::HasSubstr("\x1b[31mheadway:\x1b[0m unknown scenario"));
  EXPECT_THAT(on_terminal("PAGER=cat", wrong + " --no-color"), testing::HasSubstr("headway: unknown scenario"));
}

TEST_F(Terminal, ATextLongerThanTheScreenGoesThroughThePager) {
  const std::string pager = "HEADWAY_PAGER='sed s/^/paged:/'";
  EXPECT_THAT(on_terminal(pager, "list chips"), testing::HasSubstr("paged:h100_sxm"));
  EXPECT_THAT(on_terminal(pager, asked_), testing::Not(testing::HasSubstr("paged:")));
  EXPECT_THAT(on_terminal(pager, "chips --json"), testing::Not(testing::HasSubstr("paged:")));
  EXPECT_THAT(on_terminal("HEADWAY_PAGER= PAGER='sed s/^/paged:/'", "list chips"),
              testing::Not(testing::HasSubstr("paged:")));
  EXPECT_THAT(on_terminal("PAGER=/nowhere/less", "list chips"), testing::HasSubstr("h100_sxm"));
}

}  // namespace
}  // namespace headway
