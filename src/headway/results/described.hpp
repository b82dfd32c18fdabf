// Results, described once: what each key of a result is called, what it means, in which unit, and how it is read from the
// result. JSON (write_json.hpp), tables (rows.hpp) and their documentation (document.hpp) are made from the descriptions.
#pragma once

#include <cmath>
#include <concepts>
#include <functional>
#include <memory>
#include <optional>
#include <ranges>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>
#include <vector>

#include "headway/base/month.hpp"

namespace headway::results {

struct Object;

/// A number, or a word where there is no number, such as "none" for a limit that is lifted.
using NumberOrWord = std::variant<double, std::string>;

/// Is told a value, piece by piece. A list or a table by name is begun, its items follow, and it is ended.
class Visitor {
 public:
  virtual ~Visitor() = default;
  virtual void none() = 0;
  virtual void number(double value) = 0;  ///< finite
  virtual void whole(long long value) = 0;
  virtual void text(std::string_view value) = 0;
  virtual void flag(bool value) = 0;
  virtual void object(const Object& described, const void* of) = 0;
  virtual void begin_list(bool lines) = 0;  ///< lines: each item on a line of its own
  virtual void end_list() = 0;
  virtual void begin_names() = 0;
  virtual void name(std::string_view key) = 0;  ///< of the value that follows
  virtual void end_names() = 0;
};

enum class Type { number, number_or_word, whole, text, flag, object };
enum class Many { one, list, lists, by_name };  ///< lists: a list of lists

/// One key of a result.
struct Key {
  std::string name;
  std::string help;  ///< half a sentence, without a full stop
  std::string unit;  ///< empty: none, or another key states it
  Type type = Type::text;
  Many many = Many::one;
  bool may_be_none = false;  ///< holds null where there is no value
  bool left_out = false;     ///< the key itself is missing where there is no value
  const Object* of = nullptr;
  /// Tells the visitor the value that the result at `of` has; `of` is what the object was described for.
  std::function<void(const void* of, Visitor& visitor)> visit = {};
};

struct Object {
  std::string name;     ///< of a part that recurs in many results, such as "summary"; empty for all others
  std::string meaning;  ///< of such a part
  std::vector<Key> keys;
};

namespace detail {

template <class Value>
constexpr bool kIsOptional = false;
template <class Value>
constexpr bool kIsOptional<std::optional<Value>> = true;

template <class Value>
concept Textual = std::convertible_to<Value, std::string_view>;

template <class Value>
concept Dated = std::same_as<Value, base::Day> || std::same_as<Value, base::Month> || std::same_as<Value, base::Period>;

template <class Value>
concept Listed = std::ranges::range<Value> && !Textual<Value>;

template <class Value>
constexpr bool kIsNamed = false;
template <class Value>
constexpr bool kIsNamed<std::pair<std::string, Value>> = true;

template <class Value>
constexpr Type type_of() {
  if constexpr (std::same_as<Value, bool>) {
    return Type::flag;
  } else if constexpr (std::integral<Value>) {
    return Type::whole;
  } else if constexpr (std::floating_point<Value>) {
    return Type::number;
  } else if constexpr (std::same_as<Value, NumberOrWord>) {
    return Type::number_or_word;
  } else {
    static_assert(Textual<Value> || Dated<Value>);
    return Type::text;
  }
}

/// Type and number of a value, as far as its C++ type says.
template <class Value>
void take_type(Key& key) {
  if constexpr (kIsOptional<Value>) {
    key.may_be_none = true;
    take_type<typename Value::value_type>(key);
  } else if constexpr (Listed<Value>) {
    using Item = std::remove_cvref_t<std::ranges::range_reference_t<Value>>;
    if constexpr (kIsNamed<Item>) {
      key.many = Many::by_name;
      key.type = type_of<typename Item::second_type>();
    } else {
      if constexpr (Listed<Item>) {
        key.many = Many::lists;
        key.type = type_of<std::remove_cvref_t<std::ranges::range_reference_t<Item>>>();
      } else {
        key.many = Many::list;
        key.type = type_of<Item>();
      }
    }
  } else {
    key.type = type_of<Value>();
  }
}

template <class Value>
void tell(Visitor& visitor, const Value& value) {
  if constexpr (kIsOptional<Value>) {
    if (value) {
      tell(visitor, *value);
    } else {
      visitor.none();
    }
  } else if constexpr (Textual<Value>) {
    visitor.text(value);
  } else if constexpr (Dated<Value>) {
    visitor.text(base::to_string(value));
  } else if constexpr (Listed<Value>) {
    if constexpr (kIsNamed<std::remove_cvref_t<std::ranges::range_reference_t<Value>>>) {
      visitor.begin_names();
      for (const auto& [name, item] : value) {
        visitor.name(name);
        tell(visitor, item);
      }
      visitor.end_names();
    } else {
      visitor.begin_list(false);
      for (const auto& item : value) {
        tell(visitor, item);
      }
      visitor.end_list();
    }
  } else if constexpr (std::same_as<Value, NumberOrWord>) {
    std::visit([&visitor](const auto& held) { tell(visitor, held); }, value);
  } else if constexpr (std::same_as<Value, bool>) {
    visitor.flag(value);
  } else if constexpr (std::integral<Value>) {
    visitor.whole(static_cast<long long>(value));
  } else if (std::isfinite(value)) {
    visitor.number(value);
  } else {
    visitor.none();
  }
}

}  // namespace detail

/// No text where it is empty.
inline std::optional<std::string> or_none(std::string text) {
  return text.empty() ? std::nullopt : std::optional(std::move(text));
}

/// What a description does whatever it is of: out of line, because it is used for each key.
class Keys {
 public:
  const Object& object() const { return object_; }

