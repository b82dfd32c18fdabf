// Who says so: the sources of the assumptions behind a claim, as this run used them.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "headway/book/book.hpp"
#include "headway/study/claims/claim.hpp"

namespace headway::study::claims {

/// Every different source of the entries, in the order of the entries; ids that the book lacks are passed over.
std::vector<Source> sources_of(const book::Book& book, std::span<const std::string> ids);

}  // namespace headway::study::claims
