#include "headway/results/rows.hpp"

#include <algorithm>
#include <array>

namespace headway::results {

namespace {

/// Takes one value as a cell.
class CellOf final : public Visitor {
 public:
  Cell cell;

  void none() override {}
  void number(double value) override { cell = value; }
  void whole(long long value) override { cell = static_cast<double>(value); }
  void text(std::string_view value) override {
    if (auto* const words = std::get_if<std::string>(&cell)) {
      words->append(" ").append(value);
    } else if (!value.empty()) {
      cell = std::string(value);
    }
  }
  void flag(bool value) override { cell = std::string(value ? "true" : "false"); }
  void object(const Object& /*described*/, const void* /*of*/) override {}
  void begin_list(bool /*lines*/) override {}
  void end_list() override {}
  void begin_names() override {}
  void name(std::string_view /*key*/) override {}
  void end_names() override {}
};

Cell cell_of(const Key& key, const void* of) {
  CellOf taken;
  key.visit(of, taken);
  return std::move(taken.cell);
}

/// p5, p50 and p95 of a part, or nothing where it has other keys.
std::optional<jobs::Band> band_in(const Object& described, const void* of) {
  constexpr std::array<std::string_view, 3> kNames{"p5", "p50", "p95"};
  std::array<double, 3> found{};
  for (std::size_t k = 0; k < kNames.size(); ++k) {
    const auto key = std::ranges::find(described.keys, kNames[k], &Key::name);
    if (key == described.keys.end()) {
      return std::nullopt;
    }
    const Cell cell = cell_of(*key, of);
    const auto* const number = std::get_if<double>(&cell);
    found[k] = number == nullptr ? NAN : *number;
  }
  return jobs::Band{found[0], found[1], found[2]};
}

class Figures final : public Visitor {
 public:
  Figures(std::string quantity, std::string unit, FigureRows& rows)
      : quantity_(std::move(quantity)), unit_(std::move(unit)), rows_(&rows) {}

  void none() override {}
  void number(double value) override { rows_->add(name_now(), unit_, value); }
  void whole(long long value) override { rows_->add(name_now(), unit_, static_cast<double>(value)); }
  void text(std::string_view value) override {
    if (!value.empty()) {
      rows_->add(name_now(), std::string(value));
    }
  }
  void flag(bool value) override { rows_->add(name_now(), value ? "true" : "false"); }
  void begin_list(bool /*lines*/) override { ++lists_; }
  void end_list() override { --lists_; }
  void begin_names() override {}
  void name(std::string_view key) override { item_ = key; }
  void end_names() override { item_.clear(); }
  void object(const Object& described, const void* of) override {
    if (lists_ > 0) {
      return;
    }
    if (const auto band = band_in(described, of)) {
      rows_->add(name_now(), unit_, *band);
      return;
    }
    for (const Key& key : described.keys) {
      Figures inner(name_now() + "." + key.name, key.unit.empty() ? unit_ : key.unit, *rows_);
      key.visit(of, inner);
    }
  }

 private:
  std::string name_now() const { return item_.empty() ? quantity_ : quantity_ + "." + item_; }

  std::string quantity_;
  std::string unit_;
  std::string item_;
  FigureRows* rows_;
  int lists_ = 0;
};

}  // namespace

std::vector<Cell> row_of(const Object& described, const void* of) {
  std::vector<Cell> row;
  row.reserve(described.keys.size());
  for (const Key& key : described.keys) {
    row.push_back(cell_of(key, of));
  }
  return row;
}

void add_figures(const Object& described, const void* of, FigureRows& rows) {
  for (const Key& key : described.keys) {
    Figures figures(key.name, key.unit, rows);
    key.visit(of, figures);
  }
}

}  // namespace headway::results
