// Draws as HDF5, the file format of large tables that Python, R, Julia and MATLAB read.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "headway/base/error.hpp"
#include "headway/model/draws.hpp"

namespace headway::report {

/// The bytes of a file. The same input gives the same bytes. Datasets (f figures and i inputs in n worlds; docs/draws.md):
///
/// - `draw` and `weight`, n integers; `figures`, n x f numbers; `inputs`, n x i numbers, where there are inputs
/// - `figure` and `input`, the names of their columns as in CSV, and beside them `figure_scenario`, `figure_id`,
///   `figure_unit`, `figure_yardstick`, `figure_basis`, `figure_period`, `figure_quantity`, and `input_...` likewise
///
/// `draw`, `figure` and `input` are the dimension scales of the others. No value is NaN, no limit is infinite. The attribute
/// `headway` of the file holds the head as JSON. Error: there is not enough memory.
base::Result<std::string> draws_hdf5(const nlohmann::ordered_json& head, const model::DrawTable& table);

/// Whether the bytes begin as HDF5 does.
bool is_hdf5(const std::string& bytes);

struct DrawsRead {
  nlohmann::ordered_json head;
  model::DrawTable table;  ///< figures first, then inputs
};

/// Reads what draws_hdf5() made. Error: the file is no such file; `file` is its name.
base::Result<DrawsRead> read_draws_hdf5(const std::string& bytes, const std::string& file);

}  // namespace headway::report