 protected:
  Keys() = default;
  Keys(std::string name, std::string meaning) : object_{std::move(name), std::move(meaning), {}} {}

  Key& add(std::string_view name, std::string_view help, std::string_view unit);
  Key& add_part(std::string_view name, std::string_view help, std::string_view unit, const Object& of);
  Key& add(const Key& key);
  void leave_out_where_none();

 private:
  Object object_;
};

/// The description of a type of results. `get` below is a function of the result, or a pointer to its member.
template <class Of>
class Described : public Keys {
 public:
  Described() = default;
  /// A part that recurs: it is documented once, under its name.
  Described(std::string name, std::string meaning) : Keys(std::move(name), std::move(meaning)) {}

  /// A number (null where it is not finite), whole number, text, flag, day, month or period; an optional one; several, as a range;
  /// or several by name, as a range of pairs of a string and a value.
  template <class Get>
  Described& value(std::string_view name, std::string_view help, Get get, std::string_view unit = {}) {
    Key& key = add(name, help, unit);
    detail::take_type<std::remove_cvref_t<std::invoke_result_t<const Get&, const Of&>>>(key);
    key.visit = [get](const void* of, Visitor& visitor) { detail::tell(visitor, std::invoke(get, of_type(of))); };
    return *this;
  }

  /// A part with keys of its own. `get` returns it, an optional one, or a pointer to it (none where it is null).
  template <class Get, class Part>
  Described& part(std::string_view name, std::string_view help, Get get, const Described<Part>& described,
                  std::string_view unit = {}) {
    using Got = std::remove_cvref_t<std::invoke_result_t<const Get&, const Of&>>;
    constexpr bool kMayBeNone = detail::kIsOptional<Got> || std::is_pointer_v<Got>;
    Key& key = add_part(name, help, unit, described.object());
    key.may_be_none = kMayBeNone;
    key.visit = [get, object = key.of](const void* of, Visitor& visitor) {
      const auto& got = std::invoke(get, of_type(of));
      if constexpr (kMayBeNone) {
        if (!got) {
          visitor.none();
          return;
        }
        const Part& held = *got;
        visitor.object(*object, &held);
      } else {
        const Part& held = got;
        visitor.object(*object, &held);
      }
    };
    return *this;
  }

