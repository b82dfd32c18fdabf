// A policy package taken apart, as a person reads it: a waterfall of means, then each lever alone and last.
#pragma once

#include <string>
#include <string_view>

#include "headway/book/book.hpp"
#include "headway/study/levers/decompose.hpp"

namespace headway::report {

std::string decompose_text(const study::DecomposeResult& result, const book::Book& book);

/// Schema headway.decompose/1.
std::string decompose_json(const study::DecomposeResult& result, const book::Book& book);

/// Columns lever,from,to,quantity,p5,p25,p50,p75,p95,mean: rows `alone`, `last`, `interaction` and `share` of each
/// lever, and `gain` of the package.
std::string decompose_csv(const study::DecomposeResult& result, const book::Book& book);

}  // namespace headway::report
