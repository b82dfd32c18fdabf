#include <fmt/format.h>

#include <algorithm>
#include <functional>
#include <system_error>
#include <utility>

#include "headway/base/messages.hpp"
#include "headway/base/names.hpp"
#include "headway/base/units.hpp"
#include "headway/cluster/plan.hpp"
#include "headway/files/disk.hpp"
#include "headway/files/sha256.hpp"
#include "headway/jobs/chip_hours.hpp"
#include "headway/jobs/train.hpp"
#include "headway/planner/job.hpp"
#include "headway/planner/number_reader.hpp"

namespace headway::planner {

namespace {

const Allowed kTokens{"token", 1, 1e18};
const Allowed kRequestTokens{"token", 1, 1e7};
const Allowed kDemand{"token/day", 1, 1e18};
const Allowed kDay{"day", 0, 36500};
const Allowed kSomeDay{"day", 1, 36500};
const Allowed kSequences{"sequence", 1, 1e9, true};
const Allowed kChips{"chip", 0, 1e8, true};
const Allowed kServer{"chip", 1, 1e5, true};
const Allowed kPower{"MW", 1e-3, 1e6};
const Allowed kChipPower{"kW", 1e-3, 100};
const Allowed kElectricity{"USD/kWh", 1e-4, 10};
const Allowed kPrice{"USD", 1, 1e7};
const Allowed kBudget{"USD", 1, 1e14};
const Allowed kShare{"1", 0, 1};
const Allowed kLevy{"1", 0, 10};
const Allowed kPeak{"1", 1, 100};
const Allowed kSeconds{"s", 1e-4, 1e4};
const Allowed kYears{"year", 0.1, 30};
constexpr std::size_t kMostOfAKind = 16;

class Reading {
 public:
  Reading(const toml::table& root, Job& job, const fit::ClusterBook& book) : root_(root), job_(job), book_(book) {}

  std::optional<base::Error> error;

  void read() {
    files::TableReader top{root_, job_.file, "the job", std::nullopt};
    top.only({"name", "about", "start", "years", "budget", "run", "serve", "site", "chip", "mandate", "fear"});
    NumberReader numbers(top, "job", job_.stated);
    job_.name = top.required_text("name");
    job_.about = top.text("about");
    job_.start = base::to_string(top.required_day("start"));
    job_.years = numbers.required("years", kYears);
    job_.budget = numbers.optional("budget", kBudget, job_.budget);
    keep(top);
    each("run", &Reading::run);
    each("serve", &Reading::service);
    each("site", &Reading::site);
    each("chip", &Reading::offer);
    each("mandate", &Reading::mandate);
    each("fear", &Reading::fear);
    check_whole(top);
  }

 private:
  const toml::table& root_;
  Job& job_;
  const fit::ClusterBook& book_;

  void keep(const files::TableReader& reader) {
    if (!error && reader.error) {
      error = reader.error;
    }
  }

  void each(const char* kind, void (Reading::*work)(files::TableReader&, NumberReader&, const std::string&)) {
    const toml::node* const node = root_.get(kind);
    if (node == nullptr || error) {
      return;
    }
    files::TableReader top{root_, job_.file, "the job", std::nullopt};
    if (!node->is_table()) {
      top.fail(*node, fmt::format("'{}' is not a table of tables", kind), "", fmt::format("write [{}.NAME]", kind));
      keep(top);
      return;
    }
    const toml::table& tables = *node->as_table();
    if (tables.size() > kMostOfAKind) {
      top.fail(*node, fmt::format("{} tables [{}.NAME]", tables.size(), kind),
               fmt::format("the planner takes {} at most", kMostOfAKind), "join those that are alike");
      keep(top);
      return;
    }
    for (const std::string& key : files::keys_in_order(tables)) {
      const toml::node& entry = *tables.get(key);
      if (!entry.is_table()) {
        top.fail(entry, fmt::format("'{}.{}' is not a table", kind, key), "", fmt::format("write [{}.NAME]", kind));
        keep(top);
        return;
      }
      files::TableReader reader{*entry.as_table(), job_.file, fmt::format("{}.{}", kind, key), std::nullopt};
      NumberReader numbers(reader, reader.name, job_.stated);
      (this->*work)(reader, numbers, key);
      keep(reader);
    }
  }

