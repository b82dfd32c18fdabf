#include <gtest/gtest.h>

#include <rapidcheck/gtest.h>
#include <ostream>

#include "small_job.hpp"

namespace headway::planner {
namespace {

TEST(ReadPlanJob, NumbersUnitsAndSourcesAreRead) {
  const Job job = small_job();
  EXPECT_EQ(job.start, "2026-01-01");
  EXPECT_EQ(job.runs.front().tokens, 2e12);
  EXPECT_NEAR(job.services.front().requests, 100e9 / 1500.0, 1e-3);
  EXPECT_EQ(job.offers.size(), 3U);
  EXPECT_EQ(job.offers[0].quota, 200.0);
  EXPECT_GT(job.offers[1].price_low, 0.0);  // the catalogue's
  ASSERT_EQ(job.stated.size(), 12U);
  EXPECT_EQ(job.stated[10].key, "chip.h200_sxm.levy");
  EXPECT_FALSE(job.stated[10].judgement);
  EXPECT_EQ(job.stated[10].published, "2025-12-08");
}

TEST(ReadPlanJob, ShippedJobsAreRead) {
  for (const auto* name : {"china-platform", "european-lab"}) {
    const auto file = job_file(cluster::cluster_folder(), name);
    ASSERT_TRUE(file) << base::to_string(file.error());
    const auto job = read_job(*file, cluster::cluster_book());
    EXPECT_TRUE(job) << base::to_string(job.error());
  }
  const auto none = job_file("nowhere", "china-platform");
  ASSERT_FALSE(none);
  EXPECT_EQ(base::to_string(none.error()), "no job 'china-platform' (neither a file nor one of nowhere/plans)");
}

struct Wrong {
  std::string part;
  std::string other;
  std::string message;
};

void PrintTo(const Wrong& wrong, std::ostream* out) { *out << wrong.other; }

class WrongJob : public testing::TestWithParam<Wrong> {};

TEST_P(WrongJob, GetsItsMessage) {
  EXPECT_EQ(message_of(changed(GetParam().part, GetParam().other)), GetParam().message);
}

INSTANTIATE_TEST_SUITE_P(
    ReadPlanJob, WrongJob,
    testing::Values(
        Wrong{"[chip.h20_96]", "[chip.h20_98]", "job.toml:24: unknown chip 'h20_98'; did you mean 'h20_96'?"},
        Wrong{"value = 2e12", "value = -2e12",
              "job.toml:6: 'value' of run.next.tokens is out of range (expected a number from 1 to 1e+18 token); "
              "correct it"},
        Wrong{"value = 2e12", "value = 1e300",
              "job.toml:6: 'value' of run.next.tokens is out of range (expected a number from 1 to 1e+18 token); "
              "correct it"},
        Wrong{"value = 2e12", "value = nan",
              "job.toml:6: 'value' of run.next.tokens is out of range (expected a number from 1 to 1e+18 token); "
              "correct it"},
        Wrong{"value = 200,", "value = 200.5,",
              "job.toml:23: 'value' of chip.h200_sxm.quota is out of range (expected a whole number from 0 to 1e+08 "
              "chip); "
              "correct it"},
        Wrong{"deadline = { value = 100, unit = \"day\", judgement = \"a test\" }\n", "",
              "job.toml:4: run.next has no 'deadline' (the planner needs it, in day); add it with value, unit and "
              "source"},
        Wrong{"unit = \"MW\"", "unit = \"kW\"",
              "job.toml:20: unit 'kW' of site.hall.power (expected 'MW'); convert the number"},
        Wrong{"power = { value = 2, unit = \"MW\", judgement = \"a test\" }", "power = 2",
              "job.toml:20: 'power' of site.hall is not a number with its source; write { value = 1, unit = \"...\", "
              "source = "
              "\"...\", published = 2025-12-31 }, or judgement = \"why\" in place of source and published"},
        Wrong{"unit = \"MW\", judgement = \"a test\"", "unit = \"MW\"",
              "job.toml:20: site.hall.power has neither source and judgement (every number says where it is from); add "
              "source and published, or judgement = \"why\""},
        Wrong{"source = \"a page\", published = 2025-12-08", "source = \"a page\"",
              "job.toml:22: chip.h200_sxm.levy has no 'published' (every entry needs one); add it"},
        Wrong{"place = \"china\"", "place = \"chine\"",
              "job.toml:19: unknown place 'chine' (electricity has a price in us, china and europe); did you mean "
              "'china'?"},
        Wrong{"model = \"llama-3.1-8b\"", "model = \"llama-3.1-9b\"",
              "job.toml:5: unknown model 'llama-3.1-9b' (no such file in the book's models); did you mean "
              "'llama-3.1-8b'? or give "
              "model_file = \"FILE.toml\""},
        Wrong{"[\"bf16\"]", "[\"bf61\"]",
              "job.toml:9: 'bf61' is no precision (expected bf16, fp8 or fp4); list them in the order of preference: "
              "[\"fp8\", \"bf16\"]"},
        Wrong{"value = 100, unit = \"day\"", "value = 1000, unit = \"day\"",
              "job.toml:7: the deadline of next lies past the years planned (day 1000 of 730); plan more years"},
        Wrong{"deadline = {", "start = { value = 100, unit = \"day\", judgement = \"late\" }\ndeadline = {",
              "job.toml:8: the deadline of next is not after its start (day 100 and day 100); set it later"},
        Wrong{"[chip.ascend_910c]", "[chip.ascend_950pr]",
              "job.toml:25: the catalogue has no price of ascend_950pr; add price = { low, high, unit = \"USD\", of = "
              "\"chip\" or "
              "\"system\", source }"},
        Wrong{"[chip.ascend_910c]", "[fear.stop]\nshare = { value = 0.5, unit = \"1\", judgement = \"a test\" }",
              "job.toml:25: fear.stop does not say what stops; add chip, vendor, designer, or all_but = a designer's "
              "country"},
        Wrong{"[chip.ascend_910c]",
              "[mandate.home]\ndesigner = \"CN\"\nshare = { value = 0.5, unit = \"1\", judgement = \"a test\" }",
              "job.toml:26: no chip on offer has the designer 'CN'; did you mean 'US'?"},
        Wrong{"[chip.ascend_910c]", "[chips.ascend_910c]",
              "job.toml:25: unknown key 'chips' in the job; did you mean 'chip'?"},
        Wrong{"[site.hall]", "[site]", "job.toml:19: 'site.place' is not a table; write [site.NAME]"},
        Wrong{
            "years = {", "years = = {",
            "job.toml:3: the file is not TOML (Error while parsing value: could not determine value type); correct the "
            "line"}));

TEST(ReadPlanJob, AJobWithoutWorkSitesOrChipsIsRefused) {
  const std::string head =
      "name = \"x\"\nstart = 2026-01-01\nyears = { value = 2, unit = \"year\", judgement = \"a test\" }\n";
  EXPECT_EQ(message_of(head), "job.toml:1: the job asks for no work; add [run.NAME] or [serve.NAME]");
  const std::string text = small_text();
  EXPECT_EQ(message_of(text.substr(0, text.find("[chip"))),
            "job.toml:1: the job offers no chip; add [chip.ID] with an id of the catalogue (headway chips lists them)");
  EXPECT_EQ(message_of(text.substr(0, text.find("[site"))),
            "job.toml:1: the job has no site; add [site.NAME] with place and power");
}

RC_GTEST_PROP(ReadPlanJobProperty, AnyDamageIsReadOrAnswered, ()) {
  std::string text = small_text();
  const auto at = *rc::gen::inRange<std::size_t>(0, text.size());
  const auto length = *rc::gen::inRange<std::size_t>(1, 40);
  text.replace(at, length, *rc::gen::element<std::string>("", "-", "1e400", "[", "{", "=", "\"", "nan", "\n"));
  const auto job = read_text(text);
  RC_TAG(job ? "read" : "answered");
  if (!job) {
    RC_ASSERT(!job.error().problem.empty());
    RC_ASSERT(job.error().where.line > 0);
    RC_ASSERT(job.error().fault == base::Fault::input);
  }
}

}  // namespace
}  // namespace headway::planner
