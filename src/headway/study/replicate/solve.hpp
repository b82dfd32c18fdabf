// What a missing input must have been for a replication to give what was published.
#pragma once

#include "headway/base/error.hpp"
#include "headway/book/replication.hpp"
#include "headway/chips/catalogue.hpp"

namespace headway::study {

/// The value of `number.implies`, in its unit, at which the number's step gives what was published for line `index`; its
/// range from both ends of the published one. NaN or infinite where the published end is. The step must rise or fall
/// throughout between the bounds of the input. Errors, with place: no value between the bounds gives it; those of
/// evaluate().
base::Result<book::Stated> solve(const book::Replication& replication, const book::ReplicationNumber& number,
                                 std::size_t index, const chips::Catalogue& catalogue);

/// Which of the file's `along` line `index` of a number is; 0 for a number of none.
std::size_t period_index(const book::Replication& replication, const book::ReplicationNumber& number,
                         std::size_t index);

}  // namespace headway::study
