// How this floor words its errors.
#pragma once

#include <expected>
#include <span>
#include <string>
#include <string_view>

#include "headway/base/error.hpp"

namespace headway::base {

base::Error input_error(std::string problem, std::string why, std::string suggestion, base::Location where = {});

/// The same as a result.
std::unexpected<base::Error> refused(std::string problem, std::string why, std::string suggestion = "",
                                     base::Location where = {});

/// "did you mean 'a', 'b' or 'c'?": at most `most` of the known names, nearest first; empty where none is known.
std::string did_you_mean(std::string_view wrong, std::span<const std::string> known, std::size_t most = 1);

/// The error for a name that is none of the known ones, with up to three that are nearest.
base::Error unknown_name(std::string_view what, std::string_view wrong, std::span<const std::string> known,
                         base::Location where = {});

/// The shortest text that reads back as the number.
std::string number_text(double number);

}  // namespace headway::base
