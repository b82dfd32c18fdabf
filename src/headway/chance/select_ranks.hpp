// Some order statistics of a sample, without sorting it.
#pragma once

#include <cstddef>
#include <span>

namespace headway::chance::detail {

/// Puts the values of these ranks (from 0, rising, each once) where a sort would put them. `values` holds no NaN.
void select_ranks(std::span<double> values, std::span<const std::size_t> ranks);

}  // namespace headway::chance::detail
