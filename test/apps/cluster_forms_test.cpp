// Several chips side by side, and the CSV of the cluster model's verbs: the same values as the JSON.
#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <cstdlib>
#include <fstream>
#include <nlohmann/json.hpp>
#include <string>

#include "apps/run_program.hpp"
#include "own_folder.hpp"

namespace headway {
namespace {

using Json = nlohmann::json;

const std::string kTrain = "train llama-3.1-8b --chip a100_sxm_80,h100_sxm,h20_96 --count 64 --precision fp8";
const std::string kServe = "serve-model llama-3.1-70b --chip h100_sxm,h20_96 --precision fp8";

Json asked(const std::string& arguments) {
  const Ran ran = run(arguments + " --json");
  EXPECT_EQ(ran.status, 0) << ran.said;
  return Json::parse(ran.said, nullptr, false);
}

/// The cell after the line's first words, such as p50 where four commas follow them.
double number_after(const std::string& csv, const std::string& words, int commas = 0) {
  auto at = csv.find("\n" + words + ",");
  EXPECT_NE(at, std::string::npos) << words;
  at += words.size() + 2;
  for (int k = 0; k < commas; ++k) {
    at = csv.find(',', at) + 1;
  }
  return std::strtod(csv.c_str() + at, nullptr);
}

TEST(ClusterForms, ChipsStandInTheOrderGivenAndSayWhyTheyCannot) {
  const Json answer = asked(kTrain);
  EXPECT_EQ(answer["schema"], "headway.train.chips/1");
  ASSERT_EQ(answer["chips"].size(), 3U);
  EXPECT_EQ(answer["chips"][0]["chip"], "a100_sxm_80");
  EXPECT_THAT(answer["chips"][0]["why_not"].get<std::string>(), testing::HasSubstr("does not train in 8-bit"));
  EXPECT_TRUE(answer["chips"][1]["why_not"].is_null());
  EXPECT_EQ(answer["chips"][2]["chip"], "h20_96");
  EXPECT_EQ(answer["request"]["chip"], "a100_sxm_80,h100_sxm,h20_96");
  const std::string text = run(kTrain).said;
  EXPECT_THAT(text, testing::HasSubstr("a100_sxm_80 cannot do it"));
  EXPECT_THAT(text, testing::HasSubstr("use --precision bf16"));
}

TEST(ClusterForms, CsvOfChipsHasTheValuesOfTheJson) {
  const Json answer = asked(kTrain);
  const std::string csv = run(kTrain + " --csv").said;
  EXPECT_TRUE(csv.starts_with("# headway {\"schema\":\"headway.train.chips/1\""));
  for (const auto& chip : {answer["chips"][1], answer["chips"][2]}) {
    const std::string name = chip["chip"].get<std::string>() + ",64,";
    EXPECT_EQ(number_after(csv, name + "days,day", 1), chip["days"]["p50"].get<double>());
    EXPECT_EQ(number_after(csv, name + "cost_musd,MUSD", 2), chip["cost_musd"]["p95"].get<double>());
    EXPECT_EQ(number_after(csv, name + "mfu_step,1", 1), chip["mfu_step"].get<double>());
  }
  const Json served = asked(kServe);
  const std::string table = run(kServe + " --csv").said;
  EXPECT_EQ(number_after(table, "h20_96,us,8,cost_usd_per_million,USD", 1),
            served["chips"][1]["cost_usd_per_million"]["p50"].get<double>());
}

TEST(ClusterForms, OneChipHasTheSameCsvAsItsRowsBesideOthers) {
  const std::string alone = run("serve-model llama-3.1-70b --chip h20_96 --precision fp8 --csv").said;
  const std::string beside = run(kServe + " --csv").said;
  EXPECT_EQ(alone.substr(alone.find("\nh20_96")), beside.substr(beside.find("\nh20_96")));
}

TEST(ClusterForms, FilesAreMadeAgain) {
  const std::string file = own_path("again.txt").string();
  for (const std::string& arguments : {kTrain + " --json", kTrain + " --csv", kServe + " --csv",
                                       std::string("plan european-lab --samples 20 --csv")}) {
    std::ofstream(file, std::ios::binary) << run(arguments).said;
    const Ran again = run("again " + file);
    EXPECT_EQ(again.status, 0) << again.said;
    EXPECT_THAT(again.said, testing::HasSubstr("The same to the bit."));
  }
}

TEST(ClusterForms, OnlyOneChipStandsAgainstAnother) {
  const Ran ran = run("serve-model llama-3.1-70b --chip h100_sxm,h20_96 --against ascend_910c");
  EXPECT_EQ(ran.status, 2);
  EXPECT_THAT(ran.said, testing::HasSubstr("--against stands beside one chip"));
}

TEST(ClusterForms, ThePlanInCsvHasTheValuesOfTheJson) {
  const Json answer = asked("plan european-lab --samples 20");
  const std::string csv = run("plan european-lab --samples 20 --csv").said;
  EXPECT_EQ(number_after(csv, "fleet,,,,cost_musd_per_year,MUSD/year", 2),
            answer["fleet"]["cost_musd_per_year"].get<double>());
  EXPECT_EQ(number_after(csv, "draws,,,,cost_musd_per_year,MUSD/year", 4),
            answer["draws"]["cost_musd_per_year"]["p95"].get<double>());
}

TEST(ClusterForms, APoorBatchIsToldWithTheBetterOne) {
  const std::string arguments = "train llama-3.1-8b --count 64 --batch 1021";
  const Json answer = asked(arguments);
  EXPECT_GT(answer["nearby_batch"]["gain"].get<double>(), 0.01);
  EXPECT_THAT(run(arguments).said, testing::HasSubstr("sequences instead of 1,021 would train"));
  EXPECT_TRUE(asked("train llama-3.1-8b --count 64")["nearby_batch"].is_null());
}

}  // namespace
}  // namespace headway
