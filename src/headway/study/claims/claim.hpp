// One claim: what it says, what the model computes for it, what that rests on, and the verdict.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "headway/base/month.hpp"
#include "headway/model/summary.hpp"
#include "headway/study/claims/observed.hpp"
#include "headway/study/claims/settling.hpp"
#include "headway/study/claims/verdict.hpp"

namespace headway::study::claims {

/// A figure computed for a claim.
struct Figure {
  std::string id;         ///< as in balance::kMeasures, or a name of the claim's own
  std::string means;      ///< in words
  std::string unit;       ///< as in balance::kMeasures
  std::string yardstick;  ///< empty where none applies
  std::string basis;      ///< empty where none applies
  std::string period;     ///< "2026", "2026-12", or empty
  std::string scenario;   ///< with what is changed; empty where no scenario is run
  std::string versus;     ///< what it is compared with; empty for a figure of its own
  model::Summary summary;
  bool shown = false;   ///< in the short text of all claims
  bool detail = false;  ///< in JSON and CSV alone
};

/// One source of an assumption behind a claim.
struct Source {
  std::string id;  ///< the assumption
  std::string source;
  base::Day published;
  std::string confidence;
};

/// What a claim's function answers.
struct Answer {
  std::vector<Figure> figures;  ///< the first is the claim's own
  std::vector<Part> parts;
  std::string missing;                   ///< why no verdict is given; empty where one is
  std::string uncovered;                 ///< part of the claim that is not computed; the verdict is on the rest
  std::vector<std::string> decided_by;   ///< inputs that decide the statements that are given
  std::vector<std::string> notes;        ///< what must be read beside it
  std::vector<std::string> assumptions;  ///< ids of the book
};

struct Claim {
  std::string id;  ///< "C1"
  std::string claim;
  Verdict verdict = Verdict::not_computed;
  Part judged;                       ///< the judged statements as one: its share is the probability behind the verdict
  std::optional<Settling> settling;  ///< where it is about as likely as not: what would settle it
  std::vector<Observed> observed;    ///< what happened since, as the book has it
  std::string rule;
  Answer answer;
  std::vector<Source> sources;  ///< of the assumptions, as this run used them
};

}  // namespace headway::study::claims
