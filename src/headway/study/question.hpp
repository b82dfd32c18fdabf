// What a user asks: which book, which draws, which figures.
#pragma once

#include <cstdint>
#include <filesystem>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "headway/base/month.hpp"

namespace headway::study {

/// Common to all studies; the defaults are the command line's.
struct Question {
  std::filesystem::path book;
  std::optional<base::Day> as_of;
  std::optional<base::Month> through;  ///< none: the last quarter that the book's history reaches (book/book.hpp)
  bool hindcast = false;               ///< stand at the end of `through`: see book/forward.hpp
  bool constrain = false;              ///< weight draws by book/observed/constraints.csv
  base::Month horizon = base::kDefaultHorizon;
  std::vector<std::filesystem::path> overlays;
  std::vector<std::string> sets;                           ///< "id=value"
  std::vector<std::filesystem::path> scenario_files = {};  ///< scenarios outside the book, named as their paths
  std::uint64_t seed = 1;
  long samples = 20000;
  int threads = 0;                                        ///< 0: all cores
  std::string yardstick;                                  ///< empty: all; the headline is in h100e
  std::string basis;                                      ///< empty: both
  std::vector<std::string> metrics;                       ///< "id" or "id@period"; empty: all
  std::map<std::string, std::string> added_classes = {};  ///< classes that the book adds, and the slots that they fill
  bool keep_draws = false;                                ///< every draw of the year figures, beside their summaries
  std::function<void(double)> progress;                   ///< told the share done
};

}  // namespace headway::study
