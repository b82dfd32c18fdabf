// A verb knows the options that it uses; any other is refused, whatever its value, and nothing is printed in the answer's place.
#include <gtest/gtest.h>

#include <ostream>
#include <string>
#include <vector>

#include "apps/run_program.hpp"

namespace headway {
namespace {

struct Verb {
  std::string name;       ///< with its required arguments
  std::string unused;     ///< of the options below, those that it has no use for, each between blanks
  std::string help_name;  ///< the verb alone
};

void PrintTo(const Verb& verb, std::ostream* out) { *out << verb.name; }

/// Every option that more than one verb has, with a value where it takes one.
const std::vector<std::string> kOptions{"--as-of 2025-12-31",
                                        "--through 2025-12",
                                        "--overlay nowhere.toml",
                                        "--set washington.levy=0.2",
                                        "--json",
                                        "--csv",
                                        "--hindcast",
                                        "--constrain",
                                        "--horizon 2030-12",
                                        "--seed 2",
                                        "--samples 64",
                                        "--threads 1",
                                        "--yardstick tpp",
                                        "--basis located",
                                        "--metric china_stock@2028",
                                        "--draws /dev/null"};

class Options : public testing::TestWithParam<Verb> {};

TEST_P(Options, WhatAVerbDoesNotUseItRefuses) {
  const Verb& verb = GetParam();
  const std::string help = run(verb.help_name + " --help").said;
  for (const std::string& option : kOptions) {
    const std::string name = option.substr(0, option.find(' '));
    const bool used = verb.unused.find(" " + name + " ") == std::string::npos;
    EXPECT_EQ(help.find("  " + name) != std::string::npos, used) << name;
    if (!used) {
      const Ran ran = run(verb.name + " " + option);
      EXPECT_EQ(ran.status, 2) << option;
      EXPECT_NE(ran.said.find(name), std::string::npos) << ran.said;
    }
  }
}

const std::string kNoModel =
    " --hindcast --constrain --horizon --seed --samples --threads --yardstick --basis --metric --draws ";
const std::string kNoBook = " --through --overlay --set ";

INSTANTIATE_TEST_SUITE_P(
    Program, Options,
    testing::Values(Verb{"compare", "", "compare"}, Verb{"run", "", "run"},
                    Verb{"report -o /dev/null", " --json --csv --draws ", "report"},
                    Verb{"chart -o /dev/null", " --json --csv --draws --metric ", "chart"},
                    Verb{"drivers", " --metric ", "drivers"}, Verb{"sensitivity", " --metric ", "sensitivity"},
                    Verb{"threshold china_stock@2028 --value 1 --by washington.cap", " --metric ", "threshold"},
                    Verb{"decompose", " --metric ", "decompose"},
                    Verb{"score", " --yardstick --basis --metric ", "score"},
                    Verb{"forecast", " --yardstick --basis --metric ", "forecast"},
                    Verb{"replicate", " --yardstick --basis --metric ", "replicate"},
                    Verb{"claims", " --metric ", "claims"}, Verb{"book check", " --csv" + kNoModel, "book check"},
                    Verb{"book show", kNoModel, "book show"},
                    Verb{"explain china_stock", " --csv" + kNoModel, "explain"},
                    Verb{"chips", " --as-of" + kNoBook + kNoModel, "chips"},
                    Verb{"yardsticks", " --as-of" + kNoBook + kNoModel, "yardsticks"},
                    Verb{"serve-model llama-3.1-70b", kNoBook + kNoModel, "serve-model"}));

TEST(Options, OnePrintedFormAtATime) {
  const Ran ran = run("compare --json --csv");
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.said.find("excludes"), std::string::npos) << ran.said;
}

TEST(Options, AScenarioMayBeGivenByItsBeginning) {
  const std::string asked = " --metric china_useful@2028 --samples 40 --json";
  const std::string full = run("compare no-export h200-licensed" + asked).said;
  const std::string brief = run("compare no h200-l" + asked).said;
  const auto settings = full.find("\"settings\"");
  const auto request = full.find("\"request\"");
  EXPECT_EQ(brief.substr(settings, request - settings), full.substr(settings, request - settings));
  ASSERT_NE(full.find("\"metrics\":["), std::string::npos);
  const auto figures = [](const std::string& json) { return json.substr(json.find("\"metrics\":[")); };
  EXPECT_EQ(figures(brief), figures(full));
  const Ran two = run("run h200-");
  EXPECT_EQ(two.status, 2);
  EXPECT_NE(two.said.find("unknown scenario 'h200-'"), std::string::npos) << two.said;
}

TEST(Options, AChartGoesOverAllYears) {
  const Ran ran = run("chart china_useful@2028 -o /dev/null");
  EXPECT_EQ(ran.status, 2);
  EXPECT_NE(ran.said.find("names a period"), std::string::npos) << ran.said;
}

TEST(Options, ACardIsScoredWithItsOwnDates) {
  for (const std::string option : {"--as-of 2025-12-31", "--through 2025-12", "--scenario no-export", "--hindcast"}) {
    EXPECT_EQ(run("forecast --score " + option).status, 2) << option;
  }
}

TEST(Options, AFileOfObservationsHasNoOrigins) {
  EXPECT_EQ(run("score --observed x.csv --origin 2024-12").status, 2);
  EXPECT_EQ(run("score --hindcast").status, 2);
}

}  // namespace
}  // namespace headway
