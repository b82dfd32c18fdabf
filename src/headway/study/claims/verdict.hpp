// How a verdict follows from what was computed: the share of draws in which a claim holds, in the seven words for
// likelihood of the IPCC's guidance note on uncertainty (Mastrandrea et al. 2010). Never typed in.
#pragma once

#include <array>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace headway::study::claims {

enum class Verdict {
  exceptionally_unlikely,
  very_unlikely,
  unlikely,
  about_as_likely_as_not,
  likely,
  very_likely,
  virtually_certain,
  assumption_decides,  ///< the claim is true or false by an input of the book alone
  not_computed,
};

/// One of the seven words and the probabilities that the guidance note gives it.
struct Likelihood {
  Verdict verdict;
  std::string_view words;
  double least = 0.0;
  double most = 1.0;
};

/// From the least likely to the most. The note's bands overlap ("likely" reaches to 100 %); the narrowest that holds is
/// said.
inline constexpr std::array<Likelihood, 7> kLikelihoods{{
    {Verdict::exceptionally_unlikely, "exceptionally unlikely", 0.0, 0.01},
    {Verdict::very_unlikely, "very unlikely", 0.0, 0.1},
    {Verdict::unlikely, "unlikely", 0.0, 0.33},
    {Verdict::about_as_likely_as_not, "about as likely as not", 0.33, 0.66},
    {Verdict::likely, "likely", 0.66, 1.0},
    {Verdict::very_likely, "very likely", 0.9, 1.0},
    {Verdict::virtually_certain, "virtually certain", 0.99, 1.0},
}};

/// One of the seven words, `the assumption decides` or `not computed`.
std::string_view to_string(Verdict verdict);

/// What a statement is to its claim.
enum class Role {
  judged,  ///< the claim holds where all its judged statements do
  beside,  ///< another policy or another reading: printed with its own likelihood, moves no verdict
  given,   ///< follows from inputs of the book alone: the input is the verdict
};

/// One statement that is true or false in each draw.
struct Part {
  std::string statement;
  double share = 0.0;   ///< of the draws in which it can be judged, 0 to 1; NaN where there is none
  long draws = 0;       ///< draws in which it can be judged; 0 for a statement that needs no draw
  std::string reading;  ///< the policy or the yardstick under which it is read: "h200-open"
  Role role = Role::judged;
  std::vector<signed char> holds;  ///< by draw: 1, 0, or -1 where it cannot be judged; empty where it needs no draw
};

/// The word for a probability; not computed for NaN.
Verdict verdict_on(double probability);

/// Verdict on one statement; what an input decides has none of its own.
Verdict judge(const Part& part);

/// All judged statements as one, draw by draw: it holds where they all hold. Draws that some of them cannot judge are
/// left out, and those that only the longer of two rows has. Without a judged statement its share is NaN.
Part together(std::span<const Part> parts);

/// Verdict on a claim.
Verdict judge(std::span<const Part> parts);

/// Half width of the 95 % Monte Carlo interval of a part's share; 0 without draws.
double share_error(const Part& part);

/// Whether other draws could move the part into another of the seven words.
bool near_a_limit(const Part& part);

/// How the verdict follows from these parts, in words.
std::string rule_in_words(std::span<const Part> parts);

}  // namespace headway::study::claims
