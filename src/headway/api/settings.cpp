#include "headway/api/settings.hpp"

#include <cstdlib>
#include <filesystem>

#include "headway/files/beside_program.hpp"
#include "headway/files/disk.hpp"

namespace headway::api {

namespace {

template <class Request, class Part>
std::vector<Field> after_those_of(std::vector<Field> own) {
  std::vector<Field> fields = fields_of_part<Request, Part>();
  fields.insert(fields.end(), std::make_move_iterator(own.begin()), std::make_move_iterator(own.end()));
  return fields;
}

/// Not inlined, so that the path stands in the program as one text and a test of an installation can take it away.
[[gnu::noinline]] const char* book_of_source() { return HEADWAY_DEFAULT_BOOK; }

constexpr double kMostDraws = 4e6;
constexpr double kMostThreads = 1024;

}  // namespace

std::string default_book() {
  namespace fs = std::filesystem;
  if (const char* const named = std::getenv("HEADWAY_BOOK"); named != nullptr && *named != '\0') {
    return named;
  }
  const fs::path beside = files::beside_program("book");
  const fs::path of_source = book_of_source();
  // Where there is none at all, the messages name the folder in which an installed program has it.
  const bool only_source = !files::is_folder(beside) && (beside.empty() || files::is_folder(of_source));
  return (only_source ? of_source : beside).string();
}

base::Result<void> find_book(const BookFolder& folder) {
  if (files::is_folder(folder.book)) {
    return {};
  }
  return std::unexpected(base::Error{
      "there is no assumption book in " + (folder.book.empty() ? "''" : folder.book),
      "there is no such folder",
      "name the folder with " + base::field("book") +
          " or in the environment's HEADWAY_BOOK; an installed program has it in ../share/headway/book beside it",
      {}});
}

std::vector<Field> BookFolder::fields() {
  return {field("book", &BookFolder::book, {.help = "Folder of the assumption book", .names = Names::folder})};
}

std::vector<Field> BookSettings::fields() {
  return after_those_of<BookSettings, BookFolder>(
      {field("as_of", &BookSettings::as_of,
             {.help = "Use only what was published by this day (2025-12-31: the strict book)"}),
       field("through", &BookSettings::through,
             {.help = "Last month whose observations may be used (default: the last quarter that the book's history "
                      "reaches)"}),
       field("overlay", &BookSettings::overlay,
             {.help = "TOML file whose entries replace the book's; may be given several times", .names = Names::file}),
       field("set", &BookSettings::set,
             {.help = "id=value, id*=2, id+=5, or with months as in id@2027-01..=value: one entry set, or changed, for "
                      "this run; may be given several times",
              .names = Names::entry})});
}

std::vector<Field> Settings::fields() {
  return after_those_of<Settings, BookSettings>(
      {field("hindcast", &Settings::hindcast,
             {.help = "Stand at the end of the last observed month: what was said of later months counts only if "
                      "published by then"}),
       field("constrain", &Settings::constrain,
             {.help = "Weight the draws by how well they agree with book/observed/constraints.csv"}),
       field("horizon", &Settings::horizon, {.help = "Last month of the run"})});
}

std::vector<Field> ClusterSettings::fields() {
  return after_those_of<ClusterSettings, BookFolder>(
      {field("as_of", &ClusterSettings::as_of,
             {.help = "Efficiencies of runs published by this day (2025-12-31: the strict book)"})});
}

std::vector<Field> Threads::fields() {
  return {field("threads", &Threads::threads,
                {.help = "Threads; 0: all cores", .least = 0, .most = kMostThreads, .figures = false})};
}

std::vector<Field> Draws::fields() {
  return after_those_of<Draws, Threads>(
      {field("seed", &Draws::seed, {.help = "Seed of the draws", .least = 0}),
       field("samples", &Draws::samples, {.help = "Number of draws", .least = 1, .most = kMostDraws})});
}

std::vector<Field> Lens::fields() {
  return {field("yardstick", &Lens::yardstick,
                {.help = "h100e, bf16, tpp, best, bandwidth, training, serving, chips or watts; all unless given"}),
          field("basis", &Lens::basis, {.help = "located or accessible; both unless given"})};
}

std::vector<Field> Metrics::fields() {
  return {field("metric", &Metrics::metric,
                {.help = "id or id@period (2026, 2026-12; of a gain also months: each from the parting of scenarios "
                         "on): only these figures; may be given several times",
                 .names = Names::metric})};
}

Texts scenario_files_among(const Texts& names) {
  Texts files;
  for (const std::string& name : names) {
    // Levers may be set after the name.
    if (const std::string named = name.substr(0, name.find(',')); named.ends_with(".toml")) {
      files.push_back(named);
    }
  }
  return files;
}

Texts scenario_files_in(const std::vector<Field>& fields, const void* request) {
  Texts names;
  for (const Field& field : fields) {
    if (field.words.names != Names::scenario) {
      continue;
    }
    const Value value = field.get(request);
    const auto* const several = std::get_if<Texts>(&value);
    const Texts named = several != nullptr ? *several : Texts{text_of(value)};
    names.insert(names.end(), named.begin(), named.end());
  }
  return scenario_files_among(names);
}

}  // namespace headway::api
