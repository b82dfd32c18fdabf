// An estimate's own input set otherwise: what would its publisher have found with another number?
#pragma once

#include <optional>
#include <string>

#include "headway/base/error.hpp"
#include "headway/book/replication.hpp"

namespace headway::study {

/// Applies `id=0.3` or `id=0.2..0.4`, in the input's unit, to every value that the input has. Errors: no setting, an unknown id
/// (with the nearest), an input that the publication does not state and that is solved for, what is no number.
std::optional<base::Error> set_input(const std::string& text, book::Replication& replication);

}  // namespace headway::study
