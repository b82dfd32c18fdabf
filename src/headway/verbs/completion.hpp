// Scripts with which shells complete a command. Names of the book are asked of `headway list`, so that they are those of the
// book in use.
#pragma once

#include <string>

#include "headway/api/field.hpp"
#include "headway/base/error.hpp"

namespace headway::verbs {

/// bash, zsh, fish.
api::Texts shells();

/// The script for one shell. Error: it is none of them.
base::Result<std::string> completion(const std::string& shell);

namespace detail {

std::string bash_completion();
std::string zsh_completion();
std::string fish_completion();

}  // namespace detail

}  // namespace headway::verbs
