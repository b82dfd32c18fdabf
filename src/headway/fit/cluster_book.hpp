// What the cluster model reads from the book.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/chips/catalogue.hpp"
#include "headway/cluster/parameters.hpp"
#include "headway/cluster/read_efficiencies.hpp"
#include "headway/cluster/read_shape.hpp"
#include "headway/fit/row_constants.hpp"
#include "headway/fit/source_words.hpp"

namespace headway::fit {

struct ClusterBook {
  chips::Catalogue catalogue;
  std::vector<cluster::Model> models;
  cluster::Priors priors;
  cluster::Layout layout;  ///< with the numbers held at one value
  RowConstants rows;
  SourceWords words;
  std::string hash;  ///< SHA-256 of every file of the book that the cluster model reads, measurements aside
};

/// Errors: those of reading each file.
base::Result<ClusterBook> read_cluster_book(const std::filesystem::path& folder);

/// The chip of the catalogue that a source means. Error: none, with the nearest id.
base::Result<const chips::Chip*> chip_written(const std::string& written, const ClusterBook& book);

}  // namespace headway::fit