  std::vector<std::string> precisions(files::TableReader& reader) {
    std::vector<std::string> asked = reader.required_texts("precision");
    for (const std::string& word : asked) {
      if (word != "bf16" && word != "fp8" && word != "fp4") {
        reader.fail(*reader.table.get("precision"), fmt::format("'{}' is no precision", word),
                    "expected bf16, fp8 or fp4", "list them in the order of preference: [\"fp8\", \"bf16\"]");
      }
    }
    return asked;
  }

  void model(files::TableReader& reader, std::string& id, std::string& file) {
    id = reader.text("model");
    file = reader.text("model_file");
    if (reader.error) {
      return;
    }
    if (id.empty() == file.empty()) {
      reader.fail(reader.table,
                  fmt::format("{} names {} model and model_file", reader.name, id.empty() ? "neither" : "both"), "",
                  "name one");
      return;
    }
    if (!file.empty() && std::filesystem::path(file).is_relative()) {
      file = (std::filesystem::path(job_.file).parent_path() / file).string();
    }
    if (const auto shape = jobs::shape_asked(book_, id, file); !shape) {
      base::Error wrong = shape.error();
      const std::string option = base::field("model_file") + " FILE.toml";
      if (const auto at = wrong.suggestion.find(option); at != std::string::npos) {
        wrong.suggestion.replace(at, option.size(), "model_file = \"FILE.toml\"");
      }
      if (wrong.where.file.empty()) {
        wrong.where = reader.where(*reader.table.get("model"));
      }
      reader.error = std::move(wrong);
    }
  }

  void run(files::TableReader& reader, NumberReader& numbers, const std::string& key) {
    reader.only({"model", "model_file", "tokens", "start", "deadline", "sequence", "batch", "precision"});
    Run run;
    run.name = key;
    model(reader, run.model, run.model_file);
    run.tokens = numbers.required("tokens", kTokens);
    run.start = numbers.optional("start", kDay, 0.0);
    run.deadline = numbers.required("deadline", kSomeDay);
    run.sequence = numbers.optional("sequence", {"token", 1, 1e8, true}, run.sequence);
    run.batch = numbers.required("batch", kSequences);
    run.precision = precisions(reader);
    if (!reader.error && run.deadline <= run.start) {
      reader.fail(*reader.table.get("deadline"), fmt::format("the deadline of {} is not after its start", key),
                  fmt::format("day {:g} and day {:g}", run.deadline, run.start), "set it later");
    }
    if (!reader.error && run.deadline > job_.years * base::kDaysAYear) {
      reader.fail(*reader.table.get("deadline"), fmt::format("the deadline of {} lies past the years planned", key),
                  fmt::format("day {:g} of {:.0f}", run.deadline, job_.years * base::kDaysAYear), "plan more years");
    }
    job_.runs.push_back(std::move(run));
  }

  void service(files::TableReader& reader, NumberReader& numbers, const std::string& key) {
    reader.only(
        {"model", "model_file", "prompt", "output", "tokens", "peak", "token_time", "replica", "from", "precision"});
    Service service;
    service.name = key;
    model(reader, service.model, service.model_file);
    service.prompt = numbers.required("prompt", kRequestTokens);
    service.output = numbers.required("output", kRequestTokens);
    service.requests = numbers.required("tokens", kDemand) / (service.prompt + service.output);
    service.peak = numbers.required("peak", kPeak);
    service.token_time = numbers.required("token_time", kSeconds);
    service.replica = numbers.optional("replica", {"chip", 1, 1e5, true}, service.replica);
    service.from = numbers.optional("from", kDay, 0.0);
    service.precision = precisions(reader);
    if (!reader.error && service.from >= job_.years * base::kDaysAYear) {
      reader.fail(*reader.table.get("from"), fmt::format("{} starts past the years planned", key), "",
                  "plan more years");
    }
    job_.services.push_back(std::move(service));
  }

