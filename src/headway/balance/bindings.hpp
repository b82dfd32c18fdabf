// Walks every input of every sector: the one place that knows which sectors there are.
#pragma once

#include <iterator>
#include <utility>

#include "headway/balance/world.hpp"

namespace headway::balance {

/// Names of the classes and die designs that have slots of their own.
struct ShippedNames {
  static std::string_view of_class(int slot) { return kClassNames[static_cast<std::size_t>(slot)]; }
  static std::string_view of_design(int design) { return kDesignNames[static_cast<std::size_t>(design)]; }
};

/// For whoever reads the places of inputs only.
struct NoNames {
  static std::string_view of_class(int /*slot*/) { return {}; }
  static std::string_view of_design(int /*design*/) { return {}; }
};

namespace detail {

/// Calls `visit(place in the array, name)` for each of the list. A list is never longer than the arrays that are bound to it,
/// which compilers do not see: their visits ask.
template <class Names, class Visit>
void visit_names(const InputNames& list, const Classes& classes, const Names& names, const Visit& visit) {
  const auto domestic = [&](const Slots<kDomesticCount>& slots) {
    for (const int d : slots) {
      visit(d, names.of_class(kForeignCount + d));
    }
  };
  const auto foreign = [&](const auto& slots) {
    for (const int c : slots) {
      visit(c, names.of_class(c));
    }
  };
  switch (list.classes) {
    case ClassList::none:
      for (std::size_t k = 0; k < list.fixed.size(); ++k) {
        visit(static_cast<int>(k), list.fixed[k]);
      }
      return;
    case ClassList::all:
    case ClassList::foreign:
      foreign(classes.foreign);
      if (list.classes == ClassList::foreign) {
        return;
      }
      for (int d = 0; d < classes.domestics; ++d) {
        visit(kForeignCount + d, names.of_class(kForeignCount + d));
      }
      return;
    case ClassList::started:
      return foreign(classes.started);
    case ClassList::beside:
      return foreign(classes.beside);
    case ClassList::diverted:
      return foreign(classes.diverted);
    case ClassList::lines:
      for (int line = 0; line < classes.lines.count; ++line) {
        visit(line, names.of_class(classes.lines.slot[line]));
      }
      return;
    case ClassList::domestic:
      for (int d = 0; d < classes.domestics; ++d) {
        visit(d, names.of_class(kForeignCount + d));
      }
      return;
    case ClassList::domestic_started:
      return domestic(classes.domestic_started);
    case ClassList::domestic_beside:
      return domestic(classes.domestic_beside);
    case ClassList::domestic_observed:
      return domestic(classes.domestic_observed);
    case ClassList::designs:
      for (int design = 0; design < classes.designs; ++design) {
        visit(design, names.of_design(design));
      }
      return;
  }
}

template <class Sector, class Visitor, class Names>
void visit_sector(Sector& sector, Visitor& visitor, const Classes& classes, const Names& names) {
  if constexpr (requires { Sector::scalars(); }) {
    for (const auto& binding : Sector::scalars()) {
      visitor.scalar(sector.*binding.member, binding.id, std::string_view{}, binding.unit);
    }
  }
  if constexpr (requires { Sector::paths(); }) {
    for (const auto& binding : Sector::paths()) {
      visitor.path(sector.*binding.member, binding.id, std::string_view{}, binding.unit);
    }
  }
  if constexpr (requires { Sector::arrays(); }) {
    std::apply(
        [&](const auto&... binding) {
          const auto each = [&](const auto& array) {
            auto& members = sector.*array.member;
            visit_names(array.names, classes, names, [&](int place, std::string_view name) {
              if (std::cmp_less(place, std::size(members))) {
                visitor.scalar(members[place], array.prefix, name, array.unit);
              }
            });
          };
          (each(binding), ...);
        },
        Sector::arrays());
  }
  if constexpr (requires { Sector::path_arrays(); }) {
    std::apply(
        [&](const auto&... binding) {
          const auto each = [&](const auto& array) {
            auto& members = sector.*array.member;
            visit_names(array.names, classes, names, [&](int place, std::string_view name) {
              if (std::cmp_less(place, std::size(members))) {
                visitor.path(members[place], array.prefix, name, array.unit);
              }
            });
          };
          (each(binding), ...);
        },
        Sector::path_arrays());
  }
}

}  // namespace detail

/// Calls `visitor.scalar(number, prefix, name, unit)` and `visitor.path(path, prefix, name, unit)` for every input of the
/// classes in use, always in the same order; the book id is prefix + name.
template <class Number, class Visitor, class Names = ShippedNames>
void visit_inputs(Assumptions<Number>& in, Visitor& visitor, const Classes& classes = kShippedClasses,
                  const Names& names = {}) {
  detail::visit_sector(in.yardsticks, visitor, classes, names);
  detail::visit_sector(in.foundry, visitor, classes, names);
  detail::visit_sector(in.memory, visitor, classes, names);
  detail::visit_sector(in.makers, visitor, classes, names);
  detail::visit_sector(in.supply, visitor, classes, names);
  detail::visit_sector(in.demand, visitor, classes, names);
  detail::visit_sector(in.trade, visitor, classes, names);
  detail::visit_sector(in.diversion, visitor, classes, names);
  detail::visit_sector(in.abroad, visitor, classes, names);
  detail::visit_sector(in.fleet, visitor, classes, names);
  detail::visit_sector(in.energy, visitor, classes, names);
  detail::visit_sector(in.progress, visitor, classes, names);
  detail::visit_sector(in.useful, visitor, classes, names);
}

/// Tells every sector what the classes are; they must outlive the inputs.
template <class Number>
void tell_classes(const Classes& classes, Assumptions<Number>& in) {
  in.yardsticks.classes = &classes;
  in.makers.classes = &classes;
  in.supply.classes = &classes;
  in.demand.classes = &classes;
  in.diversion.classes = &classes;
  in.abroad.classes = &classes;
  in.foundry.classes = &classes;
}

}  // namespace headway::balance
