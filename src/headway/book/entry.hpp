// One entry of the assumption book: a number the model does not compute, with what it means, how sure it is and who
// says so.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/base/month.hpp"
#include "headway/chance/distribution.hpp"
#include "headway/chance/variable.hpp"

namespace headway::book {

using Between = chance::Between;
using Shape = chance::Shape;

/// What a value rests on.
enum class Kind { observation, projection, judgement, definition };

std::optional<Kind> parse_kind(std::string_view name);
std::string_view to_string(Kind kind);
std::string_view to_string(Between between);

/// How a path goes on where nothing is stated, in a hindcast (forward.hpp).
enum class Forward { level, trend };

/// One value: of a period, or of no period in particular. Numbers are in the entry's unit.
struct Knot {
  std::optional<base::Period> period;
  std::vector<chance::QuantilePoint>
      quantiles;               ///< by probability; a sure number is one point at 0.5; "none" is infinite
  std::optional<double> mode;  ///< of the shape triangular alone
  base::Day published;
  std::string source;
  std::string confidence;  ///< high, medium, low; may be empty for judgements and definitions
  std::string reason;
  Kind kind = Kind::observation;
  base::Location where;
};

/// One of several accounts that cannot all be true.
struct Alternative {
  std::string name;
  double weight = 1.0;
  std::vector<Knot> knots;       ///< what counts, by period
  std::vector<Knot> superseded;  ///< older values that newer ones replaced
};

/// A word, such as "open", or a list of names, such as chip classes.
struct TextValue {
  std::vector<std::string> words;
  bool list = false;  ///< written as a list, if only of one name

  bool operator==(const TextValue&) const = default;
};

/// What is changed of a path for one run, from a month on; the months before stay as the book has them.
struct Change {
  std::optional<base::Month> from = {};   ///< none: from the first month on, history included
  std::optional<base::Month> until = {};  ///< first month in which it no longer holds; none: to the end
  std::optional<base::Month> whole = {};  ///< with a ramp, the month from which it holds in full
  chance::Operation operation = chance::Operation::replace;
  Shape shape = Shape::number;
  Knot value = {};         ///< in the entry's unit; a factor for Operation::multiply
  std::string words = {};  ///< as it was asked
};

/// Over which values of a lever it is worth being moved, in its unit: a judgement, and no number about the world. It changes no
/// figure and is no part of the book's hash.
struct Slider {
  double from = 0.0;
  double to = 1.0;
  double step = 0.1;
  std::string reason;  ///< why just these
};

struct Entry {
  std::string id;  ///< sector.subject.quantity: two to four parts
  std::string means;
  std::string unit;  ///< empty for text
  std::string note;
  std::string choice;  ///< entries that share it take the alternative of the same name in every draw
  Shape shape = Shape::number;
  Between between = Between::linear;
  Forward forward = Forward::level;
  bool lever = false;         ///< may be set by a scenario
  bool none_allowed = false;  ///< "none" may stand for an infinite number
  chance::Bounds bounds;
  std::vector<Alternative> alternatives;  ///< one without a name, of weight 1, where there are none; none for text
  std::optional<TextValue> text;          ///< for levers that are no number
  std::vector<Change> changes = {};       ///< of a path, in the order in which they apply
  base::Location where;
  std::optional<Slider> slider = {};       ///< of a lever that is a number
  std::vector<std::string> partners = {};  ///< ids of the other entries of the same choice, as the book states them
};

/// Ids whose ranks move together, all pairs alike by `rank`, where a negative sign turns a member round, or each pair by its
/// own number of `ranks`.
struct Correlation {
  struct Member {
    std::string id;
    int sign = 1;
  };
  std::vector<Member> members;
  double rank = 0.0;  ///< Spearman's, in (0, 1)
  std::string source;
  std::string reason;
  base::Day published;
  base::Location where;
  /// Spearman's of each pair in the order of the members, in (-1, 1), and 1 of each with itself; empty for `rank`.
  std::vector<std::vector<double>> ranks = {};
};

}  // namespace headway::book
