// What many requests share: which book, of which day, to which horizon; how many draws; in which units.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "headway/api/field.hpp"
#include "headway/study/question.hpp"

namespace headway::api {

/// The folder of the assumption book unless a request names one: the environment's HEADWAY_BOOK; else
/// ../share/headway/book beside the program; else the book of the source tree that it was built from.
std::string default_book();

struct BookFolder {
  std::string book = default_book();
  static std::vector<Field> fields();
};

/// Error: there is no such folder, with the ways to name one.
base::Result<void> find_book(const BookFolder& folder);

/// The book of one day, with a user's own entries in place of its.
struct BookSettings : BookFolder {
  std::optional<base::Day> as_of;      ///< only what was published by then
  std::optional<base::Month> through;  ///< last month whose observations may be used
  Texts overlay;                       ///< TOML files whose entries replace the book's, in this order
  Texts set;                           ///< "id=value": one entry each
  static std::vector<Field> fields();
};

/// A model made of that book.
struct Settings : BookSettings {
  bool hindcast = false;
  bool constrain = false;
  base::Month horizon = base::kDefaultHorizon;
  static std::vector<Field> fields();
};

/// The cluster model's book: efficiencies of runs published by that day.
struct ClusterSettings : BookFolder {
  std::optional<base::Day> as_of;
  static std::vector<Field> fields();
};

struct Threads {
  int threads = 0;  ///< 0: all cores
  static std::vector<Field> fields();
};

struct Draws : Threads {
  std::uint64_t seed = 1;
  long samples = 20000;
  static std::vector<Field> fields();
};

/// Through which yardstick and basis compute is looked at.
struct Lens {
  std::string yardstick;  ///< empty: all
  std::string basis;      ///< empty: both
  static std::vector<Field> fields();
};

struct Metrics {
  Texts metric;  ///< "id" or "id@period"; empty: all
  static std::vector<Field> fields();
};

/// The scenarios of these names that are files of their own: those that end in .toml.
Texts scenario_files_among(const Texts& names);

/// Those among the fields' values.
Texts scenario_files_in(const std::vector<Field>& fields, const void* request);

/// Puts every shared part that the request has into the study's question; the rest of it stays.
template <class Request>
void put(const Request& request, study::Question& question) {
  if constexpr (std::is_base_of_v<BookFolder, Request>) {
    question.book = request.book;
  }
  if constexpr (std::is_base_of_v<BookSettings, Request>) {
    question.as_of = request.as_of;
    question.through = request.through;
    question.overlays.assign(request.overlay.begin(), request.overlay.end());
    question.sets = request.set;
  }
  if constexpr (std::is_base_of_v<Settings, Request>) {
    question.hindcast = request.hindcast;
    question.constrain = request.constrain;
    question.horizon = request.horizon;
  }
  if constexpr (std::is_base_of_v<Draws, Request>) {
    question.seed = request.seed;
    question.samples = request.samples;
    question.threads = request.threads;
  }
  if constexpr (std::is_base_of_v<Lens, Request>) {
    question.yardstick = request.yardstick;
    question.basis = request.basis;
  }
  if constexpr (std::is_base_of_v<Metrics, Request>) {
    question.metrics = request.metric;
  }
}

}  // namespace headway::api
