// A small job for tests of the planner: one run and one service on three chips at one site. Text, so that tests can spoil it.
#pragma once

#include <fstream>
#include <string>

#include "../cluster/cluster_book.hpp"
#include "../own_folder.hpp"
#include "headway/planner/planner.hpp"

namespace headway::planner {

inline std::string small_text() {
  return R"(name = "small"
start = 2026-01-01
years = { value = 2, unit = "year", judgement = "a test" }
[run.next]
model = "llama-3.1-8b"
tokens = { value = 2e12, unit = "token", judgement = "a test" }
deadline = { value = 100, unit = "day", judgement = "a test" }
batch = { value = 1024, unit = "sequence", judgement = "a test" }
precision = ["bf16"]
[serve.chat]
model = "llama-3.1-70b"
prompt = { value = 1000, unit = "token", judgement = "a test" }
output = { value = 500, unit = "token", judgement = "a test" }
tokens = { value = 100e9, unit = "token/day", judgement = "a test" }
peak = { value = 2, unit = "1", judgement = "a test" }
token_time = { value = 0.05, unit = "s", judgement = "a test" }
precision = ["fp8", "bf16"]
[site.hall]
place = "china"
power = { value = 2, unit = "MW", judgement = "a test" }
[chip.h200_sxm]
levy = { value = 0.25, unit = "1", source = "a page", published = 2025-12-08 }
quota = { value = 200, unit = "chip", judgement = "a test" }
[chip.h20_96]
[chip.ascend_910c]
)";
}

/// The text with one part put in place of another, which must be there.
inline std::string changed(const std::string& part, const std::string& other) {
  std::string text = small_text();
  const auto at = text.find(part);
  return at == std::string::npos ? "no such part: " + part : text.replace(at, part.size(), other);
}

inline base::Result<Job> read_text(const std::string& text) {
  const std::string file = own_path("job.toml");
  std::ofstream(file) << text;
  return read_job(file, cluster::cluster_book());
}

inline Job small_job() { return cluster::read_or_stop(read_text(small_text())); }

/// The message, without the folder of the file.
inline std::string message_of(const std::string& text) {
  const auto job = read_text(text);
  if (job) {
    return "";
  }
  std::string message = base::to_string(job.error());
  const auto at = message.find("job.toml");
  return at == std::string::npos ? message : message.substr(at);
}

inline const jobs::ClusterInputs& test_inputs() {
  static const auto kInputs = cluster::read_or_stop(jobs::read_cluster_inputs(cluster::cluster_folder()));
  return kInputs;
}

inline Rates test_rates() { return {test_inputs(), 1}; }

inline Fleet fleet_of(const Job& job, Rates& rates) { return cheapest(programme_of(job, rates.of(job), rates, {})); }

}  // namespace headway::planner
