#include "headway/study/sensitivity/bootstrap.hpp"

#include <array>
#include <limits>
#include <numeric>

#include "headway/base/parallel.hpp"
#include "headway/chance/sample_quantiles.hpp"
#include "headway/chance/stream.hpp"

namespace headway::study {

std::vector<Estimate> bootstrap(
    std::size_t rows, std::size_t count, std::uint64_t seed,
    const std::function<void(std::span<const std::uint32_t> rows, std::span<double> out)>& statistics, int replicates) {
  std::vector<std::uint32_t> all(rows);
  std::iota(all.begin(), all.end(), 0U);
  std::vector<double> values(count);
  statistics(all, values);

  const auto tries = static_cast<std::size_t>(replicates);
  std::vector<double> replicated(tries * count);
  const chance::Key key{seed, chance::hash_name("study.bootstrap")};
  base::for_each_in_parallel(tries, 0, 0, [&](std::size_t k, std::span<double> /*scratch*/) {
    std::vector<std::uint32_t> picked(rows);
    for (std::size_t row = 0; row < rows; ++row) {
      const double u = chance::uniform(key, k, static_cast<std::uint32_t>(row));
      picked[row] = static_cast<std::uint32_t>(u * static_cast<double>(rows));
    }
    statistics(picked, std::span(replicated).subspan(k * count, count));
  });

  std::vector<Estimate> estimates(count);
  std::vector<double> one(tries);
  constexpr std::array kEnds{0.025, 0.975};
  for (std::size_t s = 0; s < count; ++s) {
    for (std::size_t k = 0; k < tries; ++k) {
      one[k] = replicated[k * count + s];
    }
    const auto real = std::span(one).first(chance::drop_missing(one));
    std::array<chance::QuantileEstimate, 2> ends{};
    chance::sample_quantiles(real, kEnds, ends, chance::ErrorsFor::median_only);
    estimates[s] = Estimate{values[s], ends[0].value, ends[1].value};
  }
  return estimates;
}

}  // namespace headway::study
