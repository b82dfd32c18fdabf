// Independent pieces of work on all cores; what each does depends on its index alone, so the number of threads does
// not matter. The one place that knows of threads: where a program can have only one, as in a page, it does all the work.
#pragma once

#include <atomic>
#include <cstddef>
#include <functional>
#include <span>
#include <vector>

#ifdef __STDCPP_THREADS__
#include <mutex>
#endif

namespace headway::base {

/// How many workers share so many pieces: `threads`, or for 0 as many as there are cores, but none without a piece; at
/// least one.
std::size_t workers_for(std::size_t pieces, int threads);

/// Calls `work(w)` once for every w below `workers`, the first in the caller and each other in a thread of its own, or
/// after it where there are no threads. Returns when all are done.
void on_workers(std::size_t workers, const std::function<void(std::size_t)>& work);

/// Calls `work(k, scratch)` for every k below `count`; `scratch` is the worker's own, of `scratch_length` doubles.
/// `threads` = 0: all cores.
template <class Work>
void for_each_in_parallel(std::size_t count, int threads, std::size_t scratch_length, const Work& work) {
  std::atomic<std::size_t> next{0};
  on_workers(workers_for(count, threads), [&](std::size_t /*worker*/) {
    std::vector<double> scratch(scratch_length);
    for (std::size_t k = next++; k < count; k = next++) {
      work(k, std::span<double>(scratch));
    }
  });
}

/// Lets through one thread at a time.
class Gate {
 public:
  template <class Work>
  void pass(const Work& work) {
#ifdef __STDCPP_THREADS__
    const std::lock_guard lock(mutex_);
#endif
    work();
  }

 private:
#ifdef __STDCPP_THREADS__
  std::mutex mutex_;
#endif
};

}  // namespace headway::base
