// What may be asked over the net: nothing that reads or writes files of the asker's choice, and nothing that takes all of the machine.
#pragma once

#include <string>

#include "headway/base/error.hpp"
#include "headway/verbs/verb.hpp"

namespace headway::serve {

/// Draws that a request may ask for at most: a comparison of all figures then takes some 2 GB.
inline constexpr long kMostDraws = 50000;

/// What is wrong, and with which field of the request; empty for none in particular.
struct Refusal {
  base::Error error;
  std::string field;
};

/// None where the field may hold what it does. Refused: fields that name a file or a folder, or say that one is to be written;
/// scenarios and jobs that are files; more draws, points or threads than a request may ask for.
std::optional<Refusal> refusal_of(const api::Field& field, const void* request);

}  // namespace headway::serve
