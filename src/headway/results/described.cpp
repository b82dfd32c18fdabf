#include "headway/results/described.hpp"

namespace headway::results {

Key& Keys::add(std::string_view name, std::string_view help, std::string_view unit) {
  Key& key = object_.keys.emplace_back();
  key.name = name;
  key.help = help;
  key.unit = unit;
  return key;
}

Key& Keys::add_part(std::string_view name, std::string_view help, std::string_view unit, const Object& of) {
  Key& key = add(name, help, unit);
  key.type = Type::object;
  key.of = &of;
  return key;
}

Key& Keys::add(const Key& key) {
  object_.keys.push_back(key);
  return object_.keys.back();
}

void Keys::leave_out_where_none() { object_.keys.back().left_out = true; }

}  // namespace headway::results
