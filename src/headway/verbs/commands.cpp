#include "headway/verbs/commands.hpp"

#include <algorithm>

#include "headway/verbs/completion.hpp"
#include "headway/verbs/head.hpp"

namespace headway::verbs {

namespace {

std::string list_kind(api::Names names) {
  switch (names) {
    case api::Names::scenario:
      return "scenarios";
    case api::Names::metric:
      return "metrics";
    case api::Names::entry:
      return "entries";
    case api::Names::model:
      return "models";
    case api::Names::chip:
      return "chips";
    case api::Names::job:
      return "jobs";
    case api::Names::plan:
      return "plans";
    case api::Names::claim:
      return "claims";
    case api::Names::replication:
      return "replications";
    case api::Names::nothing:
    case api::Names::file:
    case api::Names::folder:
      break;
  }
  return "";
}

Argument argument_of(const api::Field& field, const void* request) {
  Argument made;
  made.name = field.words.positional ? field.name : option_name(field.name);
  made.value = field.kind == api::Kind::flag ? "" : value_word(field);
  made.help = field.words.help;
  made.listed = list_kind(field.words.names);
  made.choices = field.words.choices;
  made.positional = field.words.positional;
  made.required = field.words.required;
  made.many = field.kind == api::Kind::texts;
  // The usual book is another folder on each machine.
  if (!made.value.empty() && !made.required && field.words.names != api::Names::folder) {
    made.usual = api::usual_in_words(field, request);
  }
  return made;
}

Argument flag(std::string name, std::string help) { return {.name = std::move(name), .help = std::move(help)}; }

/// The words of which the verbs' names are made.
api::Texts words_of_verbs() {
  api::Texts words;
  for (const Verb& verb : verbs()) {
    const auto blank = std::min(verb.name.find(' '), verb.name.size());
    for (const auto& word : {verb.name.substr(0, blank), verb.name.substr(std::min(blank + 1, verb.name.size()))}) {
      if (!word.empty() && std::ranges::find(words, word) == words.end()) {
        words.push_back(word);
      }
    }
  }
  return words;
}

}  // namespace

std::string value_word(const api::Field& field) {
  switch (field.kind) {
    case api::Kind::integer:
      return "INTEGER";
    case api::Kind::number:
      return "NUMBER";
    case api::Kind::day:
      return "DAY";
    case api::Kind::month:
      return "MONTH";
    default:
      break;
  }
  switch (field.words.names) {
    case api::Names::file:
      return "FILE";
    case api::Names::folder:
      return "FOLDER";
    case api::Names::scenario:
      return "SCENARIO";
    case api::Names::metric:
      return "METRIC";
    default:
      return "TEXT";
  }
}

std::vector<Argument> outputs_of(const Verb& verb) {
  std::vector<Argument> made;
  if ((verb.forms & kJson) != 0U) {
    made.push_back(flag("--json", "Print one JSON object"));
  }
  if ((verb.forms & kCsv) != 0U) {
    made.push_back(flag("--csv", "Print CSV"));
  }
  if (verb.forms == kPage) {
    made.push_back({.name = "--output",
                    .letter = "-o",
                    .value = "FILE",
                    .help = "File to write; - for standard output",
                    .required = true});
  } else if ((verb.forms & kPage) != 0U) {
    made.push_back({.name = "--report", .value = "FILE", .help = "Write the brief, one self-contained HTML file"});
  }
  if ((verb.forms & kDraws) != 0U) {
    made.push_back(
        {.name = "--draws",
         .value = "FILE",
         .help = "Write every draw of the figures to this file: HDF5 where it ends in .h5 or .hdf5, else CSV"});
    made.push_back(flag("--inputs", "With --draws: write what each world's inputs are, too"));
    made.push_back({.name = "--form",
                    .value = "TEXT",
                    .help = "With --draws: wide, a row for each world, or long, a row for each number",
                    .usual = "wide",
                    .choices = {"wide", "long"}});
  }
  if ((verb.forms & kXlsx) != 0U) {
    made.push_back({.name = "--xlsx", .value = "FILE", .help = "Write the figures to this spreadsheet file"});
  }
  if (verb.has_full) {
    made.push_back(
        flag("--full", "Print all tables, not one screen; with --json also what turns the sign, and the views"));
  }
  if ((verb.forms & kText) != 0U) {
    made.push_back(flag("--no-color", "On a terminal: nothing bold or coloured, as under NO_COLOR"));
  }
  return made;
}

const std::vector<Command>& other_commands() {
  static const std::vector<Command> all{
      {.name = "again",
       .help = "Make a JSON, CSV or page again from its head, and say whether it comes out the same",
       .arguments =
           {{.name = "file", .value = "FILE", .help = "File that headway wrote", .positional = true, .required = true},
            {.name = "--book", .value = "FOLDER", .help = "Folder of the assumption book"}},
       .examples = {"headway compare --json > gain.json; headway again gain.json"}},
      {.name = "serve",
       .help = "Show the page on this machine, and answer its requests as JSON",
       .arguments =
           {{.name = "--port", .value = "INTEGER", .help = "Port to listen at; 0: any that is free", .usual = "8080"},
            {.name = "--address",
             .value = "TEXT",
             .help = "Address to listen at: one of this machine's own loopback, unless others may ask",
             .usual = "127.0.0.1"},
            {.name = "--folder",
             .value = "FOLDER",
             .help = "Folder of the page, as ./dev web builds it; that of this program unless given"},
            {.name = "--book", .value = "FOLDER", .help = "Folder of the assumption book"},
            {.name = "--allow-others",
             .help = "Let other machines ask, too: they need no password, nothing is encrypted, and each study "
                     "takes all cores of this machine"}},
       .examples = {"headway serve", "headway serve --port 0 --folder out/web"}},
      {.name = "manual",
       .help = "A page of the manual, as man reads it",
       .arguments = {{.name = "verb",
                      .value = "TEXT",
                      .help = "The verb whose page is printed; the page of the program unless given",
                      .choices = words_of_verbs(),
                      .positional = true,
                      .many = true},
                     {.name = "--write",
                      .value = "FOLDER",
                      .help = "Write every page into this folder, such as /usr/local/share/man/man1"}},
       .examples = {"headway manual compare | man -l -", "headway manual book check | man -l -"}},
      {.name = "completion",
       .help = "A script with which a shell completes verbs, options and names",
       .arguments = {{.name = "shell",
                      .value = "TEXT",
                      .help = "One of: bash, zsh, fish",
                      .choices = shells(),
                      .positional = true,
                      .required = true}},
       .examples = {"source <(headway completion bash)"}}};
  return all;
}

std::vector<Command> commands() {
  std::vector<Command> all;
  for (const Verb& verb : verbs()) {
    Command command{verb.name, verb.help, {}, verb.examples};
    const auto request = verb.make();
    for (const api::Field& field : verb.fields) {
      command.arguments.push_back(argument_of(field, request.get()));
    }
    for (Argument& output : outputs_of(verb)) {
      command.arguments.push_back(std::move(output));
    }
    all.push_back(std::move(command));
  }
  all.insert(all.end(), other_commands().begin(), other_commands().end());
  return all;
}

std::string group_help(std::string_view first_word) {
  return first_word == "book" ? "Check or list the assumption book" : "";
}

}  // namespace headway::verbs
