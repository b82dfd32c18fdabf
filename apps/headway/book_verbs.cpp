// headway book check|show, explain, chips: what the model rests on, without running it.
#include <memory>

#include "headway/report/book_text.hpp"
#include "prepared.hpp"
#include "verbs.hpp"

namespace headway::app {

namespace {

struct BookOptions {
  SharedOptions shared;
  std::string id;
};

}  // namespace

void add_book(CLI::App& app, Action& chosen) {
  auto* book = app.add_subcommand("book", "Check or list the assumption book");
  book->require_subcommand(1);
  auto checked = std::make_shared<BookOptions>();
  auto* check = book->add_subcommand("check", "Read the book and check every entry against the model");
  add_options(*check, checked->shared, kTakesBook | kTakesJson);
  check->footer("Example:\n  headway book check --as-of 2025-12-31");
  check->callback([checked, &chosen] {
    chosen = [checked] {
      return with_model(checked->shared, [&](const study::Prepared& prepared, const study::Question& /*question*/) {
        print(report::book_summary(prepared.book, checked->shared.json));
        return static_cast<int>(kDone);
      });
    };
  });
  auto shown = std::make_shared<BookOptions>();
  auto* show = book->add_subcommand("show", "List entries with their values and sources");
  show->add_option("prefix", shown->id, "Only ids that begin with this");
  add_options(*show, shown->shared, kTakesBook | kTakesTables);
  show->footer("Examples:\n  headway book show foundry\n  headway book show --csv");
  show->callback([shown, &chosen] {
    chosen = [shown] {
      return with_model(shown->shared, [&](const study::Prepared& prepared, const study::Question& /*question*/) {
        const auto& options = shown->shared;
        const auto listing = options.json  ? report::entries_json(prepared.book, shown->id)
                             : options.csv ? report::entries_csv(prepared.book, shown->id)
                                           : report::entries_text(prepared.book, shown->id);
        if (listing.empty()) {
          return fail(book::unknown_id(prepared.book, shown->id));
        }
        print(listing);
        return static_cast<int>(kDone);
      });
    };
  });
}

void add_explain(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<BookOptions>();
  auto* verb = app.add_subcommand("explain", "What an assumption rests on, or what a metric is made of");
  verb->add_option("id", options->id, "Id of an assumption or of a metric")->required();
  add_options(*verb, options->shared, kTakesBook | kTakesJson);
  verb->footer("Examples:\n  headway explain foundry.advanced.yield_large_die\n  headway explain china_useful");
  verb->callback([options, &chosen] {
    chosen = [options] {
      return with_model(options->shared, [&](const study::Prepared& prepared, const study::Question& /*question*/) {
        const auto text = report::explain(prepared.book, options->id, options->shared.json);
        if (!text) {
          return fail(text.error());
        }
        print(*text);
        return static_cast<int>(kDone);
      });
    };
  });
}

void add_chips(CLI::App& app, Action& chosen) {
  auto options = std::make_shared<BookOptions>();
  auto* verb = app.add_subcommand(
      "chips", "The catalogue: TPP, performance density, and which export rule catches a chip from when");
  verb->add_option("name", options->id, "Id of one chip");
  add_options(*verb, options->shared, kTakesTables);
  verb->footer("Examples:\n  headway chips\n  headway chips h200_sxm");
  verb->callback([options, &chosen] {
    chosen = [options]() -> int {
      const std::filesystem::path folder = options->shared.book;
      const auto catalogue = chips::read_catalogue(folder / "chips.toml");
      if (!catalogue) {
        return fail(catalogue.error());
      }
      const auto rules = chips::read_rules(folder / "rules.toml", *catalogue);
      if (!rules) {
        return fail(rules.error());
      }
      const auto text = report::chips_text(*catalogue, *rules, options->id, options->shared.json, options->shared.csv);
      if (!text) {
        return fail(text.error());
      }
      print(*text);
      return kDone;
    };
  });
}

}  // namespace headway::app
