// What moves a figure, as a table or as JSON.
#pragma once

#include <string>
#include <string_view>

#include "headway/book/book.hpp"
#include "headway/model/drivers.hpp"

namespace headway::report {

/// The `most` largest, with what each input means.
std::string drivers_text(const model::DriversResult& result, const book::Book& book, std::size_t most = 12);

}  // namespace headway::report
