#include "headway/serve/page_folder.hpp"

#include <gtest/gtest.h>

#include <fstream>

#include "own_folder.hpp"

namespace headway::serve {
namespace {

namespace fs = std::filesystem;

void put(const fs::path& file, const std::string& text) {
  fs::create_directories(file.parent_path());
  std::ofstream(file, std::ios::binary) << text;
}

TEST(PageFolder, HoldsItsFilesAndNoOthers) {
  const fs::path folder = own_path("page");
  put(folder.parent_path() / "secret.txt", "s");
  put(folder / "index.html", "<p>");
  put(folder / "assets" / "a.js", "1");
  put(folder / "headway.wasm", "w");
  put(folder / ".hidden", "h");
  std::error_code code;
  fs::create_symlink(folder.parent_path() / "secret.txt", folder / "link.txt", code);
  fs::create_directory_symlink(folder.parent_path(), folder / "above", code);
  const auto files = read_page(folder);
  ASSERT_TRUE(files) << base::to_string(files.error());
  std::vector<std::string> names;
  for (const auto& [name, file] : *files) {
    names.push_back(name);
  }
  EXPECT_EQ(names, (std::vector<std::string>{"/assets/a.js", "/headway.wasm", "/index.html"}));
  EXPECT_EQ(file_at(*files, "/")->bytes, "<p>");
  EXPECT_EQ(file_at(*files, "/headway.wasm")->type, "application/wasm");
  for (const char* const path :
       {"", "/../secret.txt", "//index.html", "/assets", "/assets/", "/assets/../index.html", "index.html"}) {
    EXPECT_EQ(file_at(*files, path), nullptr) << path;
  }
  fs::remove(folder / "above", code);
}

TEST(PageFolder, WithoutAPageSaysHowToBuildOne) {
  const auto files = read_page("/nowhere");
  ASSERT_FALSE(files);
  EXPECT_NE(base::to_string(files.error()).find("run ./dev web"), std::string::npos);
}

TEST(PageFolder, KnowsTypes) {
  EXPECT_EQ(type_of_file("a.html"), "text/html; charset=utf-8");
  EXPECT_EQ(type_of_file("a.mjs"), "text/javascript; charset=utf-8");
  EXPECT_EQ(type_of_file("book.json"), "application/json");
  EXPECT_EQ(type_of_file("a.webmanifest"), "application/manifest+json");
  EXPECT_EQ(type_of_file("a.exe"), "application/octet-stream");
}

}  // namespace
}  // namespace headway::serve
