#include "headway/files/disk.hpp"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include <fstream>

#include "own_folder.hpp"

namespace headway::files {
namespace {

TEST(Disk, TellsFilesFromFolders) {
  const std::filesystem::path folder = own_path("book");
  std::filesystem::create_directories(folder);
  std::ofstream(folder / "b.toml") << "b = 1\n";
  EXPECT_TRUE(is_folder(folder));
  EXPECT_FALSE(is_file(folder));
  EXPECT_TRUE(is_file(folder / "b.toml"));
  EXPECT_FALSE(is_folder(folder / "b.toml"));
  EXPECT_TRUE(files::exists(folder) && files::exists(folder / "b.toml"));
  EXPECT_FALSE(files::exists(folder / "none"));
  EXPECT_EQ(bytes_of(folder / "b.toml"), "b = 1\n");
  EXPECT_FALSE(bytes_of(folder));
  EXPECT_FALSE(bytes_of(folder / "none"));
}

TEST(Disk, ListsByNameWhatHasTheEnding) {
  const std::filesystem::path folder = own_path("book");
  std::filesystem::create_directories(folder);
  for (const char* const name : {"b.toml", "a.toml", "c.csv"}) {
    std::ofstream(folder / name) << "x\n";
  }
  EXPECT_THAT(listed(folder, ".toml").value(), testing::ElementsAre(folder / "a.toml", folder / "b.toml"));
  EXPECT_EQ(listed(folder, "")->size(), 3U);
  EXPECT_FALSE(listed(folder / "none", ".toml"));
  EXPECT_TRUE(whole_path("x").is_absolute());
}

}  // namespace
}  // namespace headway::files
