#include "headway/verbs/again.hpp"

#include <algorithm>

#include "headway/base/messages.hpp"
#include "headway/files/toml_file.hpp"
#include "headway/report/draws_hdf5.hpp"
#include "headway/verbs/draws_file.hpp"
#include "headway/verbs/head.hpp"

namespace headway::verbs {

namespace {

using nlohmann::ordered_json;

std::string shown(const ordered_json& json) { return json.is_string() ? json.get<std::string>() : json.dump(); }

/// What the heads say differently, apart from the day of making and the request itself.
std::vector<std::string> differences(const ordered_json& then, const ordered_json& now) {
  std::vector<std::string> words;
  const auto compare = [&](const std::string& what, const ordered_json& left, const ordered_json& right) {
    if (left != right) {
      words.push_back(what + ": " + shown(left) + " then, " + shown(right) + " now");
    }
  };
  for (const auto& [key, value] : now.items()) {
    // What a file of draws is has not always been written into it.
    if (key == "made" || key == "request" || (key == "draws" && !then.contains(key))) {
      continue;
    }
    if (key == "book" && then.contains("book")) {
      for (const auto& [part, held] : value.items()) {
        compare("book " + part, then["book"].value(part, ordered_json()), held);
      }
      continue;
    }
    compare(key, then.value(key, ordered_json()), value);
  }
  return words;
}

/// Where two texts first differ, with what stands about it.
std::string first_difference(const std::string& then, const std::string& now) {
  const auto [left, right] = std::ranges::mismatch(then, now);
  const auto at = left - then.begin();
  const auto piece = [at](const std::string& text) {
    constexpr std::ptrdiff_t kBefore = 60;
    constexpr std::size_t kLength = 120;
    return text.substr(static_cast<std::size_t>(std::max<std::ptrdiff_t>(0, at - kBefore)), kLength);
  };
  return "the figures differ first here:\n  then: ..." + piece(then) + "...\n  now:  ..." + piece(now) + "...";
}

base::Result<Parts> parts_of_any(const std::string& text, const std::string& file) {
  return report::is_hdf5(text) ? parts_of_hdf5(text, file) : parts_of(text, file);
}

}  // namespace

base::Result<Again> again(const std::string& file, const std::optional<std::string>& book,
                          const api::Progress& progress) {
  const auto held = files::read_text_file(file);
  if (!held) {
    return std::unexpected(held.error());
  }
  const auto then = parts_of_any(*held, file);
  if (!then) {
    return std::unexpected(then.error());
  }
  const auto reread = read_request(then->head["request"]);
  if (!reread) {
    return std::unexpected(reread.error());
  }
  if ((reread->verb->forms & then->form) == 0U) {
    return std::unexpected(base::input_error("headway " + reread->verb->name + " gives no answer of this form",
                                             "the head of " + file + " is of another file",
                                             "give a file as the program wrote it"));
  }
  if (const api::Field* const folder = api::find(reread->verb->fields, "book"); folder != nullptr && book) {
    if (const auto set = folder->set(reread->request.get(), *book); !set) {
      return std::unexpected(set.error());
    }
  }
  const bool full = then->form == kJson && then->rest.find("\"views\":") != std::string::npos;
  const DrawsAs as = drawn_as(then->head);
  const bool draws = then->form == kDraws;
  const auto answer =
      reread->verb->answer(reread->request.get(), Wanted{then->form, full, progress, {draws, draws && as.inputs}});
  if (!answer) {
    return std::unexpected(answer.error());
  }
  const auto text = draws
                        ? draws_file(*reread->verb, reread->request.get(), *answer, as)
                        : base::Result<std::string>(in_form(*reread->verb, reread->request.get(), *answer, then->form));
  if (!text) {
    return std::unexpected(text.error());
  }
  const auto now = parts_of_any(*text, "the answer");
  if (!now) {
    return std::unexpected(now.error());
  }
  Again result;
  result.command = command_of(*reread->verb, reread->request.get());
  result.words = differences(then->head, now->head);
  result.same = then->rest == now->rest;
  if (!result.same) {
    result.words.push_back(first_difference(then->rest, now->rest));
  }
  return result;
}

}  // namespace headway::verbs
