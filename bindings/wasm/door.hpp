// What all doors of the module share: the buffer through which texts and bytes pass, and the answer to the last call.
#pragma once

#include <string>

#include "headway/base/error.hpp"

#define HEADWAY_EXPORT(name) __attribute__((export_name(#name))) name

namespace headway::page {

enum Outcome : int { kAnswered = 0, kWrongInput = 1, kFailed = 2 };

/// What the page wrote for this call.
std::string& buffer();

/// What the page reads after it.
std::string& answer();

/// The answer is what is wrong, in the program's words.
int refused(const base::Error& error);

}  // namespace headway::page
