// A gain under each of the book's named views (book/views.toml), on the same draws.
#pragma once

#include <span>
#include <string>
#include <vector>

#include "headway/book/read_views.hpp"
#include "headway/model/figures.hpp"
#include "headway/model/summary.hpp"
#include "headway/study/model.hpp"

namespace headway::study {

struct Viewed {
  book::View view;
  std::vector<model::Summary> gain;          ///< of each figure: other - base, draw by draw
  std::vector<model::Summary> gain_percent;  ///< 100 (other / base - 1)
};

struct ViewsResult {
  std::vector<model::Figure> figures;  ///< those that the question's metrics name
  std::vector<Viewed> views;           ///< empty where the book has none
  long draws = 0;                      ///< kept of those asked for
};

/// The gain of `other` over `base` in the figures that the question names, under each view: all in one pass. Errors:
/// those of read_views(), of scenario_of() and of a run.
base::Result<ViewsResult> under_views(const Prepared& prepared, const Question& question, const std::string& base,
                                      const std::string& other);

}  // namespace headway::study
