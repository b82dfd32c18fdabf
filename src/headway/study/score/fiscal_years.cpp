#include "headway/study/score/fiscal_years.hpp"

#include <algorithm>
#include <array>
#include <cctype>

#include "headway/files/table.hpp"

namespace headway::study {

namespace {

using files::Table;

const std::array<std::string, 3> kFiscalYearKeys = {"name", "ends", "source"};

FiscalYear read_company(const toml::table& node, files::Trouble& trouble) {
  const Table table(node, "a company", trouble);
  table.only(kFiscalYearKeys);
  for (const auto& key : kFiscalYearKeys) {
    table.require(key, "a company has a name, the month in which its year ends, and a source");
  }
  FiscalYear year{table.text("name"), 12};
  if (const toml::node* const ends = table.find("ends")) {
    const auto month = ends->value_exact<std::int64_t>();
    if (!month || *month < 1 || *month > 12) {
      trouble.fail(*ends, "'ends' of a company is not a month", "a whole number from 1 to 12 was expected",
                   "write 1 for January");
    }
    year.ends = static_cast<int>(month.value_or(12));
  }
  return year;
}

std::string lower(std::string_view text) {
  std::string small(text);
  std::ranges::transform(small, small.begin(), [](unsigned char letter) { return std::tolower(letter); });
  return small;
}

/// Whether the name stands in the text as words of its own: "Meta" is not in "MetaX".
bool names(std::string_view text, std::string_view name) {
  const auto letter = [](char each) { return std::isalnum(static_cast<unsigned char>(each)) != 0; };
  for (auto at = text.find(name); at != std::string_view::npos; at = text.find(name, at + 1)) {
    const std::size_t end = at + name.size();
    if ((at == 0 || !letter(text[at - 1])) && (end == text.size() || !letter(text[end]))) {
      return true;
    }
  }
  return false;
}

}  // namespace

base::Result<std::vector<FiscalYear>> read_fiscal_years(const std::filesystem::path& file) {
  const auto root = files::read_toml_file(file);
  if (!root) {
    return std::unexpected(root.error());
  }
  files::Trouble trouble{.file = file.string(), .error = {}};
  std::vector<FiscalYear> years;
  if (const auto* list = root->get_as<toml::array>("company")) {
    for (const auto& node : *list) {
      if (const auto* table = node.as_table(); table != nullptr && !trouble.error) {
        FiscalYear year = read_company(*table, trouble);
        if (std::ranges::find(years, year.company, &FiscalYear::company) != years.end()) {
          trouble.fail(*table, "the company '" + year.company + "' stands here twice", "a year ends once",
                       "take one of the two away");
        }
        years.push_back(std::move(year));
      }
    }
  }
  if (years.empty() && !trouble.error) {
    trouble.fail(*root, "no company in the file", "financial years are read by [[company]] tables", "add one");
  }
  if (trouble.error) {
    return std::unexpected(std::move(*trouble.error));
  }
  return years;
}

const FiscalYear* fiscal_year_of(const std::vector<FiscalYear>& years, std::string_view quantity,
                                 std::string_view entity) {
  const std::string who = lower(entity);
  const std::string what = lower(quantity);
  const auto in_entity = std::ranges::find_if(years, [&](const auto& each) { return names(who, lower(each.company)); });
  if (in_entity != years.end()) {
    return &*in_entity;
  }
  const auto first =
      std::ranges::find_if(years, [&](const auto& each) { return what.starts_with(lower(each.company) + "_"); });
  return first != years.end() ? &*first : nullptr;
}

std::optional<base::Period> parse_fiscal(std::string_view text, const FiscalYear& year) {
  if (!text.starts_with("FY")) {
    return std::nullopt;
  }
  // The same parts of a calendar year, moved so that December becomes the company's last month.
  const std::string_view rest = text.substr(2);
  const bool calendar_only = rest.size() > 4 && rest[4] == '-';
  const auto calendar = calendar_only ? std::nullopt : base::parse_period(rest);
  if (!calendar) {
    return std::nullopt;
  }
  const int shift = year.ends - 12;
  return base::Period{calendar->first + shift, calendar->last + shift};
}

}  // namespace headway::study
