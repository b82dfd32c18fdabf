// Books written by a test into a folder of its own, and the small book that comes with the tests.
#pragma once

#include <filesystem>
#include <fstream>
#include <map>
#include <string>
#include <system_error>

#include <gtest/gtest.h>

#include "headway/base/error.hpp"
#include "headway/book/book.hpp"
#include "own_folder.hpp"

namespace headway::book::test {

inline std::filesystem::path data() { return std::filesystem::path(HEADWAY_SOURCE_DIR) / "test" / "data" / "book"; }

inline Book small_book(const ReadOptions& options = {}) {
  auto book = read_book(data() / "small", options);
  EXPECT_TRUE(book.has_value()) << base::to_string(book.error());
  return book ? *book : Book{};
}

/// A folder that lasts as long as this does.
class WrittenBook {
 public:
  /// Contents by path in the folder.
  explicit WrittenBook(const std::map<std::string, std::string>& files) {
    folder_ = own_path("book");
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
    std::filesystem::create_directories(folder_ / "assumptions");
    for (const auto& [name, content] : files) {
      std::filesystem::create_directories((folder_ / name).parent_path());
      std::ofstream(folder_ / name, std::ios::binary) << content;
    }
  }
  WrittenBook(const WrittenBook&) = delete;
  WrittenBook& operator=(const WrittenBook&) = delete;
  ~WrittenBook() {
    std::error_code ignored;
    std::filesystem::remove_all(folder_, ignored);
  }

  const std::filesystem::path& folder() const { return folder_; }

  /// The message for reading the book, with BOOK for its folder; empty where nothing is wrong.
  std::string message(const ReadOptions& options = {}) const {
    const auto book = read_book(folder_, options);
    std::string text = book ? "" : base::to_string(book.error());
    for (auto place = text.find(folder_.string()); place != std::string::npos; place = text.find(folder_.string())) {
      text.replace(place, folder_.string().size(), "BOOK");
    }
    return text;
  }

 private:
  std::filesystem::path folder_;
};

/// The message for a book of one file of assumptions.
inline std::string message_for(const std::string& assumptions, const ReadOptions& options = {}) {
  return WrittenBook({{"assumptions/a.toml", assumptions}}).message(options);
}

/// The message for an entry of these lines, which follow [a.b] and `means` from line 3 on.
inline std::string message_for_entry(const std::string& lines) { return message_for("[a.b]\nmeans = \"m\"\n" + lines); }

/// The same for one value of an entry without a shape, on line 4.
inline std::string message_for_value(const std::string& value) {
  return message_for_entry("unit = \"1\"\nvalues = [{ " + value + " }]\n");
}

}  // namespace headway::book::test
