// A number that tells apart what runs are made of: models, scenarios, requests. Two that differ have the same fingerprint once in
// 2^64, but for distributions that part only between the probabilities at which they are looked at.
#pragma once

#include <cstdint>
#include <span>

#include "headway/ensemble/ensemble.hpp"

namespace headway::ensemble {

std::uint64_t fingerprint(const chance::Variable& variable);
/// Of its inputs, class figures and months.
std::uint64_t fingerprint(const Model& model);
std::uint64_t fingerprint(std::span<const Scenario> scenarios);
std::uint64_t fingerprint(std::span<const Request> requests);

/// One number made of several, in their order.
std::uint64_t fingerprint(std::span<const std::uint64_t> parts);

}  // namespace headway::ensemble
