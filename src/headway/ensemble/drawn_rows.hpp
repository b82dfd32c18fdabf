// Figures of a range of draws, as one run hands them to another.
#pragma once

#include <cstdint>
#include <span>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/ensemble/ensemble.hpp"

namespace headway::ensemble {

/// Draws [first, first + draws()) of a seed. Numbers alone, so that they can be sent.
struct DrawnRows {
  std::uint64_t of = 0;  ///< fingerprint of all that the figures hang on beside the draws
  long first = 0;
  std::vector<double> support;               ///< of each draw: see kLeastSupport
  std::vector<std::vector<double>> figures;  ///< [scenario][request * draws() + draw]

  long draws() const { return static_cast<long>(support.size()); }
};

/// The rows as bytes, the least significant first: a mark, the fingerprint, the first draw, counts of draws, scenarios and figures;
/// then support and figures.
std::string to_bytes(const DrawnRows& rows);

/// Rows from such bytes. Error: bytes that are not of this form.
base::Result<DrawnRows> rows_from_bytes(std::string_view bytes);

/// The ensemble of these draws, which may come in any order: the same as one run of all of them. Draws that cannot support history
/// are left out. Errors: parts of different runs, or with draws in common.
base::Result<Ensemble> join(std::span<const DrawnRows* const> parts);

}  // namespace headway::ensemble
