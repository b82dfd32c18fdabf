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

inline Ran run_command(const std::string& command) {
  Ran ran;
  std::FILE* const pipe = popen((command + " 2>&1").c_str(), "r");
  std::array<char, 4096> piece{};
  while (std::fgets(piece.data(), static_cast<int>(piece.size()), pipe) != nullptr) {
    ran.said += piece.data();
  }
  const int status = pclose(pipe);
  ran.status = WIFEXITED(status) ? WEXITSTATUS(status) : -1;
  return ran;
}

inline Ran run(const std::string& arguments) { return run_command(std::string(HEADWAY_PROGRAM) + " " + arguments); }

}  // namespace headway
