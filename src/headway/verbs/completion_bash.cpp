#include "headway/verbs/commands.hpp"
#include "headway/verbs/completion.hpp"

namespace headway::verbs::detail {

namespace {

/// What the script's function _headway_offer is asked for where this argument stands.
std::string bash_kind(const Argument& argument) {
  if (!argument.choices.empty()) {
    std::string words = "words";
    for (const auto& choice : argument.choices) {
      words += " " + choice;
    }
    return words;
  }
  if (!argument.listed.empty()) {
    return argument.name == "--set" ? "settings" : argument.listed;
  }
  return argument.value == "FILE" ? "files" : argument.value == "FOLDER" ? "folders" : "nothing";
}

std::string bash_case(const Command& command) {
  std::string flags = "--help";
  std::string valued;
  std::string placed;
  bool many = false;
  for (const Argument& each : command.arguments) {
    if (each.positional) {
      placed += " '" + bash_kind(each) + "'";
      many = each.many;
    } else if (each.value.empty()) {
      flags += " " + each.name;
    } else {
      valued += "      [" + each.name + "]='" + bash_kind(each) + "'\n";
      valued += each.letter.empty() ? "" : "      [" + each.letter + "]='" + bash_kind(each) + "'\n";
    }
  }
  return "    '" + command.name + "')\n      flags='" + flags + "'\n      takes=(\n" + valued +
         "      )\n      placed=(" + placed + " )\n      many=" + (many ? "1" : "0") + " ;;\n";
}

constexpr const char* kBashHead = R"sh(# Completion of headway for bash; written by `headway completion bash`.

# Offers what fits the word: `_headway_offer WORD KIND [WORD...]`, where KIND is a kind of `headway list` or one of those below.
_headway_offer() {
  local current=$1 kind=$2
  shift 2
  case $kind in
    nothing) ;;
    files) mapfile -t COMPREPLY < <(compgen -f -- "$current"); compopt -o filenames 2>/dev/null ;;
    folders) mapfile -t COMPREPLY < <(compgen -d -- "$current"); compopt -o filenames 2>/dev/null ;;
    words) mapfile -t COMPREPLY < <(compgen -W "$*" -- "$current") ;;
    settings)
      mapfile -t COMPREPLY < <(compgen -W "$(_headway_names entries)" -S = -- "$current")
      compopt -o nospace 2>/dev/null ;;
    *) mapfile -t COMPREPLY < <(compgen -W "$(_headway_names "$kind")" -- "$current") ;;
  esac
  return 0
}

# The names of the book that the line names, or of the usual one.
_headway_names() {
  local k
  local -a book=()
  for ((k = 1; k + 1 < COMP_CWORD; ++k)); do
    [[ ${COMP_WORDS[k]} == --book ]] && book=(--book "${COMP_WORDS[k + 1]}")
  done
  "${COMP_WORDS[0]}" list "$1" "${book[@]}" 2>/dev/null | cut -d ' ' -f 1
}

_headway() {
  local current=${COMP_WORDS[COMP_CWORD]} previous=${COMP_WORDS[COMP_CWORD - 1]}
  local verb=${COMP_WORDS[1]} first=2 k place=0 flags='' many=0
  local -A takes=()
  local -a placed=()
  COMPREPLY=()
)sh";

constexpr const char* kBashTail = R"sh(    *) return 0 ;;
  esac
  if [[ -n ${takes[$previous]} ]] && ((COMP_CWORD > first)); then
    _headway_offer "$current" ${takes[$previous]}
    return
  fi
  if [[ $current == -* ]]; then
    _headway_offer "$current" words $flags "${!takes[@]}"
    return
  fi
  for ((k = first; k < COMP_CWORD; ++k)); do
    if [[ -n ${takes[${COMP_WORDS[k]}]} ]]; then
      ((++k))
    elif [[ ${COMP_WORDS[k]} != -* ]]; then
      ((++place))
    fi
  done
  if ((many && place >= ${#placed[@]})); then
    place=$((${#placed[@]} - 1))
  fi
  if ((place < ${#placed[@]})); then
    _headway_offer "$current" ${placed[place]}
  else
    _headway_offer "$current" words $flags "${!takes[@]}"
  fi
}

complete -o default -F _headway headway
)sh";

}  // namespace

std::string bash_completion() {
  std::string first_words;
  std::string cases;
  std::string groups;  // what may follow the first of two words
  std::string group;
  for (const Command& command : commands()) {
    cases += bash_case(command);
    const auto blank = command.name.find(' ');
    const std::string first = command.name.substr(0, blank);
    if (blank == std::string::npos) {
      first_words += " " + first;
      continue;
    }
    first_words += first == group ? "" : " " + first;
    group = first;
    groups += "    " + first + ") seconds+=' " + command.name.substr(blank + 1) + "' ;;&\n";
  }
  return kBashHead + std::string("  if ((COMP_CWORD == 1)); then\n    _headway_offer \"$current\" words") +
         first_words + " --help --version\n    return\n  fi\n  local seconds=''\n  case $verb in\n" + groups +
         "  esac\n  if [[ -n $seconds ]]; then\n    if ((COMP_CWORD == 2)); then\n      _headway_offer \"$current\" "
         "words "
         "$seconds --help\n      return\n    fi\n    verb=\"$verb ${COMP_WORDS[2]}\"\n    first=3\n  fi\n  case $verb "
         "in\n" +
         cases + kBashTail;
}

}  // namespace headway::verbs::detail
