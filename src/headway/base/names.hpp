// The valid names nearest to one that is unknown, for messages.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headway::base {

/// At most `most` of the known names, nearest first: those that begin with what was typed, the shortest first, where that is
/// two letters or more; else by the fewest letters to insert, delete, replace or swap with their neighbour. Capitals do not count; among equals the
/// order of `known`. Names more than twice as far as the nearest are left out.
std::vector<std::string> nearest_names(std::string_view wrong, std::span<const std::string> known,
                                       std::size_t most = 3);

/// The nearest of them alone; empty without names.
std::string nearest_name(std::string_view wrong, std::span<const std::string> known);

/// The name itself where it is one of `names`, or else the only one of them that begins so; as it was given where there is none, or
/// more than one.
std::string name_meant(std::string_view given, const std::vector<std::string>& names);

}  // namespace headway::base
