// A policy package taken apart, as a person reads it: a waterfall of means, then each lever alone and last.
#pragma once

#include <string>
#include <string_view>

#include "headway/book/book.hpp"
#include "headway/results/studies.hpp"

namespace headway::report {

std::string decompose_text(const results::Decomposition& package);

/// The result with the values of its levers in the book's words.
results::Decomposition decomposition(study::DecomposeResult result, const book::Book& book);

}  // namespace headway::report
