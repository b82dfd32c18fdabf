#include "headway/study/claims/policy.hpp"

#include <algorithm>
#include <optional>
#include <utility>

#include "headway/study/freeze.hpp"

namespace headway::study::claims {

namespace {

base::Error no_such_input(const std::string& id) {
  return base::Error{"a claim changes '" + id + "', which is no input of this kind",
                     "the model has no such number",
                     "name an input of the model",
                     {},
                     base::Fault::run};
}

/// Puts a variable in the place of the input; `made` makes it in the unit that the model wants.
template <class Make>
base::Result<void> replace(const Prepared& prepared, ensemble::Scenario& scenario, const std::string& id,
                           const Make& made) {
  const auto put = [&](std::string_view unit, const auto& place) -> base::Result<void> {
    auto variable = made(unit);
    if (!variable) {
      return std::unexpected(variable.error());
    }
    place(std::move(*variable));
    return {};
  };
  for (std::size_t k = 0; k < ensemble::kLevers.size(); ++k) {
    if (ensemble::kLevers[k].id == id) {
      return put(ensemble::kLevers[k].unit, [&](auto&& variable) { scenario.policy.levers[k] = variable; });
    }
  }
  for (std::size_t k = 0; k < ensemble::kRegimeNumbers.size(); ++k) {
    if (ensemble::kRegimeNumbers[k].id == id) {
      return put(ensemble::kRegimeNumbers[k].unit, [&](auto&& variable) { scenario.policy.regime[k] = variable; });
    }
  }
  for (std::size_t k = 0; k < prepared.scalars.size(); ++k) {
    if (prepared.scalars[k].id == id) {
      return put(prepared.scalars[k].unit, [&](auto&& variable) {
        std::erase_if(scenario.overrides, [&](const auto& other) { return other.scalar == k; });
        scenario.overrides.push_back(ensemble::Override{k, variable});
      });
    }
  }
  return std::unexpected(no_such_input(id));
}

void scale(std::optional<double>& number, double factor, double most) {
  if (number) {
    *number = std::min(*number * factor, most);
  }
}

book::Entry scaled_entry(book::Entry entry, double factor, double most) {
  scale(entry.bounds.min, factor, most);
  scale(entry.bounds.max, factor, most);
  for (auto& alternative : entry.alternatives) {
    for (auto& knot : alternative.knots) {
      for (auto& point : knot.quantiles) {
        point.value = std::min(point.value * factor, most);
      }
      scale(knot.mode, factor, most);
    }
  }
  return entry;
}

}  // namespace

Policy as_is(std::string scenario) { return Policy{std::move(scenario), "", {}, ""}; }

Policy changed(std::string scenario, std::string what, std::vector<Change> changes) {
  return Policy{std::move(scenario), std::move(what), std::move(changes), kChanged};
}

Change multiplied(const std::string& id, double factor, double most) {
  return [=](const Prepared& prepared, ensemble::Scenario& scenario) -> base::Result<void> {
    const auto* entry = book::find(prepared.book, id);
    if (entry == nullptr) {
      return std::unexpected(no_such_input(id));
    }
    const auto named = prepared.book.scenarios.find(scenario.name);
    const bool in_book = named != prepared.book.scenarios.end();
    const auto own = scaled_entry(in_book ? book::entry_in(named->second, *entry) : *entry, factor, most);
    return replace(prepared, scenario, id, [&](std::string_view unit) { return freeze(prepared.book, own, unit); });
  };
}

Change fixed(const std::string& id, double value) {
  return [=](const Prepared& prepared, ensemble::Scenario& scenario) -> base::Result<void> {
    return replace(prepared, scenario, id,
                   [&](std::string_view /*unit*/) -> base::Result<chance::Variable> { return chance::certain(value); });
  };
}

Change path_multiplied(const std::string& id, double factor) {
  return [=](const Prepared& prepared, ensemble::Scenario& scenario) -> base::Result<void> {
    const auto found = std::ranges::find(prepared.paths, id, &model::Input::id);
    if (found == prepared.paths.end()) {
      return std::unexpected(no_such_input(id));
    }
    scenario.path_factors.push_back({static_cast<std::size_t>(found - prepared.paths.begin()), factor});
    return {};
  };
}

Change access_shifted(int months) {
  return [=](const Prepared& /*prepared*/, ensemble::Scenario& scenario) -> base::Result<void> {
    for (auto& grant : scenario.policy.grants) {
      grant.from += grant.newly ? months : 0;
    }
    return {};
  };
}

Change stopped_in(base::Month month) {
  return [=](const Prepared& /*prepared*/, ensemble::Scenario& scenario) -> base::Result<void> {
    scenario.policy.kill_switch_month = month - base::kFirstMonth;
    return {};
  };
}

Change lever_as_in(const std::string& scenario, ensemble::Lever lever) {
  return [=](const Prepared& prepared, ensemble::Scenario& changed) -> base::Result<void> {
    const auto other = scenario_named(prepared, scenario);
    if (!other) {
      return std::unexpected(other.error());
    }
    changed.policy.levers[lever] = other->policy.levers[lever];
    return {};
  };
}

Change beijing_as_in(const std::string& scenario) {
  return [=](const Prepared& prepared, ensemble::Scenario& changed) -> base::Result<void> {
    const auto other = scenario_named(prepared, scenario);
    if (!other) {
      return std::unexpected(other.error());
    }
    changed.policy.permissions = other->policy.permissions;
    changed.policy.regime = other->policy.regime;
    for (std::size_t k = 0; k < ensemble::kLevers.size(); ++k) {
      if (ensemble::kLevers[k].id.starts_with("beijing.")) {
        changed.policy.levers[k] = other->policy.levers[k];
      }
    }
    return {};
  };
}

Change beijing(ensemble::Permission permission) {
  return [=](const Prepared& /*prepared*/, ensemble::Scenario& scenario) -> base::Result<void> {
    scenario.policy.permissions = {{.from = 0, .permission = permission}};
    return {};
  };
}

}  // namespace headway::study::claims
