// SHA-256 (FIPS 180-4), by which a book is told from another.
#pragma once

#include <string>
#include <string_view>

namespace headway::files {

/// 64 hexadecimal digits.
std::string sha256(std::string_view bytes);

}  // namespace headway::files
