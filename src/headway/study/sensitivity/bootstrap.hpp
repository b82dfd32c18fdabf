// How sure an estimate is that rests on finitely many independent rows: the rows are drawn again, with repetition, and
// the estimate is made anew each time.
#pragma once

#include <cstdint>
#include <functional>
#include <span>
#include <vector>

namespace headway::study {

/// A number with its 95 % interval: the 2.5 and 97.5 % quantiles over replicates.
struct Estimate {
  double value = 0.0;
  double low = 0.0;
  double high = 0.0;

  double width() const { return high - low; }
};

inline constexpr int kReplicates = 400;

/// Several statistics of the same rows. `statistics(rows, out)` writes them for the rows of these indices. The
/// replicates depend on the seed alone. A statistic that is NaN in a replicate is left out of its interval.
std::vector<Estimate> bootstrap(
    std::size_t rows, std::size_t count, std::uint64_t seed,
    const std::function<void(std::span<const std::uint32_t> rows, std::span<double> out)>& statistics,
    int replicates = kReplicates);

}  // namespace headway::study
