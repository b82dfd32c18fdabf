// What a book's question is about: which scenarios play which part in it, of which years headlines speak, and what each
// command asks unless it is told. Everything else knows parts, and no scenario by its name.
#pragma once

#include <array>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/model/provenance.hpp"

namespace headway::book {

/// Before it too little is observed for a hindcast to stand on.
inline constexpr base::Month kEarliestOrigin = base::Month::of(2022, 6);

/// The scenario that plays each part, by name; empty where the book names none.
struct Cast {
  std::string base;      ///< what every gain is counted from
  std::string decided;   ///< the policy that was decided: what the answer dwells on
  std::string before;    ///< what was sold before it: gains over it are kept as well
  std::string open;      ///< the most that the decision could do
  std::string further;   ///< one step further than the decision
  std::string far_end;   ///< no control on chips
  std::string tightest;  ///< the tightest policy that is discussed
  std::string may_end;   ///< the policy that was decided, which may be withdrawn: what forecasts are made under
};

struct PartName {
  std::string_view name;
  std::string Cast::* scenario;
};

/// The parts as the file names them.
inline constexpr std::array<PartName, 8> kParts{{{"base", &Cast::base},
                                                 {"decided", &Cast::decided},
                                                 {"before", &Cast::before},
                                                 {"open", &Cast::open},
                                                 {"further", &Cast::further},
                                                 {"far_end", &Cast::far_end},
                                                 {"tightest", &Cast::tightest},
                                                 {"may_end", &Cast::may_end}}};

struct BookQuestion {
  Cast cast;
  std::map<std::string, std::string, std::less<>> words;  ///< what each part stands for, in words; where the file says
  model::YearsAsked years;
  std::vector<base::Month>
      origins;  ///< months at whose ends hindcasts stand, rising, from kEarliestOrigin on; may be empty
  /// What is asked unless a command is told: scenarios, one metric as id@year, or months, by "compare.others".
  std::map<std::string, std::vector<std::string>, std::less<>> asked;
  /// What the part stands for; empty where the file does not say.
  std::string in_words(std::string_view part) const {
    const auto found = words.find(part);
    return found == words.end() ? "" : found->second;
  }
  std::map<std::string, base::Location, std::less<>> places;  ///< of each part's scenario in the file
};

}  // namespace headway::book
