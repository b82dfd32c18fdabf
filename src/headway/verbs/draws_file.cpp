#include "headway/verbs/draws_file.hpp"

#include <algorithm>
#include <array>
#include <utility>

#include "headway/report/draws_csv.hpp"
#include "headway/report/draws_hdf5.hpp"

namespace headway::verbs {

namespace {

using nlohmann::ordered_json;

constexpr std::array<std::pair<DrawsForm, std::string_view>, 3> kForms{
    {{DrawsForm::wide, "wide"}, {DrawsForm::one_by_one, "long"}, {DrawsForm::hdf5, "hdf5"}}};

std::string word_of(DrawsForm form) {
  return std::string(std::ranges::find(kForms, form, &std::pair<DrawsForm, std::string_view>::first)->second);
}

ordered_json units_of(const model::DrawTable& table) {
  ordered_json units = ordered_json::object();
  const auto names = report::draw_names(table);
  for (std::size_t k = 0; k < names.size(); ++k) {
    units[names[k]] = table.columns[k].unit;
  }
  return units;
}

/// The head of every answer, and what this file is.
ordered_json head_of_draws(const Verb& verb, const void* request, const Answer& answer, const DrawsAs& as) {
  ordered_json head = head_of(verb, request, answer);
  ordered_json asked = std::move(head["request"]);
  head.erase("request");
  ordered_json& draws = head["draws"] = {{"form", word_of(as.form)}, {"inputs", as.inputs}};
  if (as.form == DrawsForm::wide) {
    draws["units"] = units_of(*answer.draws);
  }
  head["request"] = std::move(asked);
  return head;
}

}  // namespace

base::Result<DrawsForm> draws_form(std::string_view path, std::string_view word) {
  if (path.ends_with(".h5") || path.ends_with(".hdf5")) {
    return word.empty() ? base::Result<DrawsForm>(DrawsForm::hdf5)
                        : std::unexpected(base::Error{base::field("form") + " says nothing of " + std::string(path),
                                                      "an HDF5 file has one form",
                                                      "leave it out, or name a file that ends in .csv",
                                                      {}});
  }
  if (word.empty() || word == word_of(DrawsForm::wide)) {
    return DrawsForm::wide;
  }
  if (word == word_of(DrawsForm::one_by_one)) {
    return DrawsForm::one_by_one;
  }
  return std::unexpected(base::Error{"there is no " + base::field("form") + " '" + std::string(word) + "'",
                                     "draws are written wide, a row for each world, or long, a row for each number",
                                     "give wide or long",
                                     {}});
}

base::Result<std::string> draws_file(const Verb& verb, const void* request, const Answer& answer, const DrawsAs& as) {
  const ordered_json head = head_of_draws(verb, request, answer, as);
  if (as.form == DrawsForm::hdf5) {
    return report::draws_hdf5(head, *answer.draws);
  }
  return csv_of(head,
                as.form == DrawsForm::wide ? report::draws_wide(*answer.draws) : report::draws_long(*answer.draws));
}

base::Result<Parts> parts_of_hdf5(const std::string& bytes, const std::string& file) {
  auto read = report::read_draws_hdf5(bytes, file);
  if (!read) {
    return std::unexpected(std::move(read.error()));
  }
  return Parts{kDraws, std::move(read->head), report::draws_wide(read->table)};
}

DrawsAs drawn_as(const ordered_json& head) {
  const ordered_json said = head.value("draws", ordered_json::object());
  DrawsAs as{DrawsForm::wide, said.value("inputs", false)};
  for (const auto& [form, word] : kForms) {
    as.form = said.value("form", std::string()) == word ? form : as.form;
  }
  return as;
}

}  // namespace headway::verbs
