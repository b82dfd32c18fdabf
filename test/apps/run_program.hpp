// Starts the program as a user does.
#pragma once

#include <sys/wait.h>

#include <array>
#include <cstdio>
#include <string>

namespace headway {

struct Ran {
  int status = -1;
  std::string said;
};

inline Ran run(const std::string& arguments) {
  const std::string command = std::string(HEADWAY_PROGRAM) + " " + arguments + " 2>&1";
  Ran ran;
  std::FILE* const pipe = popen(command.c_str(), "r");
  std::array<char, 4096> piece{};
  while (std::fgets(piece.data(), static_cast<int>(piece.size()), pipe) != nullptr) {
    ran.said += piece.data();
  }
  const int status = pclose(pipe);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

}  // namespace headway
