// One study at a time: a study takes all cores, and two would only be slower.
#pragma once

#include <atomic>

namespace headway::serve {

class Turns {
 public:
  /// At most so many wait at once.
  explicit Turns(int most_waiting) : most_waiting_(most_waiting) {}

  /// Does the work when it is its turn; false, and nothing is done, where too many wait already.
  template <class Work>
  bool take(const Work& work) {
    if (waiting_.fetch_add(1) >= most_waiting_ + 1) {  // the one whose turn it is counts, too
      waiting_.fetch_sub(1);
      return false;
    }
    while (taken_.exchange(true)) {
      taken_.wait(true);
    }
    const Turn mine(*this);
    work();
    return true;
  }

 private:
  /// Gives the turn on, whatever becomes of the work.
  class Turn {
   public:
    explicit Turn(Turns& turns) : turns_(turns) {}
    Turn(const Turn&) = delete;
    Turn& operator=(const Turn&) = delete;
    ~Turn() {
      turns_.taken_.store(false);
      turns_.waiting_.fetch_sub(1);
      turns_.taken_.notify_one();
    }

   private:
    Turns& turns_;
  };

  int most_waiting_;
  std::atomic<int> waiting_{0};
  std::atomic<bool> taken_{false};
};

}  // namespace headway::serve
