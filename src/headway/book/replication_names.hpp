// What a replication's names stand for, and on which inputs each rests.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/book/replication.hpp"

namespace headway::book {

/// The input or step of that name, or none.
const ReplicationInput* find_input(const Replication& replication, std::string_view id);
const ReplicationStep* find_step(const Replication& replication, std::string_view id);

/// The inputs that a step or input rests on, each once. The names must have been checked.
std::vector<const ReplicationInput*> inputs_of(const Replication& replication, std::string_view id);

/// What is wrong with the names: two of the same, one that is unknown, steps in a circle, a number that needs a missing
/// input and does not say that it implies it, a file that calls itself full and is not.
std::optional<base::Error> find_wrong_name(const Replication& replication);

}  // namespace headway::book
