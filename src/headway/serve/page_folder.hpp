// The files of a page, read once: what is not among them cannot be asked for.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <string_view>

#include "headway/base/error.hpp"

namespace headway::serve {

struct PageFile {
  std::string type;  ///< as in Content-Type
  std::string bytes;
};

/// By path from the root of the page: "/index.html".
using PageFiles = std::map<std::string, PageFile, std::less<>>;

/// The page that belongs to this program: ../share/headway/web beside it, else out/web of the source tree that it was built from.
std::filesystem::path default_page();

/// All files of the folder and of those in it; no link, and nothing whose name begins with a point. Error: the folder has no page.
base::Result<PageFiles> read_page(const std::filesystem::path& folder);

/// The type of a file of that name, such as "application/wasm".
std::string type_of_file(std::string_view name);

/// The file of that path, where "/" is the first page; none where there is no such file.
const PageFile* file_at(const PageFiles& files, std::string_view path);

}  // namespace headway::serve
