// Several doubles that go through the same arithmetic together: one machine register, one draw a lane.
// The model is a template on its number type; this is the one that a processor likes best.
// Only + - x /, comparisons and selects are offered, so that every width gives the same bits.
#pragma once

#include <cstdint>

namespace headway::base {

/// The compiler's vector types of the widths in use (g++ 12 takes no width that depends on a template).
template <int width>
struct Vector;
template <>
struct Vector<2> {
  typedef double Lanes __attribute__((vector_size(16)));       // NOLINT(modernize-use-using): takes the attribute
  typedef std::int64_t Mask __attribute__((vector_size(16)));  // NOLINT(modernize-use-using)
};
template <>
struct Vector<4> {
  typedef double Lanes __attribute__((vector_size(32)));       // NOLINT(modernize-use-using)
  typedef std::int64_t Mask __attribute__((vector_size(32)));  // NOLINT(modernize-use-using)
};
template <>
struct Vector<8> {
  typedef double Lanes __attribute__((vector_size(64)));       // NOLINT(modernize-use-using)
  typedef std::int64_t Mask __attribute__((vector_size(64)));  // NOLINT(modernize-use-using)
};

template <int width>
struct Pack {
  using Lanes = typename Vector<width>::Lanes;
  using Mask = typename Vector<width>::Mask;

  Lanes lanes;

  Pack() = default;
  // NOLINTNEXTLINE(google-explicit-constructor): a constant is the same in all lanes
  Pack(double value) : lanes(Lanes{} + value) {}
  explicit Pack(Lanes value) : lanes(value) {}

  friend Pack operator+(Pack left, Pack right) { return Pack(left.lanes + right.lanes); }
  friend Pack operator-(Pack left, Pack right) { return Pack(left.lanes - right.lanes); }
  friend Pack operator*(Pack left, Pack right) { return Pack(left.lanes * right.lanes); }
  friend Pack operator/(Pack left, Pack right) { return Pack(left.lanes / right.lanes); }
  friend Pack operator-(Pack value) { return Pack(-value.lanes); }
  Pack& operator+=(Pack other) { return *this = *this + other; }
  Pack& operator-=(Pack other) { return *this = *this - other; }
  Pack& operator*=(Pack other) { return *this = *this * other; }

  friend Mask operator<(Pack left, Pack right) { return left.lanes < right.lanes; }
  friend Mask operator<=(Pack left, Pack right) { return left.lanes <= right.lanes; }
  friend Mask operator>(Pack left, Pack right) { return left.lanes > right.lanes; }
  friend Mask operator>=(Pack left, Pack right) { return left.lanes >= right.lanes; }
};

/// Lane by lane: `chosen` where the mask holds, else `other`.
template <int width>
inline Pack<width> select(typename Pack<width>::Mask mask, Pack<width> chosen, Pack<width> other) {
  return Pack<width>(mask ? chosen.lanes : other.lanes);
}
inline double select(bool mask, double chosen, double other) { return mask ? chosen : other; }

/// What the generic code asks of a number type: its width and its lanes.
template <class Number>
struct NumberTraits;

template <>
struct NumberTraits<double> {
  using Mask = bool;
  static constexpr int width = 1;
  static double lane(double value, int /*index*/) { return value; }
  static void set_lane(double& value, int /*index*/, double lane) { value = lane; }
  static bool any(bool mask) { return mask; }
};

template <int pack_width>
struct NumberTraits<Pack<pack_width>> {
  using Mask = typename Pack<pack_width>::Mask;
  static constexpr int width = pack_width;
  static double lane(const Pack<pack_width>& value, int index) { return value.lanes[index]; }
  static void set_lane(Pack<pack_width>& value, int index, double lane) { value.lanes[index] = lane; }
  static bool any(Mask mask) {
    std::int64_t found = 0;
    for (int index = 0; index < pack_width; ++index) {
      found |= mask[index];
    }
    return found != 0;
  }
};

template <class Number>
inline Number choose(typename NumberTraits<Number>::Mask mask, Number chosen, Number other) {
  return select(mask, chosen, other);
}
template <class Number>
inline Number smaller(Number left, Number right) {
  return select(left < right, left, right);
}
template <class Number>
inline Number larger(Number left, Number right) {
  return select(left > right, left, right);
}
template <class Number>
inline Number between(Number low, Number value, Number high) {
  return smaller(larger(value, low), high);
}

}  // namespace headway::base
