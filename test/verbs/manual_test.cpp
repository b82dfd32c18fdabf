// Each command has a page of the manual, and each word that it takes stands there and in each shell's completion.
#include "headway/verbs/manual.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <set>

#include "headway/verbs/commands.hpp"
#include "headway/verbs/completion.hpp"

namespace headway::verbs {
namespace {

/// As man shows it: no escapes, no fonts.
std::string read_as_text(std::string page) {
  const auto replace = [&page](const std::string& from, const std::string& to) {
    for (auto at = page.find(from); at != std::string::npos; at = page.find(from, at + to.size())) {
      page.replace(at, from.size(), to);
    }
  };
  replace("\\-", "-");
  replace("\\(aq", "'");
  replace("\\(dq", "\"");
  replace("\\fB", "");
  replace("\\fI", "");
  replace("\\fR", "");
  return page;
}

TEST(Manual, HasAPageForEachCommandWithEachWordThatItTakes) {
  ASSERT_GT(commands().size(), verbs().size());
  for (const Command& command : commands()) {
    const auto page = manual_page(command.name);
    ASSERT_TRUE(page) << command.name;
    const std::string text = read_as_text(*page);
    EXPECT_NE(text.find(command.help), std::string::npos) << command.name;
    for (const Argument& each : command.arguments) {
      const std::string head = each.letter.empty() ? each.name : each.letter + ", " + each.name;
      EXPECT_NE(text.find("\n.TP\n" + head), std::string::npos) << command.name << " " << each.name;
      EXPECT_NE(text.find(each.help), std::string::npos) << command.name << " " << each.name;
    }
    for (const auto& example : command.examples) {
      EXPECT_NE(text.find("\n" + example + "\n"), std::string::npos) << example;
    }
  }
}

TEST(Manual, HoldsEachFieldOfEachVerb) {
  for (const Verb& verb : verbs()) {
    const auto page = manual_page(verb.name);
    ASSERT_TRUE(page);
    const std::string text = read_as_text(*page);
    for (const api::Field& field : verb.fields) {
      EXPECT_NE(text.find(field.words.help), std::string::npos) << verb.name << " " << field.name;
    }
  }
}

TEST(Manual, NamesNoFolderOfTheMachineThatItWasMadeOn) {
  for (const Written& page : manual()) {
    EXPECT_EQ(page.text.find(HEADWAY_SOURCE_DIR), std::string::npos) << page.path;
  }
}

TEST(Manual, WritesEachPageUnderANameOfItsOwn) {
  std::set<std::string> names;
  for (const Written& page : manual()) {
    EXPECT_TRUE(page.path.ends_with(".1")) << page.path;
    EXPECT_EQ(page.path.find(' '), std::string::npos) << page.path;
    names.insert(page.path);
  }
  EXPECT_EQ(names.size(), commands().size() + 1);
  EXPECT_TRUE(names.contains("headway.1"));
  EXPECT_TRUE(names.contains("headway-book-check.1"));
}

TEST(Manual, AnUnknownVerbIsAnsweredWithTheNearest) {
  const auto page = manual_page("compere");
  ASSERT_FALSE(page);
  EXPECT_EQ(base::to_string(page.error()),
            "there is no page on 'compere' (each verb has one); did you mean 'compare'?");
}

TEST(Completion, HoldsEachOptionInEachShell) {
  for (const auto& shell : shells()) {
    const auto script = completion(shell);
    ASSERT_TRUE(script) << shell;
    for (const Command& command : commands()) {
      for (const Argument& each : command.arguments) {
        const std::string option =
            shell == "fish" ? " -l " + each.name.substr(std::min<std::size_t>(2, each.name.size())) : each.name;
        EXPECT_TRUE(each.positional || script->find(option) != std::string::npos) << shell << " " << each.name;
      }
    }
  }
}

TEST(Completion, AnUnknownShellIsAnError) {
  const auto script = completion("csh");
  ASSERT_FALSE(script);
  EXPECT_NE(base::to_string(script.error()).find("there is one for bash, zsh and fish"), std::string::npos);
}

}  // namespace
}  // namespace headway::verbs
