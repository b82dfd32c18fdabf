// Every verb that runs the model writes its draws: with inputs, long or wide, as CSV or HDF5, and each file can be made again.
#include <gtest/gtest.h>

#include <filesystem>
#include <fstream>
#include <map>
#include <ostream>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include "apps/run_program.hpp"
#include "own_folder.hpp"

namespace headway {
namespace {

std::vector<std::string> lines_of(const std::string& file) {
  std::ifstream in(file);
  std::vector<std::string> lines;
  for (std::string line; std::getline(in, line);) {
    lines.push_back(line);
  }
  return lines;
}

/// Cells of a line without quotes.
std::vector<std::string> cells_of(const std::string& line) {
  std::vector<std::string> cells;
  std::istringstream in(line.substr(0, line.find('\r')));
  for (std::string cell; std::getline(in, cell, ',');) {
    cells.push_back(cell);
  }
  return cells;
}

struct WithDraws {
  std::string command;
  std::string column;  ///< the name of one of its columns of figures
};

void PrintTo(const WithDraws& verb, std::ostream* out) { *out << verb.command; }

class DrawsOf : public testing::TestWithParam<WithDraws> {};

TEST_P(DrawsOf, AreWrittenWithInputsAndMadeAgain) {
  const std::string file = own_path("draws.csv").string();
  const Ran ran = run(GetParam().command + " --draws " + file + " --inputs > /dev/null");
  ASSERT_EQ(ran.status, 0) << ran.said;
  const auto lines = lines_of(file);
  ASSERT_GT(lines.size(), 20U);
  EXPECT_TRUE(lines[0].starts_with("# headway {")) << lines[0].substr(0, 80);
  EXPECT_TRUE(lines[1].starts_with("draw,weight,")) << lines[1].substr(0, 80);
  EXPECT_NE(lines[1].find(GetParam().column), std::string::npos) << lines[1].substr(0, 400);
  EXPECT_NE(lines[1].find(",input:"), std::string::npos) << lines[1].substr(0, 400);
  const Ran again = run("again " + file);
  EXPECT_EQ(again.status, 0) << again.said;
  EXPECT_NE(again.said.find("The same to the bit."), std::string::npos) << again.said;
}

INSTANTIATE_TEST_SUITE_P(
    Program, DrawsOf,
    testing::Values(WithDraws{"compare no-export h200-open --samples 60 --metric china_stock@2028 --basis located "
                              "--yardstick h100e",
                              "h200-open:china_stock@2028 h100e located"},
                    WithDraws{"run reversal --samples 60 --metric china_useful@2028", ",china_useful@2028"},
                    WithDraws{"drivers --samples 60", "h200-licensed:china_useful@2028"},
                    WithDraws{"sensitivity --samples 60 --points 64",
                              "\"h200-licensed, sample A with makers of sample B:china_useful@2028 gain\""},
                    WithDraws{"threshold china_stock@2028 --value 1e6 --by washington.cap --samples 60",
                              "h200-licensed with washington.cap=250000:china_stock@2028 h100e accessible"},
                    WithDraws{"decompose --samples 60", "no-export with beijing.permission:china_useful@2028"},
                    WithDraws{"score --origin 2025-06 --samples 60", "reversal from 2025-06:"},
                    WithDraws{"forecast --samples 60", ",nvidia_legal_units_to_china_by_chip H200@2027"},
                    WithDraws{"replicate cfr-share --samples 60", "cfr-share."},
                    WithDraws{"claims C9 C7 --samples 64", ",C7 holds"}));

TEST(Draws, DriversHaveTheWorldsOfCompare) {
  const std::string first = own_path("drivers.csv").string();
  const std::string second = own_path("compare.csv").string();
  ASSERT_EQ(run("drivers china_useful@2028 --samples 60 --draws " + first + " > /dev/null").status, 0);
  ASSERT_EQ(
      run("compare no-export h200-licensed --metric china_useful@2028 --samples 60 --draws " + second + " > /dev/null")
          .status,
      0);
  auto left = lines_of(first);
  auto right = lines_of(second);
  left.erase(left.begin());
  right.erase(right.begin());
  EXPECT_EQ(left, right);
}

TEST(Draws, LongAndWideHoldTheSameNumbers) {
  const std::string command = "run h200-licensed --metric china_useful@2028 --samples 60 --inputs --draws ";
  const std::string wide = own_path("wide.csv").string();
  const std::string tall = own_path("long.csv").string();
  ASSERT_EQ(run(command + wide + " > /dev/null").status, 0);
  ASSERT_EQ(run(command + tall + " --form long > /dev/null").status, 0);
  const auto rows = lines_of(wide);
  const auto names = cells_of(rows[1]);
  std::multiset<std::string> of_wide;
  for (std::size_t row = 2; row < rows.size(); ++row) {
    auto cells = cells_of(rows[row]);
    cells.resize(names.size());  // the last may be empty
    for (std::size_t k = 2; k < names.size(); ++k) {
      of_wide.insert(cells[0] + " " + cells[k]);
    }
  }
  std::multiset<std::string> of_long;
  const auto numbers = lines_of(tall);
  EXPECT_EQ(numbers[1], "draw,weight,scenario,id,unit,yardstick,basis,period,quantity,value\r");
  for (std::size_t row = 2; row < numbers.size(); ++row) {
    auto cells = cells_of(numbers[row]);
    cells.resize(10);
    of_long.insert(cells[0] + " " + cells[9]);
  }
  EXPECT_EQ(of_long, of_wide);
}

TEST(Draws, Hdf5IsMadeAgainAndItsHeadIsRead) {
  const std::string file = own_path("draws.h5").string();
  const Ran made = run("compare no-export h200-licensed --metric china_useful@2028 --samples 60 --inputs --draws " +
                       file + " > /dev/null");
  ASSERT_EQ(made.status, 0) << made.said;
  const Ran again = run("again " + file);
  EXPECT_EQ(again.status, 0) << again.said;
  EXPECT_NE(again.said.find("--metric china_useful@2028"), std::string::npos) << again.said;
  EXPECT_NE(again.said.find("The same to the bit."), std::string::npos) << again.said;
  std::filesystem::resize_file(file, 2000);
  const Ran broken = run("again " + file);
  EXPECT_EQ(broken.status, 2) << broken.said;
}

struct Refused {
  std::string command;
  std::string says;
};

void PrintTo(const Refused& refused, std::ostream* out) { *out << refused.command; }

class DrawsRefused : public testing::TestWithParam<Refused> {};

TEST_P(DrawsRefused, SayWhy) {
  const Ran ran = run(GetParam().command);
  EXPECT_EQ(ran.status, GetParam().command.find("/dev/full") == std::string::npos ? 2 : 1) << ran.said;
  EXPECT_NE(ran.said.find(GetParam().says), std::string::npos) << ran.said;
}

INSTANTIATE_TEST_SUITE_P(
    Program, DrawsRefused,
    testing::Values(Refused{"run --samples 60 --inputs", "--draws"}, Refused{"run --samples 60 --form long", "--draws"},
                    Refused{"run --samples 60 --draws /dev/null --form tall", "give wide or long"},
                    Refused{"run --samples 60 --draws nowhere.h5 --form long", "an HDF5 file has one form"},
                    Refused{"run --metric china_useful@2028 --samples 200000 --draws /dev/null --inputs", "--inputs"},
                    Refused{"run --metric china_useful@2028 --samples 60 --draws /dev/full", "/dev/full"},
                    Refused{"forecast --score --samples 60 --draws /dev/null", "a card that is scored has no draws"},
                    Refused{"plan european-lab --draws /dev/null", "--draws"},
                    Refused{"report --draws /dev/null -o /dev/null", "--draws"}));

}  // namespace
}  // namespace headway
