// What every result carries with it: what its bands leave out, how exact it is, and what it can be made again from.
#pragma once

#include <string>
#include <vector>

#include "headway/model/compare.hpp"

namespace headway::report {

/// What the bands leave out, one point each.
std::vector<std::string> left_out(const model::Provenance& provenance);

/// Monte Carlo error of the headline, in a sentence; empty where the headline is not among the figures.
std::string headline_error(const model::CompareResult& result);

/// "120 of 20,000 draws (0.6 %) were left out because their stocks cannot support the observed history."
std::string draws_left_out(const model::Provenance& provenance);

/// "book 1a2b3c..., as of any date, observations through 2025-12, horizon 2030-12, seed 1, 20,000 draws".
std::string provenance_line(const model::Provenance& provenance);

/// Why what was sold, what is installed and what is useful differ.
std::string why_sold_and_installed_differ();

}  // namespace headway::report