  void site(files::TableReader& reader, NumberReader& numbers, const std::string& key) {
    reader.only({"place", "power", "electricity"});
    Site site{key, reader.required_text("place"), numbers.required("power", kPower)};
    if (const auto price = numbers.span("electricity", kElectricity); price) {
      site.electricity_low = price->low;
      site.electricity_high = price->high;
    }
    if (const auto checked = jobs::check_place(site.place); !reader.error && !checked) {
      reader.error = checked.error();
      reader.error->where = reader.where(*reader.table.get("place"));
    }
    job_.sites.push_back(std::move(site));
  }

  void price(files::TableReader& reader, NumberReader& numbers, const chips::Chip& chip, Offer& offer) {
    const auto price = numbers.span("price", kPrice, {"of"});
    if (price) {
      offer.price_low = price->low;
      offer.price_high = price->high;
      files::TableReader part{*reader.table.get_as<toml::table>("price"), job_.file, reader.name + ".price",
                              std::nullopt};
      offer.system = part.word("of", {"chip", "system"}) == "system";
      keep(part);
    } else if (chip.price_usd) {
      offer.price_low = chip.price_usd->low;
      offer.price_high = chip.price_usd->high;
    } else {
      reader.fail(reader.table, fmt::format("the catalogue has no price of {}", chip.id), "",
                  "add price = { low, high, unit = \"USD\", of = \"chip\" or \"system\", source }");
    }
  }

  void offer(files::TableReader& reader, NumberReader& numbers, const std::string& key) {
    reader.only({"price", "levy", "quota", "lead", "server", "least", "owned", "server_power"});
    const auto chip = chips::find_chip(book_.catalogue, key);
    if (!chip) {
      reader.error = chip.error();
      reader.error->where = reader.where(reader.table);
      return;
    }
    Offer offer;
    offer.chip = key;
    price(reader, numbers, **chip, offer);
    offer.levy = numbers.optional("levy", kLevy, 0.0);
    offer.quota = numbers.optional("quota", kChips, offer.quota);
    offer.lead = numbers.optional("lead", kDay, 0.0);
    offer.server = numbers.optional("server", kServer, offer.server);
    offer.least = numbers.optional("least", kChips, 0.0);
    offer.there = numbers.optional("owned", kChips, 0.0);
    if (const auto power = numbers.span("server_power", kChipPower); power) {
      offer.power_low = power->low;
      offer.power_high = power->high;
    } else if (!(*chip)->power_w) {
      reader.fail(reader.table, fmt::format("the catalogue has no power of {}", key), "",
                  "add server_power = { low, high, unit = \"kW\", source }: kW a chip at the server");
    }
    const int family = cluster::family_of(book_.priors, key);
    if (const auto machine = cluster::machine_of(**chip, book_.layout.constants); !machine || family < 0) {
      reader.fail(reader.table, fmt::format("the cluster model cannot run on {}", key),
                  machine ? "it stands in no family of efficiency_priors.toml" : machine.error().why, "leave it out");
    }
    job_.offers.push_back(std::move(offer));
  }

  void mandate(files::TableReader& reader, NumberReader& numbers, const std::string& key) {
    reader.only({"designer", "share", "of"});
    Mandate mandate;
    mandate.name = key;
    mandate.designer = reader.required_text("designer");
    mandate.share = numbers.required("share", kShare);
    const std::string of = reader.table.contains("of") ? reader.word("of", {"compute", "money", "chips"}) : "compute";
    mandate.measure = of == "money" ? Measure::money : of == "chips" ? Measure::chips : Measure::compute;
    known(reader, "designer", mandate.designer, &chips::Chip::designer);
    job_.mandates.push_back(std::move(mandate));
  }

