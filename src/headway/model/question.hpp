// What is asked of a model: which draws, which figures.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "headway/base/month.hpp"

namespace headway::model {

/// The defaults are the command line's.
struct Question {
  std::optional<base::Month> through;  ///< none: the last quarter that the book's history reaches (book/book.hpp)
  base::Month horizon = base::kDefaultHorizon;
  std::uint64_t seed = 1;
  long samples = 20000;
  int threads = 0;                                        ///< 0: all cores
  std::string yardstick;                                  ///< empty: all; the headline is in h100e
  std::string basis;                                      ///< empty: both
  std::vector<std::string> metrics;                       ///< "id" or "id@period" (figures.hpp); empty: all
  std::string before;                                     ///< scenario over which gains are kept as well; empty: none
  std::map<std::string, std::string> added_classes = {};  ///< classes that the book adds, and the slots that they fill
  bool keep_draws = false;               ///< every draw of the figures, beside their summaries (draws.hpp)
  bool keep_inputs = false;              ///< with the draws: what each world's inputs are
  std::function<void(double)> progress;  ///< told the share done
};

}  // namespace headway::model
