// The steps of a replication run on its inputs and on the catalogue.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "headway/base/error.hpp"
#include "headway/book/replication.hpp"
#include "headway/chips/catalogue.hpp"
#include "headway/study/replicate/arithmetic.hpp"

namespace headway::study {

/// A value tried for a missing input, in its unit.
struct Trial {
  std::string_view input;
  double value = 0.0;
};

/// The value of an input: as stated, or a figure of the catalogue. Errors, with the input's place: an unknown chip or
/// figure (with the nearest), a chip without that figure, a list that is neither one nor as long as `along`.
base::Result<StatedQuantity> value_of(const book::Replication& replication, const book::ReplicationInput& input,
                                      const chips::Catalogue& catalogue);

/// The value of an input or step. A missing input has the trial's value; there is none where nothing is tried. Errors,
/// with the place of the step: those of operate() and value_of(), a unit that does not convert.
base::Result<StatedQuantity> evaluate(const book::Replication& replication, std::string_view id,
                                      const chips::Catalogue& catalogue, const std::optional<Trial>& trial = {});

}  // namespace headway::study