  /// Error where no chip on offer has that text.
  void known(files::TableReader& reader, const char* key, const std::string& what, std::string chips::Chip::* field) {
    std::vector<std::string> all;
    for (const Offer& offer : job_.offers) {
      all.push_back((*chips::find_chip(book_.catalogue, offer.chip))->*field);
    }
    if (!reader.error && !all.empty() && std::ranges::find(all, what) == all.end()) {
      reader.fail(*reader.table.get(key), fmt::format("no chip on offer has the {} '{}'", key, what), "",
                  fmt::format("did you mean '{}'?", base::nearest_names(what, all, 1).front()));
    }
  }

  void fear(files::TableReader& reader, NumberReader& numbers, const std::string& key) {
    reader.only({"chip", "vendor", "designer", "all_but", "share"});
    Fear fear;
    fear.name = key;
    fear.share = numbers.required("share", kShare);
    const std::vector<std::pair<const char*, Stop>> kinds{
        {"chip", Stop::chip}, {"vendor", Stop::vendor}, {"designer", Stop::designer}, {"all_but", Stop::all_but}};
    const char* named = nullptr;
    for (const auto& [word, stop] : kinds) {
      if (reader.table.contains(word)) {
        if (named != nullptr) {
          reader.fail(*reader.table.get(word), fmt::format("{} names {} and {}", reader.name, named, word), "",
                      "name one");
        }
        named = word;
        fear.stop = stop;
        fear.what = reader.text(word);
      }
    }
    if (named == nullptr) {
      reader.fail(reader.table, reader.name + " does not say what stops", "",
                  "add chip, vendor, designer, or all_but = a designer's country");
      return;
    }
    known(reader, named, fear.what,
          fear.stop == Stop::chip     ? &chips::Chip::id
          : fear.stop == Stop::vendor ? &chips::Chip::vendor
                                      : &chips::Chip::designer);
    job_.fears.push_back(std::move(fear));
  }

  void check_whole(files::TableReader& top) {
    if (error) {
      return;
    }
    if (job_.runs.empty() && job_.services.empty()) {
      top.fail(root_, "the job asks for no work", "", "add [run.NAME] or [serve.NAME]");
    } else if (job_.sites.empty()) {
      top.fail(root_, "the job has no site", "", "add [site.NAME] with place and power");
    } else if (job_.offers.empty()) {
      top.fail(root_, "the job offers no chip", "",
               "add [chip.ID] with an id of the catalogue (headway chips lists them)");
    }
    keep(top);
  }
};

}  // namespace

base::Result<Job> read_job(const std::filesystem::path& file, const fit::ClusterBook& book) {
  const auto text = files::read_text_file(file);
  if (!text) {
    return std::unexpected(text.error());
  }
  const auto root = files::parse_toml(*text, file.string());
  if (!root) {
    return std::unexpected(root.error());
  }
  Job job;
  job.file = file.string();
  job.hash = files::sha256(*text);
  job.software = book.layout.constants.reference_date;
  Reading reading(*root, job, book);
  reading.read();
  if (reading.error) {
    return std::unexpected(*reading.error);
  }
  return job;
}

base::Result<std::filesystem::path> job_file(const std::filesystem::path& book, const std::string& asked) {
  if (files::is_file(asked)) {
    return std::filesystem::path(asked);
  }
  const auto folder = book / "plans";
  const auto names = files::toml_names(folder);
  if (std::ranges::find(names, asked) != names.end()) {
    return folder / (asked + ".toml");
  }
  return base::refused("no job '" + asked + "'", "neither a file nor one of " + folder.string(),
                       base::did_you_mean(asked, names));
}

}  // namespace headway::planner
