// Every command of docs/tasks.md does what the page says that it does: it runs, and prints.
#include <gtest/gtest.h>

#include <fstream>
#include <string>
#include <vector>

#include "apps/run_program.hpp"
#include "own_folder.hpp"

namespace headway {
namespace {

std::vector<std::string> commands_of_the_page() {
  std::ifstream page(std::string(HEADWAY_SOURCE_DIR) + "/docs/tasks.md");
  const std::string mark = "    headway ";
  std::vector<std::string> commands;
  for (std::string line; std::getline(page, line);) {
    if (line.starts_with(mark)) {
      commands.push_back(line.substr(mark.size()));
    }
  }
  return commands;
}

/// Few draws, where a verb draws, and files in the test's own folder.
std::string made_quick(std::string command) {
  for (auto at = command.find("out/"); at != std::string::npos; at = command.find("out/", at)) {
    const std::string folder = own_path("out").string() + "_";
    command.replace(at, 4, folder);
    at += folder.size();
  }
  const std::string verb = command.substr(0, command.find(' '));
  for (const char* const draws : {"compare", "run", "chart", "drivers", "threshold", "score", "replicate", "plan"}) {
    if (verb == draws) {
      command += " --samples 64";
    }
  }
  // A star is a letter to the program, and a pattern to the shell.
  std::string quoted;
  for (const char letter : command) {
    quoted += letter == '*' ? std::string("\\*") : std::string(1, letter);
  }
  return quoted;
}

class Tasks : public testing::TestWithParam<std::string> {};

TEST_P(Tasks, AreDoneByTheirCommand) {
  const Ran ran = run(made_quick(GetParam()));
  EXPECT_EQ(ran.status, 0) << ran.said;
  const bool into_file = GetParam().find(" -o ") != std::string::npos;
  EXPECT_TRUE(into_file || ran.said.size() > 20U);
}

INSTANTIATE_TEST_SUITE_P(Page, Tasks, testing::ValuesIn(commands_of_the_page()));

TEST(TasksPage, HasCommands) { EXPECT_GT(commands_of_the_page().size(), 25U); }

}  // namespace
}  // namespace headway
