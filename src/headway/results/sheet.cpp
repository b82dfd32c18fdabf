#include "headway/results/sheet.hpp"

#include <cmath>

#include "headway/results/cells.hpp"

namespace headway::results {

Cell cell(double number) { return std::isfinite(number) ? Cell(number) : Cell(); }

Cell cell(std::string text) { return text.empty() ? Cell() : Cell(std::move(text)); }

std::string to_csv(const Sheet& sheet) {
  std::string text = csv_line(sheet.columns);
  for (const auto& row : sheet.rows) {
    for (const Cell& each : row) {
      text += &each == row.data() ? "" : ",";
      if (const auto* const number = std::get_if<double>(&each)) {
        text += csv_number(*number);
      } else if (const auto* const words = std::get_if<std::string>(&each)) {
        text += csv_text(*words);
      }
    }
    text += "\r\n";
  }
  return text;
}

FigureRows::FigureRows(std::vector<std::string> first_columns) {
  sheet_.columns = std::move(first_columns);
  sheet_.columns.insert(sheet_.columns.end(), {"quantity", "unit", "p5", "p50", "p95", "words"});
}

void FigureRows::push(const std::string& quantity, const std::string& unit, std::vector<Cell> last) {
  std::vector<Cell> row = first_;
  row.push_back(cell(quantity));
  row.push_back(cell(unit));
  row.insert(row.end(), std::make_move_iterator(last.begin()), std::make_move_iterator(last.end()));
  sheet_.rows.push_back(std::move(row));
}

void FigureRows::add(const std::string& quantity, const std::string& unit, const jobs::Band& band) {
  push(quantity, unit, {cell(band.p5), cell(band.p50), cell(band.p95), Cell()});
}

void FigureRows::add(const std::string& quantity, const std::string& unit, double number) {
  push(quantity, unit, {cell(number), cell(number), cell(number), Cell()});
}

void FigureRows::add(const std::string& quantity, const std::string& words) {
  push(quantity, "", {Cell(), Cell(), Cell(), cell(words)});
}

}  // namespace headway::results
