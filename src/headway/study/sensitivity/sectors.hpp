// Which part of the model an assumption belongs to, by its id: about twenty sectors, so that a reader sees at a glance
// where the spread comes from.
#pragma once

#include <string>
#include <string_view>

namespace headway::study {

/// The random course of policy, month by month: an input of its own, in no entry of the book.
inline constexpr std::string_view kPolicyPath = "policy.path";

/// The longest known beginning of the id, as a name; the id's first part where none is known.
std::string sector_of(std::string_view id);

}  // namespace headway::study
