// United States export rules on chips for China, by date, read from `book/rules.toml`.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/base/month.hpp"
#include "headway/chips/catalogue.hpp"

namespace headway::chips {

enum class Outcome {
  licence,       ///< a licence is required, and refused in practice
  notification,  ///< may be exported under an exception after notice
  review,        ///< of what needs a licence, what may get one case by case
};

/// Conditions that must all hold; an empty one does not matter. The lower bounds are included, the upper ones are not.
/// A limb for review holds only for a chip that a limb for a licence catches.
struct Limb {
  std::string name;
  Outcome outcome = Outcome::licence;
  std::optional<double> tpp_at_least;
  std::optional<double> tpp_below;
  std::optional<double> density_at_least;        ///< TPP per mm^2
  std::optional<double> density_below;           ///< TPP per mm^2
  std::optional<double> scale_up_at_least_gb_s;  ///< both directions
  std::optional<double> bandwidth_below_gb_s;    ///< of memory
};

enum class Treatment {
  licence_required,  ///< refused in practice
  licence_granted,   ///< licensed to applicants, against `levy`
  announced,         ///< a sale announced, the rule not yet written
};

/// Chips dealt with by name; goes before the limbs.
struct Named {
  std::vector<std::string> chips;  ///< catalogue ids
  Treatment treatment = Treatment::licence_required;
  std::optional<double> levy;  ///< share of revenue, 0 to 1
};

/// The whole of what holds from `effective` until the next version that has a day.
struct Rule {
  std::string id;  ///< `2023-10`
  std::string title;
  base::Day published;
  std::optional<base::Day> effective;  ///< empty: announced, and no rule written
  std::vector<std::string> sources;
  std::string confidence;
  std::vector<std::string> caveats;
  std::vector<Limb> limbs;   ///< those kept from an earlier version included
  std::vector<Named> named;  ///< own entries first, then those kept
  base::Location where;
};

/// In the order of publication, which the file must follow. Errors, with file and line: as for the catalogue; also a
/// chip that the catalogue lacks, and a version that keeps one not above it.
base::Result<std::vector<Rule>> read_rules(const std::filesystem::path& file, const Catalogue& catalogue);
base::Result<std::vector<Rule>> parse_rules(std::string_view text, const std::string& name, const Catalogue& catalogue);

}  // namespace headway::chips
