#include "headway/report/draws_hdf5.hpp"

#include <array>
#include <cstdint>
#include <utility>

#include "headway/report/draws_csv.hpp"
#include "headway/report/hdf5_file.hpp"

namespace headway::report {

namespace {

using nlohmann::ordered_json;

constexpr const char* kHeadAttribute = "headway";

/// A word of a column, under the name that it has in CSV too.
struct ColumnWord {
  const char* name;
  std::string model::DrawColumn::* member;
};

constexpr std::array<ColumnWord, 7> kColumnWords{{{"scenario", &model::DrawColumn::scenario},
                                                  {"id", &model::DrawColumn::id},
                                                  {"unit", &model::DrawColumn::unit},
                                                  {"yardstick", &model::DrawColumn::yardstick},
                                                  {"basis", &model::DrawColumn::basis},
                                                  {"period", &model::DrawColumn::period},
                                                  {"quantity", &model::DrawColumn::quantity}}};

/// Figures, or inputs: the name of their numbers, and that of one.
struct Block {
  const char* numbers;
  const char* one;
  bool inputs;
};

constexpr std::array<Block, 2> kBlocks{{{"figures", "figure", false}, {"inputs", "input", true}}};

std::vector<std::int64_t> wide_integers(const std::vector<long>& numbers) { return {numbers.begin(), numbers.end()}; }

void write_block(const Block& block, const model::DrawTable& table, Hdf5Writer& file) {
  const auto all_names = draw_names(table);
  std::vector<std::string> names;
  std::vector<const model::DrawColumn*> columns;
  for (std::size_t k = 0; k < table.columns.size(); ++k) {
    if ((table.columns[k].quantity == model::kInput) == block.inputs) {
      names.push_back(all_names[k]);
      columns.push_back(&table.columns[k]);
    }
  }
  if (columns.empty()) {
    return;
  }
  file.scale(block.one, names);
  for (const ColumnWord& word : kColumnWords) {
    std::vector<std::string> words;
    for (const model::DrawColumn* const column : columns) {
      words.push_back(column->*word.member);
    }
    file.dataset(std::string(block.one) + "_" + word.name, words, block.one);
  }
  std::vector<double> numbers;
  numbers.reserve(table.draw.size() * columns.size());
  for (std::size_t row = 0; row < table.draw.size(); ++row) {
    for (const model::DrawColumn* const column : columns) {
      numbers.push_back(column->values[row]);
    }
  }
  file.dataset(block.numbers, numbers, "draw", block.one);
}

/// Adds the block's columns. Returns whether all of it is there and fits together.
bool read_block(const Hdf5Reader& file, const Block& block, model::DrawTable& table) {
  if (!file.has(block.numbers)) {
    return true;
  }
  const auto numbers = file.numbers(block.numbers);
  const auto names = file.words(block.one);
  if (!numbers || !names || numbers->size() != names->size() * table.draw.size()) {
    return false;
  }
  std::vector<model::DrawColumn> columns(names->size());
  for (const ColumnWord& word : kColumnWords) {
    const auto words = file.words(std::string(block.one) + "_" + word.name);
    if (!words || words->size() != columns.size()) {
      return false;
    }
    for (std::size_t k = 0; k < columns.size(); ++k) {
      columns[k].*word.member = (*words)[k];
    }
  }
  for (std::size_t k = 0; k < columns.size(); ++k) {
    for (std::size_t row = 0; row < table.draw.size(); ++row) {
      columns[k].values.push_back((*numbers)[row * columns.size() + k]);
    }
    table.columns.push_back(std::move(columns[k]));
  }
  return true;
}

}  // namespace

base::Result<std::string> draws_hdf5(const ordered_json& head, const model::DrawTable& table) {
  Hdf5Writer file;
  file.attribute(kHeadAttribute, head.dump());
  file.scale("draw", wide_integers(table.draw));
  file.dataset("weight", wide_integers(table.weight), "draw");
  for (const Block& block : kBlocks) {
    write_block(block, table, file);
  }
  auto bytes = file.bytes();
  if (!bytes) {
    return std::unexpected(base::Error{"cannot make the HDF5 file",
                                       "there is not enough memory",
                                       "ask for fewer figures or draws, or for CSV",
                                       {},
                                       base::Fault::run});
  }
  return std::move(*bytes);
}

bool is_hdf5(const std::string& bytes) { return bytes.starts_with("\x89HDF\r\n"); }

base::Result<DrawsRead> read_draws_hdf5(const std::string& bytes, const std::string& file) {
  const Hdf5Reader reader(bytes);
  const auto draws = reader.integers("draw");
  const auto weights = reader.integers("weight");
  DrawsRead read{ordered_json::parse(reader.attribute(kHeadAttribute).value_or(""), nullptr, false), {}};
  bool whole = read.head.is_object() && draws && weights && draws->size() == weights->size();
  if (whole) {
    read.table.draw.assign(draws->begin(), draws->end());
    read.table.weight.assign(weights->begin(), weights->end());
    for (const Block& block : kBlocks) {
      whole = whole && read_block(reader, block, read.table);
    }
  }
  if (!whole) {
    return std::unexpected(base::Error{"cannot read the draws of " + file,
                                       "it does not hold what headway writes into HDF5",
                                       "give a file written by --draws, unchanged",
                                       {file, 0}});
  }
  return read;
}

}  // namespace headway::report
