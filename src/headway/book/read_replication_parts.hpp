// The inputs, steps and numbers of a replication file.
#pragma once

#include <vector>

#include "headway/book/replication.hpp"
#include "headway/files/table.hpp"

namespace headway::book {

/// [input.NAME] tables, in the order of the file. `root` is the whole file, whose lists have `count` values.
std::vector<ReplicationInput> read_replication_inputs(const files::Table& root, std::size_t count);

/// [step.NAME] tables, in the order of the file.
std::vector<ReplicationStep> read_replication_steps(const files::Table& root);

/// [[number]] tables; `along` is the file's.
std::vector<ReplicationNumber> read_replication_numbers(const files::Table& root,
                                                        const std::vector<std::string>& along);

}  // namespace headway::book
