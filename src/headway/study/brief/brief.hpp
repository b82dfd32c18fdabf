// What a reader is told beside a comparison: on what its sign hangs, how it looks under the views, and how good earlier
// forecasts were.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "headway/model/compare.hpp"
#include "headway/study/score/card_score.hpp"
#include "headway/study/score/score.hpp"
#include "headway/study/sensitivity/turning.hpp"
#include "headway/study/views.hpp"

namespace headway::study {

/// What is worked out beside a comparison, for the scenario that it dwells on.
struct Beside {
  std::optional<TurningResult> turning;
  ViewsResult views;
};

/// How good forecasts were.
struct Record {
  std::optional<ScoreResult> hindcast;  ///< none where the book has no series to score, or no month to stand at
  std::vector<CardScore> cards;         ///< none where the book is another's copy, or was changed
};

/// On fewer draws of the same seed. Nothing for a choice of figures or a short run; weighted draws have no search for
/// inputs. Errors: those of turning_inputs() and under_views().
base::Result<Beside> beside(const Prepared& prepared, Question question, const model::CompareResult& result);

/// Under the book of the comparison. Errors: those of hindcast() and score_cards().
base::Result<Record> record_of(const Prepared& prepared, const Question& question);

}  // namespace headway::study
