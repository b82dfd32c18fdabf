#include "headway/study/sensitivity/sobol.hpp"

#include <cmath>
#include <limits>

namespace headway::study {

namespace {

/// Rows without a gap, side by side: a, b, then the blocks.
std::vector<double> whole_rows(const PickFreeze& runs, std::size_t width) {
  std::vector<double> rows;
  std::vector<double> row(width);
  for (std::size_t k = 0; k < runs.a.size(); ++k) {
    row[0] = runs.a[k];
    row[1] = runs.b[k];
    bool whole = !std::isnan(row[0]) && !std::isnan(row[1]);
    for (std::size_t j = 0; j < runs.mixed.size(); ++j) {
      row[2 + j] = runs.mixed[j][k];
      whole = whole && !std::isnan(row[2 + j]);
    }
    if (whole) {
      rows.insert(rows.end(), row.begin(), row.end());
    }
  }
  return rows;
}

}  // namespace

std::vector<SobolIndices> sobol_indices(const PickFreeze& runs, std::uint64_t seed, int replicates) {
  const std::size_t blocks = runs.mixed.size();
  const std::size_t width = blocks + 2;
  const std::vector<double> rows = whole_rows(runs, width);
  const auto indices_of = [&](std::span<const std::uint32_t> picked, std::span<double> out) {
    const double count = static_cast<double>(picked.size());
    double mean = 0.0;
    for (const std::uint32_t k : picked) {
      mean += rows[k * width] + rows[k * width + 1];
    }
    mean /= 2.0 * count;
    double variance = 0.0;
    for (double& each : out) {
      each = 0.0;
    }
    for (const std::uint32_t k : picked) {
      const double* row = rows.data() + k * width;
      const double a = row[0];
      const double b = row[1] - mean;
      variance += (a - mean) * (a - mean) + b * b;
      for (std::size_t j = 0; j < blocks; ++j) {
        const double change = row[2 + j] - a;
        out[j] += b * change;
        out[blocks + j] += change * change;
      }
    }
    variance /= 2.0 * count;
    const double scale = variance > 0.0 ? 1.0 / (count * variance) : std::numeric_limits<double>::quiet_NaN();
    for (std::size_t j = 0; j < blocks; ++j) {
      out[j] *= scale;
      out[blocks + j] *= 0.5 * scale;
    }
  };
  const auto estimates = bootstrap(rows.size() / width, 2 * blocks, seed, indices_of, replicates);
  std::vector<SobolIndices> indices(blocks);
  for (std::size_t j = 0; j < blocks; ++j) {
    indices[j] = SobolIndices{estimates[j], estimates[blocks + j]};
  }
  return indices;
}

}  // namespace headway::study
