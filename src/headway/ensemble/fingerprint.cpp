#include "headway/ensemble/fingerprint.hpp"

#include <array>
#include <bit>
#include <concepts>
#include <string>
#include <type_traits>

namespace headway::ensemble {

namespace {

/// Takes in numbers one after the other. Structs are taken apart by name, so that a member added to one does not go unseen: it
/// does not compile.
class Mixer {
 public:
  std::uint64_t result() const { return mixed_; }

  void add(std::uint64_t word) {
    mixed_ = (mixed_ ^ word) * 0x9E3779B97F4A7C15U;
    mixed_ ^= mixed_ >> 29U;
  }
  void add(double number) { add(std::bit_cast<std::uint64_t>(number)); }
  template <class Whole>
    requires((std::signed_integral<Whole> || std::same_as<Whole, bool> || std::is_enum_v<Whole>))
  void add(Whole number) {
    add(static_cast<std::uint64_t>(static_cast<std::int64_t>(number)));
  }
  void add(const std::string& text) {
    add(std::uint64_t{text.size()});
    for (const char letter : text) {
      add(static_cast<int>(letter));
    }
  }

  void add(const chance::Distribution& distribution) {
    constexpr std::array kLookedAt{1e-6, 0.02, 0.05, 0.1, 0.25, 0.35, 0.5, 0.65, 0.75, 0.9, 0.95, 0.98, 1.0 - 1e-6};
    for (const double probability : kLookedAt) {
      add(distribution.quantile(probability));
    }
  }
  void add(const chance::PathKnot& knot) {
    const auto& [month, distribution] = knot;
    add(month);
    add(distribution);
  }
  void add(const chance::Branch& branch) {
    const auto& [weight, knots] = branch;
    add(weight);
    add_all(knots);
  }
  void add(const chance::Loading& loading) {
    const auto& [name, weight] = loading;
    add(name);
    add(weight);
  }
  void add(const chance::PathChange& change) {
    const auto& [from, until, whole, operation, value] = change;
    add(from);
    add(until);
    add(whole);
    add(operation);
    add(value);
  }
  void add(const chance::Variable& variable) {
    const auto& [name, choice, group, rank_correlation, sign, loadings, block, between, branches, changes] = variable;
    add(name);
    add(choice);
    add(group);
    add(rank_correlation);
    add(sign);
    add_all(loadings);
    add(block);
    add(between);
    add_all(branches);
    add_all(changes);
  }

  void add(const Grant& grant) {
    const auto& [from, newly, weaker] = grant;
    add(from);
    add(newly);
    add(weaker);
  }
  void add(const DatedPermission& dated) {
    const auto& [from, permission] = dated;
    add(from);
    add(permission);
  }
  void add(const PolicyPlan& plan) {
    const auto& [grants, levers, regime, permissions, cap_base, kill_switch_month, all_may_be_withdrawn, path_block] =
        plan;
    add_all(grants);
    add_all(levers);
    add_all(regime);
    add_all(permissions);
    add(cap_base);
    add(kill_switch_month);
    add(all_may_be_withdrawn);
    add(path_block);
  }
  void add(const Phase& phase) {
    const auto& [from, policy] = phase;
    add(from);
    add(policy);
  }
  void add(const Override& change) {
    const auto& [scalar, variable] = change;
    add(std::uint64_t{scalar});
    add(variable);
  }
  void add(const PathFactor& change) {
    const auto& [path, factor] = change;
    add(std::uint64_t{path});
    add(factor);
  }
  void add(const Scenario& scenario) {
    const auto& [name, policy, later, overrides, path_factors] = scenario;
    add(name);
    add(policy);
    add_all(later);
    add_all(overrides);
    add_all(path_factors);
  }
  void add(const Request& request) {
    const auto& [measure, yardstick, basis, last_month, year] = request;
    add(measure);
    add(yardstick);
    add(basis);
    add(last_month);
    add(year);
  }
  void add(const balance::Timeline& timeline) {
    const auto& [months, through, branch, hindcast] = timeline;
    add(months);
    add(through);
    add(branch);
    add(hindcast);
  }
  void add(const balance::ClassTable& table) {
    const auto& [eight_bit, bf16, tpp, best, bandwidth, memory, power] = table;
    for (const auto* const figures : {&eight_bit, &bf16, &tpp, &best, &bandwidth, &memory, &power}) {
      add_all(*figures);
    }
  }
  template <class Range>
  void add_all(const Range& range) {
    add(static_cast<std::uint64_t>(std::size(range)));
    for (const auto& each : range) {
      add(each);
    }
  }

 private:
  std::uint64_t mixed_ = 0x243F6A8885A308D3U;
};

template <class Thing>
std::uint64_t of(const Thing& thing) {
  Mixer mixer;
  mixer.add(thing);
  return mixer.result();
}

template <class Range>
std::uint64_t of_all(const Range& range) {
  Mixer mixer;
  mixer.add_all(range);
  return mixer.result();
}

}  // namespace

std::uint64_t fingerprint(const chance::Variable& variable) { return of(variable); }

std::uint64_t fingerprint(const Model& model) {
  return fingerprint(std::array{of_all(model.scalars), of_all(model.paths), of(model.table), of(model.timeline)});
}

std::uint64_t fingerprint(std::span<const Scenario> scenarios) { return of_all(scenarios); }

std::uint64_t fingerprint(std::span<const Request> requests) { return of_all(requests); }

std::uint64_t fingerprint(std::span<const std::uint64_t> parts) { return of_all(parts); }

}  // namespace headway::ensemble
