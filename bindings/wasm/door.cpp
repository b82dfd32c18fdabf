// The door for a page: a verb's request as JSON in, the text of `headway VERB --json` out. Texts pass through one buffer in the
// module's memory, because that is all that a page and a module share.
#include <cstddef>
#include <string>
#include <string_view>

#include "door.hpp"
#include "headway/base/messages.hpp"
#include "headway/verbs/head.hpp"
#include "page_files.hpp"

namespace {

namespace verbs = headway::verbs;

using headway::page::answer;
using headway::page::buffer;
using headway::page::kAnswered;
using headway::page::refused;

int ask(std::string_view text) {
  const auto json = nlohmann::ordered_json::parse(text, nullptr, false);
  if (!json.is_object()) {
    return refused(headway::base::input_error("the request is not a JSON object", "a verb and its fields were expected",
                                              R"(write, for instance, {"verb": "compare"})"));
  }
  const auto read = verbs::read_request(json);
  if (!read) {
    return refused(read.error());
  }
  // What a solver would answer is not known here, and must not look like an answer.
  if (read->verb->name == "plan" || (read->verb->forms & verbs::kJson) == 0) {
    return refused(headway::base::input_error("a page cannot be asked for " + read->verb->name,
                                              "it has no solver and prints JSON alone",
                                              "ask the program on the command line"));
  }
  const auto found = read->verb->answer(read->request.get(), {.forms = verbs::kJson});
  if (!found) {
    return refused(found.error());
  }
  answer() = verbs::in_form(*read->verb, read->request.get(), *found, verbs::kJson);
  return kAnswered;
}

}  // namespace

namespace headway {

std::string& page::buffer() {
  static std::string bytes;
  return bytes;
}

std::string& page::answer() {
  static std::string text;
  return text;
}

int page::refused(const base::Error& error) {
  answer() = base::to_string(error, verbs::option_name);
  return error.fault == base::Fault::input ? kWrongInput : kFailed;
}

}  // namespace headway

extern "C" {

/// Where the next call's text is to be written, UTF-8, of so many bytes.
char* HEADWAY_EXPORT(headway_buffer)(std::size_t size) {
  buffer().resize(size);
  return buffer().data();
}

/// The buffer holds a path of so many bytes, then the file's text.
void HEADWAY_EXPORT(headway_hand_in)(std::size_t path_size) {
  headway::page::hand_in(buffer().substr(0, path_size), buffer().substr(path_size));
}

/// The buffer holds a request: {"verb": "compare", "samples": 2000}. 0: answered; 1: the request or a file is wrong; 2: it
/// failed. What to print is then the answer, or what is wrong.
int HEADWAY_EXPORT(headway_ask)() { return ask(buffer()); }

const char* HEADWAY_EXPORT(headway_answer)() { return answer().data(); }
std::size_t HEADWAY_EXPORT(headway_answer_size)() { return answer().size(); }
}
