#include "headway/verbs/commands.hpp"
#include "headway/verbs/completion.hpp"

namespace headway::verbs::detail {

namespace {

/// Text in single quotes for fish.
std::string fish_quoted(const std::string& text) {
  std::string made = "'";
  for (const char letter : text) {
    made += letter == '\'' || letter == '\\' ? "\\" : "";
    made += letter;
  }
  return made + "'";
}

std::string fish_words(const Argument& argument) {
  std::string words;
  for (const auto& choice : argument.choices) {
    words += (words.empty() ? "" : " ") + choice;
  }
  if (!words.empty()) {
    return " -a '" + words + "'";
  }
  if (!argument.listed.empty()) {
    return std::string(" -a '(__headway_names ") + argument.listed + ")'";
  }
  return argument.value == "FOLDER" ? " -a '(__fish_complete_directories)'" : "";
}

constexpr const char* kFishHead = R"sh(# Completion of headway for fish; written by `headway completion fish`.

# The names of one kind, each with what it is.
function __headway_names
    set -l words (commandline -opc)
    $words[1] list $argv[1] 2>/dev/null | string replace -r '  +' \t
end

# Whether the line's verb is this one.
function __headway_in
    set -l words (commandline -opc)
    set -e words[1]
    set -l asked (string split ' ' -- $argv[1])
    test (count $words) -ge (count $asked); and test "$words[1..$(count $asked)]" = "$asked"
end

# Whether the line has only the first of two words.
function __headway_after
    set -l words (commandline -opc)
    test (count $words) -eq 2; and test $words[2] = $argv[1]
end

complete -c headway -f
complete -c headway -n __fish_use_subcommand -l version -d 'Print version, commit and book'
)sh";

}  // namespace

std::string fish_completion() {
  std::string text = kFishHead;
  std::string group;
  for (const Command& command : commands()) {
    const auto blank = command.name.find(' ');
    const std::string first = command.name.substr(0, blank);
    if (blank != std::string::npos) {
      if (first != group) {
        text +=
            "complete -c headway -n __fish_use_subcommand -a " + first + " -d " + fish_quoted(group_help(first)) + "\n";
      }
      group = first;
      text += "complete -c headway -n '__headway_after " + first + "' -a " + command.name.substr(blank + 1) + " -d " +
              fish_quoted(command.help) + "\n";
    } else {
      text += "complete -c headway -n __fish_use_subcommand -a " + first + " -d " + fish_quoted(command.help) + "\n";
    }
    const std::string condition = "complete -c headway -n '__headway_in \"" + command.name + "\"'";
    for (const Argument& each : command.arguments) {
      const std::string files = each.value == "FILE" ? " -F" : "";
      if (each.positional) {
        const std::string offered = files + fish_words(each);
        text += offered.empty() ? "" : condition + offered + "\n";
        continue;
      }
      text += condition + " -l " + each.name.substr(2) + (each.letter.empty() ? "" : " -s " + each.letter.substr(1)) +
              (each.value.empty() ? ""
               : files.empty()    ? " -x"
                                  : " -r" + files) +
              fish_words(each) + " -d " + fish_quoted(each.help) + "\n";
    }
  }
  return text;
}

}  // namespace headway::verbs::detail
