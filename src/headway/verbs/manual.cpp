#include "headway/verbs/manual.hpp"

#include <algorithm>
#include <cctype>

#include "headway/base/messages.hpp"
#include "headway/verbs/commands.hpp"
#include "headway/verbs/head.hpp"

namespace headway::verbs {

namespace {

/// Text as such: a hyphen that can be searched for and copied, no line taken for a request.
std::string roff(const std::string& text) {
  std::string made;
  for (const char letter : text) {
    switch (letter) {
      case '\\':
        made += "\\e";
        break;
      case '-':
        made += "\\-";
        break;
      case '\'':
        made += "\\(aq";
        break;
      case '"':
        made += "\\(dq";
        break;
      default:
        made += letter;
    }
  }
  return (made.starts_with('.') ? "\\&" : "") + made;
}

std::string bold(const std::string& text) { return "\\fB" + roff(text) + "\\fR"; }
std::string slanted(const std::string& text) { return "\\fI" + roff(text) + "\\fR"; }

std::string page_name(std::string name) {
  std::ranges::replace(name, ' ', '-');
  return name.empty() ? "headway" : "headway-" + name;
}

std::string title(const std::string& name, const std::string& help) {
  std::string upper = page_name(name);
  std::ranges::transform(upper, upper.begin(), [](char letter) {
    return static_cast<char>(std::toupper(static_cast<unsigned char>(letter)));
  });
  return ".\\\" Written by headway manual: change the rows of src/headway/verbs instead.\n.TH \"" + roff(upper) +
         "\" 1 \"\" \"Headway " + roff(version()) + "\" \"Headway manual\"\n.SH NAME\n" + roff(page_name(name)) +
         " \\- " + roff(help) + "\n";
}

std::string sentence(const std::string& text) { return text + (text.ends_with('.') || text.ends_with('?') ? "" : "."); }

std::string synopsis(const Command& command) {
  std::string text = ".SH SYNOPSIS\n" + bold("headway " + command.name) + " [\\fIOPTION\\fR...]";
  for (const Argument& each : command.arguments) {
    if (each.positional) {
      const std::string word = slanted(each.name) + (each.many ? "..." : "");
      text += each.required ? " " + word : " [" + word + "]";
    } else if (each.required) {
      text += " " + bold(each.name) + " " + slanted(each.value);
    }
  }
  return text + "\n";
}

std::string paragraph(const Argument& argument) {
  std::string head = argument.positional ? slanted(argument.name) : bold(argument.name);
  head = (argument.letter.empty() ? "" : bold(argument.letter) + ", ") + head;
  if (!argument.value.empty()) {
    head += argument.positional ? " (" + roff(argument.value) + ")" : " " + slanted(argument.value);
  }
  std::string text = ".TP\n" + head + "\n" + roff(sentence(argument.help));
  text += argument.required ? " It must be given." : "";
  text += argument.usual.empty() ? "" : " Unless given: " + roff(argument.usual) + ".";
  return text + "\n";
}

std::string arguments(const Command& command, bool positional) {
  std::string text;
  for (const Argument& each : command.arguments) {
    text += each.positional == positional ? paragraph(each) : "";
  }
  return text;
}

std::string page_of(const Command& command) {
  std::string text =
      title(command.name, command.help) + synopsis(command) + ".SH DESCRIPTION\n" + roff(sentence(command.help)) + "\n";
  const std::string placed = arguments(command, true);
  text += placed.empty() ? "" : ".SH ARGUMENTS\n" + placed;
  text += ".SH OPTIONS\n.TP\n" + bold("-h") + ", " + bold("--help") + "\nPrint the options and stop.\n" +
          arguments(command, false);
  text += ".SH EXAMPLES\n.nf\n";
  for (const auto& example : command.examples) {
    text += roff(example) + "\n";
  }
  return text + ".fi\n.SH \"SEE ALSO\"\n.BR headway (1)\n";
}

std::string entry(const std::string& head, const std::string& text) { return ".TP\n" + head + "\n" + text + "\n"; }

std::string front_page() {
  std::string text = title("", "how much would a country gain from access to a chip it is denied?");
  text += ".SH SYNOPSIS\n\\fBheadway\\fR \\fIVERB\\fR [\\fIARGUMENT\\fR...]\n.SH DESCRIPTION\n";
  text += roff(
      "Headway computes how much AI compute a country would gain from access to a chip that it is denied, with its "
      "uncertainty, from an assumption book that anyone can read and change.");
  text += "\n.SH VERBS\n";
  for (const Command& command : commands()) {
    text += entry(bold(command.name),
                  roff(sentence(command.help)) + "\nSee\n.BR " + roff(page_name(command.name)) + " (1).");
  }
  text += ".SH OPTIONS\n" + entry(bold("-h") + ", " + bold("--help"), "Print the verbs and stop.");
  text += entry(bold("--version"), "Print the version, the commit, and the hash and folder of the book, and stop.");
  text +=
      ".SH ENVIRONMENT\n" +
      entry(bold("HEADWAY_BOOK"), roff("The folder of the assumption book where --book names none.")) +
      entry(bold("SOURCE_DATE_EPOCH"), roff("The day of making that results state, in seconds since 1970, in place "
                                            "of today.")) +
      entry(bold("UDUNITS2_XML_PATH"), roff("The table of units that UDUNITS reads, in place of the installed one."));
  text += ".SH FILES\n" +
          entry(slanted("../share/headway/book"), "Beside the program: the book that is read unless another is named.");
  text += ".SH \"EXIT STATUS\"\n" + entry("0", "The answer was given.") + entry("1", "The run failed.") +
          entry("2", "The input is wrong; the message says what to try.");
  return text;
}

}  // namespace

base::Result<std::string> manual_page(const std::string& verb) {
  if (verb.empty()) {
    return front_page();
  }
  std::vector<std::string> known;
  for (const Command& command : commands()) {
    if (command.name == verb) {
      return page_of(command);
    }
    known.push_back(command.name);
  }
  return std::unexpected(
      base::Error{"there is no page on '" + verb + "'", "each verb has one", base::did_you_mean(verb, known), {}});
}

std::vector<Written> manual() {
  std::vector<Written> pages{{page_name("") + ".1", front_page()}};
  for (const Command& command : commands()) {
    pages.push_back({page_name(command.name) + ".1", page_of(command)});
  }
  return pages;
}

}  // namespace headway::verbs
