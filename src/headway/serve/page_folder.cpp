#include "headway/serve/page_folder.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "headway/base/messages.hpp"
#include "headway/files/beside_program.hpp"
#include "headway/files/disk.hpp"

namespace headway::serve {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view kFirstPage = "/index.html";

constexpr std::array<std::pair<std::string_view, std::string_view>, 15> kTypes{
    {{".html", "text/html; charset=utf-8"},
     {".js", "text/javascript; charset=utf-8"},
     {".mjs", "text/javascript; charset=utf-8"},
     {".css", "text/css; charset=utf-8"},
     {".json", "application/json"},
     {".map", "application/json"},
     {".webmanifest", "application/manifest+json"},
     {".wasm", "application/wasm"},
     {".svg", "image/svg+xml"},
     {".png", "image/png"},
     {".ico", "image/x-icon"},
     {".woff2", "font/woff2"},
     {".csv", "text/csv; charset=utf-8"},
     {".toml", "text/plain; charset=utf-8"},
     {".txt", "text/plain; charset=utf-8"}}};

/// Not inlined, so that the path stands in the program as one text and a test of an installation can take it away.
[[gnu::noinline]] const char* page_of_source() { return HEADWAY_DEFAULT_PAGE; }

void add_files(const fs::path& folder, const std::string& path, PageFiles& files) {
  for (const fs::path& each : files::listed(folder, "").value_or(std::vector<fs::path>{})) {
    const std::string name = each.filename().string();
    std::error_code code;
    if (name.starts_with('.') || fs::is_symlink(each, code) || code) {
      continue;
    }
    if (files::is_folder(each)) {
      add_files(each, path + name + "/", files);
    } else if (auto bytes = files::bytes_of(each)) {
      files.insert_or_assign(path + name, PageFile{type_of_file(name), std::move(*bytes)});
    }
  }
}

}  // namespace

std::filesystem::path default_page() {
  const fs::path beside = files::beside_program("web");
  const fs::path of_source = page_of_source();
  return !files::is_folder(beside) && files::is_folder(of_source) ? of_source : beside;
}

std::string type_of_file(std::string_view name) {
  const auto found = std::ranges::find_if(kTypes, [&](const auto& type) { return name.ends_with(type.first); });
  return std::string(found == kTypes.end() ? "application/octet-stream" : found->second);
}

base::Result<PageFiles> read_page(const fs::path& folder) {
  PageFiles files;
  add_files(folder, "/", files);
  if (!files.contains(kFirstPage)) {
    return std::unexpected(base::input_error(
        "there is no page in " + folder.string(), "it holds no index.html",
        "run ./dev web, which builds one into out/web, or name its folder with " + base::field("folder")));
  }
  return files;
}

const PageFile* file_at(const PageFiles& files, std::string_view path) {
  const auto found = files.find(path == "/" ? kFirstPage : path);
  return found == files.end() ? nullptr : &found->second;
}

}  // namespace headway::serve
