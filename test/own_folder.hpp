// A place for the files that one test writes: tests run side by side, as processes of one program.
#pragma once

#include <gtest/gtest.h>

#include <algorithm>
#include <filesystem>
#include <string>

namespace headway {

/// A path no other test has, in a folder named after the running test, which is there after the call.
inline std::filesystem::path own_path(const std::string& name) {
  const auto* const test = testing::UnitTest::GetInstance()->current_test_info();
  std::string folder = std::string("headway_") + test->test_suite_name() + "_" + test->name();
  std::replace(folder.begin(), folder.end(), '/', '_');
  const auto path = std::filesystem::path(testing::TempDir()) / folder / name;
  std::filesystem::create_directories(path.parent_path());
  return path;
}

}  // namespace headway
