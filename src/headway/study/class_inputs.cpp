#include "headway/study/class_inputs.hpp"

#include <algorithm>

#include "headway/base/messages.hpp"

namespace headway::study {

namespace {

std::string with_commas(const std::vector<std::string>& words) {
  std::string text;
  for (const auto& word : words) {
    text += (text.empty() ? "" : ", ") + word;
  }
  return text;
}

}  // namespace

book::ClassOptions class_options(const chips::Classes& classes) {
  book::ClassOptions options;
  options.overlaid = classes.overlaid;
  for (const auto& stated : classes.added()) {
    // A die of its own comes with the class.
    if (stated.slot >= balance::kForeignCount) {
      options.overlaid.emplace_back(classes.of_design(classes.facts.design_of(stated.slot - balance::kForeignCount)));
    }
  }
  // An overlay may speak of a class before its day: what it says is read, and left out with the class.
  options.overlaid.insert(options.overlaid.end(), classes.later.begin(), classes.later.end());
  options.later = classes.later;
  options.text = classes.canonical_text();
  return options;
}

std::vector<std::string> entries_that_may_rest(const Prepared& prepared) {
  std::vector<std::string> ids;
  for (const std::string& name : prepared.classes.overlaid) {
    const auto* stated = prepared.classes.find(name);
    if (stated == nullptr || balance::is_spare(stated->slot)) {
      continue;
    }
    for (const auto& [id, entry] : prepared.book.entries) {
      if (id.ends_with("." + name)) {
        ids.push_back(id);
      }
    }
  }
  return ids;
}

std::optional<base::Error> inputs_that_a_class_lacks(const Prepared& prepared) {
  for (const auto& stated : prepared.classes.added()) {
    std::vector<std::string> lacking;
    for (const auto* inputs : {&prepared.scalars, &prepared.paths}) {
      for (const auto& input : *inputs) {
        if (input.id.ends_with("." + stated.name) && book::find(prepared.book, input.id) == nullptr) {
          lacking.push_back(input.id + " (" + input.unit + ")");
        }
      }
    }
    if (!lacking.empty()) {
      return base::input_error("class " + stated.name + " lacks " + with_commas(lacking),
                               "the national model reads them of such a class",
                               "state them in a file of assumptions or in the overlay", stated.where);
    }
  }
  return std::nullopt;
}

std::vector<LeftOut> chips_left_out(const Prepared& prepared) {
  LeftOut no_class{
      "no class stands on them", "name one in [class.NAME] of chips.toml, and state [chip_class.NAME]", {}};
  LeftOut no_facts{"their class is not stated in classes.toml", "state [chip_class.NAME] there or in an overlay", {}};
  LeftOut later{"their class was not published by the day asked for", "name a later day", {}};
  for (const auto& chip : prepared.catalogue.chips) {
    const auto stands_for = [&](const chips::ChipClass& each) {
      return each.chip == chip.id || each.china_variant == chip.id;
    };
    const auto of_class = std::ranges::find_if(prepared.catalogue.classes, stands_for);
    if (of_class == prepared.catalogue.classes.end()) {
      no_class.chips.push_back(chip.id);
    } else if (prepared.classes.find(of_class->id) == nullptr) {
      const bool known_later = std::ranges::find(prepared.classes.later, of_class->id) != prepared.classes.later.end();
      (known_later ? later : no_facts).chips.push_back(chip.id + " (class " + of_class->id + ")");
    }
  }
  std::vector<LeftOut> all{std::move(no_facts), std::move(later), std::move(no_class)};
  std::erase_if(all, [](const LeftOut& each) { return each.chips.empty(); });
  return all;
}

}  // namespace headway::study
