// Counts pieces of work that threads have done, and tells the share of them.
#pragma once

#include <cstddef>
#include <functional>
#include <utility>

#include "headway/base/parallel.hpp"

namespace headway::base {

/// Tells shares from `from` to `to`, from one thread at a time; tells nobody where `tell` is empty.
class Tally {
 public:
  Tally(std::size_t pieces, std::function<void(double)> tell, double from = 0.0, double to = 1.0)
      : pieces_(pieces), tell_(std::move(tell)), from_(from), to_(to) {}

  /// One piece more is done; any thread may say so.
  void count() {
    if (!tell_) {
      return;
    }
    gate_.pass([&] {
      ++done_;
      tell_(from_ + (to_ - from_) * static_cast<double>(done_) / static_cast<double>(pieces_));
    });
  }

 private:
  std::size_t pieces_;
  std::size_t done_ = 0;
  std::function<void(double)> tell_;
  double from_;
  double to_;
  Gate gate_;
};

}  // namespace headway::base
