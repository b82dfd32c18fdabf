#include "options.hpp"

#include <unistd.h>

#include <cstdio>

#include "headway/balance/fleet.hpp"

namespace headway::app {

namespace {

base::Error date_error(const std::string& option, const std::string& text, const std::string& expected) {
  return base::Error{"cannot read " + option + " '" + text + "'", expected, "", {}, base::Fault::input};
}

void add_draws(CLI::App& verb, SharedOptions& options) {
  auto& question = options.question;
  verb.add_flag("--hindcast", question.hindcast,
                "Stand at the end of --through: what was said of later months counts only if published by then");
  verb.add_flag("--constrain", question.constrain,
                "Weight the draws by how well they agree with book/observed/constraints.csv");
  verb.add_option("--horizon", options.horizon, "Last month of the run")->capture_default_str();
  verb.add_option("--seed", question.seed, "Seed of the draws")->capture_default_str();
  verb.add_option("--samples", question.samples, "Number of draws")
      ->check(CLI::Range(1L, 4000000L))
      ->capture_default_str();
  verb.add_option("--threads", question.threads, "Threads; 0: all cores")
      ->check(CLI::Range(0, 1024))
      ->capture_default_str();
}

}  // namespace

void add_options(CLI::App& verb, SharedOptions& options, unsigned takes) {
  auto& question = options.question;
  verb.add_option("--book", options.book, "Folder of the assumption book")->capture_default_str();
  if ((takes & kTakesDates) != 0U) {
    verb.add_option("--as-of", options.as_of, "Use only what was published by this day (2025-12-31: the strict book)");
    verb.add_option(
        "--through", options.through,
        "Last month whose observations may be used (default: the last quarter that the book's history reaches)");
  }
  if ((takes & kTakesEntries) != 0U) {
    verb.add_option("--overlay", options.overlays,
                    "TOML file whose entries replace the book's; may be given several times")
        ->allow_extra_args(false);
    verb.add_option("--set", question.sets, "id=value: one entry set for this run; may be given several times")
        ->allow_extra_args(false);
  }
  if ((takes & kTakesDraws) != 0U) {
    add_draws(verb, options);
  }
  if ((takes & kTakesLens) != 0U) {
    verb.add_option("--yardstick", question.yardstick,
                    "h100e, bf16, tpp, best, bandwidth, training, serving, chips or watts; all unless given");
    verb.add_option("--basis", question.basis, "located or accessible; both unless given");
  }
  if ((takes & kTakesMetrics) != 0U) {
    verb.add_option("--metric", question.metrics,
                    "id or id@period (2026, 2026-12): only these figures; may be given several times")
        ->allow_extra_args(false);
  }
  CLI::Option* const json =
      (takes & kTakesJson) != 0U ? verb.add_flag("--json", options.json, "Print one JSON object") : nullptr;
  if ((takes & kTakesCsv) != 0U) {
    CLI::Option* const csv = verb.add_flag("--csv", options.csv, "Print CSV");
    if (json != nullptr) {
      csv->excludes(json);
    }
  }
}

base::Result<std::optional<base::Day>> as_of_day(const std::string& text) {
  if (text.empty()) {
    return std::nullopt;
  }
  const auto day = base::parse_day(text);
  if (!day) {
    return std::unexpected(date_error("--as-of", text, "a day such as 2025-12-31 was expected"));
  }
  return day;
}

base::Result<study::Question> question_of(const SharedOptions& options) {
  study::Question question = options.question;
  question.book = options.book;
  for (const auto& overlay : options.overlays) {
    question.overlays.emplace_back(overlay);
  }
  const auto as_of = as_of_day(options.as_of);
  if (!as_of) {
    return std::unexpected(as_of.error());
  }
  question.as_of = *as_of;
  const auto month = [&](const std::string& option, const std::string& text) -> base::Result<base::Month> {
    const auto period = base::parse_period(text);
    if (!period) {
      return std::unexpected(date_error(option, text, "a month such as 2025-12 was expected"));
    }
    const base::Month last = base::kFirstMonth + (balance::kMaximumMonths - 1);
    if (period->last < base::kFirstMonth || period->last > last) {
      return std::unexpected(date_error(
          option, text, "it must lie from " + base::to_string(base::kFirstMonth) + " to " + base::to_string(last)));
    }
    return period->last;
  };
  if (!options.through.empty()) {
    const auto through = month("--through", options.through);
    if (!through) {
      return std::unexpected(through.error());
    }
    question.through = *through;
  }
  const auto horizon = month("--horizon", options.horizon);
  if (!horizon) {
    return std::unexpected(horizon.error());
  }
  question.horizon = *horizon;
  if (isatty(STDERR_FILENO) != 0) {
    question.progress = [](double done) {
      std::fprintf(stderr, "\r%3.0f %%", 100.0 * done);
      if (done >= 1.0) {
        std::fprintf(stderr, "\r      \r");
      }
    };
  }
  return question;
}

}  // namespace headway::app
