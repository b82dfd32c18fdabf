// The door to a comparison kept alive (docs/kept.md), one in a module. Each function that gives a number of outcome leaves behind
// what to read: a result, rows, or what is wrong.
#include <optional>
#include <type_traits>
#include <utility>

#include "door.hpp"
#include "headway/base/messages.hpp"
#include "headway/verbs/kept_compare.hpp"

namespace {

namespace page = headway::page;
using headway::verbs::KeptCompare;

std::optional<KeptCompare>& kept() {
  static std::optional<KeptCompare> comparison;
  return comparison;
}

nlohmann::ordered_json asked() { return nlohmann::ordered_json::parse(page::buffer(), nullptr, false); }

template <class Held>
int outcome(headway::base::Result<Held> result) {
  if (!result) {
    return page::refused(result.error());
  }
  if constexpr (std::is_void_v<Held>) {
    page::answer().clear();
  } else {
    page::answer() = std::move(*result);
  }
  return page::kAnswered;
}

/// The outcome of what is done with the comparison; an error where none is kept.
template <class Do>
int with_kept(const Do& act) {
  if (!kept()) {
    return page::refused(
        headway::base::input_error("no comparison is kept", "none was opened in this module", "call keep() first"));
  }
  return outcome(act(*kept()));
}

}  // namespace

extern "C" {

/// The buffer holds the request. The one kept before is closed where this one opens.
int HEADWAY_EXPORT(headway_keep)() {
  auto opened = KeptCompare::open(asked());
  if (!opened) {
    return page::refused(opened.error());
  }
  kept() = std::move(*opened);
  return page::kAnswered;
}

/// The buffer holds the change.
int HEADWAY_EXPORT(headway_change)() {
  return with_kept([](KeptCompare& it) { return it.change(asked()); });
}

/// The draws done; -1 where nothing is kept.
int HEADWAY_EXPORT(headway_advance)(double milliseconds) {
  return kept() ? static_cast<int>(kept()->advance(milliseconds)) : -1;
}

int HEADWAY_EXPORT(headway_finished)() { return kept() && kept()->finished() ? 1 : 0; }

/// The answer is bytes.
int HEADWAY_EXPORT(headway_rows)() {
  return with_kept([](const KeptCompare& it) { return it.rows(); });
}

/// The buffer holds such bytes.
int HEADWAY_EXPORT(headway_merge)() {
  return with_kept([](KeptCompare& it) { return it.merge(page::buffer()); });
}

int HEADWAY_EXPORT(headway_result)() {
  return with_kept([](const KeptCompare& it) { return it.result(); });
}
}
