// Options that most verbs share, and how they are bound to the command line.
#pragma once

#include <CLI/CLI.hpp>
#include <optional>
#include <string>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/study/question.hpp"

namespace headway::app {

struct SharedOptions {
  study::Question question;
  std::string as_of;
  std::string through;
  std::string horizon = "2030-12";
  std::vector<std::string> overlays;
  std::string book = HEADWAY_DEFAULT_BOOK;
  bool json = false;
  bool csv = false;
};

/// Groups of options. A verb names those that it uses; one that it does not name is unknown to it, and so refused.
enum Takes : unsigned {
  kTakesDates = 1U << 0U,    ///< --as-of, --through
  kTakesEntries = 1U << 1U,  ///< --overlay, --set
  kTakesJson = 1U << 2U,     ///< --json
  kTakesCsv = 1U << 3U,      ///< --csv
  kTakesDraws = 1U << 4U,    ///< --hindcast, --constrain, --horizon, --seed, --samples, --threads
  kTakesLens = 1U << 5U,     ///< --yardstick, --basis
  kTakesMetrics = 1U << 6U,  ///< --metric
};

inline constexpr unsigned kTakesBook = kTakesDates | kTakesEntries;
inline constexpr unsigned kTakesModel = kTakesBook | kTakesDraws;
inline constexpr unsigned kTakesTables = kTakesJson | kTakesCsv;

/// Binds --book and the options of these groups.
void add_options(CLI::App& verb, SharedOptions& options, unsigned takes);

/// The day of --as-of; none where it was not given. Error: no day.
base::Result<std::optional<base::Day>> as_of_day(const std::string& text);

/// The question with its dates read. Errors: a date that cannot be read or lies out of range.
base::Result<study::Question> question_of(const SharedOptions& options);

}  // namespace headway::app
