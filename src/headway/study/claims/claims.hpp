// `headway claims`: what accounts of the decision of December 2025 say, each claim computed and judged.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "headway/model/draws.hpp"
#include "headway/study/claims/claim.hpp"
#include "headway/study/model.hpp"

namespace headway::study::claims {

struct ClaimsResult {
  model::Provenance provenance;
  std::string decided;  ///< the policy that claims are judged under, and what it is, in words
  std::string decided_words;
  long samples_of_variants = 0;  ///< draws asked for where a policy has an input changed
  std::vector<Claim> claims;
  model::DrawTable draws;  ///< whether each claim that draws judge holds; empty unless the question keeps draws
};

/// Ids of all claims, "C1" to "C24", in order.
std::vector<std::string> claim_ids();

/// What is claimed, in their order.
std::vector<std::string> claim_texts();

/// The claims named, or all where none is. `question.yardstick` and `.basis` leave out figures in others; they move no
/// verdict. Errors: an unknown claim, yardstick or basis (with the nearest), figures named, a run that ends before
/// 2030-12; those of scenario_named() and of the ensemble.
base::Result<ClaimsResult> claims(const Prepared& prepared, const Question& question,
                                  std::span<const std::string> only);

}  // namespace headway::study::claims
