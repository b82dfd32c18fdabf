// What every JSON and CSV begins with, and every page holds: from it any figure can be made again.
#pragma once

#include <nlohmann/json.hpp>
#include <string>

#include "headway/verbs/verb.hpp"

namespace headway::verbs {

/// The program's version, such as 0.2.0, and the commit that it was built from, with "+changes" where files differed;
/// "unknown" outside a repository.
std::string version();
std::string commit();

/// Both, with the first digits of the usual book's hash and its folder: what `headway --version` prints.
std::string version_line();

/// Keys schema, version, commit, made, book (hash, as_of, through, overlays with their hashes, sets), horizon, seed, samples,
/// dropped, effective, yardstick, basis, settings (of each scenario), notes (where there are any) and request (docs/json.md).
nlohmann::ordered_json head_of(const Verb& verb, const void* request, const Answer& answer);

/// Every field of the request that can change a figure, by name, and the verb's own name under "verb". The book's folder
/// is left out where it is the usual one.
nlohmann::ordered_json request_json(const Verb& verb, const void* request);

/// A verb with a request read back from request_json(). Errors: an unknown verb or field, a value that does not fit.
struct Reread {
  const Verb* verb = nullptr;
  std::shared_ptr<void> request;
};
base::Result<Reread> read_request(const nlohmann::ordered_json& json);

/// Sets the verb's fields that are named. Errors: an unknown field, a value that does not fit.
base::Result<void> set_fields(const Verb& verb, const nlohmann::ordered_json& json, void* request);

/// The answer in one form but kDraws and kXlsx, with its head: an object, a line of CSV before the rest, or a page.
std::string in_form(const Verb& verb, const void* request, const Answer& answer, Form form);

/// CSV with its head: a line that begins with "#" before the rest.
std::string csv_of(const nlohmann::ordered_json& head, const std::string& rest);

/// The answer as the bytes of a spreadsheet: a sheet for the head, one for the figures.
base::Result<std::string> spreadsheet(const Verb& verb, const void* request, const Answer& answer);

/// Head and rest of a text that in_form() made. Error: it holds no head.
struct Parts {
  Form form = kJson;
  nlohmann::ordered_json head;
  std::string rest;
};
base::Result<Parts> parts_of(const std::string& text, const std::string& file);

/// How the command line writes a field that is no positional one: "--as-of".
std::string option_name(std::string_view field);

/// The command that asks the request: verb, positional fields, and whatever differs from the defaults, quoted for a
/// shell.
std::string command_of(const Verb& verb, const void* request);

}  // namespace headway::verbs
