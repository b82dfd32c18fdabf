#include "output.hpp"

#include <cstdio>
#include <filesystem>
#include <fstream>

#include "verbs.hpp"

namespace headway::app {

int fail(const base::Error& error) {
  std::fprintf(stderr, "headway: %s\n", base::to_string(error).c_str());
  return error.fault == base::Fault::input ? kWrongInput : kFailed;
}

void print(const std::string& text) { std::fwrite(text.data(), 1, text.size(), stdout); }

base::Result<std::string> write_file(const std::string& path, const std::string& text) {
  namespace fs = std::filesystem;
  std::error_code code;
  const fs::path target(path);
  if (target.has_parent_path()) {
    fs::create_directories(target.parent_path(), code);
  }
  const fs::path draft = target.string() + ".part";
  const auto give_up = [&](const std::string& why) {
    fs::remove(draft, code);
    return std::unexpected(
        base::Error{"cannot write " + path, why, "choose another file with -o or --report", {}, base::Fault::input});
  };
  {
    std::ofstream file(draft, std::ios::binary);
    file << text;
    file.flush();
    if (!file) {
      return give_up("the folder is missing, read-only or full");
    }
  }
  fs::rename(draft, target, code);
  if (code) {
    return give_up(code.message());
  }
  return path;
}

}  // namespace headway::app
