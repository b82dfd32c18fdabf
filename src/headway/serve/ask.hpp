// A request over the net: the verb's name and its fields as JSON in, the text of `headway VERB --json` out.
#pragma once

#include <string>
#include <string_view>

namespace headway::serve {

/// Statuses of HTTP.
enum Status : int {
  kAnswered = 200,
  kWrong = 400,
  kForbidden = 403,
  kNotFound = 404,
  kLengthRequired = 411,
  kTooLarge = 413,
  kNotJson = 415,
  kRanges = 416,
  kFailed = 500,
  kBusy = 503
};

/// What the server says: JSON, with a status of HTTP.
struct Reply {
  int status = kAnswered;
  std::string body;
};

/// The answer to the verb of that name; the body is an object of its fields, or empty for none. `book` is the folder that is read, or empty for the usual
/// one. 400, 404 or 500 with `problem`, `why`, `suggestion` and `field` where it is refused or failed.
Reply ask(std::string_view name, std::string_view body_text, const std::string& book);

/// A refusal in words, as JSON.
Reply refusal(int status, std::string_view problem, std::string_view why, std::string_view suggestion);

/// The verbs that can be asked, with their fields.
Reply all_verbs();

}  // namespace headway::serve
