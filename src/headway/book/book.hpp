// The assumption book: every number that the model does not compute, read from a folder, checked, and cut off at a
// date.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/base/month.hpp"
#include "headway/book/entry.hpp"
#include "headway/book/question.hpp"
#include "headway/book/scenario.hpp"
#include "headway/book/units.hpp"

namespace headway::book {

struct Book {
  std::map<std::string, Entry, std::less<>> entries;
  std::vector<Correlation> correlations;
  std::map<std::string, ScenarioSettings, std::less<>> scenarios;
  BookQuestion question;
  std::string hash;  ///< SHA-256 of all that changes a figure: values, units, shapes, scenarios, the question,
                     ///< cut-offs, chips, rules; no prose
  std::optional<base::Day> as_of;
  base::Month through;        ///< last month whose observations are used
  base::Month last_observed;  ///< last month that the paths of history reach (last_observed.hpp)
};

/// What the chip classes of the model mean for reading.
struct ClassOptions {
  std::vector<std::string> overlaid = {};  ///< names of classes that overlays may bring new entries of
  std::vector<std::string> later = {};     ///< names of classes that do not count yet: their entries are left out
  std::string text = {};                   ///< what the classes are, for the hash
};

struct ReadOptions {
  std::optional<base::Day> as_of;  ///< values published later are left out
  /// Observations of periods that end later are left out; none: the last quarter that was over on `as_of` and that the
  /// book's history reaches.
  std::optional<base::Month> through = {};
  bool hindcast = false;  ///< what is said of months after `through` counts only if published by then (forward.hpp)
  std::vector<std::filesystem::path> overlays = {};  ///< files whose entries replace the book's, in this order
  std::vector<std::string> sets = {};                ///< "id=0.3", "id=0.2..0.4" (p5 to p95), "id=35 GUSD", "id=open"
  std::vector<std::string> history = {};             ///< ids of the paths that history is made of
  std::vector<std::filesystem::path> scenario_files = {};  ///< scenarios outside the book, each named as its path
  std::vector<std::string> paths = {};                     ///< ids of what the model takes month by month
  ClassOptions classes = {};
};

/// Error: there is no such folder.
base::Result<void> check_folder(const std::filesystem::path& folder);

/// Reads `assumptions/*.toml`, `scenarios/*.toml` and `question.toml` of the folder. Errors: whatever is wrong with them, with file and
/// line.
base::Result<Book> read_book(const std::filesystem::path& folder, const ReadOptions& options = {});

/// The entry, or none.
const Entry* find(const Book& book, std::string_view id);

/// The error for an id that the book lacks, with the nearest that it has.
base::Error unknown_id(const Book& book, std::string_view id, const base::Location& where = {});

/// What the entry's numbers are multiplied by to be in `wanted_unit`. Error: it does not convert, with the entry's
/// place.
base::Result<double> unit_factor(const Entry& entry, std::string_view wanted_unit);

}  // namespace headway::book
