// How a sector says what it reads from the assumption book: each input is a member of its struct, bound to an id and
// a unit.
#pragma once

#include <array>
#include <span>
#include <string_view>
#include <tuple>

#include "headway/balance/class_facts.hpp"

namespace headway::balance {

/// A number for each month of a run: month 0 is 2022-01.
template <class Number>
struct Path {
  const Number* months = nullptr;
  Number operator[](int month) const { return months[month]; }
};

/// One number for a whole run: `id` in the book, converted to `unit` when the book is read.
template <class Sector, class Number>
struct ScalarBinding {
  Number Sector::* member;
  std::string_view id;
  std::string_view unit;
};

/// A number that changes with time.
template <class Sector, class Number>
struct PathBinding {
  Path<Number> Sector::* member;
  std::string_view id;
  std::string_view unit;
};

/// Which classes have a number of their own.
enum class ClassList {
  none,      ///< the list is fixed
  all,       ///< every class in use
  foreign,   ///< merchant and captive classes
  started,   ///< foreign classes with a first year
  beside,    ///< foreign classes on the line of another
  diverted,  ///< classes that reach China past the controls
  lines,     ///< lines for China
  domestic,  ///< Chinese classes
  domestic_started,
  domestic_beside,
  domestic_observed,
  designs,  ///< die designs of Chinese makers
};

/// The names that ids end with: a fixed list, or those of classes, which the book says.
struct InputNames {
  std::span<const std::string_view> fixed;
  ClassList classes = ClassList::none;

  // NOLINTBEGIN(google-explicit-constructor): a binding names its list and no more
  template <std::size_t count>
  constexpr InputNames(const std::array<std::string_view, count>& names) : fixed(names) {}
  constexpr InputNames(ClassList list) : classes(list) {}
  // NOLINTEND(google-explicit-constructor)
};

/// A number for each name of a list: the id is `prefix` + name, as in "price." + "h200".
template <class Sector, class Number, std::size_t count>
struct ArrayBinding {
  Number (Sector::*member)[count];
  std::string_view prefix;
  InputNames names;
  std::string_view unit;
};

template <class Sector, class Number, std::size_t count>
struct PathArrayBinding {
  Path<Number> (Sector::*member)[count];
  std::string_view prefix;
  InputNames names;
  std::string_view unit;
};

/// Where a run stands in time: months are counted from 2022-01 = 0.
struct Timeline {
  int months = 108;       ///< length of the run
  int through = 47;       ///< last month whose observations drive the run (2025-12)
  int branch = 48;        ///< first month in which scenarios may differ (2026-01)
  bool hindcast = false;  ///< drivers after `through` are carried on by rule, not projected (S8)
};

}  // namespace headway::balance
