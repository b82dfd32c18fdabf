#include "headway/report/spreadsheet.hpp"

#include <unistd.h>
#include <xlsxwriter.h>

#include <algorithm>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <iterator>

#include "headway/base/month.hpp"

namespace headway::report {

namespace {

using nlohmann::ordered_json;

constexpr std::size_t kMostRows = 1'048'575;  // beside the row of names
constexpr std::size_t kMostLetters = 32'000;  // a cell holds 32,767

base::Error no_place(const std::string& why) {
  return base::Error{
      "cannot make the spreadsheet", why, "set TMPDIR to a folder that can be written", {}, base::Fault::run};
}

/// A file of a name that no other has, gone when it goes out of scope.
class Passing {
 public:
  Passing() {
    std::error_code code;
    const auto folder = std::filesystem::temp_directory_path(code);
    path_ = (folder / "headway-XXXXXX").string();
    const int file = code ? -1 : mkstemp(path_.data());
    good_ = file >= 0 && close(file) == 0;
  }
  Passing(const Passing&) = delete;
  Passing& operator=(const Passing&) = delete;
  ~Passing() {
    std::error_code code;
    std::filesystem::remove(path_, code);
  }
  bool good() const { return good_; }
  const std::string& path() const { return path_; }

 private:
  std::string path_;
  bool good_ = false;
};

/// Words longer than a cell go on in the cells to the right.
void write_words(lxw_worksheet* sheet, lxw_row_t row, lxw_col_t column, const std::string& words) {
  for (std::size_t begin = 0; begin < words.size();) {
    std::size_t end = std::min(begin + kMostLetters, words.size());
    while (end < words.size() && (static_cast<unsigned char>(words[end]) & 0xC0U) == 0x80U) {
      --end;  // not within a character
    }
    worksheet_write_string(sheet, row, column++, words.substr(begin, end - begin).c_str(), nullptr);
    begin = end;
  }
}

void write_head(lxw_worksheet* sheet, const ordered_json& head, lxw_format* bold) {
  lxw_row_t row = 0;
  for (const auto& [key, value] : head.items()) {
    worksheet_write_string(sheet, row, 0, key.c_str(), bold);
    if (value.is_number()) {
      worksheet_write_number(sheet, row, 1, value.get<double>(), nullptr);
    } else if (!value.is_null()) {
      write_words(sheet, row, 1, value.is_string() ? value.get<std::string>() : value.dump());
    }
    ++row;
  }
  worksheet_set_column(sheet, 0, 0, 12, nullptr);
  worksheet_set_column(sheet, 1, 1, 80, nullptr);
}

void write_figures(lxw_worksheet* sheet, const results::Sheet& figures, lxw_format* bold) {
  lxw_col_t column = 0;
  for (const auto& name : figures.columns) {
    worksheet_write_string(sheet, 0, column++, name.c_str(), bold);
  }
  lxw_row_t row = 1;
  for (const auto& cells : figures.rows) {
    column = 0;
    for (const results::Cell& each : cells) {
      if (const auto* const number = std::get_if<double>(&each)) {
        worksheet_write_number(sheet, row, column, *number, nullptr);
      } else if (const auto* const words = std::get_if<std::string>(&each)) {
        write_words(sheet, row, column, *words);
      }
      ++column;
    }
    ++row;
  }
  worksheet_freeze_panes(sheet, 1, 0);
  if (!figures.columns.empty()) {
    const auto last = static_cast<lxw_col_t>(figures.columns.size() - 1);
    worksheet_autofilter(sheet, 0, 0, row - 1, last);
    worksheet_set_column(sheet, 0, last, 16, nullptr);
  }
}

/// Midnight of the day on which the answer was made, so that its file does not depend on the hour.
std::time_t day_made(const ordered_json& head) {
  const auto day = base::parse_day(head.value("made", std::string("2000-01-01")));
  std::tm when{};
  when.tm_year = (day ? day->year : 2000) - 1900;
  when.tm_mon = (day ? day->month : 1) - 1;
  when.tm_mday = day ? day->day : 1;
  return timegm(&when);
}

}  // namespace

base::Result<std::string> to_xlsx(const ordered_json& head, const results::Sheet& figures) {
  if (figures.rows.size() > kMostRows) {
    return std::unexpected(base::Error{"the table has " + std::to_string(figures.rows.size()) + " rows",
                                       "a sheet holds 1,048,575",
                                       "ask for fewer figures, or for CSV",
                                       {}});
  }
  const Passing file;
  if (!file.good()) {
    return std::unexpected(no_place("the folder for passing files cannot be written"));
  }
  lxw_workbook* const book = workbook_new(file.path().c_str());
  if (book == nullptr) {
    return std::unexpected(no_place("there is not enough memory"));
  }
  lxw_doc_properties properties{};
  properties.created = day_made(head);
  workbook_set_properties(book, &properties);
  lxw_format* const bold = workbook_add_format(book);
  format_set_bold(bold);
  write_head(workbook_add_worksheet(book, "head"), head, bold);
  write_figures(workbook_add_worksheet(book, "figures"), figures, bold);
  if (const lxw_error code = workbook_close(book); code != LXW_NO_ERROR) {
    return std::unexpected(no_place(lxw_strerror(code)));
  }
  std::ifstream in(file.path(), std::ios::binary);
  return std::string(std::istreambuf_iterator<char>(in), {});
}

}  // namespace headway::report
