#include "headway/report/grid.hpp"

#include <algorithm>
#include <string_view>
#include <utility>

namespace headway::report {

namespace {

constexpr std::size_t kGap = 2;

/// Width on a terminal: bytes that continue a UTF-8 character take no room.
std::size_t text_width(const std::string& text) {
  return static_cast<std::size_t>(
      std::ranges::count_if(text, [](char byte) { return (static_cast<unsigned char>(byte) & 0xC0U) != 0x80U; }));
}

std::string padding(const std::string& text, std::size_t width) {
  return std::string(width - std::min(width, text_width(text)), ' ');
}

std::string line_of(const std::vector<std::string>& cells, const std::vector<std::size_t>& widths, std::size_t first,
                    std::size_t last, const std::vector<Tone>& tones = {}) {
  std::string line = cells[0] + padding(cells[0], widths[0]);
  for (std::size_t k = first; k < last; ++k) {
    const Tone tone = k < tones.size() ? tones[k] : Tone::plain;
    line += std::string(kGap, ' ') + padding(cells[k], widths[k]) + toned(cells[k], tone);
  }
  line.erase(line.find_last_not_of(' ') + 1);
  return line + "\n";
}

/// Whether a word must stay on the line of the number before it.
bool is_tail(std::string_view word) {
  return word.starts_with('%') || word == "k" || word == "M" || word == "bn" || word == "tn";
}

/// Columns of the terminal; 0: none.
std::size_t& terminal_columns() {
  static std::size_t columns = 0;
  return columns;
}

/// The words of a text, one after another.
class Words {
 public:
  explicit Words(std::string_view text) : rest_(text) {}
  /// False, and the word as it was, where there is none left.
  bool next(std::string& word) {
    constexpr std::string_view kSpace = " \t\n\v\f\r";
    rest_.remove_prefix(std::min(rest_.find_first_not_of(kSpace), rest_.size()));
    if (rest_.empty()) {
      return false;
    }
    word = rest_.substr(0, rest_.find_first_of(kSpace));
    rest_.remove_prefix(word.size());
    return true;
  }

 private:
  std::string_view rest_;
};

}  // namespace

void add_toned_row(Grid& grid, std::vector<std::string> row, std::vector<Tone> tones) {
  grid.tones.resize(grid.rows.size());
  grid.tones.push_back(std::move(tones));
  grid.rows.push_back(std::move(row));
}

void set_terminal_width(std::size_t columns) { terminal_columns() = columns; }

std::size_t text_width() { return terminal_columns() > 0 ? terminal_columns() : kTextWidth; }

std::size_t at_most_terminal(std::size_t wide) {
  return terminal_columns() > 0 ? std::min(wide, terminal_columns()) : wide;
}

std::string to_text(const Grid& grid, std::size_t width) {
  if (grid.rows.empty()) {
    return "";
  }
  std::vector<std::size_t> widths;
  for (std::size_t k = 0; k < grid.columns.size(); ++k) {
    std::size_t widest = text_width(grid.columns[k]);
    for (const auto& row : grid.rows) {
      widest = std::max(widest, text_width(row[k]));
    }
    widths.push_back(widest);
  }
  std::string text = wrapped(grid.title, 0, width);
  std::size_t first = 1;
  do {
    std::size_t last = first;
    std::size_t used = widths[0];
    while (last < widths.size() && (last == first || used + kGap + widths[last] <= width)) {
      used += kGap + widths[last];
      ++last;
    }
    text += line_of(grid.columns, widths, first, last);
    text += std::string(std::min(used, width), '-') + "\n";
    for (std::size_t k = 0; k < grid.rows.size(); ++k) {
      text += line_of(grid.rows[k], widths, first, last, k < grid.tones.size() ? grid.tones[k] : std::vector<Tone>());
    }
    first = last;
  } while (first < widths.size());
  return grid.note.empty() ? text : text + wrapped(grid.note, 0, width);
}

std::string wrapped(const std::string& text, std::size_t indent, std::size_t width) {
  Words words(text);
  std::string word;
  std::string result;
  std::size_t used = 0;
  std::string next;
  words.next(next);
  while (!next.empty()) {
    word = std::exchange(next, "");
    while (words.next(next) && is_tail(next)) {
      word += ' ' + std::exchange(next, "");
    }
    const std::size_t length = text_width(word);
    if (used > 0 && used + 1 + length > width) {
      result += "\n" + std::string(indent, ' ');
      used = indent;
    } else if (used > 0) {
      result += ' ';
      ++used;
    }
    result += word;
    used += length;
  }
  return result + "\n";
}

}  // namespace headway::report
