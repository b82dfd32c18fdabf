// A designed experiment: runs that differ from a plain draw in the inputs of one block, so that effects can be told
// apart.
#pragma once

#include "headway/chance/source.hpp"

namespace headway::ensemble {

/// One run: all inputs take their random numbers from `common`, those of `block` (where it is not 0) from `own`.
struct DesignRun {
  chance::Source common;
  int block = 0;
  chance::Source own;

  const chance::Source& source_of(int variable_block) const {
    return block != 0 && block == variable_block ? own : common;
  }
};

}  // namespace headway::ensemble
