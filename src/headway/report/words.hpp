// The terms that every result uses, each explained in one line where it first appears.
#pragma once

#include <array>
#include <string>
#include <string_view>
#include <vector>

namespace headway::report {

struct Word {
  std::string_view term;
  std::string_view means;
};

/// "a, b and c".
std::string in_a_row(const std::vector<std::string>& parts);

/// Needed to read the answer.
inline constexpr std::array kFirstWords{
    Word{"H100e", "an H100 equivalent, the peak 8-bit arithmetic of one Nvidia H100."},
    Word{"useful compute", "what China's users can run, times the part in use and how well it works, in H100e."},
    Word{"world", "one draw of every uncertain assumption, run under both policies."},
};

/// Needed for the tables.
inline constexpr std::array kMoreWords{
    Word{"accessible", "what users can run: chips in mainland China, and compute abroad that they rent or own."},
    Word{"located", "chips that stand in mainland China, whoever owns them."},
    Word{"TPP", "total processing performance, by which US export rules count: operations a second times bit length."},
    Word{"premium", "what the next buyer in China would pay above the list price."},
    Word{"binds", "the least of several limits is the one that binds; in each month one limit does."},
};

}  // namespace headway::report
