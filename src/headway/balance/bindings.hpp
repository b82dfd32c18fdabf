// Walks every input of every sector: the one place that knows which sectors there are.
#pragma once

#include "headway/balance/world.hpp"

namespace headway::balance {

namespace detail {

template <class Sector, class Visitor>
void visit_sector(Sector& sector, Visitor& visitor) {
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
            for (std::size_t k = 0; k < array.names.size(); ++k) {
              visitor.scalar(members[k], array.prefix, array.names[k], array.unit);
            }
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
            for (std::size_t k = 0; k < array.names.size(); ++k) {
              visitor.path(members[k], array.prefix, array.names[k], array.unit);
            }
          };
          (each(binding), ...);
        },
        Sector::path_arrays());
  }
}

}  // namespace detail

/// Calls `visitor.scalar(number, prefix, name, unit)` and `visitor.path(path, prefix, name, unit)` for every input,
/// always in the same order; the book id is prefix + name.
template <class Number, class Visitor>
void visit_inputs(Assumptions<Number>& in, Visitor& visitor) {
  detail::visit_sector(in.yardsticks, visitor);
  detail::visit_sector(in.foundry, visitor);
  detail::visit_sector(in.memory, visitor);
  detail::visit_sector(in.makers, visitor);
  detail::visit_sector(in.supply, visitor);
  detail::visit_sector(in.demand, visitor);
  detail::visit_sector(in.trade, visitor);
  detail::visit_sector(in.diversion, visitor);
  detail::visit_sector(in.abroad, visitor);
  detail::visit_sector(in.fleet, visitor);
  detail::visit_sector(in.energy, visitor);
  detail::visit_sector(in.progress, visitor);
  detail::visit_sector(in.useful, visitor);
}

}  // namespace headway::balance
