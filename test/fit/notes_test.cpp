#include "headway/fit/notes.hpp"

#include <gtest/gtest.h>

#include "../cluster/cluster_book.hpp"

namespace headway::fit {
namespace {

MeasuredRun with_notes(const std::string& id, const std::string& notes) {
  MeasuredRun run;
  run.id = id;
  run.notes = notes;
  run.numbers["year"] = 2024;
  read_notes(run, cluster::cluster_book().rules);
  return run;
}

TEST(RunNotes, NumbersBesideWords) {
  EXPECT_EQ(number_after("a; VP=12; b", "VP="), 12.0);
  EXPECT_FALSE(number_after("VP=n/a", "VP="));
  EXPECT_EQ(number_before("run, 15.6T tokens", "T tokens"), 15.6);
  EXPECT_FALSE(number_before("some T tokens", "T tokens"));
}

TEST(RunNotes, InterleavingShardingAndTokens) {
  EXPECT_EQ(with_notes("A", "interleave v=3").interleave, 3.0);
  EXPECT_EQ(with_notes("A", "VP=n/a; FSDP=0").interleave, 1.0);
  EXPECT_FALSE(with_notes("A", "nothing").interleave);
  EXPECT_TRUE(with_notes("A", "FSDP=64").fully_sharded);
  EXPECT_FALSE(with_notes("A", "FSDP=0").fully_sharded);
  EXPECT_EQ(with_notes("A", "tokens processed 1207959552").run_tokens, 1207959552.0);
  EXPECT_EQ(with_notes("A", "whole run, 15T+ tokens").run_tokens, 15e12);
}

TEST(RunNotes, TheDateOfTheSoftware) {
  EXPECT_NEAR(with_notes("A", "NeMo container 25.09; x").software, 2025.0 + 8.5 / 12.0, 1e-9);
  EXPECT_NEAR(with_notes("MLPERF51_405B_tyche_ngpu512_ngc25.09_nemo", "").software, 2025.0 + 8.5 / 12.0, 1e-9);
  EXPECT_EQ(with_notes("A", "Megatron-DeepSpeed, 1F1B").software, 2022.0);
  EXPECT_EQ(with_notes("A", "").software, 2024.0);
}

TEST(RunNotes, KindsOfServing) {
  EXPECT_EQ(with_notes("A", "INFERENCE decode, x").kind, RunKind::decode);
  EXPECT_EQ(with_notes("A", "INFERENCE prefill, x").kind, RunKind::prefill);
  EXPECT_EQ(with_notes("A", "INFERENCE MLPerf Offline").kind, RunKind::offline);
  EXPECT_EQ(with_notes("MLPERF40_LORA_x", "").kind, RunKind::adapter);
  EXPECT_EQ(with_notes("A", "").kind, RunKind::train);
}

TEST(RunNotes, SequenceParallelismIsTakenAtItsWord) {
  EXPECT_EQ(with_notes("A", "no sequence parallel; x").sequence_parallel, false);
  EXPECT_EQ(with_notes("A", "sequence parallel").sequence_parallel, true);
  EXPECT_FALSE(with_notes("A", "").sequence_parallel);
}

TEST(RunNotes, HowAttentionIsCounted) {
  EXPECT_EQ(with_notes("A", "pct of peak counts recompute FLOPs").square, "recompute");
  EXPECT_EQ(with_notes("A", "").square, "whole");
}

}  // namespace
}  // namespace headway::fit
