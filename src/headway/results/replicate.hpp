// Published estimates beside ours, described.
#pragma once

#include "headway/results/described.hpp"
#include "headway/results/sheet.hpp"
#include "headway/study/replicate/replicate.hpp"

namespace headway::results {

/// Schema headway.replicate/1.
const Described<study::ReplicateResult>& replicate();

/// One published number of one replication.
struct NumberRow {
  const book::Replication* replication;
  const study::ReplicatedLine* line;
};

const Described<NumberRow>& number_row();
Sheet replicate_sheet(const study::ReplicateResult& result);

}  // namespace headway::results
