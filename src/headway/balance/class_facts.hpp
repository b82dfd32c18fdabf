// What the book says that each chip class is: who designs it, what it follows, how it is made and sold. Facts alone, no names
// and no numbers about the world, so that the months of a run may ask.
#pragma once

#include <cstddef>

#include "headway/balance/classes.hpp"

namespace headway::balance {

/// Types of high-bandwidth memory that a chip can use: what was bought, passed the controls or came from CXMT; the makers' own
/// kinds are apart.
enum MemoryFamily : int { kBought, kLowCost, kFast };
inline constexpr int kMemoryFamilyCount = 3;

/// Stands for "no class", "no line".
inline constexpr int kNone = -1;

/// Slots of classes or designs, in a fixed order.
template <std::size_t most>
struct Slots {
  int slot[most]{};
  int count = 0;
  constexpr void add(int which) { slot[count++] = which; }
  bool operator==(const Slots&) const = default;
  constexpr const int* begin() const { return slot; }
  constexpr const int* end() const { return slot + count; }
};

/// One class, as the book states it.
struct ClassFact {
  bool operator==(const ClassFact&) const = default;
  bool in_use = false;
  int vendor = kNone;             ///< of a foreign class
  int maker = kNone;              ///< of a Chinese class
  int design = kNone;             ///< of a Chinese class
  int succeeds = kNone;           ///< class that it takes over from
  int beside = kNone;             ///< class on whose line (or die) it is made too, and takes a share of it
  int china_line = kNone;         ///< place of its line where it is made for China alone
  bool diverted = false;          ///< networks move it past the controls
  bool weaker = false;            ///< what its vendor sells where a stronger class was withdrawn
  bool observed = false;          ///< a Chinese class whose output is observed by month
  MemoryFamily memory = kBought;  ///< of a Chinese class
  int packaging_rank = 0;         ///< of a Chinese class: which is packaged first where memory or lines are scarce
};

/// All classes, and the lists that follow from them. Spare slots fill from the first, so that those in use stand together.
struct Classes {
  bool operator==(const Classes&) const = default;
  ClassFact fact[kClassCount]{};
  int merchants = 0;             ///< in use, from slot 0
  int captives = 0;              ///< in use, from kMerchantCount
  int domestics = 0;             ///< in use, from kForeignCount; lists of Chinese classes count from 0 there
  int designs = 0;               ///< in use
  Slots<kForeignCount> foreign;  ///< in use
  Slots<kForeignCount> generations[kVendorCount];  ///< of a vendor, the newest first
  Slots<kForeignCount> beside;                     ///< on another class's line, lines for China apart
  Slots<kForeignCount> started;                    ///< that have a first year: they follow another or stand beside it
  Slots<kMerchantCount> diverted;
  Slots<kLineCount> lines;
  Slots<kDomesticCount> designs_of[kMakerCount];   ///< of a maker, the oldest first
  Slots<kDomesticCount> classes_of[kDesignCount];  ///< Chinese classes on a design, the oldest first
  Slots<kDomesticCount> domestic_started;
  Slots<kDomesticCount> domestic_beside;
  Slots<kDomesticCount> domestic_observed;
  Slots<kDomesticCount> packaging_order;
  int maker_of_design[kDesignCount]{};

