#include "headway/chips/classes.hpp"

#include <algorithm>
#include <iterator>
#include <map>
#include <utility>

#include "headway/balance/shipped_classes.hpp"
#include "headway/base/messages.hpp"
#include "headway/chips/read_class.hpp"
#include "headway/files/table_reader.hpp"

namespace headway::chips {

namespace {

using balance::ClassFact;
using balance::kNone;

/// Gives each class its slot; those that the engine knows by name have theirs.
std::optional<base::Error> give_slots(std::vector<Written>& all) {
  struct Room {
    int next;
    int end;
    std::string_view words;
  };
  std::array<Room, kKinds.size()> rooms{
      Room{balance::kSpareMerchant, balance::kMerchantCount, "merchant"},
      Room{balance::kSpareCaptive, balance::kForeignCount, "captive"},
      Room{balance::kSpareDomestic, balance::kClassCount, "Chinese"},
  };
  for (Written& written : all) {
    const int known = place_of(balance::kClassNames, written.stated.name);
    const bool named = known < balance::kClassCount && !balance::is_spare(known);
    if (named) {
      const int kind = known < balance::kMerchantCount  ? kMerchant
                       : known < balance::kForeignCount ? kCaptive
                                                        : kDomesticKind;
      if (kind != written.kind) {
        return base::input_error("class " + written.stated.name + " is stated as " +
                                     std::string(kKinds.at(static_cast<std::size_t>(written.kind))),
                                 "equations take it for " + std::string(kKinds.at(static_cast<std::size_t>(kind))),
                                 "state it so, or give the new class another name", written.stated.where);
      }
      written.stated.slot = known;
      continue;
    }
    Room& room = rooms.at(static_cast<std::size_t>(written.kind));
    if (room.next == room.end) {
      return base::input_error("there is no slot left for class " + written.stated.name,
                               "the engine has " +
                                   std::to_string(written.kind == kMerchant  ? balance::kSpareMerchants
                                                  : written.kind == kCaptive ? balance::kSpareCaptives
                                                                             : balance::kSpareDomestics) +
                                   " spare slots for " + std::string(room.words) + " classes",
                               "leave one out, or raise its number in src/headway/balance/classes.hpp and build again",
                               written.stated.where);
    }
    written.stated.slot = room.next++;
  }
  for (int c = 0; c < balance::kClassCount; ++c) {
    const auto name = balance::kClassNames.at(static_cast<std::size_t>(c));
    if (!balance::is_spare(c) &&
        std::ranges::none_of(all, [&](const Written& each) { return each.stated.name == name; })) {
      return base::input_error("there is no class " + std::string(name), "equations of the national model name it",
                               "state it as [chip_class." + std::string(name) + "]");
    }
  }
  return std::nullopt;
}

/// Resolves `succeeds` and `beside`.
std::optional<base::Error> resolve(std::vector<Written>& all) {
  std::vector<std::string> names;
  std::ranges::transform(all, std::back_inserter(names), [](const Written& each) { return each.stated.name; });
  const auto refuse = [](const Written& at, std::string problem, std::string why, std::string suggestion) {
    return base::input_error("class " + at.stated.name + " " + std::move(problem), std::move(why),
                             std::move(suggestion), at.stated.where);
  };
  std::map<std::string, std::string, std::less<>> successors;
  for (Written& written : all) {
    for (const auto& [name, fact] :
         {std::pair{written.succeeds, &ClassFact::succeeds}, {written.beside, &ClassFact::beside}}) {
      if (name.empty()) {
        continue;
      }
      const auto other = std::ranges::find(all, name, [](const Written& each) { return each.stated.name; });
      if (other == all.end() || &*other == &written) {
        return refuse(written, "follows '" + name + "', which is no other class", "",
                      base::did_you_mean(name, names, 3));
      }
      if (other->fact.vendor != written.fact.vendor || other->fact.maker != written.fact.maker ||
          other->kind != written.kind) {
        return refuse(written, "follows " + name + " of another designer or kind",
                      "classes share the wafers of their own designer", "name one of its own");
      }
      if (!other->beside.empty() || other->china_line) {
        return refuse(written, "follows " + name + ", which is no generation",
                      "that class is made for China alone, or on the line of another",
                      "name the class whose line it is made on");
      }
      written.fact.*fact = other->stated.slot;
    }
    if (!written.succeeds.empty() && !written.beside.empty()) {
      return refuse(written, "has both 'succeeds' and 'beside'",
                    "a class takes over from an older one, or shares its line with one that stays", "keep one of them");
    }
    if (!written.succeeds.empty()) {
      if (const auto [first, is_new] = successors.try_emplace(written.succeeds, written.stated.name); !is_new) {
        return refuse(written, "succeeds " + written.succeeds + ", as " + first->second + " does",
                      "generations follow one another", "let one of the two succeed the other, or stand beside it");
      }
    }
    if (written.china_line && !written.succeeds.empty()) {
      return refuse(written, "is made for China alone and succeeds " + written.succeeds,
                    "lines for China take no share of a vendor's generations", "leave out 'succeeds'");
    }
    const auto stands_alone = [&](const Written& each) {
      return each.fact.vendor == written.fact.vendor && each.fact.maker == written.fact.maker &&
             each.succeeds.empty() && each.beside.empty() && !each.china_line;
    };
    if (stands_alone(written) && &*std::ranges::find_if(all, stands_alone) != &written) {
      return refuse(written, "neither succeeds a class nor stands beside one",
                    "its designer's wafers already go to other classes", "add succeeds = \"...\" or beside = \"...\"");
    }
  }
  for (const Written& written : all) {
    int steps = 0;
    for (int older = written.fact.succeeds; older != kNone; ++steps) {
      const auto next = std::ranges::find(all, older, [](const Written& each) { return each.stated.slot; });
      older = steps < balance::kClassCount ? next->fact.succeeds : kNone;
    }
    if (steps > balance::kClassCount) {
      return refuse(written, "succeeds itself by way of others", "", "let the oldest succeed none");
    }
  }
  return std::nullopt;
}

/// Die designs, and that classes of one stand on it by right.
std::optional<base::Error> give_designs(std::vector<Written>& all, Classes& classes) {
  for (int design = 0; design < balance::kSpareDesign; ++design) {
    classes.designs.at(static_cast<std::size_t>(design)) = balance::kDesignNames.at(static_cast<std::size_t>(design));
  }
  int used = balance::kSpareDesign;
  for (Written& written : all) {
    if (written.kind != kDomesticKind) {
      continue;
    }
    const auto known = std::ranges::find(classes.designs, written.design);
    written.fact.design = static_cast<int>(known - classes.designs.begin());
    if (known == classes.designs.end()) {
      written.fact.design = used;
      classes.designs.at(static_cast<std::size_t>(used++)) = written.design;
    }
    const auto shares = [&](const Written& each) { return &each != &written && each.design == written.design; };
    const auto other = std::ranges::find_if(all, shares);
    const bool is_other_cards = written.fact.design == balance::kOtherDesign;
    if (is_other_cards && other != all.end()) {
      return base::input_error("class " + written.stated.name + " shares the die of other makers' cards",
                               "that class is an average of many cards", "give it a design of its own",
                               written.stated.where);
    }
    const auto apart = [&](const Written& each) {
      return each.stated.name == written.beside && each.design != written.design;
    };
    if (std::ranges::any_of(all, apart)) {
      return base::input_error("class " + written.stated.name + " stands beside a class of another die",
                               "beside means on the same die", "name its design, or let it succeed that class",
                               written.stated.where);
    }
  }
  return std::nullopt;
}

/// What equations take for granted of the classes that they name.
std::optional<base::Error> keep_roles(const std::vector<Written>& all) {
  for (const Written& written : all) {
    const int slot = written.stated.slot;
    if (balance::is_spare(slot)) {
      continue;
    }
    const ClassFact& shipped = balance::kShippedClasses.fact[slot];
    const bool no_line = written.china_line && shipped.china_line == kNone;
    const bool moved = written.fact.vendor != shipped.vendor || written.fact.maker != shipped.maker ||
                       written.fact.design != shipped.design;
    const bool unseen = slot == balance::kAscend950pr && !written.fact.observed;
    if (no_line || moved || unseen) {
      return base::input_error("class " + written.stated.name + " is not what equations take it for",
                               no_line ? "it has no line for China"
                               : moved ? "its designer and its die are fixed"
                                       : "its observed output says where wafers went (K2)",
                               "state it as the shipped book does, or a class of another name", written.stated.where);
    }
  }
  return std::nullopt;
}

base::Result<Classes> made_of(std::vector<Written> all, std::optional<base::Day> as_of) {
  Classes classes;
  std::erase_if(all, [&](const Written& each) {
    const int known = place_of(balance::kClassNames, each.stated.name);
    const bool late = as_of && each.published > *as_of && (known == balance::kClassCount || balance::is_spare(known));
    if (late) {
      classes.later.push_back(each.stated.name);
      classes.later.push_back(each.design);
    }
    return late;
  });
  // A die that a class of the day stands on stays.
  std::erase_if(classes.later, [&](const std::string& name) {
    return name.empty() || std::ranges::any_of(all, [&](const Written& each) { return each.design == name; });
  });
  auto error = give_slots(all);
  error = error ? error : resolve(all);
  error = error ? error : give_designs(all, classes);
  error = error ? error : keep_roles(all);
  if (error) {
    return std::unexpected(std::move(*error));
  }
  for (Written& written : all) {
    written.fact.china_line = written.china_line ? 0 : kNone;
    classes.facts.fact[written.stated.slot] = written.fact;
    if (written.from_overlay) {
      classes.overlaid.push_back(written.stated.name);
    }
    classes.stated.push_back(std::move(written.stated));
  }
  balance::list_classes(classes.facts);
  return classes;
}

std::optional<base::Error> read_file(const std::filesystem::path& file, bool overlay, std::vector<Written>& all) {
  const auto root = files::read_toml_file(file);
  if (!root) {
    return root.error();
  }
  if (!overlay) {
    files::TableReader top{*root, file.string(), "the classes", std::nullopt};
    top.only({"chip_class"});
    if (top.error) {
      return top.error;
    }
  }
  return read_class_tables(*root, file.string(), overlay, all);
}

}  // namespace

std::string_view Classes::of_class(int slot) const {
  const auto found = std::ranges::find(stated, slot, &StatedClass::slot);
  return found == stated.end() ? std::string_view() : std::string_view(found->name);
}

const StatedClass* Classes::find(std::string_view name) const {
  const auto found = std::ranges::find(stated, name, &StatedClass::name);
  return found == stated.end() ? nullptr : &*found;
}

std::vector<StatedClass> Classes::added() const {
  std::vector<StatedClass> all;
  std::ranges::copy_if(stated, std::back_inserter(all), [](const auto& each) { return balance::is_spare(each.slot); });
  return all;
}

std::map<std::string, std::string> Classes::slots_filled() const {
  std::map<std::string, std::string> slots;
  for (const auto& each : added()) {
    slots.emplace(each.name, balance::kClassNames.at(static_cast<std::size_t>(each.slot)));
  }
  return slots;
}

std::string Classes::canonical_text() const {
  std::string text;
  for (int c = 0; c < balance::kClassCount; ++c) {
    const ClassFact& fact = facts.fact[c];
    if (!fact.in_use) {
      continue;
    }
    text += std::string(of_class(c)) + ":";
    for (const int number :
         {fact.vendor, fact.maker, fact.design, fact.succeeds, fact.beside, fact.china_line, int{fact.diverted},
          int{fact.weaker}, int{fact.observed}, int{fact.memory}, fact.packaging_rank}) {
      text += " " + std::to_string(number);
    }
    text += "\n";
  }
  return text;
}

base::Result<Classes> read_classes(const std::filesystem::path& file,
                                   const std::vector<std::filesystem::path>& overlays, std::optional<base::Day> as_of) {
  std::vector<Written> all;
  if (auto error = read_file(file, false, all)) {
    return std::unexpected(std::move(*error));
  }
  for (const auto& overlay : overlays) {
    if (auto error = read_file(overlay, true, all)) {
      return std::unexpected(std::move(*error));
    }
  }
  return made_of(std::move(all), as_of);
}

base::Result<Classes> parse_classes(std::string_view text, const std::string& name) {
  const auto root = files::parse_toml(text, name);
  if (!root) {
    return std::unexpected(root.error());
  }
  std::vector<Written> all;
  if (auto error = read_class_tables(*root, name, false, all)) {
    return std::unexpected(std::move(*error));
  }
  return made_of(std::move(all), std::nullopt);
}

}  // namespace headway::chips
