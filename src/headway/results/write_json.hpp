// A described result as JSON: keys in the order of the description, numbers that read back to the same double, null for what
// has no value.
#pragma once

#include <string>

#include "headway/results/described.hpp"

namespace headway::results {

/// One object, without the head, ended by a line feed.
std::string json_text(const Object& described, const void* of);

template <class Of>
std::string json(const Described<Of>& described, const Of& result) {
  return json_text(described.object(), &result);
}

}  // namespace headway::results
