// How a failure travels: as a value, never as an exception.
// Every message has the form "problem (why); what to try", with the place in the file where there is one.
#pragma once

#include <expected>
#include <functional>
#include <string>
#include <string_view>
#include <utility>

namespace headway::base {

/// A place in an input file; line 0 means that no line is known.
struct Location {
  std::string file;
  int line = 0;

  bool operator==(const Location&) const = default;
};

/// What kind of failure it is; the command line turns it into its exit status.
enum class Fault {
  input,  ///< the input is wrong: exit status 2
  run,    ///< the run failed: exit status 1
};

struct Error {
  std::string problem;     ///< what is wrong, in a clause
  std::string why;         ///< why it matters or what was expected; may be empty
  std::string suggestion;  ///< what to try; may be empty
  Location where;
  Fault fault = Fault::input;
};

/// "file:line: problem (why); suggestion".
std::string to_string(const Error& error);

/// Names a field of a request inside a message: whoever shows the message writes the name in its own way.
std::string field(std::string_view name);

/// How fields are named where the message is shown: "as_of" is "--as-of" on the command line.
using FieldWriter = std::function<std::string(std::string_view)>;
std::string to_string(const Error& error, const FieldWriter& write);

template <class Value>
using Result = std::expected<Value, Error>;

}  // namespace headway::base
