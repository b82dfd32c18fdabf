#include "headway/book/read_question.hpp"

#include <algorithm>
#include <span>

#include "headway/base/messages.hpp"
#include "headway/base/month.hpp"
#include "headway/files/disk.hpp"
#include "headway/files/table.hpp"
#include "headway/files/toml_file.hpp"

namespace headway::book {

namespace {

constexpr const char* kQuestionFile = "question.toml";
constexpr const char* kReason = "a reader wants to know why";
const std::vector<std::string> kQuestionKeys{"years", "part", "ask"};
const std::vector<std::string> kYearKeys{"near_after", "far", "why"};
const std::vector<std::string> kPartKeys{"scenario", "what", "why"};

/// What each command may leave to the book.
const std::map<std::string, std::vector<std::string>> kAsks{
    {"compare", {"base", "others"}},         {"chart", {"base", "others"}}, {"run", {"scenario"}},
    {"figure", {"metric", "base", "other"}}, {"threshold", {"base"}},       {"decompose", {"metric", "base", "other"}},
    {"score", {"scenario", "origin"}},       {"forecast", {"scenario"}}};

const PartName* part_named(std::string_view name) {
  for (const PartName& part : kParts) {
    if (part.name == name) {
      return &part;
    }
  }
  return nullptr;
}

std::vector<std::string> part_names() {
  std::vector<std::string> names;
  std::ranges::transform(kParts, std::back_inserter(names),
                         [](const PartName& part) { return std::string(part.name); });
  return names;
}

/// Reads the file's tables into a question.
class QuestionReader {
 public:
  explicit QuestionReader(files::Trouble& trouble) : trouble_(trouble) {}

  BookQuestion read(const toml::table& root) {
    const files::Table file(root, "the question", trouble_);
    file.only(kQuestionKeys);
    each_table(root, "part", part_names(), [&](const auto& name, const auto& table) { read_part(name, table); });
    for (const char* const part : {"base", "decided"}) {
      if (!trouble_.error && (question_.cast.*part_named(part)->scenario).empty()) {
        trouble_.fail(root, "no scenario plays the part " + std::string(part), "every question has one",
                      "add [part." + std::string(part) + "]");
      }
    }
    read_years(root);
    std::vector<std::string> commands;
    std::ranges::transform(kAsks, std::back_inserter(commands), [](const auto& ask) { return ask.first; });
    each_table(root, "ask", commands, [&](const auto& name, const auto& table) { read_ask(name, table); });
    return std::move(question_);
  }

 private:
  /// The tables [key.NAME], whose names are among the known.
  template <class Read>
  void each_table(const toml::table& root, const char* key, const std::vector<std::string>& known, const Read& read) {
    const toml::node* const node = root.get(key);
    if (node == nullptr) {
      return;
    }
    if (!node->is_table()) {
      trouble_.fail(*node, "'" + std::string(key) + "' is no table", "", "write [" + std::string(key) + ".NAME]");
      return;
    }
    files::Table(*node->as_table(), "[" + std::string(key) + "]", trouble_).only(known);
    for (const auto& [name, inner] : *node->as_table()) {
      const std::string title = std::string(key) + "." + std::string(name.str());
      if (!inner.is_table()) {
        trouble_.fail(inner, "'" + title + "' is no table", "", "write [" + title + "]");
      } else if (!trouble_.error) {
        read(std::string(name.str()), files::Table(*inner.as_table(), "[" + title + "]", trouble_));
      }
    }
  }

  void read_part(const std::string& name, const files::Table& table) {
    table.only(kPartKeys);
    table.require("scenario", "a part is played by a scenario of the book");
    read_reason(table);
    question_.cast.*part_named(name)->scenario = table.text("scenario");
    if (const toml::node* const node = table.find("scenario")) {
      question_.places[name] = trouble_.where(*node);
    }
    if (table.find("what") != nullptr) {
      question_.words[name] = table.text("what");
    }
  }

  /// Words, and not none.
  void read_reason(const files::Table& table) {
    const toml::node* const node = table.require("why", kReason);
    if (node != nullptr && node->value_exact<std::string>().value_or("").empty()) {
      trouble_.fail(*node, "'why' of " + table.name() + " says nothing", kReason, "write a sentence");
    }
  }

  /// A whole number within both ends.
  int whole(const files::Table& table, const char* key, int least, int most, const std::string& why) {
    const toml::node* const node = table.require(key, why);
    if (node == nullptr) {
      return least;
    }
    const auto value = node->value_exact<std::int64_t>();
    if (!value || *value < least || *value > most) {
      trouble_.fail(*node,
                    "'" + std::string(key) + "' of " + table.name() + " is no whole number from " +
                        std::to_string(least) + " to " + std::to_string(most),
                    why, "name one of these");
      return least;
    }
    return static_cast<int>(*value);
  }

  void read_years(const toml::table& root) {
    const toml::node* const node =
        files::Table(root, "the question", trouble_).require("years", "headlines speak of the ends of two years");
    if (node == nullptr || trouble_.error) {
      return;
    }
    if (!node->is_table()) {
      trouble_.fail(*node, "'years' is no table", "", "write [years]");
      return;
    }
    const files::Table table(*node->as_table(), "[years]", trouble_);
    table.only(kYearKeys);
    read_reason(table);
    constexpr int kMostMonths = 36;  // so that the year after the near one lies within a run
    question_.years.near_after = whole(table, "near_after", 1, kMostMonths,
                                       "months from which scenarios differ that the near year has before its end");
    question_.years.far = whole(table, "far", base::kFirstMonth.year() + 1, base::kDefaultHorizon.year(),
                                "runs begin in " + base::to_string(base::kFirstMonth) + " and end in " +
                                    base::to_string(base::kDefaultHorizon) + " unless told otherwise");
  }

