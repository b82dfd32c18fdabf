#include "headway/serve/ask.hpp"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <vector>

#include "headway/base/messages.hpp"
#include "headway/serve/allowed.hpp"
#include "headway/verbs/head.hpp"

namespace headway::serve {

namespace {

using nlohmann::ordered_json;
using verbs::Verb;

std::string dumped(const ordered_json& json) {
  return json.dump(-1, ' ', false, ordered_json::error_handler_t::replace);
}

ordered_json or_null(const std::string& text) { return text.empty() ? ordered_json(nullptr) : ordered_json(text); }

/// Fields are named as the request names them.
std::string plain(const std::string& text) {
  return base::to_string(base::Error{text, "", "", {}}, [](std::string_view name) { return std::string(name); });
}

Reply wrong(const base::Error& error, const std::string& field = "", int status = 0) {
  const ordered_json json{{"problem", plain(error.problem)},
                          {"why", or_null(error.why.empty() ? "" : plain(error.why))},
                          {"suggestion", or_null(error.suggestion.empty() ? "" : plain(error.suggestion))},
                          {"field", or_null(field)}};
  const int usual = error.fault == base::Fault::input ? kWrong : kFailed;
  return {status == 0 ? usual : status, dumped(json) + "\n"};
}

bool is_served(const Verb& verb) { return (verb.forms & verbs::kJson) != 0U; }

std::vector<std::string> names_of(const auto& all, const auto& name) {
  std::vector<std::string> names;
  std::ranges::transform(all, std::back_inserter(names), name);
  return names;
}

std::string_view kind_of(api::Kind kind) {
  switch (kind) {
    case api::Kind::flag:
      return "flag";
    case api::Kind::integer:
      return "integer";
    case api::Kind::number:
      return "number";
    case api::Kind::text:
      return "text";
    case api::Kind::texts:
      return "texts";
    case api::Kind::day:
      return "day";
    case api::Kind::month:
      return "month";
  }
  return "";
}

ordered_json field_json(const api::Field& field, const void* request) {
  ordered_json json{{"name", field.name}, {"kind", kind_of(field.kind)}, {"help", field.words.help}};
  if (field.words.required) {
    json["required"] = true;
  }
  if (!field.words.choices.empty()) {
    json["choices"] = field.words.choices;
  }
  if (const std::string usual = api::usual_in_words(field, request); !usual.empty()) {
    json["usual"] = usual;
  }
  return json;
}

bool names_file(const api::Field& field) {
  return field.words.names == api::Names::file || field.words.names == api::Names::folder;
}

/// Sets the fields of the body. None where all is well.
std::optional<Reply> read_fields(const Verb& verb, const ordered_json& body, void* request) {
  for (const auto& [name, held] : body.items()) {
    if (name == "verb") {
      if (held != verb.name) {
        return wrong(base::input_error("the body asks for the verb " + held.dump(), "the address asks for " + verb.name,
                                       "leave the verb out of the body"),
                     name);
      }
      continue;
    }
    const api::Field* const field = api::find(verb.fields, name);
    if (field == nullptr) {
      const auto known = names_of(verb.fields, &api::Field::name);
      return wrong(base::unknown_name("field of " + verb.name, name, known), name);
    }
    auto one = verbs::read_request({{"verb", verb.name}, {name, held}});
    if (!one) {
      return wrong(one.error(), name);
    }
    if (const auto set = field->set(request, field->get(one->request.get())); !set) {
      return wrong(set.error(), name);
    }
    if (const auto refused = refusal_of(*field, request)) {
      return wrong(refused->error, refused->field);
    }
  }
  return std::nullopt;
}

}  // namespace

Reply refusal(int status, std::string_view problem, std::string_view why, std::string_view suggestion) {
  return wrong(base::input_error(std::string(problem), std::string(why), std::string(suggestion)), "", status);
}

Reply ask(std::string_view name, std::string_view body_text, const std::string& book) {
  const Verb* const verb = verbs::find_verb(name);
  if (verb == nullptr || !is_served(*verb)) {
    std::vector<std::string> known;
    for (const Verb& each : verbs::verbs()) {
      if (is_served(each)) {
        known.push_back(each.name);
      }
    }
    return wrong(base::unknown_name("verb", name, known), "", kNotFound);
  }
  const ordered_json body = body_text.empty() ? ordered_json::object() : ordered_json::parse(body_text, nullptr, false);
  if (!body.is_object()) {
    return wrong(base::input_error("the body is not a JSON object", "the fields of the request were expected",
                                   R"(write, for instance, {"samples": 2000}, or {} for none)"));
  }
  const auto request = verb->make();
  if (const api::Field* const folder = api::find(verb->fields, "book"); folder != nullptr && !book.empty()) {
    if (const auto set = folder->set(request.get(), book); !set) {
      return wrong(set.error(), folder->name);
    }
  }
  if (auto refused = read_fields(*verb, body, request.get())) {
    return std::move(*refused);
  }
  for (const api::Field& field : verb->fields) {
    if (field.words.required && !body.contains(field.name)) {
      return wrong(base::input_error(field.name + " is missing", verb->name + " needs it: " + field.words.help,
                                     "add it to the body"),
                   field.name);
    }
  }
  const auto answer = verb->answer(request.get(), {.forms = verbs::kJson});
  if (!answer) {
    return wrong(answer.error());
  }
  return {kAnswered, verbs::in_form(*verb, request.get(), *answer, verbs::kJson)};
}

Reply all_verbs() {
  ordered_json all = ordered_json::array();
  for (const Verb& verb : verbs::verbs()) {
    if (!is_served(verb)) {
      continue;
    }
    ordered_json fields = ordered_json::array();
    const auto request = verb.make();
    for (const api::Field& field : verb.fields) {
      if (!names_file(field) && field.name != "write") {
        fields.push_back(field_json(field, request.get()));
      }
    }
    all.push_back({{"verb", verb.name}, {"help", verb.help}, {"fields", std::move(fields)}});
  }
  return {kAnswered, dumped(ordered_json{{"version", verbs::version()}, {"verbs", std::move(all)}}) + "\n"};
}

}  // namespace headway::serve
