#include "headway/book/bindings.hpp"

#include <algorithm>
#include <set>
#include <utility>

#include "headway/base/messages.hpp"

namespace headway::book {
namespace {

std::optional<base::Error> misfit(const Entry& entry, const Binding& binding) {
  if (entry.text.has_value() != binding.unit.empty()) {
    return entry.text ? base::input_error(entry.id + " is text", "the model reads it as a number in " + binding.unit,
                                          "give it a number and a unit", entry.where)
                      : base::input_error(entry.id + " is a number", "the model reads it as text", "give it a text",
                                          entry.where);
  }
  if (entry.text) {
    return std::nullopt;
  }
  if (auto factor = unit_factor(entry, binding.unit); !factor) {
    return std::move(factor.error());
  }
  for (const Alternative& alternative : entry.alternatives) {
    if (!binding.path && alternative.knots.size() > 1) {
      return base::input_error(entry.id + " has values for " + std::to_string(alternative.knots.size()) + " periods",
                               "the model reads one number that does not change with time", "keep one of them",
                               entry.where);
    }
  }
  return std::nullopt;
}

}  // namespace

std::optional<base::Error> check_bindings(const Book& book, std::span<const Binding> bindings,
                                          std::span<const std::string> exempt) {
  std::set<std::string, std::less<>> used;
  std::vector<std::string> wanted;
  for (const Binding& binding : bindings) {
    wanted.push_back(binding.id);
    const Entry* const entry = find(book, binding.id);
    if (entry == nullptr) {
      base::Error error = unknown_id(book, binding.id);
      error.problem = "the model wants '" + binding.id + "'";
      return error;
    }
    used.insert(binding.id);
    if (auto error = misfit(*entry, binding)) {
      return error;
    }
  }
  for (const auto& [id, entry] : book.entries) {
    const bool is_exempt =
        std::ranges::any_of(exempt, [&](const std::string& prefix) { return id.starts_with(prefix); });
    if (!used.contains(id) && !is_exempt) {
      return base::input_error("unused entry " + id, "nothing in the model reads it", base::did_you_mean(id, wanted),
                               entry.where);
    }
  }
  return std::nullopt;
}

}  // namespace headway::book
