// A policy as the book states it: levers set otherwise than in the entries, its parents' settings included.
#pragma once

#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "headway/book/entry.hpp"

namespace headway::book {

/// What stands in place of an entry's value; its numbers are in the entry's unit.
struct SettingValue {
  Shape shape = Shape::number;
  std::vector<Knot> knots;  ///< empty for text
  std::optional<TextValue> text;
  std::optional<base::Month> from;  ///< first month in which it holds; none: wherever scenarios may differ
  std::string scenario;             ///< the scenario that states it, which may be a parent
  base::Location where;
};

/// Settings of some months alone.
struct DatedSettings {
  base::Month from;
  std::optional<base::Month> until;  ///< first month in which they no longer hold; none: to the end
  std::map<std::string, SettingValue, std::less<>> settings;
  base::Location where;
};

struct ScenarioSettings {
  std::string name;  ///< its file's name
  std::string why;
  std::string parent;  ///< empty for none
  std::optional<base::Month> from;
  std::map<std::string, SettingValue, std::less<>> settings;  ///< by id; nearer ones have replaced their parents'
  base::Location where;
  std::vector<DatedSettings> dated = {};  ///< in the order in which they replace one another
};

/// Takes away what is set of an entry, in whatever months.
void forget(ScenarioSettings& scenario, const std::string& id);

/// Sets an entry in every month: what was set of it in some months is gone.
void set_throughout(ScenarioSettings& scenario, const std::string& id, const SettingValue& setting);

/// Puts the settings of `nearer` over those of the scenario, month by month.
void lay_over(const ScenarioSettings& nearer, ScenarioSettings& scenario);

/// "2027-03..", "2027-03..2027-06": when dated settings hold, as in `--set id@months=value`.
std::string months_of(const DatedSettings& dated);

/// The entry with the setting in place of its value; alternatives and choice are gone.
Entry with_setting(Entry entry, const SettingValue& setting);

/// The entry as the scenario sets it in all months.
Entry entry_in(const ScenarioSettings& scenario, const Entry& entry);

}  // namespace headway::book
