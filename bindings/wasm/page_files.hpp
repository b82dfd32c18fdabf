// The files of a page: texts by path, handed in before anything is asked.
#pragma once

#include <string>

namespace headway::page {

/// Adds a file, or replaces it; its folders are there with it.
void hand_in(const std::string& path, std::string text);

}  // namespace headway::page
