// Sobol' indices: how much of a quantity's variance each of several independent blocks of inputs makes, by itself and
// in all its interactions.
#pragma once

#include <cstdint>
#include <span>
#include <vector>

#include "headway/study/sensitivity/bootstrap.hpp"

namespace headway::study {

/// Shares of the variance. First order: by how much it would fall, in expectation, if the block were known. Total: how
/// much would be left, in expectation, if all else were known.
struct SobolIndices {
  Estimate first;
  Estimate total;
};

/// What a design of pick and freeze has given: `a` and `b` from two independent samples of all inputs, `mixed[j]` from
/// the first with block j taken from the second. All of one length.
struct PickFreeze {
  std::vector<double> a;
  std::vector<double> b;
  std::vector<std::vector<double>> mixed;
};

/// For each block. With f centred on the mean of both samples, V the variance of both, and means over rows:
///   first = mean of b (mixed - a) / V        Saltelli et al. 2010, doi:10.1016/j.cpc.2009.09.018, table 2 (b)
///   total = mean of (a - mixed)^2 / (2 V)    Jansen 1999, doi:10.1016/S0010-4655(98)00154-4
/// The first is exact where a block does nothing, whatever the sample. Rows with a value that is NaN are left out. A
/// quantity that does not vary has indices of NaN.
std::vector<SobolIndices> sobol_indices(const PickFreeze& runs, std::uint64_t seed, int replicates = kReplicates);

}  // namespace headway::study
