#include "headway/api/field.hpp"

#include <algorithm>
#include <array>
#include <charconv>

#include "headway/balance/fleet.hpp"
#include "headway/base/messages.hpp"
#include "headway/base/number.hpp"

namespace headway::api {

namespace {

std::string shortest(double value) {
  std::array<char, 400> text{};  // the longest double has 309 digits
  const auto end = std::to_chars(text.data(), text.data() + text.size(), value, std::chars_format::fixed).ptr;
  return {text.data(), end};
}

std::optional<std::int64_t> whole_number(const std::string& text) {
  std::int64_t number = 0;
  const auto [end, code] = std::from_chars(text.data(), text.data() + text.size(), number);
  return code == std::errc() && end == text.data() + text.size() ? std::optional(number) : std::nullopt;
}

std::string range_of(const Words& words) {
  const bool from = std::isfinite(words.least);
  const bool to = std::isfinite(words.most);
  std::string text;
  text += from && to ? " from " + shortest(words.least) + " to " + shortest(words.most) : "";
  text += from && !to ? " of " + shortest(words.least) + " or more" : "";
  text += !from && to ? " of at most " + shortest(words.most) : "";
  return text + (words.unit.empty() ? "" : " (" + words.unit + ")");
}

constexpr base::Month kLastMonth = base::kFirstMonth + (balance::kMaximumMonths - 1);

base::Error wrong_value(const Field& field, const std::string& text) {
  return base::Error{
      "cannot use " + base::field(field.name) + " '" + text + "'", expected(field) + " was expected", "", {}};
}

std::unexpected<base::Error> wrong(const Field& field, const Value& value) {
  return std::unexpected(wrong_value(field, text_of(value)));
}

base::Result<void> check_range(const Field& field, double value) {
  const bool within = value >= field.words.least && value <= field.words.most;  // which no NaN is
  if (!within) {
    return std::unexpected(wrong_value(field, shortest(value)));
  }
  return {};
}

}  // namespace

const Field* find(const std::vector<Field>& fields, std::string_view name) {
  const auto found = std::ranges::find(fields, name, &Field::name);
  return found == fields.end() ? nullptr : &*found;
}

std::string expected(const Field& field) {
  switch (field.kind) {
    case Kind::flag:
      return "true or false";
    case Kind::integer:
      return "a whole number" + range_of(field.words);
    case Kind::number:
      return "a number" + range_of(field.words);
    case Kind::day:
      return "a day such as 2025-12-31";
    case Kind::month:
      return "a month such as 2025-12, from " + base::to_string(base::kFirstMonth) + " to " +
             base::to_string(kLastMonth);
    case Kind::text:
    case Kind::texts:
      break;
  }
  return "text";
}

std::string text_of(const Value& value) {
  if (const auto* flag = std::get_if<bool>(&value)) {
    return *flag ? "true" : "false";
  }
  if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    return std::to_string(*whole);
  }
  if (const auto* number = std::get_if<double>(&value)) {
    return shortest(*number);
  }
  if (const auto* text = std::get_if<std::string>(&value)) {
    return *text;
  }
  std::string all;
  if (const auto* texts = std::get_if<Texts>(&value)) {
    for (const auto& text : *texts) {
      all += (all.empty() ? "" : ", ") + text;
    }
  }
  return all;
}

base::Result<void> set_from_text(const Field& field, void* request, const std::string& text) {
  const auto set = [&](const Value& value) { return field.set(request, value); };
  const auto wrong = [&] { return std::unexpected(wrong_value(field, text)); };
  if (text.empty() && !field.words.from_book.empty() && !field.optional) {
    return std::unexpected(base::input_error(base::field(field.name) + " is empty",
                                             "an empty text is no name, and may be a variable that was not set",
                                             "name one, or leave it out for what the book says"));
  }
  switch (field.kind) {
    case Kind::flag:
      return text == "true" || text == "false" ? set(text == "true") : wrong();
    case Kind::integer: {
      const auto number = whole_number(text);
      return number ? set(*number) : wrong();
    }
    case Kind::number: {
      const auto number = base::read_number(text);
      return number ? set(*number) : wrong();
    }
    case Kind::texts: {
      Texts texts = std::get<Texts>(field.get(request));
      texts.push_back(text);
      return set(std::move(texts));
    }
    case Kind::text:
    case Kind::day:
    case Kind::month:
      break;
  }
  return set(text);
}

namespace detail {

base::Result<bool> flag_in(const Field& field, const Value& value) {
  const auto* held = std::get_if<bool>(&value);
  return held != nullptr ? base::Result<bool>(*held) : wrong(field, value);
}

base::Result<std::int64_t> integer_in(const Field& field, const Value& value) {
  const auto* held = std::get_if<std::int64_t>(&value);
  if (held == nullptr) {
    return wrong(field, value);
  }
  const auto in_range = check_range(field, static_cast<double>(*held));
  return in_range ? base::Result<std::int64_t>(*held) : std::unexpected(in_range.error());
}

base::Result<double> number_in(const Field& field, const Value& value) {
  double number = NAN;
  if (const auto* held = std::get_if<double>(&value)) {
    number = *held;
  } else if (const auto* whole = std::get_if<std::int64_t>(&value)) {
    number = static_cast<double>(*whole);
  } else {
    return wrong(field, value);
  }
  const auto in_range = check_range(field, number);
  return in_range ? base::Result<double>(number) : std::unexpected(in_range.error());
}

base::Result<std::string> text_in(const Field& field, const Value& value) {
  const auto* held = std::get_if<std::string>(&value);
  return held != nullptr ? base::Result<std::string>(*held) : wrong(field, value);
}

base::Result<Texts> texts_in(const Field& field, const Value& value) {
  const auto* held = std::get_if<Texts>(&value);
  return held != nullptr ? base::Result<Texts>(*held) : wrong(field, value);
}

base::Result<base::Day> day_in(const Field& field, const Value& value) {
  const auto* held = std::get_if<std::string>(&value);
  const auto day = held != nullptr ? base::parse_day(*held) : std::nullopt;
  return day ? base::Result<base::Day>(*day) : wrong(field, value);
}

base::Result<base::Month> month_in(const Field& field, const Value& value) {
  const auto* held = std::get_if<std::string>(&value);
  const auto period = held != nullptr ? base::parse_period(*held) : std::nullopt;
  if (!period || period->last < base::kFirstMonth || period->last > kLastMonth) {
    return wrong(field, value);
  }
  return period->last;
}

}  // namespace detail

}  // namespace headway::api
