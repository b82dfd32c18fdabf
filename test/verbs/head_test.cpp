// Every result begins with one head, and can be made again from it.
#include "headway/verbs/head.hpp"

#include <gtest/gtest.h>

#include <fstream>
#include <nlohmann/json.hpp>
#include <sstream>

#include "apps/run_program.hpp"
#include "own_folder.hpp"

namespace headway::verbs {
namespace {

using nlohmann::ordered_json;

const std::vector<std::string> kHead{"schema",  "version", "commit",    "made",      "book",  "horizon",  "seed",
                                     "samples", "dropped", "effective", "yardstick", "basis", "settings", "request"};

class EveryHead : public testing::TestWithParam<std::string> {};

TEST_P(EveryHead, HasEveryKeyFirst) {
  const Ran ran = run(GetParam() + " --json");
  ASSERT_EQ(ran.status, 0) << ran.said;
  const auto json = ordered_json::parse(ran.said, nullptr, false);
  ASSERT_TRUE(json.is_object()) << ran.said.substr(0, 300);
  std::vector<std::string> keys;
  for (const auto& [key, value] : json.items()) {
    if (key != "notes") {  // which only some have
      keys.push_back(key);
    }
  }
  ASSERT_GT(keys.size(), kHead.size());
  keys.resize(kHead.size());
  EXPECT_EQ(keys, kHead);
  for (const char* const key : {"hash", "as_of", "through", "overlays", "sets"}) {
    EXPECT_TRUE(json["book"].contains(key)) << key;
  }
  EXPECT_FALSE(json["book"]["hash"].is_null());
  EXPECT_TRUE(json["request"].contains("verb"));
}

INSTANTIATE_TEST_SUITE_P(
    Program, EveryHead,
    testing::Values("compare --samples 50 --metric china_useful@2028", "run --samples 50 --metric china_useful",
                    "drivers --samples 50", "sensitivity --samples 64 --points 64",
                    "threshold china_stock@2028 --value 1e6 --by washington.cap --samples 50", "decompose --samples 50",
                    "replicate cfr-share --samples 50", "claims C9 --samples 64", "score --origin 2025-06 --samples 50",
                    "forecast --samples 50", "forecast --score --card docs/forecasts/2025-12-31.json --samples 50",
                    "book check", "book show washington", "explain china_stock", "chips", "chips h200_sxm",
                    "calibrate --score test/data/three_runs.csv", "train --job deepseek-v3",
                    "serve-model llama-3.1-70b", "serve-model llama-3.1-70b --against h200_sxm",
                    "plan european-lab --samples 20", "yardsticks", "list levers", "list scenarios"));

class MadeAgain : public testing::TestWithParam<std::string> {};

TEST_P(MadeAgain, IsTheSameToTheBit) {
  const std::string file = own_path("made").string();
  const auto blank = GetParam().find('|');
  const std::string arguments = GetParam().substr(0, blank);
  const std::string form = GetParam().substr(blank + 1);
  const Ran made = form.starts_with("--report") || form.ends_with("--draws")
                       ? run(arguments + " " + form + " " + file + " > /dev/null")
                       : run(arguments + " " + form + " > " + file);
  ASSERT_EQ(made.status, 0) << made.said;
  const Ran again = run("again " + file);
  EXPECT_EQ(again.status, 0) << again.said;
  EXPECT_NE(again.said.find("The same to the bit."), std::string::npos) << again.said;
}

INSTANTIATE_TEST_SUITE_P(
    Program, MadeAgain,
    testing::Values(
        "compare no-export h200-licensed --samples 60 --seed 3 --metric china_useful@2028|--json",
        "compare no-export h200-licensed --samples 60 --set washington.levy=0.5 --yardstick tpp|--csv",
        "compare --samples 60|--report", "run reversal --as-of 2025-12-31 --samples 60|--draws",
        "threshold china_stock@2028 --value 1e6 --by washington.cap --samples 60 --from 10000|--json",
        "compare no-export h200-licensed --samples 60 --metric china_useful@2028|--inputs --form long --draws",
        "run h200-open --samples 60 --constrain --metric china_useful@2028|--inputs --draws",
        "train llama-3.1-70b --count 512 --plan tp=8,pp=4,dp=16|--json", "claims C9 --samples 64|--csv"));

TEST(Again, SaysWhatDiffers) {
  const std::string file = own_path("made.json").string();
  ASSERT_EQ(run("run no-export --samples 60 --metric china_stock --json > " + file).status, 0);
  std::ifstream in(file);
  auto json = ordered_json::parse(in);
  json["request"]["seed"] = 9;  // as if another seed had been written into the head
  std::ofstream(file) << json.dump();
  const Ran again = run("again " + file);
  EXPECT_EQ(again.status, 1);
  EXPECT_NE(again.said.find("seed: 1 then, 9 now"), std::string::npos) << again.said;
  EXPECT_NE(again.said.find("Not the same."), std::string::npos) << again.said;
}

TEST(Again, AFileWithoutHeadIsRefused) {
  const Ran again = run("again README.md");
  EXPECT_EQ(again.status, 2);
  EXPECT_NE(again.said.find("does not begin with the head"), std::string::npos) << again.said;
}

TEST(Again, AHeadThatNoProgramWroteIsRefused) {
  const std::string file = own_path("odd.json").string();
  const auto said = [&](const std::string& text) {
    std::ofstream(file) << text;
    const Ran again = run("again " + file);
    EXPECT_EQ(again.status, 2) << again.said;
    return again.said;
  };
  EXPECT_NE(said(R"({"schema":"x","request":{"verb":3},"a":1})").find("no verb ''"), std::string::npos);
  EXPECT_NE(
      said(R"({"schema":"x","request":{"verb":"chart","metric":"china_useful"},"a":1})").find("no answer of this form"),
      std::string::npos);
  EXPECT_NE(said("# headway {\"schema\":\"x\",\"request\":{\"verb\":\"explain\",\"id\":\"china_useful\"}}\r\na\r\n")
                .find("no answer of this form"),
            std::string::npos);
}

TEST(Command, AsksForTheRequest) {
  const Verb* const verb = find_verb("compare");
  const auto request = verb->make();
  EXPECT_EQ(command_of(*verb, request.get()), "headway compare");
  const auto set = [&](const char* name, const api::Value& value) {
    ASSERT_TRUE(api::find(verb->fields, name)->set(request.get(), value));
  };
  set("others", api::Texts{"h200-open"});
  set("set", api::Texts{"supply.line_maximum.h200=250000 package/month"});
  set("constrain", true);
  EXPECT_EQ(command_of(*verb, request.get()),
            "headway compare no-export h200-open --set 'supply.line_maximum.h200=250000 package/month' --constrain");
}

TEST(Command, IsReadBackAsTheSameRequest) {
  for (const Verb& verb : verbs()) {
    const auto request = verb.make();
    const auto reread = read_request(request_json(verb, request.get()));
    ASSERT_TRUE(reread) << verb.name << ": " << base::to_string(reread.error());
    EXPECT_EQ(request_json(*reread->verb, reread->request.get()), request_json(verb, request.get())) << verb.name;
  }
}

}  // namespace
}  // namespace headway::verbs
