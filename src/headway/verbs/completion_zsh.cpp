#include "headway/verbs/commands.hpp"
#include "headway/verbs/completion.hpp"

namespace headway::verbs::detail {

namespace {

/// Text inside a specification of _arguments or _describe, in single quotes.
std::string zsh_text(const std::string& text) {
  std::string made;
  for (const char letter : text) {
    if (letter == '\'') {
      made += "'\\''";
      continue;
    }
    made += letter == ':' || letter == '[' || letter == ']' || letter == '\\' ? "\\" : "";
    made += letter;
  }
  return made;
}

std::string zsh_action(const Argument& argument) {
  std::string words;
  for (const auto& choice : argument.choices) {
    words += (words.empty() ? "" : " ") + choice;
  }
  if (!words.empty()) {
    return "(" + words + ")";
  }
  if (!argument.listed.empty()) {
    return "{_headway_names " + argument.listed + "}";
  }
  return argument.value == "FILE" ? "_files" : argument.value == "FOLDER" ? "_files -/" : " ";
}

std::string zsh_argument(const Argument& argument) {
  const std::string action = ":" + zsh_text(argument.value) + ":" + zsh_action(argument);
  if (argument.positional) {
    return std::string(" \\\n        '") + (argument.many ? "*" : argument.required ? "" : ":") + action + "'";
  }
  const std::string rest = "[" + zsh_text(argument.help) + "]" + (argument.value.empty() ? "" : action) + "'";
  const std::string star = argument.many ? "*" : "";
  std::string text = " \\\n        '" + star + argument.name + rest;
  text += argument.letter.empty() ? "" : " \\\n        '" + star + argument.letter + rest;
  return text;
}

std::string zsh_arguments(const Command& command) {
  std::string text = "_arguments '--help[Print the options]'";
  for (const Argument& each : command.arguments) {
    text += zsh_argument(each);
  }
  return text;
}

constexpr const char* kZshHead = R"sh(#compdef headway
# Completion of headway for zsh; written by `headway completion zsh`.

_headway_names() {
  local -a names
  names=(${(f)"$(${_headway_program} list $1 2>/dev/null | cut -d ' ' -f 1)"})
  compadd -a names
}

_headway() {
  local context state state_descr line _headway_program=$words[1]
  typeset -A opt_args
  local -a verbs seconds
  _arguments -C '--help[Print the verbs]' '--version[Print version, commit and book]' '1:verb:->verb' '*::argument:->rest'
)sh";

}  // namespace

std::string zsh_completion() {
  std::string described;
  std::string cases;
  std::string group;
  std::string group_described;
  std::string group_cases;
  const auto close_group = [&] {
    if (!group.empty()) {
      cases += "      " + group +
               ")\n        _arguments -C '1:verb:->second' '*::argument:->further'\n        case $state in" +
               "\n        second) seconds=(" + group_described + "); _describe verb seconds ;;\n        further)\n" +
               "        case $words[1] in\n" + group_cases + "        esac ;;\n        esac ;;\n";
    }
    group.clear();
    group_described.clear();
    group_cases.clear();
  };
  for (const Command& command : commands()) {
    const auto blank = command.name.find(' ');
    const std::string first = command.name.substr(0, blank);
    const bool alone = blank == std::string::npos;
    if (alone || first != group) {
      close_group();
      described += " \\\n    '" + first + ":" + zsh_text(alone ? command.help : group_help(first)) + "'";
    }
    if (alone) {
      cases += "      " + first + ") " + zsh_arguments(command) + " ;;\n";
      continue;
    }
    group = first;
    const std::string second = command.name.substr(blank + 1);
    group_described += " '" + second + ":" + zsh_text(command.help) + "'";
    group_cases += "        " + second + ") " + zsh_arguments(command) + " ;;\n";
  }
  close_group();
  return kZshHead + std::string("  verbs=(") + described + ")\n  case $state in\n    verb) _describe verb verbs ;;\n" +
         "    rest)\n      case $words[1] in\n" + cases + "      esac ;;\n  esac\n}\n\n" +
         "if [[ $zsh_eval_context[-1] == loadautofunc ]]; then\n  _headway \"$@\"\nelse\n  compdef _headway "
         "headway\nfi\n";
}

}  // namespace headway::verbs::detail
