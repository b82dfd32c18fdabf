#include "headway/verbs/head.hpp"

#include <algorithm>
#include <array>

#include "headway/files/sha256.hpp"
#include "headway/files/table_reader.hpp"
#include "headway/report/book_text.hpp"
#include "headway/report/grid.hpp"
#include "headway/report/spreadsheet.hpp"
#include "headway/report/svg.hpp"
#include "headway/results/write_json.hpp"
#include "headway/study/inline_levers.hpp"
#include "headway/verbs/notes.hpp"

namespace headway::verbs {

using nlohmann::ordered_json;

namespace {

constexpr std::string_view kCsvMark = "# headway ";
constexpr std::string_view kLastKey = "request";  // of a head: what follows in an object is the rest
constexpr std::string_view kPageMark = "<meta name=\"headway\" content=\"";

/// On one line; what is no UTF-8 is replaced.
std::string dumped(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

template <class Type, class Write>
ordered_json or_nothing(const std::optional<Type>& value, const Write& write) {
  return value ? ordered_json(write(*value)) : ordered_json(nullptr);
}

ordered_json or_nothing(const std::string& text) { return text.empty() ? ordered_json(nullptr) : ordered_json(text); }

ordered_json json_of(const api::Value& value) {
  return std::visit(
      [](const auto& held) -> ordered_json {
        if constexpr (std::is_same_v<std::decay_t<decltype(held)>, std::monostate>) {
          return nullptr;
        } else {
          return held;
        }
      },
      value);
}

base::Result<api::Value> value_of(const ordered_json& json, const std::string& field) {
  if (json.is_null()) {
    return api::Value{};
  }
  if (json.is_boolean()) {
    return json.get<bool>();
  }
  if (json.is_number_integer()) {
    return json.get<std::int64_t>();
  }
  if (json.is_number()) {
    return json.get<double>();
  }
  if (json.is_string()) {
    return json.get<std::string>();
  }
  const bool texts = json.is_array() && std::ranges::all_of(json, [](const auto& each) { return each.is_string(); });
  if (texts) {
    return json.get<api::Texts>();
  }
  return std::unexpected(base::Error{"cannot use " + base::field(field) + " " + json.dump(), "", "", {}});
}

/// The file's name as given, and a hash of what it held.
ordered_json overlay_json(const std::string& file) {
  const auto text = files::read_text(file);
  return {{"file", file}, {"hash", text ? ordered_json(files::sha256(*text)) : ordered_json(nullptr)}};
}

api::Texts texts_in(const Verb& verb, const void* request, std::string_view name) {
  const api::Field* const field = api::find(verb.fields, name);
  return field == nullptr ? api::Texts{} : std::get<api::Texts>(field->get(request));
}

ordered_json settings_json(const Source& source) {
  ordered_json all = ordered_json::object();
  for (const auto& name : source.scenarios) {
    const auto settings = study::settings_of(*source.prepared, name);
    if (!settings) {
      continue;
    }
    ordered_json& one = all[name] = ordered_json::object();
    for (const auto& [id, setting] : settings->settings) {
      one[id] = report::setting_text(setting);
    }
    for (const auto& dated : settings->dated) {
      for (const auto& [id, setting] : dated.settings) {
        one[id + "@" + book::months_of(dated)] = report::setting_text(setting);
      }
    }
  }
  return all;
}

/// Tells which fields hold their defaults, those of the request's book included.
class Usual {
 public:
  Usual(const Verb& verb, const void* request) : usual_(verb.make()) {
    if (const api::Field* const book = api::find(verb.fields, "book"); book != nullptr) {
      const auto taken = api::take_from_book(verb.fields, usual_.get(), api::text_of(book->get(request)));
      usual_ = taken ? usual_ : verb.make();
    }
  }
  bool operator()(const api::Field& field, const void* request) const {
    return value(field, request) == field.get(usual_.get());
  }
  /// What the field holds, or what the book says in its place.
  api::Value value(const api::Field& field, const void* request) const {
    return field.get(api::is_left_to_book(field, request) ? usual_.get() : request);
  }

 private:
  std::shared_ptr<void> usual_;
};

std::string quoted(const std::string& word) {
  constexpr std::string_view kPlain = "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_./@=,:+%";
  if (!word.empty() && word.find_first_not_of(kPlain) == std::string::npos) {
    return word;
  }
  std::string out = "'";
  for (const char letter : word) {
    out += letter == '\'' ? std::string("'\\''") : std::string(1, letter);
  }
  return out + "'";
}

std::vector<std::string> words_of(const api::Value& value) {
  if (const auto* texts = std::get_if<api::Texts>(&value)) {
    return *texts;
  }
  return {api::text_of(value)};
}

/// Undoes report::escaped().
std::string out_of_attribute(std::string text) {
  constexpr std::array<std::pair<std::string_view, char>, 5> kNames{
      {{"&lt;", '<'}, {"&gt;", '>'}, {"&quot;", '"'}, {"&#39;", '\''}, {"&amp;", '&'}}};
  for (const auto& [name, letter] : kNames) {
    for (auto at = text.find(name); at != std::string::npos; at = text.find(name, at + 1)) {
      text.replace(at, name.size(), 1, letter);
    }
  }
  return text;
}

}  // namespace

std::string version_line() {
  constexpr std::size_t kDigits = 12;
  const api::BookSettings usual;
  const auto engine = api::Engine::open(usual);
  const std::string hash = engine ? engine->prepared().book.hash.substr(0, kDigits) + " in " : "unreadable: ";
  return version() + " (commit " + commit() + ", book " + hash + usual.book + ")";
}

ordered_json head_of(const Verb& verb, const void* request, const Answer& answer) {
  const Source& source = answer.source;
  ordered_json book{{"hash", or_nothing(source.book_hash)},
                    {"as_of", or_nothing(source.as_of, [](base::Day day) { return base::to_string(day); })},
                    {"through", or_nothing(source.through, [](base::Month month) { return base::to_string(month); })},
                    {"overlays", ordered_json::array()},
                    {"sets", texts_in(verb, request, "set")}};
  for (const auto& file : texts_in(verb, request, "overlay")) {
    book["overlays"].push_back(overlay_json(file));
  }
  ordered_json head{
      {"schema", answer.schema}, {"version", version()}, {"commit", commit()}, {"made", api::today()}, {"book", book}};
  head["horizon"] = or_nothing(source.horizon, [](base::Month month) { return base::to_string(month); });
  const auto& drawn = source.drawn;
  head["seed"] = or_nothing(drawn, [](const auto& from) { return from.seed; });
  head["samples"] = or_nothing(drawn, [](const auto& from) { return from.samples; });
  head["dropped"] = drawn && drawn->dropped >= 0 ? ordered_json(drawn->dropped) : ordered_json(nullptr);
  head["effective"] = drawn && drawn->effective > 0.0 ? ordered_json(drawn->effective) : ordered_json(nullptr);
  head["yardstick"] = or_nothing(source.yardstick);
  head["basis"] = or_nothing(source.basis);
  head["settings"] = settings_json(source);
  if (auto notes = notes_of(verb, request, answer); !notes.empty()) {
    head["notes"] = std::move(notes);
  }
  head[std::string(kLastKey)] = request_json(verb, request);
  return head;
}

ordered_json request_json(const Verb& verb, const void* request) {
  ordered_json json{{"verb", verb.name}};
  const Usual is_usual(verb, request);
  for (const api::Field& field : verb.fields) {
    const bool usual_book = field.name == "book" && is_usual(field, request);
    if (field.words.figures && !usual_book) {
      json[field.name] = json_of(field.get(request));
    }
  }
  return json;
}

base::Result<Reread> read_request(const ordered_json& json) {
  const bool named = json.is_object() && json.contains("verb") && json["verb"].is_string();
  const std::string name = named ? json["verb"].get<std::string>() : "";
  const Verb* const verb = find_verb(name);
  if (verb == nullptr) {
    return std::unexpected(base::Error{"this program has no verb '" + name + "'",
                                       "the file was made by another version",
                                       "make it again with that version",
                                       {}});
  }
  Reread reread{verb, verb->make()};
  if (auto set = set_fields(*verb, json, reread.request.get()); !set) {
    return std::unexpected(set.error());
  }
  return reread;
}

base::Result<void> set_fields(const Verb& verb, const ordered_json& json, void* request) {
  for (const auto& [key, held] : json.items()) {
    if (key == "verb") {
      continue;
    }
    const api::Field* const field = api::find(verb.fields, key);
    if (field == nullptr) {
      return std::unexpected(base::Error{"headway " + verb.name + " has no field '" + key + "'",
                                         "the file was made by another version",
                                         "make it again with that version",
                                         {}});
    }
    const auto value = value_of(held, key);
    if (!value) {
      return std::unexpected(value.error());
    }
    if (auto set = field->set(request, *value); !set) {
      return set;
    }
  }
  return {};
}

std::string in_form(const Verb& verb, const void* request, const Answer& answer, Form form) {
  switch (form) {
    case kJson: {
      std::string head = dumped(head_of(verb, request, answer));
      std::string body = results::json_text(*answer.described, answer.result.get());
      const auto first = body.find_first_not_of(" \n", 1);
      head.back() = first != std::string::npos && body[first] == '}' ? ' ' : ',';
      return head + body.substr(1);
    }
    case kCsv:
      return csv_of(head_of(verb, request, answer), results::to_csv(answer.sheet()));
    case kPage: {
      std::string page = answer.page();
      const auto end = std::min(page.find("</head>"), page.find("</metadata>"));
      return page.insert(end == std::string::npos ? 0 : end,
                         std::string(kPageMark) + report::escaped(dumped(head_of(verb, request, answer))) + "\"/>\n");
    }
    case kText:
    case kXlsx:
    case kDraws:
      break;
  }
  std::string text = answer.text();
  for (const std::string& note : notes_of(verb, request, answer)) {
    text += "\n" + report::wrapped("Note: " + note + ".") + "\n";
  }
  return text + (verb.says_command ? "\nMake it again: " + command_of(verb, request) + "\n" : "");
}

std::string csv_of(const ordered_json& head, const std::string& rest) {
  return std::string(kCsvMark) + dumped(head) + "\r\n" + rest;
}

base::Result<std::string> spreadsheet(const Verb& verb, const void* request, const Answer& answer) {
  return report::to_xlsx(head_of(verb, request, answer), answer.sheet());
}

base::Result<Parts> parts_of(const std::string& text, const std::string& file) {
  Parts parts;
  if (text.starts_with("{")) {
    ordered_json whole = ordered_json::parse(text, nullptr, false);
    if (whole.is_object() && whole.contains(kLastKey)) {
      for (bool in_head = true; in_head;) {
        const auto first = whole.begin();
        in_head = first.key() != kLastKey;
        parts.head[first.key()] = std::move(first.value());
        whole.erase(first);
      }
      parts.rest = dumped(whole);
      return parts;
    }
  } else if (text.starts_with(kCsvMark)) {
    const auto end = text.find('\n');
    parts.head = ordered_json::parse(text.substr(kCsvMark.size(), end - kCsvMark.size()), nullptr, false);
    parts.rest = end == std::string::npos ? "" : text.substr(end + 1);
    const bool draws = parts.head.is_object() && parts.head.contains("draws");
    parts.form = draws || parts.rest.starts_with("draw,weight,") ? kDraws : kCsv;
  } else if (const auto begin = text.find(kPageMark); begin != std::string::npos) {
    const auto from = begin + kPageMark.size();
    const auto end = text.find('"', from);
    parts.form = kPage;
    parts.head = ordered_json::parse(out_of_attribute(text.substr(from, end - from)), nullptr, false);
    parts.rest = text.substr(0, begin) + text.substr(std::min(text.size(), text.find('\n', end) + 1));
  }
  if (!parts.head.is_object() || !parts.head.contains(kLastKey)) {
    return std::unexpected(base::Error{"cannot make " + file + " again",
                                       "it does not begin with the head of a JSON, CSV or page that headway made",
                                       "give a file written by --json, --csv, --draws or --report, unchanged",
                                       {file, 0}});
  }
  return parts;
}

std::string option_name(std::string_view field) {
  std::string option = "--" + std::string(field);
  std::ranges::replace(option, '_', '-');
  return option;
}

std::string command_of(const Verb& verb, const void* request) {
  std::string command = "headway " + verb.name;
  const Usual is_usual(verb, request);
  // Positional fields are read in order: one that differs asks for those before it.
  auto last = verb.fields.end();
  for (auto field = verb.fields.begin(); field != verb.fields.end(); ++field) {
    last = field->words.positional && (field->words.required || !is_usual(*field, request)) ? field : last;
  }
  for (auto field = verb.fields.begin(); last != verb.fields.end() && field != last + 1; ++field) {
    if (field->words.positional) {
      for (const auto& word : words_of(is_usual.value(*field, request))) {
        command += " " + quoted(word);
      }
    }
  }
  for (const api::Field& field : verb.fields) {
    if (field.words.positional || !field.words.figures || (is_usual(field, request) && !field.words.required)) {
      continue;
    }
    const std::string option = " " + option_name(field.name);
    if (field.kind == api::Kind::flag) {
      command += option;
      continue;
    }
    for (const auto& word : words_of(field.get(request))) {
      command += option + " " + quoted(word);
    }
  }
  return command;
}

}  // namespace headway::verbs
