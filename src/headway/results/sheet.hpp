// An answer as one plain table of numbers and words, with units in a column of their own: what a CSV and a spreadsheet are
// made of, so that both hold the same values.
#pragma once

#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "headway/jobs/chip_hours.hpp"

namespace headway::results {

/// Nothing, a number or words.
using Cell = std::variant<std::monostate, double, std::string>;

/// Nothing where the number is not finite.
Cell cell(double number);

/// Nothing where the text is empty.
Cell cell(std::string text);

struct Sheet {
  std::vector<std::string> columns;
  std::vector<std::vector<Cell>> rows;  ///< as long as columns
};

/// With a row of column names; numbers read back to the same double.
std::string to_csv(const Sheet& sheet);

/// Rows of figures that share their first cells. The columns after these are quantity, unit, p5, p50, p95 and words; a number
/// without doubt is the same in all three.
class FigureRows {
 public:
  explicit FigureRows(std::vector<std::string> first_columns);

  void about(std::vector<Cell> first) { first_ = std::move(first); }
  void add(const std::string& quantity, const std::string& unit, const jobs::Band& band);
  void add(const std::string& quantity, const std::string& unit, double number);
  void add(const std::string& quantity, const std::string& words);

  Sheet take() { return std::move(sheet_); }

 private:
  void push(const std::string& quantity, const std::string& unit, std::vector<Cell> last);

  Sheet sheet_;
  std::vector<Cell> first_;
};

}  // namespace headway::results
