#include "output.hpp"

#include <unistd.h>

#include <cerrno>
#include <chrono>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <memory>

#include "headway/verbs/head.hpp"
#include "terminal.hpp"

namespace headway::app {

namespace {

namespace fs = std::filesystem;

base::Error cannot_write(const std::string& what, const std::string& why, const std::string& suggestion) {
  return base::Error{"cannot write " + what, why, suggestion, {}, base::Fault::run};
}

base::Error cannot_write_file(const std::string& path, const std::string& why) {
  return cannot_write(path, why, "choose another file");
}

std::string reason() { return errno != 0 ? std::strerror(errno) : "the folder is missing, read-only or full"; }

/// A terminal, a pipe, /dev/null: nothing that could be written beside and renamed.
bool is_device(const fs::path& path) {
  std::error_code code;
  const auto status = fs::status(path, code);
  return fs::exists(status) && !fs::is_regular_file(status) && !fs::is_directory(status);
}

/// Makes the folder of a file where there is none.
void make_folder_of(const fs::path& target) {
  std::error_code code;
  if (target.has_parent_path()) {
    fs::create_directories(target.parent_path(), code);
  }
}

base::Result<void> put(const fs::path& path, const std::string& text, const std::string& shown) {
  errno = 0;
  std::ofstream file(path, std::ios::binary);
  file << text;
  file.close();
  if (!file) {
    return std::unexpected(cannot_write_file(shown, reason()));
  }
  return {};
}

}  // namespace

int fail(const base::Error& error) {
  std::fprintf(stderr, "%s %s\n", error_mark().c_str(), base::to_string(error, verbs::option_name).c_str());
  return error.fault == base::Fault::input ? kWrongInput : kFailed;
}

base::Result<void> print(const std::string& text) {
  errno = 0;
  if (std::fwrite(text.data(), 1, text.size(), stdout) != text.size() || std::fflush(stdout) != 0) {
    return std::unexpected(cannot_write("standard output", reason(), "send it elsewhere"));
  }
  return {};
}

base::Result<void> try_path(const std::string& path) {
  if (path == "-" || is_device(path)) {
    return {};
  }
  if (std::error_code code; fs::is_directory(path, code)) {
    base::Error error = cannot_write_file(path, "it is a folder");
    error.fault = base::Fault::input;
    return std::unexpected(std::move(error));
  }
  make_folder_of(path);
  const fs::path draft = path + ".part";
  auto written = put(draft, "", path);
  std::error_code code;
  fs::remove(draft, code);
  if (!written) {
    written.error().fault = base::Fault::input;  // nothing was computed yet
  }
  return written;
}

base::Result<void> write_file(const std::string& path, const std::string& text) {
  if (path == "-") {
    return print(text);
  }
  if (is_device(path)) {
    return put(path, text, path);
  }
  make_folder_of(path);
  const fs::path draft = path + ".part";
  std::error_code code;
  if (auto written = put(draft, text, path); !written) {
    fs::remove(draft, code);
    return written;
  }
  fs::rename(draft, path, code);
  if (code) {
    const std::string why = code.message();
    fs::remove(draft, code);
    return std::unexpected(cannot_write_file(path, why));
  }
  if (isatty(STDERR_FILENO) != 0) {
    std::fprintf(stderr, "headway: wrote %s (%zu kB)\n", path.c_str(), text.size() / 1000 + 1);
  }
  return {};
}

std::function<void(double)> progress_line() {
  if (isatty(STDERR_FILENO) == 0) {
    return {};
  }
  using Clock = std::chrono::steady_clock;
  struct Line {
    Clock::time_point start = Clock::now();
    bool shown = false;
  };
  auto line = std::make_shared<Line>();
  return [line](double done) {
    const double spent = std::chrono::duration<double>(Clock::now() - line->start).count();
    constexpr double kSilent = 1.0;  // s: what is over by then needs no line
    if (done >= 1.0) {
      if (line->shown) {
        std::fprintf(stderr, "\r%30s\r", "");
      }
      *line = Line{};
    } else if (spent > kSilent && done > 0.0) {
      std::fprintf(stderr, "\r%3.0f %%, %.0f s left   ", 100.0 * done, spent * (1.0 - done) / done);
      line->shown = true;
    }
  };
}

}  // namespace headway::app
