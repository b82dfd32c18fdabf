// Independent pieces of work on all cores; what each does depends on its index alone, so the number of threads does
// not matter.
#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <span>
#include <thread>
#include <vector>

namespace headway::base {

/// Calls `work(k, scratch)` for every k below `count`; `scratch` is the worker's own, of `scratch_length` doubles.
/// `threads` = 0: all cores.
template <class Work>
void for_each_in_parallel(std::size_t count, int threads, std::size_t scratch_length, const Work& work) {
  std::atomic<std::size_t> next{0};
  const auto run = [&] {
    std::vector<double> scratch(scratch_length);
    for (std::size_t k = next++; k < count; k = next++) {
      work(k, std::span<double>(scratch));
    }
  };
  const auto cores = std::max(1U, std::thread::hardware_concurrency());
  const std::size_t workers =
      std::min(count, static_cast<std::size_t>(threads > 0 ? threads : static_cast<int>(cores)));
  std::vector<std::jthread> others;
  for (std::size_t k = 1; k < workers; ++k) {
    others.emplace_back(run);
  }
  run();
}

}  // namespace headway::base
