#include "headway/book/canonical.hpp"

#include "headway/base/messages.hpp"

namespace headway::book {
namespace {

/// Texts are preceded by their length, so that no two books run together into one text.
void add(std::string& text, std::string_view field) {
  text += std::to_string(field.size());
  text += ':';
  text += field;
}

void add(std::string& text, double number) { add(text, base::number_text(number)); }

void add(std::string& text, const std::optional<double>& number) {
  add(text, number ? base::number_text(*number) : "-");
}

void add(std::string& text, const std::optional<base::Month>& month) {
  add(text, month ? base::to_string(*month) : "-");
}

void add(std::string& text, const std::optional<TextValue>& value) {
  add(text, value ? (value->list ? "list" : "word") : "-");
  if (value) {
    add(text, static_cast<double>(value->words.size()));
    for (const std::string& word : value->words) {
      add(text, word);
    }
  }
}

void add(std::string& text, const std::vector<Knot>& knots) {
  add(text, static_cast<double>(knots.size()));
  for (const Knot& knot : knots) {
    add(text, knot.period ? base::to_string(knot.period->first) + base::to_string(knot.period->last) : "-");
    add(text, knot.mode);
    add(text, static_cast<double>(knot.quantiles.size()));
    for (const chance::QuantilePoint& point : knot.quantiles) {
      add(text, point.probability);
      add(text, point.value);
    }
  }
}

void add(std::string& text, const Entry& entry) {
  add(text, entry.id);
  add(text, entry.unit);
  add(text, entry.choice);
  add(text, chance::to_string(entry.shape));
  add(text, to_string(entry.between));
  add(text, entry.lever ? "lever" : "-");
  add(text, entry.bounds.min);
  add(text, entry.bounds.max);
  add(text, entry.text);
  add(text, static_cast<double>(entry.alternatives.size()));
  for (const Alternative& alternative : entry.alternatives) {
    add(text, alternative.name);
    add(text, alternative.weight);
    add(text, alternative.knots);
  }
  for (const Change& change : entry.changes) {
    add(text, change.from);
    add(text, change.until);
    add(text, change.whole);
    add(text, static_cast<double>(change.operation));
    add(text, chance::to_string(change.shape));
    add(text, std::vector<Knot>{change.value});
  }
}

void add(std::string& text, const ScenarioSettings& scenario) {
  add(text, scenario.name);
  add(text, static_cast<double>(scenario.settings.size()));
  for (const auto& [id, setting] : scenario.settings) {
    add(text, id);
    add(text, chance::to_string(setting.shape));
    add(text, setting.knots);
    add(text, setting.text);
    add(text, setting.from);
  }
  for (const DatedSettings& dated : scenario.dated) {
    add(text, months_of(dated));
    for (const auto& [id, setting] : dated.settings) {
      add(text, id);
      add(text, chance::to_string(setting.shape));
      add(text, setting.knots);
      add(text, setting.text);
    }
  }
}

void add(std::string& text, const BookQuestion& question) {
  for (const PartName& part : kParts) {
    add(text, question.cast.*part.scenario);
  }
  add(text, static_cast<double>(question.years.near_after));
  add(text, static_cast<double>(question.years.far));
  for (const auto& [key, asked] : question.asked) {
    add(text, key);
    add(text, static_cast<double>(asked.size()));
    for (const std::string& each : asked) {
      add(text, each);
    }
  }
}

}  // namespace

std::string canonical_text(const Entry& entry) {
  std::string text;
  add(text, entry);
  return text;
}

std::string canonical_text(const Book& book) {
  std::string text = "headway book 1\n";
  add(text, book.as_of ? base::to_string(*book.as_of) : "-");
  add(text, base::to_string(book.through));
  for (const auto& [id, entry] : book.entries) {
    add(text, entry);
    text += '\n';
  }
  for (const Correlation& correlation : book.correlations) {
    add(text, correlation.rank);
    for (const std::vector<double>& row : correlation.ranks) {
      for (const double rank : row) {
        add(text, rank);
      }
    }
    for (const Correlation::Member& member : correlation.members) {
      add(text, (member.sign < 0 ? "-" : "") + member.id);
    }
    text += '\n';
  }
  for (const auto& [name, scenario] : book.scenarios) {
    add(text, scenario);
    text += '\n';
  }
  if (!book.question.cast.base.empty()) {  // a book may have no question
    add(text, book.question);
  }
  return text;
}

}  // namespace headway::book