  constexpr int vendor_of(int foreign_class) const { return fact[foreign_class].vendor; }
  constexpr int maker_of(int domestic) const { return fact[kForeignCount + domestic].maker; }
  constexpr int design_of(int domestic) const { return fact[kForeignCount + domestic].design; }
  constexpr MemoryFamily memory_used_by(int domestic) const { return fact[kForeignCount + domestic].memory; }
  constexpr bool is_china_line(int foreign_class) const { return fact[foreign_class].china_line != kNone; }
};

namespace detail {

/// The generations of a vendor, from the newest, which no other succeeds.
constexpr void list_generations(Classes& classes, int vendor) {
  int next = kNone;
  for (const int c : classes.foreign) {
    const ClassFact& each = classes.fact[c];
    bool followed = each.vendor != vendor || each.beside != kNone || each.china_line != kNone;
    for (const int other : classes.foreign) {
      followed = followed || classes.fact[other].succeeds == c;
    }
    next = followed ? next : c;
  }
  Slots<kForeignCount>& list = classes.generations[vendor];
  while (next != kNone && list.count < kForeignCount) {
    list.add(next);
    next = classes.fact[next].succeeds;
  }
}

/// The designs of a maker, from the one that succeeds none.
constexpr void list_designs(Classes& classes, int maker) {
  Slots<kDomesticCount>& list = classes.designs_of[maker];
  const auto follow = [&](int older) {
    for (int design = 0; design < classes.designs; ++design) {
      const ClassFact& first = classes.fact[kForeignCount + classes.classes_of[design].slot[0]];
      const int before = first.succeeds == kNone ? kNone : classes.fact[first.succeeds].design;
      if (first.maker == maker && before == older) {
        list.add(design);
      }
    }
  };
  follow(kNone);
  for (int place = 0; place < list.count; ++place) {
    follow(list.slot[place]);
  }
}

constexpr void list_domestic(Classes& classes) {
  for (int d = 0; d < classes.domestics; ++d) {
    const ClassFact& each = classes.fact[kForeignCount + d];
    Slots<kDomesticCount>& on_design = classes.classes_of[each.design];
    if (on_design.count == 0) {
      classes.maker_of_design[each.design] = each.maker;
      ++classes.designs;
    }
    on_design.add(d);
    if (each.succeeds != kNone || each.beside != kNone) {
      classes.domestic_started.add(d);
    }
    if (each.beside != kNone) {
      classes.domestic_beside.add(d);
    }
    if (each.observed) {
      classes.domestic_observed.add(d);
    }
    // Where they stand in the order of packaging, the least rank first.
    Slots<kDomesticCount>& order = classes.packaging_order;
    order.add(d);
    for (int place = order.count - 1; place > 0; --place) {
      const int before = order.slot[place - 1];
      if (classes.fact[kForeignCount + before].packaging_rank <= each.packaging_rank) {
        break;
      }
      order.slot[place - 1] = order.slot[place];
      order.slot[place] = before;
    }
  }
}

}  // namespace detail

/// The lists of classes whose facts are given; each fact is taken to be sound, which whoever reads the book sees to.
constexpr void list_classes(Classes& classes) {
  for (int c = 0; c < kClassCount; ++c) {
    if (!classes.fact[c].in_use) {
      continue;
    }
    (c < kMerchantCount ? classes.merchants : c < kForeignCount ? classes.captives : classes.domestics) += 1;
    if (c < kForeignCount) {
      classes.foreign.add(c);
    }
  }
  for (const int c : kLinesWithSlots) {
    classes.fact[c].china_line = classes.fact[c].china_line == kNone ? kNone : classes.lines.count;
    if (classes.fact[c].china_line != kNone) {
      classes.lines.add(c);
    }
  }
  for (const int c : classes.foreign) {
    ClassFact& each = classes.fact[c];
    if (each.china_line != kNone && is_spare(c)) {
      each.china_line = classes.lines.count;
      classes.lines.add(c);
    }
    if (each.diverted) {
      classes.diverted.add(c);
    }
    if (each.china_line == kNone && each.beside != kNone) {
      classes.beside.add(c);
    }
    if (each.china_line == kNone && (each.succeeds != kNone || each.beside != kNone)) {
      classes.started.add(c);
    }
  }
  for (int vendor = 0; vendor < kVendorCount; ++vendor) {
    detail::list_generations(classes, vendor);
  }
  detail::list_domestic(classes);
  for (int maker = 0; maker < kMakerCount; ++maker) {
    detail::list_designs(classes, maker);
  }
}

}  // namespace headway::balance
