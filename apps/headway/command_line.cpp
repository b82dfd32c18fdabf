#include "command_line.hpp"

#include <CLI/CLI.hpp>
#include <cmath>
#include <functional>
#include <map>
#include <memory>
#include <optional>

#include "headway/base/names.hpp"
#include "headway/base/number.hpp"
#include "headway/verbs/again.hpp"
#include "headway/verbs/commands.hpp"
#include "headway/verbs/completion.hpp"
#include "headway/verbs/draws_file.hpp"
#include "headway/verbs/head.hpp"
#include "headway/verbs/manual.hpp"
#include "headway/verbs/verb.hpp"
#include "output.hpp"
#include "serve_page.hpp"
#include "terminal.hpp"

namespace headway::app {

namespace {

using verbs::Verb;

/// What the command line has beside a request's fields: in which form the answer comes, and where it goes.
struct Outputs {
  bool json = false;
  bool csv = false;
  bool full = false;
  bool plain = false;
  std::string page;
  std::string draws;
  bool inputs = false;
  std::string form;  ///< of the draws
  std::string xlsx;
};

struct Chosen {
  const Verb* verb = nullptr;
  std::shared_ptr<void> request;
  Outputs outputs;
  std::optional<base::Error> wrong;  ///< the first field that could not be read
};

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
  option->type_name(verbs::value_word(field));
  const std::string usual = api::usual_in_words(field, chosen.request.get());
  if (!usual.empty() && !field.words.required) {
    option->default_str(usual);
  }
  return option->required(field.words.required);
}

/// As the parser writes it: "-o,--output".
std::string parser_name(const verbs::Argument& argument) {
  return (argument.letter.empty() ? "" : argument.letter + ",") + argument.name;
}

void bind_outputs(CLI::App& app, const Verb& verb, Outputs& outputs) {
  const std::map<std::string, bool*> flags{{"--json", &outputs.json},
                                           {"--csv", &outputs.csv},
                                           {"--full", &outputs.full},
                                           {"--no-color", &outputs.plain},
                                           {"--inputs", &outputs.inputs}};
  const std::map<std::string, std::string*> words{{"--draws", &outputs.draws},
                                                  {"--form", &outputs.form},
                                                  {"--xlsx", &outputs.xlsx},
                                                  {"--report", &outputs.page},
                                                  {"--output", &outputs.page}};
  CLI::Option* json = nullptr;
  CLI::Option* draws = nullptr;
  for (const verbs::Argument& each : verbs::outputs_of(verb)) {
    CLI::Option* option = nullptr;
    if (const auto flag = flags.find(each.name); flag != flags.end()) {
      option = app.add_flag(each.name, *flag->second, each.help);
    } else {
      option = app.add_option(parser_name(each), *words.at(each.name), each.help)
                   ->type_name(each.value)
                   ->required(each.required);
      if (!each.usual.empty()) {
        option->default_str(each.usual);
      }
    }
    draws = each.name == "--draws" ? option : draws;
    if (each.name == "--inputs" || each.name == "--form") {
      option->needs(draws);
    }
    json = each.name == "--json" ? option : json;
    if (each.name == "--csv" && json != nullptr) {
      option->excludes(json);
    }
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
    parent = root.add_subcommand(first, verbs::group_help(first));
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
  const Outputs& to = chosen.outputs;
  if (to.plain) {
    refuse_colours();
  }
  if (chosen.wrong) {
    return fail(*chosen.wrong);
  }
  const auto draws_form = verbs::draws_form(to.draws, to.form);
  if (!draws_form) {
    return fail(draws_form.error());
  }
  for (const auto& path : {to.page, to.draws, to.xlsx}) {
    if (const auto writable = path.empty() ? base::Result<void>() : try_path(path); !writable) {
      return fail(writable.error());
    }
  }
  const unsigned forms = forms_of(chosen);
  if ((forms & verbs::kText) != 0U) {
    fit_to_terminal();
  }
  const auto answer = chosen.verb->answer(
      chosen.request.get(), verbs::Wanted{forms, to.full, progress_line(), {!to.draws.empty(), to.inputs}});
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
    const auto file = verbs::draws_file(*chosen.verb, chosen.request.get(), *answer, {*draws_form, to.inputs});
    if (!file) {
      return fail(file.error());
    }
    write(to.draws, *file);
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

/// What a command that asks the engine nothing was given, by the name of the argument.
using Given = std::map<std::string, api::Texts>;

std::optional<std::string> given(const Given& all, const std::string& name) {
  const auto found = all.find(name);
  return found == all.end() ? std::nullopt : std::optional(found->second.back());
}

int print_or_fail(const base::Result<std::string>& text) {
  const auto printed = text ? print_text(*text) : std::unexpected(text.error());
  return printed ? static_cast<int>(kDone) : fail(printed.error());
}

int make_again(const Given& asked) {
  const auto made = verbs::again(*given(asked, "file"), given(asked, "--book"), progress_line());
  if (!made) {
    return fail(made.error());
  }
  std::string text = made->command + "\n";
  for (const auto& words : made->words) {
    text += words + "\n";
  }
  const int printed = print_or_fail(text + (made->same ? "The same to the bit.\n" : "Not the same.\n"));
  return made->same ? printed : static_cast<int>(kFailed);
}

int show_page(const Given& asked) {
  serve::Options options;
  const std::string port = given(asked, "--port").value_or(std::to_string(options.port));
  constexpr double kLastPort = 65535;
  const auto number = base::read_number(port);
  if (!number || *number < 0 || *number > kLastPort || *number != std::floor(*number)) {
    return fail(base::Error{"cannot use " + base::field("port") + " '" + port + "'",
                            "a whole number from 0 to 65535 was expected",
                            "",
                            {}});
  }
  options.port = static_cast<int>(*number);
  options.address = given(asked, "--address").value_or(options.address);
  options.folder = given(asked, "--folder").value_or("");
  options.book = given(asked, "--book").value_or("");
  options.others = asked.contains("--allow-others");
  return serve_page(options);
}

int print_manual(const Given& asked) {
  if (const auto folder = given(asked, "--write")) {
    for (const auto& page : verbs::manual()) {
      if (const auto written = write_file(*folder + "/" + page.path, page.text); !written) {
        return fail(written.error());
      }
    }
    return kDone;
  }
  std::string verb;
  for (const auto& word : asked.contains("verb") ? asked.at("verb") : api::Texts{}) {
    verb += (verb.empty() ? "" : " ") + word;
  }
  return print_or_fail(verbs::manual_page(verb));
}

int print_completion(const Given& asked) { return print_or_fail(verbs::completion(*given(asked, "shell"))); }

const std::map<std::string, int (*)(const Given&)>& other_actions() {
  static const std::map<std::string, int (*)(const Given&)> all{
      {"again", &make_again}, {"serve", &show_page}, {"manual", &print_manual}, {"completion", &print_completion}};
  return all;
}

void bind_other(CLI::App& root, const verbs::Command& command, Given& asked, std::function<int()>& action) {
  CLI::App& app = *root.add_subcommand(command.name, command.help);
  for (const verbs::Argument& each : command.arguments) {
    const auto keep = [&asked, name = each.name](const api::Texts& words) { asked[name] = words; };
    if (each.value.empty()) {
      app.add_flag_callback(parser_name(each), [keep] { keep({}); }, each.help);
      continue;
    }
    CLI::Option* const option = app.add_option_function<api::Texts>(parser_name(each), keep, each.help);
    option->type_name(each.value)->required(each.required);
    if (!each.usual.empty()) {
      option->default_str(each.usual);
    }
    option->expected(1, each.many ? CLI::detail::expected_max_vector_size : 1);
  }
  app.footer(examples_of(command.examples));
  app.callback(
      [&asked, &action, run = other_actions().at(command.name)] { action = [&asked, run] { return run(asked); }; });
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
  root.set_version_flag("--version", &verbs::version_line);
  root.require_subcommand(1);
  std::shared_ptr<Chosen> chosen;
  for (const Verb& verb : verbs::verbs()) {
    bind_verb(root, verb, chosen);
  }
  Given asked;
  std::function<int()> other;
  for (const verbs::Command& command : verbs::other_commands()) {
    bind_other(root, command, asked, other);
  }
  if (const auto unknown = unknown_verb(root, count, words); unknown) {
    return fail(*unknown);
  }
  try {
    root.parse(count, words);
  } catch (const CLI::ParseError& error) {
    return root.exit(error) == 0 ? kDone : kWrongInput;
  }
  return other ? other() : ask(*chosen);
}

}  // namespace headway::app
