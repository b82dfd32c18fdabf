#include "headway/study/score/made_card.hpp"

#include <algorithm>
#include <limits>
#include <nlohmann/json.hpp>
#include <system_error>

#include "headway/base/messages.hpp"
#include "headway/files/disk.hpp"
#include "headway/files/toml_file.hpp"

namespace headway::study {

namespace {

using nlohmann::json;

/// Takes values out of a card's JSON; the first that is missing or of another type is kept.
class Reader {
 public:
  explicit Reader(std::string file) : file_(std::move(file)) {}

  std::string text(const json& object, const std::string& key, bool needed = true) {
    const json* const value = find(object, key, needed);
    if (value == nullptr || value->is_null()) {
      return "";
    }
    if (!value->is_string()) {
      fail("'" + key + "' is not a text");
      return "";
    }
    return value->get<std::string>();
  }
  double number(const json& object, const std::string& key) {
    const json* const value = find(object, key, true);
    if (value == nullptr || value->is_null()) {
      return std::numeric_limits<double>::quiet_NaN();
    }
    if (!value->is_number()) {
      fail("'" + key + "' is not a number");
      return 0.0;
    }
    return value->get<double>();
  }
  const json& object(const json& parent, const std::string& key) {
    static const json nothing = json::object();
    const json* const value = find(parent, key, true);
    return value != nullptr ? *value : nothing;
  }
  void fail(const std::string& problem) {
    if (!error) {
      error = base::input_error(problem, "a card is a forecast as JSON, with its making around it",
                                "see docs/json.md, headway.card/1; a card is never edited", {file_, 1});
    }
  }

  std::optional<base::Error> error;

 private:
  const json* find(const json& object, const std::string& key, bool needed) {
    const auto found = object.is_object() ? object.find(key) : object.end();
    if (!object.is_object() || found == object.end()) {
      if (needed) {
        fail("the card has no '" + key + "'");
      }
      return nullptr;
    }
    return &*found;
  }

  std::string file_;
};

MadeItem read_item(Reader& reader, const json& node, const std::vector<FiscalYear>& years,
                   const base::Location& where) {
  MadeItem item{reader.text(node, "what"), reader.text(node, "resolve"), {}, {}, reader.text(node, "skipped", false)};
  auto& question = item.question;
  question.quantity = reader.text(node, "quantity");
  question.entity = reader.text(node, "entity");
  question.period = reader.text(node, "period");
  question.unit = reader.text(node, "unit");
  question.kind = "projection";
  question.where = where;
  auto period = read_observed_period(question.period, question.quantity, question.entity, years);
  question.when = period.when;
  question.no_period = std::move(period.why_not);
  item.value = CardQuantiles{reader.number(node, "p5"), reader.number(node, "p25"), reader.number(node, "p50"),
                             reader.number(node, "p75"), reader.number(node, "p95")};
  return item;
}

base::Day read_day(Reader& reader, const std::string& key, const std::string& text) {
  const auto day = base::parse_day(text);
  if (!day) {
    reader.fail("'" + key + "' is not a day such as 2025-12-31");
  }
  return day.value_or(base::Day{});
}

}  // namespace

base::Result<MadeCard> read_made_card(const std::filesystem::path& file, const std::vector<FiscalYear>& years) {
  const auto text = files::read_text_file(file);
  if (!text) {
    return std::unexpected(text.error());
  }
  const json root = json::parse(*text, nullptr, false);
  Reader reader(file.string());
  if (root.is_discarded()) {
    reader.fail("the file is not JSON");
    return std::unexpected(*reader.error);
  }
  if (reader.text(root, "schema") != "headway.card/1") {
    reader.fail("the schema of the file is not headway.card/1");
  }
  MadeCard made;
  made.file = file.filename().string();
  made.made = read_day(reader, "made", reader.text(root, "made"));
  made.version = reader.text(root, "version");
  made.commit = reader.text(root, "commit");
  made.command = reader.text(root, "command");
  const json& card = reader.object(root, "card");
  const json& from = reader.object(card, "book");
  made.book_hash = reader.text(from, "hash");
  if (const std::string as_of = reader.text(from, "as_of"); !as_of.empty()) {
    made.as_of = read_day(reader, "as_of", as_of);
  }
  const auto through = base::parse_period(reader.text(from, "through"));
  if (!through) {
    reader.fail("'through' is not a month such as 2025-12");
  }
  made.through = through.value_or(base::Period{}).last;
  made.scenario = reader.text(card, "scenario");
  const json& items = reader.object(card, "items");
  if (!items.is_array()) {
    reader.fail("'items' is not a list");
  }
  for (const json& node : items) {
    made.items.push_back(read_item(reader, node, years, {file.string(), 1}));
  }
  if (reader.error) {
    return std::unexpected(std::move(*reader.error));
  }
  return made;
}

base::Result<std::vector<std::filesystem::path>> made_cards(const std::filesystem::path& folder) {
  auto found = files::listed(folder, ".json");
  if (!found || found->empty()) {
    return base::refused("no forecast card in " + folder.string(), "cards lie in docs/forecasts beside the book",
                         "name one with " + base::field("card") + " FILE", {folder.string(), 0});
  }
  return std::move(*found);
}

std::filesystem::path card_folder(const std::filesystem::path& book) {
  return (files::whole_path(book) / "..").lexically_normal() / "docs" / "forecasts";
}

}  // namespace headway::study