  /// Several such parts: `get` returns a range of them, or an optional one. With `lines` each stands on a line of its own.
  template <class Get, class Part>
  Described& list(std::string_view name, std::string_view help, Get get, const Described<Part>& described,
                  bool lines = false) {
    Key& key = add_part(name, help, {}, described.object());
    using Got = std::remove_cvref_t<std::invoke_result_t<const Get&, const Of&>>;
    key.many = Many::list;
    key.may_be_none = detail::kIsOptional<Got>;
    key.visit = [get, lines, object = key.of](const void* of, Visitor& visitor) {
      const auto& got = std::invoke(get, of_type(of));
      const auto tell_all = [&](const auto& items) {
        visitor.begin_list(lines);
        for (const Part& item : items) {
          visitor.object(*object, &item);
        }
        visitor.end_list();
      };
      if constexpr (!detail::kIsOptional<Got>) {
        tell_all(got);
      } else if (got) {
        tell_all(*got);
      } else {
        visitor.none();
      }
    };
    return *this;
  }

  /// Lists of such parts: `get` returns a range of ranges of them.
  template <class Get, class Part>
  Described& lists(std::string_view name, std::string_view help, Get get, const Described<Part>& described) {
    Key& key = add_part(name, help, {}, described.object());
    key.many = Many::lists;
    key.visit = [get, object = key.of](const void* of, Visitor& visitor) {
      visitor.begin_list(false);
      const auto& lists = std::invoke(get, of_type(of));
      for (const auto& items : lists) {
        visitor.begin_list(false);
        for (const Part& item : items) {
          visitor.object(*object, &item);
        }
        visitor.end_list();
      }
      visitor.end_list();
    };
    return *this;
  }

  /// Several parts by name: `get` returns a range of pairs of a string and a part.
  template <class Get, class Part>
  Described& parts_by_name(std::string_view name, std::string_view help, Get get, const Described<Part>& described,
                           std::string_view unit = {}) {
    Key& key = add_part(name, help, unit, described.object());
    key.many = Many::by_name;
    key.visit = [get, object = key.of](const void* of, Visitor& visitor) {
      visitor.begin_names();
      const auto& items = std::invoke(get, of_type(of));
      for (const auto& [of_name, item] : items) {
        visitor.name(of_name);
        const Part& held = item;
        visitor.object(*object, &held);
      }
      visitor.end_names();
    };
    return *this;
  }

  /// A key of a part as a key of this one; a pointer to no part leaves it without a value.
  template <class Get>
  Described& include_key(Get get, const Key& of_part) {
    Key& key = add(of_part);
    key.visit = [get, visit = of_part.visit](const void* of, Visitor& visitor) {
      const auto& got = std::invoke(get, of_type(of));
      if constexpr (!std::is_pointer_v<std::remove_cvref_t<decltype(got)>>) {
        visit(&got, visitor);
      } else if (got != nullptr) {
        visit(got, visitor);
      } else {
        visitor.none();
      }
    };
    return *this;
  }

  /// All keys of a part as keys of this one.
  template <class Get, class Part>
  Described& include(Get get, const Described<Part>& described) {
    static_assert(
        std::same_as<
            std::remove_cv_t<std::remove_pointer_t<std::remove_cvref_t<std::invoke_result_t<const Get&, const Of&>>>>,
            Part>);
    for (const Key& each : described.object().keys) {
      include_key(get, each);
    }
    return *this;
  }

  /// The last key is left out where it has no value, instead of being null.
  Described& left_out_where_none() {
    leave_out_where_none();
    return *this;
  }

 private:
  static const Of& of_type(const void* of) { return *static_cast<const Of*>(of); }
};

}  // namespace headway::results