  void read_ask(const std::string& name, const files::Table& table) {
    const std::vector<std::string>& keys = kAsks.at(name);
    std::vector<std::string> known = keys;
    known.emplace_back("why");
    table.only(known);
    read_reason(table);
    for (const std::string& key : keys) {
      const toml::node* const node = table.require(key, "a command that is not told needs one");
      if (node == nullptr || trouble_.error) {
        return;
      }
      std::vector<std::string>& asked = question_.asked[name + "." + key];
      if (key == "metric") {
        const std::string metric = table.text(key);
        if (metric.contains('@')) {
          trouble_.fail(*node, "'metric' of " + table.name() + " has a period", "its period is the far year",
                        "write " + metric.substr(0, metric.find('@')));
        }
        asked = {metric + "@" + std::to_string(question_.years.far)};
        continue;
      }
      if (key == "origin") {
        read_origins(*node, table.name(), asked);
        continue;
      }
      const bool several = key == "others";
      if (several != node->is_array()) {
        trouble_.fail(*node, "'" + key + "' of " + table.name() + (several ? " is no list" : " is not a text"), "",
                      several ? "write [\"decided\"]" : "name one part");
      } else if (several) {
        for (const toml::node& each : *node->as_array()) {
          add_part(each, table.name(), asked);
        }
        if (asked.empty() && !trouble_.error) {
          trouble_.fail(*node, "'" + key + "' of " + table.name() + " lists no part",
                        "something is compared with the base", "write [\"decided\"]");
        }
      } else {
        add_part(*node, table.name(), asked);
      }
    }
  }

  /// Months that rise, from kEarliestOrigin on.
  void read_origins(const toml::node& node, const std::string& table, std::vector<std::string>& asked) {
    const toml::array* const list = node.as_array();
    base::Month last = kEarliestOrigin + -1;
    for (std::size_t k = 0; list != nullptr && k < list->size(); ++k) {
      const auto period = base::parse_period(list->get(k)->value_exact<std::string>().value_or(""));
      if (!period || period->months() != 1 || period->last <= last) {
        trouble_.fail(*list->get(k), "an origin of " + table + " is no month after " + base::to_string(last),
                      "hindcasts stand at the ends of months, in their order", "write [\"2024-06\", \"2024-12\"]");
        return;
      }
      last = period->last;
      question_.origins.push_back(last);
      asked.push_back(base::to_string(last));
    }
    if (asked.empty()) {
      trouble_.fail(node, "'origin' of " + table + " lists no month", "hindcasts stand at the ends of months",
                    "write [\"2024-06\", \"2024-12\"]");
    }
  }

  /// The scenario that plays the part.
  void add_part(const toml::node& node, const std::string& table, std::vector<std::string>& asked) {
    const std::string name = node.value_exact<std::string>().value_or("");
    const PartName* const part = part_named(name);
    if (part == nullptr) {
      const auto known = part_names();
      trouble_.fail(node, "unknown part '" + name + "' in " + table, "commands ask for parts",
                    base::did_you_mean(name, known));
    } else if ((question_.cast.*part->scenario).empty()) {
      trouble_.fail(node, table + " asks for the part " + name + ", which no scenario plays", "",
                    "add [part." + name + "], or name another part");
    } else if (std::ranges::find(asked, question_.cast.*part->scenario) != asked.end()) {
      trouble_.fail(node, table + " names the part " + name + " twice", "one of the two says nothing", "name it once");
    } else {
      asked.push_back(question_.cast.*part->scenario);
    }
  }

  files::Trouble& trouble_;
  BookQuestion question_;
};

}  // namespace

std::string missing_parts(const Cast& cast) {
  std::string names;
  for (const PartName& part : kParts) {
    if ((cast.*part.scenario).empty()) {
      names += (names.empty() ? "" : ", ") + std::string(part.name);
    }
  }
  return names;
}

base::Result<BookQuestion> read_question(const std::filesystem::path& folder) {
  const std::filesystem::path file = folder / kQuestionFile;
  if (!files::is_file(file)) {
    return BookQuestion{};
  }
  const auto root = files::read_toml_file(file);
  if (!root) {
    return std::unexpected(root.error());
  }
  files::Trouble trouble{.file = file.string(), .error = {}};
  BookQuestion question = QuestionReader(trouble).read(*root);
  if (trouble.error) {
    return std::unexpected(std::move(*trouble.error));
  }
  return question;
}

base::Result<void> check_question(const Book& book) {
  const BookQuestion& question = book.question;
  std::vector<std::string> names;
  for (const auto& [name, settings] : book.scenarios) {
    names.push_back(name);
  }
  for (const PartName& part : kParts) {
    const std::string& scenario = question.cast.*part.scenario;
    if (!scenario.empty() && !book.scenarios.contains(scenario)) {
      return std::unexpected(
          base::unknown_name("scenario", scenario, names, question.places.at(std::string(part.name))));
    }
  }
  return {};
}

base::Result<std::vector<std::string>> asked(const BookQuestion& question, std::string_view key) {
  const auto found = question.asked.find(key);
  if (found != question.asked.end()) {
    return found->second;
  }
  const auto dot = key.find('.');
  const std::string field(key.substr(dot + 1));
  return std::unexpected(base::input_error(
      base::field(field) + " is not given", "the book does not say what is meant",
      "give it, or add [ask." + std::string(key.substr(0, dot)) + "] to the book's " + kQuestionFile));
}

}  // namespace headway::book
