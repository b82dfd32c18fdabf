// One field of a request, described once: the command line, the help, JSON, the man pages and every other face read names,
// kinds, ranges and words from here.
#pragma once

#include <cmath>
#include <cstdint>
#include <functional>
#include <limits>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

#include "headway/base/error.hpp"
#include "headway/base/month.hpp"

namespace headway::api {

using Texts = std::vector<std::string>;

/// What a field holds; std::monostate where it was not given and has no value of its own.
using Value = std::variant<std::monostate, bool, std::int64_t, double, std::string, Texts>;

enum class Kind {
  flag,
  integer,
  number,
  text,
  texts,  ///< may be given several times
  day,    ///< as text such as 2025-12-31
  month,  ///< as text such as 2025-12
};

/// What a field names, so that a face can complete it and list what there is.
enum class Names { nothing, file, folder, scenario, metric, entry, model, chip, job, plan, claim, replication };

struct Words {
  std::string help;
  std::string unit = {};
  double least = -std::numeric_limits<double>::infinity();
  double most = std::numeric_limits<double>::infinity();
  Names names = Names::nothing;
  Texts choices = {};  ///< the words it may be, where these are few
  bool positional = false;
  bool required = false;
  bool figures = true;             ///< whether it can change a figure
  std::string from_book = {};      ///< what of the book's question it is unless given: "compare.others"
  std::string needless_with = {};  ///< a field that, where it is given, leaves nothing to ask of the book
};

/// `request` below is a pointer to the request that the field was described for.
struct Field {
  std::string name;  ///< as in JSON and Python: as_of
  Kind kind = Kind::text;
  bool optional = false;  ///< may hold nothing
  Words words;
  std::function<Value(const void* request)> get;
  std::function<base::Result<void>(void* request, const Value& value)> set;  ///< errors: a wrong kind, out of range
};

/// The field of that name, or none.
const Field* find(const std::vector<Field>& fields, std::string_view name);

/// Sets the field from what a user wrote. Errors: what cannot be read as the field's kind, with what was expected.
base::Result<void> set_from_text(const Field& field, void* request, const std::string& text);

/// The value as a user would write it; several texts with commas.
std::string text_of(const Value& value);

/// What was expected of the field, such as "a whole number from 1 to 4000000".
std::string expected(const Field& field);

namespace detail {

template <class Type>
struct Is {
  static constexpr bool kOptional = false;
  using Held = Type;
};
template <class Type>
struct Is<std::optional<Type>> {
  static constexpr bool kOptional = true;
  using Held = Type;
};

template <class Held>
constexpr Kind kind_of() {
  if constexpr (std::is_same_v<Held, bool>) {
    return Kind::flag;
  } else if constexpr (std::is_integral_v<Held>) {
    return Kind::integer;
  } else if constexpr (std::is_floating_point_v<Held>) {
    return Kind::number;
  } else if constexpr (std::is_same_v<Held, Texts>) {
    return Kind::texts;
  } else if constexpr (std::is_same_v<Held, base::Day>) {
    return Kind::day;
  } else if constexpr (std::is_same_v<Held, base::Month>) {
    return Kind::month;
  } else {
    static_assert(std::is_same_v<Held, std::string>);
    return Kind::text;
  }
}

template <class Held>
Value value_of(const Held& held) {
  if constexpr (kind_of<Held>() == Kind::day || kind_of<Held>() == Kind::month) {
    return base::to_string(held);
  } else if constexpr (kind_of<Held>() == Kind::integer) {
    return static_cast<std::int64_t>(held);
  } else {
    return held;
  }
}

base::Result<bool> flag_in(const Field& field, const Value& value);
base::Result<std::int64_t> integer_in(const Field& field, const Value& value);
base::Result<double> number_in(const Field& field, const Value& value);
base::Result<std::string> text_in(const Field& field, const Value& value);
base::Result<Texts> texts_in(const Field& field, const Value& value);
base::Result<base::Day> day_in(const Field& field, const Value& value);
base::Result<base::Month> month_in(const Field& field, const Value& value);

template <class Held>
base::Result<Held> held_in(const Field& field, const Value& value) {
  constexpr Kind kKind = kind_of<Held>();
  if constexpr (kKind == Kind::flag) {
    return flag_in(field, value);
  } else if constexpr (kKind == Kind::integer) {
    const auto whole = integer_in(field, value);
    return whole ? base::Result<Held>(static_cast<Held>(*whole)) : std::unexpected(whole.error());
  } else if constexpr (kKind == Kind::number) {
    return number_in(field, value);
  } else if constexpr (kKind == Kind::texts) {
    return texts_in(field, value);
  } else if constexpr (kKind == Kind::day) {
    return day_in(field, value);
  } else if constexpr (kKind == Kind::month) {
    return month_in(field, value);
  } else {
    return text_in(field, value);
  }
}

}  // namespace detail

/// Describes one member of a request.
template <class Request, class Type>
Field field(std::string name, Type Request::* member, Words words) {
  using Held = typename detail::Is<Type>::Held;
  Field described{std::move(name), detail::kind_of<Held>(), detail::Is<Type>::kOptional, std::move(words), {}, {}};
  described.get = [member](const void* request) -> Value {
    const Type& held = static_cast<const Request*>(request)->*member;
    if constexpr (detail::Is<Type>::kOptional) {
      return held ? detail::value_of(*held) : Value{};
    } else {
      return detail::value_of(held);
    }
  };
  Field words_alone = described;
  words_alone.get = {};
  described.set = [member, words_alone](void* request, const Value& value) -> base::Result<void> {
    Type& held = static_cast<Request*>(request)->*member;
    if constexpr (detail::Is<Type>::kOptional) {
      if (std::holds_alternative<std::monostate>(value)) {
        held.reset();
        return {};
      }
    }
    auto read = detail::held_in<Held>(words_alone, value);
    if (!read) {
      return std::unexpected(std::move(read.error()));
    }
    held = std::move(*read);
    return {};
  };
  return described;
}

/// The fields of a part, as fields of the request that has it as a base class.
template <class Request, class Part>
std::vector<Field> fields_of_part() {
  std::vector<Field> fields = Part::fields();
  for (Field& each : fields) {
    each.get = [get = std::move(each.get)](const void* request) {
      return get(static_cast<const Part*>(static_cast<const Request*>(request)));
    };
    each.set = [set = std::move(each.set)](void* request, const Value& value) {
      return set(static_cast<Part*>(static_cast<Request*>(request)), value);
    };
  }
  return fields;
}

/// What a verb is asked: its own part first, then those that it shares with others.
template <class... Parts>
struct Asked : Parts... {
  static std::vector<Field> fields() {
    std::vector<Field> all;
    const auto add = [&all](std::vector<Field> more) {
      all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    (add(fields_of_part<Asked, Parts>()), ...);
    return all;
  }
};

}  // namespace headway::api
