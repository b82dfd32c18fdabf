// Published estimates recomputed from their own inputs, or solved for the input that they do not state, beside ours.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "headway/model/provenance.hpp"
#include "headway/study/replicate/arithmetic.hpp"
#include "headway/study/replicate/ours.hpp"

namespace headway::study {

enum class Match {
  yes,     ///< the recomputed number lies within the publisher's rounding or range
  within,  ///< it does not, but the rounding of the inputs reaches it
  no,
  implied  ///< nothing is recomputed: an input is missing and solved for
};

/// `yes`, `within its inputs`, `no` or `implied`.
std::string_view to_string(Match match);

/// One published number: one of a list, or the only one.
struct ReplicatedLine {
  std::string number;
  std::string means;
  std::string at;  ///< a period, or a name such as a chip's; empty where the number is of none
  std::string unit;
  book::Stated published;
  Match match = Match::no;
  std::optional<book::Stated> replicated;  ///< in `unit`
  std::string implied_input;
  std::string implied_unit;
  std::optional<book::Stated> implied;
  std::optional<OurFigure> ours;          ///< in `unit`
  std::string no_ours;                    ///< why there is none
  std::optional<OurFigure> ours_implied;  ///< ours of the missing input, in its unit
};

/// An input with its values at hand, those of the catalogue too.
struct ReplicatedInput {
  book::ReplicationInput stated;
  StatedQuantity quantity;  ///< empty where missing
};

struct Replicated {
  book::Replication replication;
  std::vector<ReplicatedInput> inputs;
  std::vector<ReplicatedLine> lines;
  std::vector<std::string> left_out;  ///< numbers that rest on something published after the book's cut-off
};

struct ReplicateResult {
  model::Provenance provenance;
  std::vector<Replicated> replications;
  std::vector<std::string> left_out;  ///< replications published after the book's cut-off
  model::DrawTable draws;             ///< of each metric of ours; empty unless the question keeps draws
};

/// All replications, or the one called `name`. Those published after the book's `as_of` are left out, and so are numbers
/// that rest on later inputs. Errors: an unknown name (with the nearest), what an input, step, number or metric of ours
/// can be wrong in, with file and line; a run that broke.
base::Result<ReplicateResult> replicate(const Prepared& prepared, const Question& question,
                                        const std::vector<book::Replication>& replications, const std::string& name);

/// Whether the number lies within what was published, up to the rounding of a double.
Match match_of(const book::Stated& published, const book::Stated& replicated);

}  // namespace headway::study
