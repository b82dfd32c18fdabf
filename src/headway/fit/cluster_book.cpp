#include "headway/fit/cluster_book.hpp"

#include <algorithm>
#include <system_error>

#include "headway/files/disk.hpp"
#include "headway/files/sha256.hpp"
#include "headway/files/table_reader.hpp"

namespace headway::fit {

namespace {

std::string hash_of(const std::filesystem::path& folder) {
  std::vector<std::filesystem::path> files{folder / "chips.toml",
                                           folder / "efficiency_priors.toml",
                                           folder / "efficiencies.toml",
                                           folder / "cluster.toml",
                                           folder / "cluster_constants.toml",
                                           folder / "row_constants.toml",
                                           folder / "observed" / "source_words.toml"};
  for (const auto& file : files::listed(folder / "models", "").value_or(std::vector<std::filesystem::path>{})) {
    files.push_back(file);
  }
  std::ranges::sort(files);
  std::string all;
  for (const auto& file : files) {
    const auto text = files::read_text(file.string());
    all += file.filename().string() + "\n" + (text ? *text : "");
  }
  return files::sha256(all);
}

}  // namespace

base::Result<ClusterBook> read_cluster_book(const std::filesystem::path& folder) {
  auto catalogue = chips::read_catalogue(folder / "chips.toml");
  if (!catalogue) {
    return std::unexpected(catalogue.error());
  }
  auto models = cluster::read_models(folder / "models");
  if (!models) {
    return std::unexpected(models.error());
  }
  auto priors = cluster::read_priors(folder / "efficiency_priors.toml");
  if (!priors) {
    return std::unexpected(priors.error());
  }
  const auto constants = cluster::read_constants(folder / "cluster_constants.toml");
  if (!constants) {
    return std::unexpected(constants.error());
  }
  auto layout = cluster::layout_of(*priors, *constants);
  if (!layout) {
    return std::unexpected(layout.error());
  }
  const auto rows = read_row_constants(folder / "row_constants.toml");
  if (!rows) {
    return std::unexpected(rows.error());
  }
  auto words = read_source_words(folder / "observed" / "source_words.toml");
  if (!words) {
    return std::unexpected(words.error());
  }
  return ClusterBook{std::move(*catalogue), std::move(*models), std::move(*priors), std::move(*layout), *rows,
                     std::move(*words),     hash_of(folder)};
}

}  // namespace headway::fit
