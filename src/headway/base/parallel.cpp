#include "headway/base/parallel.hpp"

#include <algorithm>

#ifdef __STDCPP_THREADS__
#include <thread>
#endif

namespace headway::base {

namespace {

std::size_t cores() {
#ifdef __STDCPP_THREADS__
  return std::max(1U, std::thread::hardware_concurrency());
#else
  return 1;
#endif
}

}  // namespace

std::size_t workers_for(std::size_t pieces, int threads) {
  const std::size_t wanted = threads > 0 ? static_cast<std::size_t>(threads) : cores();
  return std::max<std::size_t>(1, std::min(pieces, wanted));
}

void on_workers(std::size_t workers, const std::function<void(std::size_t)>& work) {
#ifdef __STDCPP_THREADS__
  std::vector<std::jthread> others;
  for (std::size_t worker = 1; worker < workers; ++worker) {
    others.emplace_back(work, worker);
  }
  work(0);
#else
  for (std::size_t worker = 0; worker < workers; ++worker) {
    work(worker);
  }
#endif
}

}  // namespace headway::base
