// Claims as text, JSON and CSV.
#pragma once

#include <string>
#include <string_view>

#include "headway/book/book.hpp"
#include "headway/study/claims/claims.hpp"

namespace headway::report {

/// Columns of the text, narrow enough to be read aloud line by line.
inline constexpr std::size_t kClaimsWidth = 100;

/// A list of likelihoods, then a block of some lines for each claim; for a single claim all its figures and sources.
std::string claims_text(const study::claims::ClaimsResult& result);

}  // namespace headway::report
