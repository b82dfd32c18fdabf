// Named views: settings that whole schools of thought would choose, under which a headline is printed again.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/book/book.hpp"

namespace headway::book {

struct View {
  std::string name;
  std::string why;
  std::string author;
  std::map<std::string, SettingValue, std::less<>> settings;  ///< by id; none: the book as it is
};

/// The `[[view]]` tables of the file, in its order; none where there is no such file. Errors: with file and line, a
/// view without name, why or author, a setting that a scenario could not have either.
base::Result<std::vector<View>> read_views(const std::filesystem::path& file, const Book& book);

}  // namespace headway::book
