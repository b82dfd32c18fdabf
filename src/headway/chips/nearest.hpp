// The valid name nearest to one mistyped, for messages.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace headway::chips {

/// The name with the fewest letters to insert, delete or replace; the first of equals; empty without names.
std::string nearest(std::string_view typed, const std::vector<std::string>& names);

}  // namespace headway::chips
