// A verb: what it is asked, described; what answers; in which forms the answer comes. The command line, its help, the manual
// pages and every other face are made from these rows.
#pragma once

#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

#include "headway/api/engine.hpp"
#include "headway/api/field.hpp"
#include "headway/api/from_book.hpp"
#include "headway/base/error.hpp"
#include "headway/model/provenance.hpp"
#include "headway/results/described.hpp"
#include "headway/results/sheet.hpp"

namespace headway::verbs {

/// Forms of an answer.
enum Form : unsigned {
  kText = 1U << 0U,
  kJson = 1U << 1U,
  kCsv = 1U << 2U,
  kPage = 1U << 3U,   ///< one self-contained file: a page (HTML) or a chart (SVG)
  kDraws = 1U << 4U,  ///< every draw of the figures, as CSV or HDF5 (draws_file.hpp)
  kXlsx = 1U << 5U,   ///< a spreadsheet of the figures
};

/// From what an answer was made: what heads its JSON and CSV, beside the request. What does not apply has no value.
struct Source {
  std::string book_hash;
  std::optional<base::Day> as_of;
  std::optional<base::Month> through;
  std::optional<base::Month> horizon;
  std::optional<model::Provenance> drawn;  ///< seed and draws
  std::string yardstick;                   ///< empty: all, or none applies
  std::string basis;
  std::vector<std::string> scenarios;                    ///< whose settings the head states
  std::shared_ptr<const study::Prepared> prepared = {};  ///< where these are; none where no scenario was run
};

/// A file to be written: where, and what.
struct Written {
  std::string path;
  std::string text;
};

struct Answer {
  std::string schema;  ///< "headway.compare/1"
  Source source;
  std::function<std::string()> text;
  const results::Object* described = nullptr;  ///< the keys of `result`, which is what JSON is made of
  std::shared_ptr<const void> result;
  std::function<results::Sheet()> sheet;  ///< the table that CSV and spreadsheets are made of
  std::function<std::string()> page;
  std::shared_ptr<const model::DrawTable> draws;  ///< where they were wanted
  std::vector<Written> files;                     ///< that the request asked to be written
};

/// Two fields that cannot both be given, or of which one asks for the other.
struct Rule {
  std::string field;
  std::string other;
  bool needs = false;  ///< else: excludes
};

/// What a caller gives beside the request.
struct Wanted {
  unsigned forms = kText;  ///< that will be printed
  bool full = false;       ///< all tables, not one screen
  api::Progress progress = {};
  api::Keep keep = {};  ///< draws where kDraws is among the forms
};

struct Verb {
  std::string name;  ///< "book check" has two words
  std::string help;
  std::vector<std::string> examples;
  unsigned forms = 0;
  bool has_full = false;
  bool says_command = true;  ///< the text ends with the command that makes it again
  std::vector<api::Field> fields;
  std::vector<Rule> rules;
  std::function<std::shared_ptr<void>()> make;  ///< a request with all defaults
  /// What the request leaves to the book is filled in first, so that its head says what was asked.
  std::function<base::Result<Answer>(void* request, const Wanted& wanted)> answer;
};

/// All of them, in the order of the help.
const std::vector<Verb>& verbs();

/// The verb of that name, or none.
const Verb* find_verb(std::string_view name);

namespace detail {

struct Row {
  std::string name;
  std::string help;
  std::vector<std::string> examples;  ///< with "{base}" for the scenario that plays that part
  unsigned forms = 0;
  bool has_full = false;
  bool says_command = true;
  std::vector<Rule> rules = {};
};

template <class Request>
Verb verb(Row row, base::Result<Answer> (*answer)(const Request&, const Wanted&)) {
  Verb made;
  made.name = std::move(row.name);
  made.help = std::move(row.help);
  for (std::string& example : row.examples) {
    made.examples.push_back(api::with_usual_scenarios(std::move(example)));
  }
  made.forms = row.forms;
  made.has_full = row.has_full;
  made.says_command = row.says_command;
  made.rules = std::move(row.rules);
  made.fields = Request::fields();
  made.make = [] { return std::make_shared<Request>(); };
  made.answer = [answer](void* request, const Wanted& wanted) -> base::Result<Answer> {
    Request& asked = *static_cast<Request*>(request);
    if constexpr (std::is_base_of_v<api::BookFolder, Request>) {
      if (auto found = api::find_book(asked); !found) {
        return std::unexpected(std::move(found.error()));
      }
      if (auto taken = api::take_from_book(Request::fields(), &asked, asked.book); !taken) {
        return std::unexpected(std::move(taken.error()));
      }
    }
    return answer(asked, wanted);
  };
  return made;
}

void add_model_verbs(std::vector<Verb>& verbs);
void add_chart_verb(std::vector<Verb>& verbs);
void add_study_verbs(std::vector<Verb>& verbs);
void add_score_verbs(std::vector<Verb>& verbs);
void add_book_verbs(std::vector<Verb>& verbs);
void add_list_verb(std::vector<Verb>& verbs);
void add_cluster_verbs(std::vector<Verb>& verbs);

/// Source of an answer that ran the model.
Source source_of(std::shared_ptr<const study::Prepared> prepared, const model::Provenance& provenance,
                 const std::vector<std::string>& scenarios);

/// The scenarios of a comparison, the base first.
std::vector<std::string> base_and(const std::string& base, std::vector<std::string> others);

/// The answer as it is described; without a table where `sheet` is none.
template <class Result>
void describe(Answer& answer, const results::Described<Result>& described, std::shared_ptr<const Result> result,
              results::Sheet (*sheet)(const Result&) = nullptr) {
  answer.described = &described.object();
  if (sheet != nullptr) {
    answer.sheet = [result, sheet] { return sheet(*result); };
  }
  answer.result = std::move(result);
}

/// The answer's draws are those of the result.
template <class Result>
void keep_draws_of(const std::shared_ptr<const Result>& result, Answer& answer) {
  answer.draws = std::shared_ptr<const model::DrawTable>(result, &result->draws);
}

/// Opens the model, asks, and starts an answer; `ask` is the engine's function.
template <class Request, class Asked, class Result>
base::Result<std::pair<Answer, std::shared_ptr<const Result>>> asked(
    const Request& request, const Wanted& wanted, std::string schema, const std::vector<std::string>& scenarios,
    base::Result<Result> (api::Engine::*ask)(const Asked&, const api::Progress&) const) {
  const auto engine = api::Engine::open(request);
  if (!engine) {
    return std::unexpected(engine.error());
  }
  auto result = (engine->keeping(wanted.keep).*ask)(request, wanted.progress);
  if (!result) {
    return std::unexpected(result.error());
  }
  Answer answer;
  answer.schema = std::move(schema);
  answer.source = source_of(engine->shared(), result->provenance, scenarios);
  auto shared = std::make_shared<const Result>(std::move(*result));
  keep_draws_of(shared, answer);
  return std::pair{std::move(answer), std::move(shared)};
}

}  // namespace detail

}  // namespace headway::verbs
