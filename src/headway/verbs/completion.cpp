#include "headway/verbs/completion.hpp"

#include <array>

#include "headway/base/messages.hpp"
#include "headway/verbs/commands.hpp"

namespace headway::verbs {

namespace {

struct Shell {
  const char* name;
  std::string (*script)();
};

constexpr std::array<Shell, 3> kShells{
    {{"bash", &detail::bash_completion}, {"zsh", &detail::zsh_completion}, {"fish", &detail::fish_completion}}};

}  // namespace

api::Texts shells() {
  api::Texts names;
  for (const Shell& shell : kShells) {
    names.emplace_back(shell.name);
  }
  return names;
}

base::Result<std::string> completion(const std::string& shell) {
  for (const Shell& each : kShells) {
    if (shell == each.name) {
      return each.script();
    }
  }
  return std::unexpected(base::Error{"there is no completion for '" + shell + "'",
                                     "there is one for bash, zsh and fish",
                                     base::did_you_mean(shell, shells()),
                                     {}});
}

}  // namespace headway::verbs
