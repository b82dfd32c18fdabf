#include "headway/jobs/class_work.hpp"

#include <gtest/gtest.h>

#include <cmath>
#include <fstream>
#include <sstream>

#include "../cluster/cluster_book.hpp"
#include "headway/jobs/cluster_inputs.hpp"
#include "headway/study/class_figures.hpp"
#include "own_folder.hpp"
#include "study/default_book.hpp"

namespace headway::jobs {
namespace {

const balance::ClassTable& table() {
  static const auto kTable = cluster::read_or_stop(
      study::class_table(study::default_book().book, cluster::cluster_book().catalogue, study::default_book().classes));
  return kTable;
}

const std::vector<ReferenceJob>& jobs() {
  static const auto kJobs =
      cluster::read_or_stop(read_reference_work(study::default_question().book / "reference_work.toml"));
  return kJobs;
}

const std::vector<ClassWork>& works() {
  static const auto kWorks = cluster::read_or_stop(class_work(cluster::cluster_book(), study::default_book().classes,
                                                              table(), cluster::fitted_efficiencies(), jobs()));
  return kWorks;
}

const ClassWork& of_class(const std::vector<ClassWork>& all, int chip_class) {
  return *std::ranges::find(all, chip_class, &ClassWork::chip_class);
}

double median_in_book(const book::Book& book, const std::string& use, const std::string& name) {
  const std::string id = "yardstick." + use + "." + name;
  const auto* const entry = book::find(book, id);
  if (entry == nullptr) {
    return NAN;
  }
  const auto& points = entry->alternatives.front().knots.back().quantiles;
  return points.size() == 1 ? points.front().value : points.at(1).value;
}

// The balance model draws from the file; the file must be what the verb computes from the rest of the book.
TEST(ClassWork, TheFileOfTheBookIsWhatIsComputed) {
  const auto expect_written = [](const book::Book& book, const std::vector<ClassWork>& computed) {
    constexpr double kRounding = 0.006;  // three digits are written
    for (const auto& work : computed) {
      EXPECT_NEAR(median_in_book(book, "training", work.name) / work.training.p50, 1.0, kRounding)
          << "headway yardsticks --write: " << work.name;
      EXPECT_NEAR(median_in_book(book, "serving", work.name) / work.serving.p50, 1.0, kRounding);
    }
  };
  expect_written(study::default_book().book, works());
  // The strict vintage knows the rates of chips as they were announced by its day.
  const auto folder = study::default_question().book;
  book::ReadOptions known;
  known.as_of = kStrictDay;
  const auto strict = cluster::read_or_stop(book::read_book(folder, known));
  const auto strict_table = cluster::read_or_stop(
      study::class_table(strict, cluster::cluster_book().catalogue, study::default_book().classes));
  const auto fitted = cluster::read_or_stop(read_efficiencies(folder, cluster::cluster_book().priors, kStrictDay));
  expect_written(strict, cluster::read_or_stop(class_work(cluster::cluster_book(), study::default_book().classes,
                                                          strict_table, fitted, jobs())));
  EXPECT_EQ(strict_table.eight_bit[balance::kMi450], 10000.0);
  EXPECT_EQ(table().eight_bit[balance::kMi450], 20100.0);
}

TEST(ClassWork, AnH100IsOneForCertainAndBandsHoldEveryJob) {
  for (const auto& work : works()) {
    if (work.chip_class == balance::kH100) {
      EXPECT_DOUBLE_EQ(work.training.p5, 1.0);
      EXPECT_DOUBLE_EQ(work.serving.p95, 1.0);
    }
    ASSERT_EQ(work.by_job.size(), jobs().size());
    for (std::size_t k = 0; k < jobs().size(); ++k) {
      const Band& band = jobs()[k].serving ? work.serving : work.training;
      EXPECT_LE(band.p5, work.by_job[k] * (1.0 + 1e-12));
      EXPECT_GE(band.p95, work.by_job[k] * (1.0 - 1e-12));
    }
  }
}

TEST(ClassWork, AMachineWithAllRatesDoubledDoesMoreButNotMoreThanDouble) {
  auto doubled = table();
  for (auto* figures : {&doubled.eight_bit, &doubled.bf16, &doubled.best, &doubled.bandwidth}) {
    (*figures)[balance::kAscend910c] *= 2.0;
  }
  const auto more = class_work(cluster::cluster_book(), study::default_book().classes, doubled,
                               cluster::fitted_efficiencies(), jobs());
  ASSERT_TRUE(more) << base::to_string(more.error());
  const auto& now = of_class(works(), balance::kAscend910c);
  const auto& then = of_class(*more, balance::kAscend910c);
  EXPECT_GT(then.training.p50, 1.2 * now.training.p50);
  EXPECT_LT(then.training.p50, 2.01 * now.training.p50);
  EXPECT_GT(then.serving.p50, 1.2 * now.serving.p50);
}

TEST(ClassWork, AMachineOfAClassHasTheFiguresOfTheTable) {
  for (int chip_class = 0; chip_class < balance::kClassCount; ++chip_class) {
    if (balance::is_spare(chip_class)) {
      continue;
    }
    const auto machine = machine_of_class(cluster::cluster_book(), study::default_book().classes, table(), chip_class);
    ASSERT_TRUE(machine) << base::to_string(machine.error());
    const auto at = static_cast<std::size_t>(chip_class);
    EXPECT_DOUBLE_EQ(machine->memory, 1e9 * table().memory[at]);
    EXPECT_DOUBLE_EQ(machine->memory_bandwidth, 1e12 * table().bandwidth[at]);
    EXPECT_DOUBLE_EQ(machine->peak[0], 1e12 * table().bf16[at]);
  }
}

TEST(ClassWork, AJobThatNoPlanFitsIsNamed) {
  auto impossible = jobs();
  impossible.front().chips = 8;
  const auto works_of = class_work(cluster::cluster_book(), study::default_book().classes, table(),
                                   cluster::fitted_efficiencies(), impossible);
  ASSERT_FALSE(works_of);
  EXPECT_EQ(works_of.error().problem, "training of 'llama-3.1-405b' does not fit on class 'a100'");
}

std::string message(const std::string& text) {
  const auto file = own_path("work.toml");
  std::ofstream(file) << text;
  const auto read = read_reference_work(file);
  std::string found = read ? "" : base::to_string(read.error());
  const auto at = found.find(file.string());
  return at == std::string::npos ? found : found.replace(at, file.string().size(), "FILE");
}

constexpr const char* kTraining =
    "[[training]]\nmodel = \"m\"\nchips = 8\nbatch = 8\nsequence = 8\nprecision = \"bf16\"\nsource = \"s\"\n"
    "published = 2025-01-01\n";

TEST(ReferenceWork, WhatIsWrongIsNamedWithItsLine) {
  EXPECT_EQ(message(kTraining),
            "FILE: no [[serving]] (a yardstick is made of at least one job of each kind); see book/reference_work.toml "
            "for an example");
  EXPECT_NE(message(std::string(kTraining) + "seconds = 1\n").find("FILE:9: "), std::string::npos);
  EXPECT_NE(message("[[training]]\nmodel = \"m\"\nprecision = \"bf16\"\nchips = -8\n").find("FILE:4: "),
            std::string::npos);
  EXPECT_NE(message("[[training]]\nmodel = \"m\"\nprecision = \"fp3\"\n").find("FILE:3: "), std::string::npos);
  EXPECT_NE(message("[[train]]\nmodel = \"m\"\n").find("FILE:1: "), std::string::npos);
}

}  // namespace
}  // namespace headway::jobs
