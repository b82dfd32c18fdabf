// What the model rests on, without running it.
#include "headway/book/book.hpp"
#include "headway/chips/catalogue.hpp"
#include "headway/chips/rules.hpp"
#include "headway/files/sha256.hpp"
#include "headway/files/table_reader.hpp"
#include "headway/report/book_text.hpp"
#include "headway/report/chips_text.hpp"
#include "headway/report/explain.hpp"
#include "headway/verbs/verb.hpp"

namespace headway::verbs::detail {

namespace {

using CheckRequest = api::Asked<api::BookCheck, api::BookSettings>;
using ShowRequest = api::Asked<api::BookShow, api::BookSettings>;
using ExplainRequest = api::Asked<api::Explain, api::BookSettings>;
using ChipsRequest = api::Asked<api::Chips, api::BookFolder>;

Answer answer_of(std::string schema, const api::Engine& engine) {
  const book::Book& book = engine.prepared().book;
  Answer answer;
  answer.schema = std::move(schema);
  answer.source.book_hash = book.hash;
  answer.source.as_of = book.as_of;
  answer.source.through = book.through;
  return answer;
}

base::Result<Answer> check(const CheckRequest& request, const Wanted& /*wanted*/) {
  const auto engine = api::Engine::open(request);
  if (!engine) {
    return std::unexpected(engine.error());
  }
  Answer answer = answer_of("headway.book/1", *engine);
  const auto prepared = engine->shared();
  const auto form = [prepared](bool json) {
    return report::book_summary(prepared->book, prepared->classes, study::chips_left_out(*prepared), json);
  };
  answer.text = [form] { return form(false); };
  answer.json = [form] { return form(true); };
  return answer;
}

base::Result<Answer> show(const ShowRequest& request, const Wanted& /*wanted*/) {
  const auto engine = api::Engine::open(request);
  if (!engine) {
    return std::unexpected(engine.error());
  }
  const auto prepared = engine->shared();
  if (report::entries_text(prepared->book, request.prefix).empty()) {
    return std::unexpected(book::unknown_id(prepared->book, request.prefix));
  }
  Answer answer = answer_of("headway.book.entries/1", *engine);
  answer.text = [prepared, prefix = request.prefix] { return report::entries_text(prepared->book, prefix); };
  answer.json = [prepared, prefix = request.prefix] { return report::entries_json(prepared->book, prefix); };
  answer.csv = [prepared, prefix = request.prefix] { return report::entries_csv(prepared->book, prefix); };
  return answer;
}

base::Result<Answer> explain(const ExplainRequest& request, const Wanted& /*wanted*/) {
  const auto engine = api::Engine::open(request);
  if (!engine) {
    return std::unexpected(engine.error());
  }
  const auto text = report::explain(engine->prepared().book, engine->prepared().classes, request.id, false);
  const auto json = report::explain(engine->prepared().book, engine->prepared().classes, request.id, true);
  if (!text || !json) {
    return std::unexpected(text ? json.error() : text.error());
  }
  Answer answer = answer_of("headway.explain/1", *engine);
  answer.text = [text = *text] { return text; };
  answer.json = [json = *json] { return json; };
  return answer;
}

base::Result<Answer> chips(const ChipsRequest& request, const Wanted& /*wanted*/) {
  const std::filesystem::path folder = request.book;
  const auto catalogue = chips::read_catalogue(folder / "chips.toml");
  if (!catalogue) {
    return std::unexpected(catalogue.error());
  }
  const auto rules = chips::read_rules(folder / "rules.toml", *catalogue);
  if (!rules) {
    return std::unexpected(rules.error());
  }
  Answer answer;
  answer.schema = request.name.empty() ? "headway.chips/1" : "headway.chip/1";
  const auto chips_file = files::read_text((folder / "chips.toml").string());
  const auto rules_file = files::read_text((folder / "rules.toml").string());
  answer.source.book_hash = files::sha256(chips_file.value_or("") + rules_file.value_or(""));
  const auto form = [&](bool json, bool csv) {
    return report::chips_text(*catalogue, *rules, request.name, json, csv);
  };
  const auto text = form(false, false);
  const auto json = form(true, false);
  const auto csv = form(false, true);
  if (!text || !json || !csv) {
    return std::unexpected(text.error());
  }
  answer.text = [text = *text] { return text; };
  answer.json = [json = *json] { return json; };
  answer.csv = [csv = *csv] { return csv; };
  return answer;
}

}  // namespace

void add_book_verbs(std::vector<Verb>& verbs) {
  verbs.push_back(verb<CheckRequest>({.name = "book check",
                                      .help = "Read the book and check every entry against the model",
                                      .examples = {"headway book check --as-of 2025-12-31"},
                                      .forms = kText | kJson,
                                      .says_command = false},
                                     &check));
  verbs.push_back(verb<ShowRequest>({.name = "book show",
                                     .help = "List entries with their values and sources",
                                     .examples = {"headway book show foundry", "headway book show --csv"},
                                     .forms = kText | kJson | kCsv,
                                     .says_command = false},
                                    &show));
  verbs.push_back(verb<ExplainRequest>(
      {.name = "explain",
       .help = "What an assumption rests on, or what a metric is made of",
       .examples = {"headway explain foundry.advanced.yield_large_die", "headway explain china_useful"},
       .forms = kText | kJson,
       .says_command = false},
      &explain));
  verbs.push_back(verb<ChipsRequest>(
      {.name = "chips",
       .help = "The catalogue: TPP, performance density, and which export rule catches a chip from when",
       .examples = {"headway chips", "headway chips h200_sxm"},
       .forms = kText | kJson | kCsv,
       .says_command = false},
      &chips));
}

}  // namespace headway::verbs::detail
