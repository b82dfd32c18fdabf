#include "headway/study/inline_levers.hpp"

#include <set>
#include <string_view>
#include <vector>

#include "headway/base/messages.hpp"
#include "headway/book/setting.hpp"

namespace headway::study {

namespace {

/// "h200-licensed,washington.classes=h20,mi308": the name, then each lever with its whole value.
std::vector<std::string> parts_of(std::string_view text) {
  std::vector<std::string> parts;
  while (true) {
    const auto comma = text.find(',');
    const std::string_view part = text.substr(0, comma);
    if (parts.size() > 1 && !part.contains('=')) {
      parts.back() += "," + std::string(part);
    } else {
      parts.emplace_back(part);
    }
    if (comma == std::string_view::npos) {
      return parts;
    }
    text.remove_prefix(comma + 1);
  }
}

base::Error no_lever(const Prepared& prepared, const std::string& id, const base::Location& where) {
  std::vector<std::string> levers;
  for (const auto& [known, entry] : prepared.book.entries) {
    if (entry.lever) {
      levers.push_back(known);
    }
  }
  return base::input_error(id + " is not a lever", "a scenario sets levers; all else is the same in every scenario",
                           base::did_you_mean(id, levers), where);
}

}  // namespace

base::Result<book::ScenarioSettings> settings_of(const Prepared& prepared, const std::string& text) {
  if (const auto whole = prepared.book.scenarios.find(text); whole != prepared.book.scenarios.end()) {
    return whole->second;
  }
  const std::vector<std::string> parts = parts_of(text);
  const auto named = prepared.book.scenarios.find(parts.front());
  if (named == prepared.book.scenarios.end()) {
    std::vector<std::string> names;
    for (const auto& [known, settings] : prepared.book.scenarios) {
      names.push_back(known);
    }
    return std::unexpected(base::unknown_name("scenario", parts.front(), names));
  }
  book::ScenarioSettings settings = named->second;
  settings.name = text;
  const base::Location where{.file = text, .line = 0};
  std::set<std::string> set;
  for (std::size_t k = 1; k < parts.size(); ++k) {
    const auto equals = parts[k].find('=');
    if (equals == std::string::npos) {
      return std::unexpected(base::input_error("'" + parts[k] + "' sets no lever",
                                               "after the scenario's name, levers are set one after the other",
                                               "write it as washington.cap=400000", where));
    }
    const std::string id = parts[k].substr(0, equals);
    const book::Entry* const entry = book::find(prepared.book, id);
    if (entry == nullptr) {
      return std::unexpected(book::unknown_id(prepared.book, id, where));
    }
    if (!entry->lever) {
      return std::unexpected(no_lever(prepared, id, where));
    }
    auto setting = book::parse_setting(parts[k].substr(equals + 1), *entry, where);
    if (!setting) {
      return std::unexpected(setting.error());
    }
    if (!set.insert(id).second) {
      return std::unexpected(
          base::input_error(id + " is set twice", "one of the two would be lost", "set it once", where));
    }
    setting->scenario = text;
    book::set_throughout(settings, id, *setting);
  }
  return settings;
}

}  // namespace headway::study
