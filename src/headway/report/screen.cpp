#include "headway/report/screen.hpp"

#include <algorithm>
#include <cstdlib>
#include <string_view>
#include <vector>

#include "headway/report/grid.hpp"
#include "headway/report/tone.hpp"

namespace headway::report {

namespace {

constexpr std::string_view kCommandMark = "Make it again: ";

/// The lines of the text; the last has no end where the text has none.
std::vector<std::string> lines_of(std::string_view text) {
  std::vector<std::string> lines;
  while (!text.empty()) {
    const auto length = std::min(text.find('\n'), text.size() - 1) + 1;
    lines.emplace_back(text.substr(0, length));
    text.remove_prefix(length);
  }
  return lines;
}

bool is_rule(std::string_view line) {
  constexpr std::size_t kShortest = 4;
  return line.size() >= kShortest && line.find_first_not_of("-\n") == std::string_view::npos;
}

/// A name or a number and then prose, two blanks apart: the prose goes on below where it began.
std::string hanging(std::string line, std::size_t begin, std::size_t width) {
  constexpr char kHeld = '\x01';  // a blank at which no line ends
  std::replace(line.begin(), line.begin() + static_cast<std::ptrdiff_t>(begin), ' ', kHeld);
  std::string text = wrapped(line, begin, width);
  std::ranges::replace(text, kHeld, ' ');
  return text;
}

}  // namespace

std::size_t usable_width(const char* columns, std::size_t own) {
  constexpr std::size_t kLeast = 80;
  constexpr std::size_t kMost = 120;
  const long said = columns != nullptr ? std::strtol(columns, nullptr, 10) : 0;
  return std::clamp(said > 0 ? static_cast<std::size_t>(said) : own, kLeast, kMost);
}

bool may_use_colours(const char* no_color, const char* term) {
  const std::string_view kind = term != nullptr ? term : "";
  return (no_color == nullptr || *no_color == '\0') && !kind.empty() && kind != "dumb";
}

std::string pager_of(const char* headway_pager, const char* pager) {
  const char* const named = headway_pager != nullptr ? headway_pager : pager;
  const std::string command = named != nullptr ? named : "less -FRX";
  return command == "cat" ? "" : command;
}

std::string fitted(const std::string& text, std::size_t width) {
  std::string out;
  for (const std::string& line : lines_of(text)) {
    const auto indent = std::min(line.find_first_not_of(' '), line.size());
    const auto gap = line.rfind("  ");
    const bool is_row = gap != std::string::npos && gap >= indent;
    const bool ends_in_prose = is_row && gap < width / 2;
    if (shown_size(line) <= width + 1 || is_rule(line) || line.starts_with(kCommandMark) ||
        (is_row && !ends_in_prose)) {
      out += line;
    } else if (is_row) {
      out += hanging(line, gap + 2, width);
    } else {
      out += std::string(indent, ' ') + wrapped(line, indent + 2, width - indent);
    }
  }
  return out;
}

std::string with_bold_heads(const std::string& text) {
  std::string out;
  const auto lines = lines_of(text);
  for (std::size_t k = 0; k < lines.size(); ++k) {
    const bool is_head = lines[k].size() > 1 && k + 1 < lines.size() && is_rule(lines[k + 1]);
    out += is_head ? "\x1b[1m" + lines[k].substr(0, lines[k].size() - 1) + "\x1b[0m\n" : lines[k];
  }
  return out;
}

}  // namespace headway::report
