// Claims and their verdicts, described.
#pragma once

#include "headway/results/described.hpp"
#include "headway/results/sheet.hpp"
#include "headway/study/claims/claims.hpp"

namespace headway::results {

/// Schema headway.claims/2.
const Described<study::claims::ClaimsResult>& claims();

/// A figure of a claim.
struct ClaimRow {
  const study::claims::Claim* claim;
  const study::claims::Figure* figure;
};

const Described<ClaimRow>& claim_row();
Sheet claims_sheet(const study::claims::ClaimsResult& result);

}  // namespace headway::results
