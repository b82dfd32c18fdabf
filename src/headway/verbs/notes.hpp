// What a reader must be told of what was asked, beside the answer.
#pragma once

#include <string>
#include <vector>

#include "headway/verbs/verb.hpp"

namespace headway::verbs {

/// One sentence each, none twice; none for most requests. A lever that was set while another of the same choice was not: that
/// one stays as the book has it, and may still set the limit that was to be lifted.
std::vector<std::string> notes_of(const Verb& verb, const void* request, const Answer& answer);

}  // namespace headway::verbs
