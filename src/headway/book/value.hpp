// One value as it is written: a number, quantiles, or a series of either by period.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "headway/book/entry.hpp"
#include "headway/files/table.hpp"

namespace headway::book {

/// The shapes that a distribution may have, as files name them.
inline const std::array<std::string, 7> kShapeNames = {"number",     "normal",  "lognormal", "beta",
                                                       "triangular", "uniform", "piecewise"};

/// 0.05 of "p5", 0.025 of "p2_5", 1 of "p100"; no value for any other key.
std::optional<double> parse_quantile_key(std::string_view key);

/// The keys of this table that are quantiles.
std::vector<std::string> quantile_keys(const files::Table& table);

/// Knots with period, quantiles, mode and place, from `value` or quantiles, `mode`, and `period` or `periods`.
std::vector<Knot> read_numbers(const files::Table& table, bool none_allowed);

/// Whether a node is a word, or a list that begins with one.
bool is_text(const toml::node& node);

/// A word or a list of words.
TextValue read_words(const toml::node& node, const files::Table& table);

/// What is wrong with a knot's numbers in this shape and these bounds; without a place.
std::optional<base::Error> misfit(const Knot& knot, Shape shape, const chance::Bounds& bounds);

/// Whether it is one number without doubt.
bool is_sure(const Knot& knot);

}  // namespace headway::book
