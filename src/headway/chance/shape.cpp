#include <array>
#include <utility>

#include "headway/chance/distribution.hpp"

namespace headway::chance {
namespace {

constexpr std::array<std::pair<Shape, std::string_view>, 7> kShapes = {{
    {Shape::number, "number"},
    {Shape::normal, "normal"},
    {Shape::lognormal, "lognormal"},
    {Shape::beta, "beta"},
    {Shape::triangular, "triangular"},
    {Shape::uniform, "uniform"},
    {Shape::piecewise, "piecewise"},
}};

}  // namespace

std::optional<Shape> parse_shape(std::string_view name) {
  for (const auto& [shape, shape_name] : kShapes) {
    if (shape_name == name) {
      return shape;
    }
  }
  return std::nullopt;
}

std::string_view to_string(Shape shape) {
  for (const auto& [known, name] : kShapes) {
    if (known == shape) {
      return name;
    }
  }
  return "";
}

}  // namespace headway::chance
