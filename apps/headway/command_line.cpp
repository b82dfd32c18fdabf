#include "command_line.hpp"

#include <CLI/CLI.hpp>
#include <algorithm>
#include <map>
#include <memory>
#include <optional>

#include "headway/base/names.hpp"
#include "headway/verbs/again.hpp"
#include "headway/verbs/head.hpp"
#include "headway/verbs/list.hpp"
#include "headway/verbs/verb.hpp"
#include "output.hpp"
#include "terminal.hpp"

namespace headway::app {

namespace {

using verbs::Verb;

/// What the command line has beside a request's fields: in which form the answer comes, and where it goes.
struct Outputs {
  bool json = false;
  bool csv = false;
  bool full = false;
  std::string page;
  std::string draws;
  std::string xlsx;
};

struct Chosen {
  const Verb* verb = nullptr;
  std::shared_ptr<void> request;
  Outputs outputs;
  std::optional<base::Error> wrong;  ///< the first field that could not be read
};

const char* type_name(const api::Field& field) {
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

/// Sets the field from all words given for it; the first thing wrong is kept.
void read_field(const api::Field& field, const std::vector<std::string>& words, Chosen& chosen) {
  base::Result<void> set;
  if (field.kind == api::Kind::texts) {
    set = field.set(chosen.request.get(), api::Texts(words));
  } else {
    set = api::set_from_text(field, chosen.request.get(), words.back());
  }
  if (!set && !chosen.wrong) {
    chosen.wrong = set.error();
  }
}

/// `chosen` must outlive the parser's app.
CLI::Option* bind_field(CLI::App& app, const api::Field& field, Chosen& chosen) {
  const std::string name = field.words.positional ? field.name : verbs::option_name(field.name);
  if (field.kind == api::Kind::flag) {
    return app.add_flag_callback(name, [&field, &chosen] { read_field(field, {"true"}, chosen); }, field.words.help);
  }
  CLI::Option* option = nullptr;
  if (field.kind == api::Kind::texts) {
    option = app.add_option_function<std::vector<std::string>>(
        name, [&field, &chosen](const std::vector<std::string>& words) { read_field(field, words, chosen); },
        field.words.help);
    option->allow_extra_args(field.words.positional);
  } else {
    option = app.add_option_function<std::string>(
        name, [&field, &chosen](const std::string& word) { read_field(field, {word}, chosen); }, field.words.help);
  }
  option->type_name(type_name(field));
  const std::string usual = api::text_of(field.get(chosen.request.get()));
  if (!usual.empty() && !field.words.required) {
    option->default_str(usual);
  }
  return option->required(field.words.required);
}

void bind_outputs(CLI::App& app, const Verb& verb, Outputs& outputs) {
  CLI::Option* const json =
      (verb.forms & verbs::kJson) != 0U ? app.add_flag("--json", outputs.json, "Print one JSON object") : nullptr;
  if ((verb.forms & verbs::kCsv) != 0U) {
    app.add_flag("--csv", outputs.csv, "Print CSV")->excludes(json);
  }
  if (verb.forms == verbs::kPage) {
    app.add_option("-o,--output", outputs.page, "File to write; - for standard output")->type_name("FILE")->required();
  } else if ((verb.forms & verbs::kPage) != 0U) {
    app.add_option("--report", outputs.page, "Write the brief, one self-contained HTML file")->type_name("FILE");
  }
  if ((verb.forms & verbs::kDraws) != 0U) {
    app.add_option("--draws", outputs.draws, "Write every draw of the year figures to this CSV file")
        ->type_name("FILE");
  }
  if ((verb.forms & verbs::kXlsx) != 0U) {
    app.add_option("--xlsx", outputs.xlsx, "Write the figures to this spreadsheet file")->type_name("FILE");
  }
  if (verb.has_full) {
    app.add_flag("--full", outputs.full,
                 "Print all tables, not one screen; with --json also what turns the sign, and the views");
  }
}

std::string examples_of(const std::vector<std::string>& examples) {
  std::string text = examples.size() == 1 ? "Example:" : "Examples:";
  for (const auto& example : examples) {
    text += "\n  " + example;
  }
  return text;
}

/// The verb of that name that is bound already, or none.
CLI::App* bound(CLI::App& root, const std::string& name) {
  const auto found = root.get_subcommands([&](const CLI::App* app) { return app->get_name() == name; });
  return found.empty() ? nullptr : found.front();
}

/// The parser's app for a verb of one word, or of two ("book check").
CLI::App& app_of(CLI::App& root, const Verb& verb) {
  const auto blank = verb.name.find(' ');
  if (blank == std::string::npos) {
    return *root.add_subcommand(verb.name, verb.help);
  }
  const std::string first = verb.name.substr(0, blank);
  CLI::App* parent = bound(root, first);
  if (parent == nullptr) {
    parent = root.add_subcommand(first, "Check or list the assumption book");
    parent->require_subcommand(1);
  }
  return *parent->add_subcommand(verb.name.substr(blank + 1), verb.help);
}

void bind_verb(CLI::App& root, const Verb& verb, std::shared_ptr<Chosen>& result) {
  CLI::App& app = app_of(root, verb);
  auto chosen = std::make_shared<Chosen>();
  chosen->verb = &verb;
  chosen->request = verb.make();
  std::map<std::string, CLI::Option*> options;
  for (const api::Field& field : verb.fields) {
    options[field.name] = bind_field(app, field, *chosen);
  }
  bind_outputs(app, verb, chosen->outputs);
  for (const verbs::Rule& rule : verb.rules) {
    CLI::Option* const option = options[rule.field];
    CLI::Option* const other = options[rule.other];
    rule.needs ? option->needs(other) : option->excludes(other);
  }
  app.footer(examples_of(verb.examples));
  app.callback([chosen, &result] { result = chosen; });
}

unsigned forms_of(const Chosen& chosen) {
  const Outputs& to = chosen.outputs;
  unsigned forms = to.json ? verbs::kJson : to.csv ? verbs::kCsv : verbs::kText;
  if (chosen.verb->forms == verbs::kPage) {
    forms = 0;
  }
  forms |= to.page.empty() ? 0U : static_cast<unsigned>(verbs::kPage);
  forms |= to.xlsx.empty() ? 0U : static_cast<unsigned>(verbs::kXlsx);
  return forms | (to.draws.empty() ? 0U : static_cast<unsigned>(verbs::kDraws));
}

int ask(const Chosen& chosen) {
  if (chosen.wrong) {
    return fail(*chosen.wrong);
  }
  const Outputs& to = chosen.outputs;
  for (const auto& path : {to.page, to.draws, to.xlsx}) {
    if (const auto writable = path.empty() ? base::Result<void>() : try_path(path); !writable) {
      return fail(writable.error());
    }
  }
  const unsigned forms = forms_of(chosen);
  if ((forms & verbs::kText) != 0U) {
    fit_to_terminal();
  }
  const auto answer = chosen.verb->answer(chosen.request.get(), verbs::Wanted{forms, to.full, progress_line()});
  if (!answer) {
    return fail(answer.error());
  }
  const auto form = [&](verbs::Form wanted) {
    return verbs::in_form(*chosen.verb, chosen.request.get(), *answer, wanted);
  };
  base::Result<void> done;
  const auto write = [&](const std::string& path, const std::string& text) {
    done = done ? write_file(path, text) : done;
  };
  for (const auto& file : answer->files) {
    write(file.path, file.text);
  }
  if (!to.page.empty()) {
    write(to.page, form(verbs::kPage));
  }
  if (!to.draws.empty()) {
    write(to.draws, form(verbs::kDraws));
  }
  if (!to.xlsx.empty()) {
    const auto bytes = verbs::spreadsheet(*chosen.verb, chosen.request.get(), *answer);
    if (!bytes) {
      return fail(bytes.error());
    }
    write(to.xlsx, *bytes);
  }
  for (const verbs::Form each : {verbs::kText, verbs::kJson, verbs::kCsv}) {
    if ((forms & each) != 0U && done) {
      const auto show = each == verbs::kText ? print_text : print;
      done = show(form(each) + (each == verbs::kText && !to.page.empty() && to.page != "-"
                                    ? "\nThe same as a page: " + to.page + "\n"
                                    : ""));
    }
  }
  return done ? static_cast<int>(kDone) : fail(done.error());
}

struct AgainAsked {
  std::string file;
  std::optional<std::string> book;
};

int make_again(const AgainAsked& asked) {
  const auto made = verbs::again(asked.file, asked.book, progress_line());
  if (!made) {
    return fail(made.error());
  }
  std::string text = made->command + "\n";
  for (const auto& words : made->words) {
    text += words + "\n";
  }
  text += made->same ? "The same to the bit.\n" : "Not the same.\n";
  const auto printed = print_text(text);
  if (!printed) {
    return fail(printed.error());
  }
  return made->same ? kDone : kFailed;
}

struct ListAsked {
  std::string what;
  std::string book = api::default_book();
};

int list(const ListAsked& asked) {
  const auto text = verbs::list(asked.what, asked.book);
  if (!text) {
    return fail(text.error());
  }
  const auto printed = print_text(*text);
  return printed ? static_cast<int>(kDone) : fail(printed.error());
}

/// The error for a word where a verb should stand, with the nearest verbs; nothing where it is one, or an option.
std::optional<base::Error> unknown_verb(CLI::App& parent, const std::string& before, const std::string& word) {
  if (word.starts_with('-') || bound(parent, word) != nullptr) {
    return std::nullopt;
  }
  std::vector<std::string> known;
  for (const CLI::App* const app : parent.get_subcommands([](const CLI::App* /*app*/) { return true; })) {
    known.push_back(app->get_name());
  }
  std::string suggestion;
  const auto near = base::nearest_names(word, known);
  constexpr std::size_t kMostNear = 3;  // more are no help
  for (const auto& name : near.size() > kMostNear ? std::vector<std::string>() : near) {
    suggestion += (suggestion.empty() ? "did you mean " : " or ") + name;
  }
  suggestion += suggestion.empty() ? "" : "? ";
  return base::Error{
      "there is no verb '" + before + word + "'", "", suggestion + "headway " + before + "--help lists them all", {}};
}

/// Of the first word, or of the second after a verb of two words.
std::optional<base::Error> unknown_verb(CLI::App& root, int count, const char* const* words) {
  if (count < 2) {
    return std::nullopt;
  }
  if (auto wrong = unknown_verb(root, "", words[1]); wrong || count < 3) {
    return wrong;
  }
  CLI::App* const first = bound(root, words[1]);
  const bool has_second =
      first != nullptr && !first->get_subcommands([](const CLI::App* /*app*/) { return true; }).empty();
  return has_second ? unknown_verb(*first, std::string(words[1]) + " ", words[2]) : std::nullopt;
}

}  // namespace

int run_command_line(int count, const char* const* words) {
  CLI::App root{"Headway: how much would a country gain from access to a chip it is denied?"};
  root.set_version_flag("--version", [] {
    return verbs::version() + " (commit " + verbs::commit() + ", book " + api::default_book() + ")";
  });
  root.require_subcommand(1);
  std::shared_ptr<Chosen> chosen;
  for (const Verb& verb : verbs::verbs()) {
    bind_verb(root, verb, chosen);
  }
  AgainAsked again;
  CLI::App* const again_app = root.add_subcommand(
      "again", "Make a JSON, CSV or page again from its head, and say whether it comes out the same");
  again_app->add_option("file", again.file, "File that headway wrote")->type_name("FILE")->required();
  again_app->add_option("--book", again.book, "Folder of the assumption book")->type_name("FOLDER");
  again_app->footer(examples_of({"headway compare --json > gain.json; headway again gain.json"}));
  ListAsked listed;
  CLI::App* const list_app =
      root.add_subcommand("list", "The names that can be asked for, each with a line on what it is");
  list_app->add_option("what", listed.what, "One of: " + verbs::listable())->required();
  list_app->add_option("--book", listed.book, "Folder of the assumption book")
      ->type_name("FOLDER")
      ->default_str(listed.book);
  list_app->footer(examples_of({"headway list scenarios", "headway list levers"}));
  if (const auto unknown = unknown_verb(root, count, words); unknown) {
    return fail(*unknown);
  }
  try {
    root.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return root.exit(error) == 0 ? kDone : kWrongInput;
  }
  if (again_app->parsed()) {
    return make_again(again);
  }
  if (list_app->parsed()) {
    return list(listed);
  }
  return ask(*chosen);
}

}  // namespace headway::app
