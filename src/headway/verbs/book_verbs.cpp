// What the model rests on, without running it.
#include "headway/book/book.hpp"
#include "headway/chips/catalogue.hpp"
#include "headway/chips/rules.hpp"
#include "headway/files/sha256.hpp"
#include "headway/files/table_reader.hpp"
#include "headway/report/book_text.hpp"
#include "headway/report/chips_text.hpp"
#include "headway/report/explain.hpp"
#include "headway/results/book.hpp"
#include "headway/results/chips.hpp"
#include "headway/results/explain.hpp"
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
  // The contents point into the model, which they keep.
  const auto contents = std::make_shared<const std::pair<decltype(prepared), results::BookContents>>(
      prepared, results::contents_of(prepared->book, prepared->classes, study::chips_left_out(*prepared)));
  answer.text = [contents] { return report::book_summary(contents->second); };
  describe(answer, results::book_contents(), std::shared_ptr<const results::BookContents>(contents, &contents->second));
  return answer;
}

base::Result<Answer> show(const ShowRequest& request, const Wanted& /*wanted*/) {
  const auto engine = api::Engine::open(request);
  if (!engine) {
    return std::unexpected(engine.error());
  }
  const auto prepared = engine->shared();
  const auto found = std::make_shared<const std::pair<decltype(prepared), results::Entries>>(
      prepared, results::entries_of(prepared->book, request.prefix));
  if (found->second.entries.empty()) {
    return std::unexpected(book::unknown_id(prepared->book, request.prefix));
  }
  Answer answer = answer_of("headway.book.entries/1", *engine);
  answer.text = [prepared, prefix = request.prefix] { return report::entries_text(prepared->book, prefix); };
  describe(answer, results::entries(), std::shared_ptr<const results::Entries>(found, &found->second),
           &results::entries_sheet);
  return answer;
}

base::Result<Answer> explain(const ExplainRequest& request, const Wanted& /*wanted*/) {
  const auto engine = api::Engine::open(request);
  if (!engine) {
    return std::unexpected(engine.error());
  }
  const auto prepared = engine->shared();
  auto made = report::explain(prepared->book, prepared->classes, request.id);
  if (!made) {
    return std::unexpected(made.error());
  }
  const auto explained =
      std::make_shared<const std::pair<decltype(prepared), report::Explanation>>(prepared, std::move(*made));
  Answer answer = answer_of("headway.explain/1", *engine);
  answer.text = [explained] { return explained->second.text; };
  answer.result = std::visit(
      [&](const auto& held) {
        answer.described = &results::description_of(held).object();
        return std::shared_ptr<const void>(explained, &held);
      },
      explained->second.described);
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
  auto rows = chips::catalogue_rows(*catalogue, *rules);
  if (request.name.empty()) {
    const auto all = std::make_shared<const results::Chips>(std::move(rows));
    answer.text = [all] { return report::chips_text(all->rows); };
    describe(answer, results::all_chips(), all, &results::chips_sheet);
    return answer;
  }
  const auto chip = chips::chip_meant(*catalogue, request.name);
  if (!chip) {
    return std::unexpected(chip.error());
  }
  const auto place = static_cast<std::size_t>(*chip - catalogue->chips.data());
  const auto one = std::make_shared<const results::OneChip>(**chip, std::move(rows[place]));
  answer.text = [one, rules = *rules] { return report::chip_text(one->chip, one->row, rules); };
  describe(answer, results::one_chip(), one, &results::chip_sheet);
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
                                     .forms = kText | kJson | kCsv | kXlsx,
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
       .forms = kText | kJson | kCsv | kXlsx,
       .says_command = false},
      &chips));
}

}  // namespace headway::verbs::detail
