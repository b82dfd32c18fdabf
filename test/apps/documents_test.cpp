// The manual and the completions as a user meets them: through the program, a shell and groff.
#include <gtest/gtest.h>

#include <regex>
#include <string>
#include <vector>

#include "apps/run_program.hpp"
#include "own_folder.hpp"

namespace headway {
namespace {

std::string said_by(const std::string& command) { return run_command(command).said; }

bool is_there(const std::string& program) { return run_command("command -v " + program).status == 0; }

/// What bash offers for the last of the words, in the order offered.
std::string offered_by_bash(const std::string& words) {
  const std::string program = HEADWAY_PROGRAM;
  return said_by("bash -c 'source <(" + program + " completion bash); COMP_WORDS=(" + program + " " + words +
                 "); COMP_CWORD=$((${#COMP_WORDS[@]} - 1)); _headway; echo -n \"${COMPREPLY[@]}\"'");
}

TEST(BashCompletion, OffersVerbsOptionsAndNames) {
  if (!is_there("bash")) {
    GTEST_SKIP() << "bash is not installed";
  }
  EXPECT_EQ(offered_by_bash("com"), "compare completion");
  EXPECT_EQ(offered_by_bash("book \"\""), "check show --help");
  EXPECT_EQ(offered_by_bash("book check --a"), "--as-of");
  EXPECT_EQ(offered_by_bash("list sc"), "scenarios");
  EXPECT_EQ(offered_by_bash("run h200"), "h200-licensed h200-open");
  EXPECT_EQ(offered_by_bash("compare no-export --seed 3 h20"), "h20-only h200-licensed h200-open");
  EXPECT_EQ(offered_by_bash("compare no-export h200-open b"), "b30a beijing-opens blackwell-open");
  EXPECT_EQ(offered_by_bash("run --metric china_stock.d"), "china_stock.domestic china_stock.diverted");
  EXPECT_EQ(offered_by_bash("train --job deep"), "deepseek-v3");
  EXPECT_EQ(offered_by_bash("chips h200"), "h200_sxm");
  EXPECT_EQ(offered_by_bash("compare --set washington.cap_c"), "washington.cap_carries=");
  EXPECT_EQ(offered_by_bash("compare --seed \"\""), "");
  EXPECT_EQ(offered_by_bash("nonsense \"\""), "");
}

TEST(FishCompletion, OffersNames) {
  if (!is_there("fish")) {
    GTEST_SKIP() << "fish is not installed";
  }
  const std::string folder = std::string(HEADWAY_PROGRAM).substr(0, std::string(HEADWAY_PROGRAM).rfind('/'));
  const std::string offered = said_by("fish -c 'set -x PATH " + folder +
                                      " $PATH; headway completion fish | source; complete -C \"headway run h200\"'");
  EXPECT_TRUE(std::regex_search(offered, std::regex("h200-licensed\t[^\n]+\nh200-open\t"))) << offered;
}

TEST(ShellScripts, AreReadWithoutComplaint) {
  for (const std::string shell : {"bash", "zsh", "fish"}) {
    if (is_there(shell)) {
      EXPECT_EQ(said_by(std::string(HEADWAY_PROGRAM) + " completion " + shell + " | " + shell + " -n"), "") << shell;
    }
  }
}

TEST(ManualPages, AreReadByGroffWithoutWarning) {
  if (!is_there("groff")) {
    GTEST_SKIP() << "groff is not installed (Debian package groff-base)";
  }
  const std::string folder = own_path("man1").string();
  const Ran written = run("manual --write " + folder);
  ASSERT_EQ(written.status, 0) << written.said;
  EXPECT_EQ(said_by("groff -ww -man -Tutf8 -z " + folder + "/*.1"), "");
}

/// What the parser takes is what the page says: both are made from the same rows.
TEST(ManualPages, HoldEachOptionOfTheHelp) {
  const std::string front = run("--help").said;
  const std::regex verb("\n  ([a-z][a-z-]*)  +[A-Z]");
  const std::regex option("\n  (?:-[a-z],)?--([a-z-]+)");
  int pages = 0;
  for (auto at = std::sregex_iterator(front.begin(), front.end(), verb); at != std::sregex_iterator(); ++at) {
    const std::string name = (*at)[1];
    for (const std::string& full :
         name == "book" ? std::vector<std::string>{"book check", "book show"} : std::vector<std::string>{name}) {
      const Ran page = run("manual " + full);
      ASSERT_EQ(page.status, 0) << page.said;
      const std::string help = run(full + " --help").said;
      for (auto each = std::sregex_iterator(help.begin(), help.end(), option); each != std::sregex_iterator(); ++each) {
        const std::string words = std::regex_replace("--" + (*each)[1].str(), std::regex("-"), "\\-");
        EXPECT_NE(page.said.find("\\fB" + words + "\\fR"), std::string::npos) << full << ": " << words;
      }
      ++pages;
    }
  }
  EXPECT_GE(pages, 20);
}

TEST(Version, StatesTheCommitAndTheHashOfTheBook) {
  const Ran ran = run("--version");
  EXPECT_TRUE(std::regex_match(ran.said, std::regex(R"(\d+\.\d+\.\d+ \(commit \S+, book [0-9a-f]{12} in \S+\)\n)")))
      << ran.said;
}

TEST(MissingBook, IsAnErrorThatSaysWhatToDo) {
  for (const std::string verb : {"compare", "chips", "train --job deepseek-v3", "plan china-platform", "list jobs"}) {
    const Ran ran = run(verb + " --book nowhere");
    EXPECT_EQ(ran.status, 2);
    EXPECT_EQ(ran.said,
              "headway: there is no assumption book in nowhere (there is no such folder); name the folder with --book "
              "or in the environment's HEADWAY_BOOK; an installed program has it in ../share/headway/book beside it\n")
        << verb;
  }
}

}  // namespace
}  // namespace headway
