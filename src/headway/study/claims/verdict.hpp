// How a verdict follows from what was computed: by a rule on shares of draws, never typed in.
#pragma once

#include <span>
#include <string>
#include <string_view>

namespace headway::study::claims {

enum class Verdict { supported, contradicted, undetermined, not_computed };

/// `supported`, `contradicted`, `undetermined`, `not computed`.
std::string_view to_string(Verdict verdict);

/// A statement is supported when it holds in at least this share of draws ...
inline constexpr double kSupportedFrom = 0.9;
/// ... and contradicted when it holds in at most this share.
inline constexpr double kContradictedTo = 0.1;

/// One statement that is true or false in each draw.
struct Part {
  std::string statement;
  double share = 0.0;   ///< of the draws in which it can be judged, 0 to 1; NaN where there is none
  long draws = 0;       ///< draws in which it can be judged; 0 for a statement that needs no draw
  std::string reading;  ///< where a claim makes the statement in several ways, which: "h100e"
};

/// How a claim's statements make one verdict.
enum class Joined {
  all,       ///< the claim is all of them: one that is contradicted contradicts it
  agreeing,  ///< the claim may be read in several ways: they must agree
};

/// Verdict on one statement; undetermined where no draw can judge it.
Verdict judge(const Part& part);

/// Verdict on a claim; not computed where there is no statement.
Verdict judge(std::span<const Part> parts, Joined joined);

/// The verdict on a claim of which a part is not computed: what is computed can speak against it, not for all of it.
Verdict at_most_undetermined(Verdict verdict);

/// Half width of the 95 % Monte Carlo interval of a part's share; 0 without draws.
double share_error(const Part& part);

/// Whether other draws could move the part over one of the two limits.
bool near_a_limit(const Part& part);

/// The rule in words.
std::string rule_in_words(std::size_t parts, Joined joined);

}  // namespace headway::study::claims
