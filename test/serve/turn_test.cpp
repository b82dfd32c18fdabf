#include "headway/serve/turn.hpp"

#include <gtest/gtest.h>

#include <algorithm>
#include <atomic>
#include <chrono>
#include <stdexcept>
#include <thread>
#include <vector>

namespace headway::serve {
namespace {

void wait_until(const auto& true_at_last) {
  while (!true_at_last()) {
    std::this_thread::sleep_for(std::chrono::milliseconds(1));
  }
}

TEST(Turns, OneAtATime) {
  Turns turns(100);
  std::atomic<int> inside{0};
  std::atomic<int> most{0};
  std::atomic<int> done{0};
  std::vector<std::jthread> all;
  for (int k = 0; k < 8; ++k) {
    all.emplace_back([&] {
      turns.take([&] {
        most = std::max(most.load(), ++inside);
        std::this_thread::sleep_for(std::chrono::milliseconds(2));
        --inside;
        ++done;
      });
    });
  }
  all.clear();
  EXPECT_EQ(most, 1);
  EXPECT_EQ(done, 8);
}

TEST(Turns, SendAwayWhomTheyHaveNoRoomFor) {
  Turns turns(1);
  std::atomic<bool> let_go{false};
  std::atomic<int> begun{0};
  std::atomic<int> tried{0};
  const auto slow = [&] {
    ++tried;
    turns.take([&] {
      ++begun;
      wait_until([&] { return let_go.load(); });
    });
  };
  std::jthread first(slow);
  wait_until([&] { return begun == 1; });
  std::jthread second(slow);
  wait_until([&] { return tried == 2; });
  std::this_thread::sleep_for(std::chrono::milliseconds(20));
  EXPECT_FALSE(turns.take([] { FAIL() << "there is no room"; }));
  let_go = true;
  first.join();
  second.join();
  EXPECT_EQ(begun, 2);
  EXPECT_TRUE(turns.take([] {}));
}

TEST(Turns, GoOnAfterWorkThatFails) {
  Turns turns(0);
  EXPECT_THROW(turns.take([] { throw std::runtime_error("no memory"); }), std::runtime_error);
  EXPECT_TRUE(turns.take([] {}));
}

}  // namespace
}  // namespace headway::serve
