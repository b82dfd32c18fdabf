#include "headway/cluster/machine.hpp"

#include <fmt/format.h>

#include <algorithm>

#include "headway/chips/yardstick.hpp"

namespace headway::cluster {

namespace {

constexpr double kTera = 1e12;
constexpr double kGiga = 1e9;

}  // namespace

std::string to_string(Format format) {
  return format == Format::sixteen ? "BF16" : format == Format::eight ? "8-bit" : "4-bit";
}

base::Result<Machine> machine_of(const chips::Chip& chip, const Constants& constants) {
  Machine machine;
  machine.chip = chip.id;
  const auto missing = [&chip](const std::string& what) {
    return std::unexpected(base::Error{.problem = "chip '" + chip.id + "' has no " + what,
                                       .why = "the catalogue knows no figure",
                                       .suggestion = "choose another chip, or add the figure to chips.toml",
                                       .where = chip.where,
                                       .fault = base::Fault::input});
  };
  const auto eight = chips::eight_bit(chip);
  machine.peak = {chip.bf16.value_or(eight ? 0.5 * eight->value : 0.0) * kTera, eight ? eight->value * kTera : 0.0,
                  chip.fp4.value_or(0.0) * kTera};
  machine.eight_is_integer = eight && eight->precision == chips::Precision::int8;
  if (!machine.has(Format::sixteen)) {
    return missing("16-bit or 8-bit rate");
  }
  if (!chip.memory_gb) {
    return missing("memory size");
  }
  if (!chip.memory_bandwidth_tb_s) {
    return missing("memory bandwidth");
  }
  if (!chip.bf16) {
    machine.assumed.emplace_back("16-bit rate is half the 8-bit rate");
  }
  // An 8-bit format that computes no faster than 16 bits saves memory and no time: products then stay at 16 bits.
  if (machine.rate(Format::eight) <= machine.rate(Format::sixteen)) {
    machine.peak[static_cast<std::size_t>(Format::eight)] = 0.0;
  }
  machine.memory = *chip.memory_gb * kGiga;
  machine.reserved = constants.reserved + constants.reserved_share * machine.memory;
  machine.serving_reserved = constants.serving_reserved;
  machine.prefill_tokens = constants.prefill_tokens;
  machine.memory_bandwidth = *chip.memory_bandwidth_tb_s * kTera;
  const auto value_or = [&machine](const std::optional<double>& value, double scale, double fallback,
                                   const std::string& words) {
    if (!value) {
      machine.assumed.push_back(words);
    }
    return value ? *value * scale : fallback;
  };
  machine.link = value_or(chip.scale_up_gb_s, 0.5 * kGiga, constants.link,
                          fmt::format("{:g} GB/s inside a domain", constants.link / kGiga));
  machine.domain =
      value_or(chip.scale_up_domain, 1.0, constants.domain, fmt::format("a domain of {:g} chips", constants.domain));
  machine.network = value_or(chip.scale_out_gbit_s, kGiga / 8.0, constants.network,
                             fmt::format("{:g} GB/s out of a domain", constants.network / kGiga));
  machine.power = value_or(chip.power_w, 1.0, 0.0, "power: none known");
  return machine;
}

}  // namespace headway::cluster
