#include "terminal.hpp"

#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <csignal>
#include <cstdio>
#include <cstdlib>

#include "headway/report/grid.hpp"
#include "headway/report/screen.hpp"
#include "headway/report/tone.hpp"
#include "output.hpp"

namespace headway::app {

namespace {

bool& colours_refused() {
  static bool refused = false;
  return refused;
}

bool may_use_colours() {
  return !colours_refused() && report::may_use_colours(std::getenv("NO_COLOR"), std::getenv("TERM"));
}

bool on_terminal() { return isatty(STDOUT_FILENO) != 0; }

winsize terminal_size() {
  winsize size{};
  if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) != 0) {
    size = {};
  }
  return size;
}

std::size_t terminal_width() { return report::usable_width(std::getenv("COLUMNS"), terminal_size().ws_col); }

/// Whether the pager took the text; false where there is no such program.
bool paged(const std::string& pager, const std::string& text) {
  auto* const before = std::signal(SIGPIPE, SIG_IGN);  // a reader may leave before the end
  std::FILE* const pipe = popen(pager.c_str(), "w");
  bool taken = false;
  if (pipe != nullptr) {
    std::fwrite(text.data(), 1, text.size(), pipe);
    const int status = pclose(pipe);
    constexpr int kNotRunnable = 126;
    constexpr int kNoSuchProgram = 127;
    const int code = WIFEXITED(status) ? WEXITSTATUS(status) : 0;
    taken = code != kNotRunnable && code != kNoSuchProgram;
  }
  std::signal(SIGPIPE, before);
  return taken;
}

}  // namespace

void refuse_colours() { colours_refused() = true; }

std::string error_mark() {
  report::set_colours(isatty(STDERR_FILENO) != 0 && may_use_colours());
  std::string mark = report::toned("headway:", report::Tone::error);
  report::set_colours(false);  // the text is over
  return mark;
}

void fit_to_terminal() {
  if (on_terminal()) {
    report::set_colours(may_use_colours());
    report::set_terminal_width(terminal_width());
  }
}

base::Result<void> print_text(const std::string& text) {
  if (!on_terminal()) {
    return print(text);
  }
  std::string shown = report::fitted(text, terminal_width());
  const auto lines = std::ranges::count(shown, '\n');
  if (may_use_colours()) {
    shown = report::with_bold_heads(shown);
  }
  const std::string pager = report::pager_of(std::getenv("HEADWAY_PAGER"), std::getenv("PAGER"));
  const int height = terminal_size().ws_row;
  if (height > 0 && lines >= height && !pager.empty() && paged(pager, shown)) {
    return {};
  }
  return print(shown);
}

}  // namespace headway::app
