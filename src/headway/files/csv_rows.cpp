#include "headway/files/csv_rows.hpp"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace headway::files {

namespace {

constexpr std::string_view kBlank = " \t";

/// Reads field by field from where it stands.
class Reader {
 public:
  explicit Reader(std::string_view text) : text_(text) {}

  bool at_end() const { return at_ == text_.size(); }
  int line() const { return line_; }

  /// One field, without the comma or line end after it; false where its quotation marks are wrong.
  bool field(std::string& into) {
    into.clear();
    const auto mark = text_.find_first_not_of(kBlank, at_);
    if (mark != std::string_view::npos && text_[mark] == '"') {
      at_ = mark;
      return quoted(into);
    }
    while (!at_end() && next() != ',' && !at_line_end()) {
      if (next() == '"') {
        return false;
      }
      into += text_[at_++];
    }
    const auto first = into.find_first_not_of(kBlank);
    into = first == std::string::npos ? "" : into.substr(first, into.find_last_not_of(kBlank) - first + 1);
    return true;
  }

  bool take_comma() {
    const bool there = next() == ',';
    at_ += there ? 1 : 0;
    return there;
  }

  void take_line_end() {
    if (next() == '\r') {
      ++at_;
    }
    if (next() == '\n') {
      ++at_;
      ++line_;
    }
  }

 private:
  char next() const { return at_end() ? '\0' : text_[at_]; }
  bool at_line_end() const {
    return next() == '\n' || (next() == '\r' && (at_ + 1 == text_.size() || text_[at_ + 1] == '\n'));
  }

  bool quoted(std::string& into) {
    ++at_;
    while (!at_end()) {
      const char letter = text_[at_++];
      if (letter == '"') {
        if (next() != '"') {
          at_ = std::min(text_.find_first_not_of(kBlank, at_), text_.size());
          return at_end() || next() == ',' || at_line_end();
        }
        ++at_;
      }
      line_ += letter == '\n' ? 1 : 0;
      into += letter;
    }
    return false;
  }

  std::string_view text_;
  std::size_t at_ = 0;
  int line_ = 1;
};

}  // namespace

base::Result<std::vector<CsvRow>> csv_rows(std::string_view text, const std::string& file) {
  constexpr std::string_view kByteOrderMark = "\xEF\xBB\xBF";
  if (text.starts_with(kByteOrderMark)) {
    text.remove_prefix(kByteOrderMark.size());
  }
  Reader reader(text);
  std::vector<CsvRow> rows;
  while (!reader.at_end()) {
    CsvRow row{.fields = {}, .line = reader.line()};
    do {
      row.fields.emplace_back();
      if (!reader.field(row.fields.back())) {
        return std::unexpected(base::Error{"a quotation mark of the row that begins here is not closed",
                                           "it would take the rows after it into one field",
                                           "close it, and write a mark within a quoted field twice",
                                           {file, row.line},
                                           base::Fault::input});
      }
    } while (reader.take_comma());
    reader.take_line_end();
    if (row.fields.size() > 1 || !row.fields.front().empty()) {
      rows.push_back(std::move(row));
    }
  }
  return rows;
}

}  // namespace headway::files
