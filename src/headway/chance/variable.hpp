// One uncertain quantity of a run: a number or a path through time, possibly with alternatives that cannot both be
// true.
// What a book entry becomes once it is read, dated and converted: no text is left, so that engines need no book.
#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

#include "headway/chance/distribution.hpp"
#include "headway/chance/path_change.hpp"
#include "headway/chance/source.hpp"

namespace headway::chance {

/// How a path runs between its knots.
enum class Between {
  step,    ///< a knot's value holds from its month until the next knot
  linear,  ///< straight lines between knots
  log,     ///< straight lines in logarithms; zero or negative knots make that piece linear
};

struct PathKnot {
  double month = 0.0;  ///< months after 2022-01; where a period has several, its middle (its first for Between::step)
  Distribution distribution;
};

/// One of the alternatives; a quantity without alternatives has one branch of weight 1.
struct Branch {
  double weight = 1.0;
  std::vector<PathKnot> knots;  ///< by month; a plain number has one
};

/// Counter of the stream `choice` that selects a branch; counter 0 of the stream `name` is the variable itself.
inline constexpr std::uint32_t kChoiceCounter = 1;

/// What a variable takes of another's standard normal number.
struct Loading {
  std::uint64_t name = 0;  ///< whose
  double weight = 0.0;
};

struct Variable {
  std::uint64_t name = 0;    ///< hash of the id: what its draws are keyed by
  std::uint64_t choice = 0;  ///< hash of what selects its branch: shared by variables that choose together
  std::uint64_t group = 0;   ///< hash of its correlation group; 0 for none
  double rank_correlation = 0.0;
  int sign = 1;
  std::vector<Loading> loadings =
      {};         ///< of a group whose pairs differ, in place of `rank_correlation`; squares add to 1
  int block = 0;  ///< part of a designed experiment that it belongs to; 0 for none
  Between between = Between::linear;
  std::vector<Branch> branches;
  std::vector<PathChange> changes = {};  ///< of a path, applied after its knots, in this order
};

/// The variable's own uniform in a draw, correlated within its group. All knots of a path share it. At a level, the
/// level; for a member of a group that moves against the others, what is left to 1.
double uniform_of(const Variable& variable, const Source& source);

/// What selects the branch.
double branch_uniform_of(const Variable& variable, const Source& source);

/// The place of the branch chosen, from 0.
std::size_t branch_of(const Variable& variable, const Source& source);

/// Value of a number (the first knot of the branch chosen).
double draw_number(const Variable& variable, const Source& source);

/// Values for months 0, 1, ... into out[0], out[stride], ...; `months` of them. Before the first knot the first value
/// holds, after the last the last. Changes come after that.
void draw_path(const Variable& variable, const Source& source, int months, std::size_t stride, double* out);

/// Whether it has more than one value: several branches, or a knot whose 5 and 95 % quantiles differ.
bool varies(const Variable& variable);

/// A variable that is a number without doubt.
Variable certain(double value);

}  // namespace headway::chance
