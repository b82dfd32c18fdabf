#include "headway/base/error.hpp"

namespace headway::base {

std::string to_string(const Error& error) {
  std::string text;
  if (!error.where.file.empty()) {
    text += error.where.file;
    if (error.where.line > 0) {
      text += ":" + std::to_string(error.where.line);
    }
    text += ": ";
  }
  text += error.problem;
  if (!error.why.empty()) {
    text += " (" + error.why + ")";
  }
  if (!error.suggestion.empty()) {
    text += "; " + error.suggestion;
  }
  return text;
}

}  // namespace headway::base
