// Everything that the command line understands, as rows: the verbs with their fields and the forms of their answers, and the
// few commands that ask the engine nothing. The parser, the manual pages and the completions are made from these.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "headway/verbs/verb.hpp"

namespace headway::verbs {

/// A word that a command takes.
struct Argument {
  std::string name = {};    ///< "--as-of", or "base" where it is known by its place
  std::string letter = {};  ///< "-o", or empty
  std::string value = {};   ///< what follows an option: "DAY"; empty: nothing does
  std::string help = {};    ///< one or more clauses
  std::string usual = {};   ///< the default; empty: none, or another on each machine
  std::string listed = {};  ///< what `headway list` completes it with: "scenarios"; empty: nothing
  api::Texts choices = {};  ///< the words it may be, where these are few
  bool positional = false;
  bool required = false;
  bool many = false;  ///< may be given several times
};

struct Command {
  std::string name = {};  ///< "book check" has two words
  std::string help = {};
  std::vector<Argument> arguments = {};
  std::vector<std::string> examples = {};
};

/// What stands for a value of the field: "DAY", "SCENARIO".
std::string value_word(const api::Field& field);

/// Where an answer goes and in which form: "--json", "--report FILE".
std::vector<Argument> outputs_of(const Verb& verb);

/// again, serve, manual, completion.
const std::vector<Command>& other_commands();

/// The verbs in the order of the help, then the others.
std::vector<Command> commands();

/// What the first word of two means: the help of "book".
std::string group_help(std::string_view first_word);

}  // namespace headway::verbs
