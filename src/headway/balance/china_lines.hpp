// S5: lines and stock for China, and what they take from other packages. The equation is stated in world_supply.hpp.
#pragma once

#include "headway/balance/class_table.hpp"
#include "headway/balance/supply_state.hpp"

namespace headway::balance {

/// S5: steps a month in which an order moves through a line's stages; six stages take lead >= 6 / kLineSteps months.
inline constexpr int kLineSteps = 4;

namespace detail {

/// S5: one month of a line at a steady rate of orders. Returns the chips that come out of its last stage.
template <class Number>
Number move_line(Number (&stage)[kLineStages], Number ordered, Number rate) {
  Number made(0.0);
  for (int step = 0; step < kLineSteps; ++step) {
    made += stage[kLineStages - 1] * Number(1.0 / kLineSteps);
    Number order = ordered;
    for (Number& orders : stage) {
      const Number before = orders;
      orders += rate * (order - orders);
      order = before;
    }
  }
  return made;
}

/// S5: the lines for China make what is admitted and their stock does not give; a share of the stock is sold elsewhere.
template <class Number>
void run_lines(const SupplyInputs<Number>& in, SupplyState<Number>& state, const Number (&admitted)[kLineCount],
               const Number (&open)[kLineCount], SupplyFlow<Number>& flow) {
  const Number rate = base::smaller(Number(static_cast<double>(kLineStages) / kLineSteps) / in.line_lead, Number(1.0));
  for (int line = 0; line < in.classes->lines.count; ++line) {
    // What the stock still gives need not be made.
    flow.from_stock[line] = base::smaller(state.reserved[line], state.most_released[line]);
    const Number most = base::larger(in.line_maximum[line], state.line_reached[line]);
    const Number asked = base::smaller(admitted[line], most) - flow.from_stock[line];
    const Number ordered = base::larger(asked, Number(0.0)) * open[line];
    flow.line[line] = move_line(state.stage[line], ordered, rate);
    const Number cleared = state.reserved[line] * in.clearance;
    state.reserved[line] -= cleared;
    state.unsold[in.classes->lines.slot[line]] += cleared;
    flow.from_stock[line] = base::smaller(flow.from_stock[line], state.reserved[line]);
  }
}

/// S5: packages lost because the lines took their wafers, or their memory where it is scarce; the scarcer of the two
/// counts. `wafers` are those of all packages planned, by vendor, `memory_used` the GB that these need.
template <class Number>
void displace(const SupplyInputs<Number>& in, const ClassTable& table, SupplyState<Number>& state,
              const Number (&wafers)[kVendorCount], Number memory_used, SupplyFlow<Number>& flow) {
  const Number one(1.0);
  const Number tiny(1e-9);
  Number taken[kVendorCount]{};
  Number memory_of_lines(0.0);
  for (int line = 0; line < in.classes->lines.count; ++line) {
    const int c = in.classes->lines.slot[line];
    taken[in.classes->vendor_of(c)] += in.displacement * flow.line[line] / in.per_wafer[c];
    memory_of_lines += in.displacement * flow.line[line] * Number(table.memory[c]);
  }
  const Number short_of_memory = base::larger(memory_of_lines - (state.memory_supply - memory_used), Number(0.0)) /
                                 base::larger(memory_used, tiny);
  for (const int c : in.classes->foreign) {
    const int vendor = in.classes->vendor_of(c);
    const Number by_wafers = taken[vendor] / base::larger(wafers[vendor], tiny);
    flow.lost[c] = flow.planned[c] * base::smaller(one, base::larger(by_wafers, short_of_memory));
    state.lost[c] += flow.lost[c];
  }
}

/// S5 when observation ends: what is on its way through a line that ran is its output in every stage. H200s were no line
/// for China then, and where three months of sales lie in stock, it was stock that was sold.
template <class Number>
void fill_lines(const SupplyInputs<Number>& in, const Number (&produced)[kForeignCount], SupplyState<Number>& state) {
  const Number zero(0.0);
  for (int line = 0; line < in.classes->lines.count; ++line) {
    const int c = in.classes->lines.slot[line];
    const Number ran = c == kH200 ? zero : produced[c];
    state.line_reached[line] = base::choose(in.opening_stock[line] > Number(3.0) * ran, zero, ran);
    for (Number& stage : state.stage[line]) {
      stage = state.line_reached[line];
    }
  }
}

/// S5 when scenarios begin: the stock made for China, and how much of it can be shipped in a month.
template <class Number>
void open_stock(const SupplyInputs<Number>& in, SupplyState<Number>& state) {
  for (int line = 0; line < in.classes->lines.count; ++line) {
    state.reserved[line] += in.opening_stock[line];
    state.most_released[line] = state.reserved[line] / in.release_months;
    state.produced[in.classes->lines.slot[line]] += in.opening_stock[line];
  }
}

}  // namespace detail

}  // namespace headway::balance
