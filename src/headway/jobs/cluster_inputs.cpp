#include "headway/jobs/cluster_inputs.hpp"

#include "headway/base/messages.hpp"

namespace headway::jobs {

base::Result<cluster::Fitted> read_efficiencies(const std::filesystem::path& folder, const cluster::Priors& priors,
                                                const std::optional<base::Day>& as_of) {
  auto newest = cluster::read_fitted(folder / "efficiencies.toml", priors);
  if (!newest || !as_of || base::to_string(*as_of) >= newest->fitted) {
    return newest;
  }
  if (*as_of < kStrictDay) {
    return base::refused("no efficiencies of runs published by " + base::to_string(*as_of),
                         "the earliest of the book are those of " + base::to_string(kStrictDay),
                         "fit your own: headway calibrate " + base::field("as_of") + " DAY " + base::field("write"));
  }
  return cluster::read_fitted(folder / ("efficiencies-" + base::to_string(kStrictDay) + ".toml"), priors);
}

base::Result<ClusterInputs> read_cluster_inputs(const std::filesystem::path& folder,
                                                const std::optional<base::Day>& as_of) {
  auto book = fit::read_cluster_book(folder);
  if (!book) {
    return std::unexpected(book.error());
  }
  auto fitted = read_efficiencies(folder, book->priors, as_of);
  if (!fitted) {
    return std::unexpected(fitted.error());
  }
  auto ranges = cluster::read_ranges(folder / "cluster.toml");
  if (!ranges) {
    return std::unexpected(ranges.error());
  }
  return ClusterInputs{std::move(*book), std::move(*fitted), std::move(*ranges)};
}

}  // namespace headway::jobs
