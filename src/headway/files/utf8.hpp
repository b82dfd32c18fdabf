// Whether a file is UTF-8, before a parser stumbles over it.
#pragma once

#include <cstddef>
#include <optional>
#include <string_view>

namespace headway::files {

/// Where the first byte stands that is no part of well-formed UTF-8 (Unicode 15, table 3-7); none where all is well.
std::optional<std::size_t> find_malformed_utf8(std::string_view text);

}  // namespace headway::files
