#include "headway/book/units.hpp"

#include <udunits2.h>

#include <array>
#include <cmath>
#include <cstdlib>
#include <filesystem>
#include <memory>
#include <mutex>
#include <string>
#include <utility>
#include <vector>

#include "headway/base/messages.hpp"
#include "headway/files/beside_program.hpp"

namespace headway::book {
namespace {

using Unit = std::unique_ptr<ut_unit, decltype(&ut_free)>;
using Converter = std::unique_ptr<cv_converter, decltype(&cv_free)>;

/// What nothing else can be converted to. UDUNITS adds the prefixes: GUSD, PFLOP, kUSD.
constexpr std::array<const char*, 13> kBaseUnits = {"chip", "wafer", "die", "stack", "package",   "FLOP", "token",
                                                    "byte", "USD",   "CNY", "TPP",   "household", "H100e"};

struct Derived {
  const char* symbol;
  const char* definition;
};
/// UDUNITS reads "kWh" as nothing and "kW.h" per dollar in an unexpected order, and knows no B; its own bit is a bare
/// number.
constexpr std::array<Derived, 10> kDerivedUnits = {{{"Wh", "watt hour"},
                                                    {"bit", "0.125 byte"},
                                                    {"B", "byte"},
                                                    {"kB", "1e3 byte"},
                                                    {"MB", "1e6 byte"},
                                                    {"GB", "1e9 byte"},
                                                    {"TB", "1e12 byte"},
                                                    {"PB", "1e15 byte"},
                                                    {"EB", "1e18 byte"},
                                                    {"OP", "FLOP"}}};

/// UDUNITS' own definitions: those that UDUNITS2_XML_PATH names, else those that came with the program, else those of the
/// system.
ut_system* read_definitions() {
  const auto beside = files::beside_program("units/udunits2.xml");
  std::error_code code;
  const bool ours = std::getenv("UDUNITS2_XML_PATH") == nullptr && std::filesystem::exists(beside, code);
  return ut_read_xml(ours ? beside.c_str() : nullptr);
}

/// The table of units, made when first asked for. UDUNITS itself is not made for threads: all use goes through one
/// lock.
class System {
 public:
  static System& get() {
    static System system;
    return system;
  }

  std::mutex& lock() { return lock_; }
  bool ready() const { return system_ != nullptr; }

  Unit parse(std::string_view text) const {
    const std::string name(text);
    return {ut_parse(system_.get(), name.c_str(), UT_UTF8), &ut_free};
  }

 private:
  System() : system_(nullptr, &ut_free_system) {
    ut_set_error_message_handler(&ut_ignore);
    system_.reset(read_definitions());
    if (!system_) {
      return;
    }
    for (const char* const name : {"byte", "bytes", "bit", "bits"}) {
      ut_unmap_name_to_unit(system_.get(), name, UT_ASCII);
      ut_unmap_symbol_to_unit(system_.get(), name, UT_ASCII);
    }
    for (const char* const symbol : kBaseUnits) {
      const Unit unit(ut_new_base_unit(system_.get()), &ut_free);
      ut_map_symbol_to_unit(symbol, UT_ASCII, unit.get());
    }
    for (const auto& [symbol, definition] : kDerivedUnits) {
      const Unit unit = parse(definition);
      ut_map_symbol_to_unit(symbol, UT_ASCII, unit.get());
    }
  }

  std::mutex lock_;
  std::unique_ptr<ut_system, decltype(&ut_free_system)> system_;
};

base::Result<Unit> parse_unit(const System& system, std::string_view text) {
  if (!system.ready()) {
    return std::unexpected(base::Error{.problem = "the table of units cannot be read",
                                       .why = "UDUNITS-2 finds no udunits2.xml",
                                       .suggestion = "install libudunits2-data, or set UDUNITS2_XML_PATH",
                                       .where = {},
                                       .fault = base::Fault::run});
  }
  // UDUNITS takes no text for a bare number; here it is more likely a slip.
  Unit unit = text.empty() ? Unit(nullptr, &ut_free) : system.parse(text);
  if (!unit) {
    std::vector<std::string> known(kBaseUnits.begin(), kBaseUnits.end());
    known.insert(known.end(), {"1", "percent", "kWh", "GB", "GUSD", "GCNY", "mm2", "month", "year", "day", "hour"});
    return std::unexpected(
        base::input_error("unknown unit '" + std::string(text) + "'",
                          "a unit is UDUNITS text, or made of chip, wafer, die, stack, package, USD and others",
                          base::did_you_mean(text, known, 3)));
  }
  return unit;
}

/// A function from one unit to the other.
base::Result<Converter> converter(std::string_view from_unit, std::string_view to_unit) {
  const System& system = System::get();
  base::Result<Unit> from = parse_unit(system, from_unit);
  if (!from) {
    return std::unexpected(std::move(from.error()));
  }
  base::Result<Unit> to = parse_unit(system, to_unit);
  if (!to) {
    return std::unexpected(std::move(to.error()));
  }
  Converter found(ut_get_converter(from->get(), to->get()), &cv_free);
  if (!found) {
    return std::unexpected(base::input_error(
        "the unit '" + std::string(from_unit) + "' does not convert to '" + std::string(to_unit) + "'",
        "they measure different things", "give the number in a unit that does"));
  }
  return found;
}

}  // namespace

base::Result<double> convert(double value, std::string_view from_unit, std::string_view to_unit) {
  const std::scoped_lock guard(System::get().lock());
  base::Result<Converter> found = converter(from_unit, to_unit);
  if (!found) {
    return std::unexpected(std::move(found.error()));
  }
  return from_unit == to_unit ? value : cv_convert_double(found->get(), value);
}

base::Result<double> unit_factor(std::string_view from_unit, std::string_view to_unit) {
  const std::scoped_lock guard(System::get().lock());
  base::Result<Converter> found = converter(from_unit, to_unit);
  if (!found) {
    return std::unexpected(std::move(found.error()));
  }
  if (from_unit == to_unit) {
    return 1.0;
  }
  if (cv_convert_double(found->get(), 0.0) != 0.0) {
    return std::unexpected(base::input_error(
        "the units '" + std::string(from_unit) + "' and '" + std::string(to_unit) + "' differ in their zero",
        "a factor alone does not convert them", "give the number in another unit"));
  }
  return cv_convert_double(found->get(), 1.0);
}

base::Result<void> check_unit(std::string_view unit) {
  const std::scoped_lock guard(System::get().lock());
  base::Result<Unit> parsed = parse_unit(System::get(), unit);
  if (!parsed) {
    return std::unexpected(std::move(parsed.error()));
  }
  return {};
}

}  // namespace headway::book
