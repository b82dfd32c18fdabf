// What world supply (sector 6) reads from the book.
#pragma once

#include "headway/balance/inputs.hpp"
#include "headway/balance/shipped_classes.hpp"

namespace headway::balance {

template <class Number>
struct SupplyInputs {
  Path<Number> packaging_capacity;  ///< wafers a month, advanced packaging for accelerators
  Path<Number> packaging_share[kVendorCount];
  Path<Number> observed_a100;    ///< packages a month
  Path<Number> observed_hopper;  ///< H100 and H200, packages a month
  Path<Number> h200_share;       ///< of observed_hopper
  Path<Number> sold_h200;  ///< sold to China under licence, from stock that h200_share does not count, chips a month
  Path<Number> observed_h20;
  Path<Number> observed_b200;
  Path<Number> observed_b300;
  Path<Number> observed_rubin;
  Path<Number> observed_mi308;
  Path<Number> observed_amd;     ///< H100e a month, MI308 apart
  Path<Number> observed_google;  ///< H100e a month
  Path<Number> observed_amazon;  ///< H100e a month
  Number ramp_months;
  Number residual_half_life;        ///< months
  Number memory_slack;              ///< share by which memory supply exceeds need when observation ends
  Number memory_growth;             ///< a year
  Number displacement;              ///< feedback: share of a China line's packaging wafers taken from other packages
  Number line_lead;                 ///< months from order to finished chip
  Number release_months;            ///< in which all stock for China could be shipped
  Number clearance;                 ///< share a month of stock for China that is sold elsewhere
  Number allotment;                 ///< largest share of a general class's production offered to China
  Number per_wafer[kForeignCount];  ///< packages per packaging wafer
  Number start[kForeignCount];  ///< calendar year of first volume, of classes that follow another or stand beside it
  Number line_share[kForeignCount];  ///< of a line, that a class beside another comes to take
  Number opening_stock[kLineCount];  ///< finished chips when scenarios begin
  Number line_maximum[kLineCount];   ///< packages a month
  const Classes* classes = &kShippedClasses;

  static constexpr auto scalars() {
    using Binding = ScalarBinding<SupplyInputs, Number>;
    return std::array{
        Binding{&SupplyInputs::ramp_months, "supply.generation.ramp_months", "month"},
        Binding{&SupplyInputs::residual_half_life, "supply.residual.half_life", "month"},
        Binding{&SupplyInputs::memory_slack, "supply.memory.slack", "1"},
        Binding{&SupplyInputs::memory_growth, "supply.memory.growth", "1"},
        Binding{&SupplyInputs::displacement, "feedback.displacement", "1"},
        Binding{&SupplyInputs::line_lead, "supply.line.lead", "month"},
        Binding{&SupplyInputs::release_months, "supply.stock.release_months", "month"},
        Binding{&SupplyInputs::clearance, "supply.stock.clearance", "1"},
        Binding{&SupplyInputs::allotment, "supply.china.allotment", "1"},
    };
  }
  static constexpr auto paths() {
    using Binding = PathBinding<SupplyInputs, Number>;
    return std::array{
        Binding{&SupplyInputs::packaging_capacity, "supply.packaging.capacity", "wafer/month"},
        Binding{&SupplyInputs::observed_a100, "supply.output.a100", "package/month"},
        Binding{&SupplyInputs::observed_hopper, "supply.output.hopper", "package/month"},
        Binding{&SupplyInputs::h200_share, "supply.output.h200_share", "1"},
        Binding{&SupplyInputs::sold_h200, "trade.sold_to_china.h200", "chip/month"},
        Binding{&SupplyInputs::observed_h20, "supply.output.h20", "package/month"},
        Binding{&SupplyInputs::observed_b200, "supply.output.b200", "package/month"},
        Binding{&SupplyInputs::observed_b300, "supply.output.b300", "package/month"},
        Binding{&SupplyInputs::observed_rubin, "supply.output.rubin", "package/month"},
        Binding{&SupplyInputs::observed_mi308, "supply.output.mi308", "package/month"},
        Binding{&SupplyInputs::observed_amd, "supply.output.amd", "H100e/month"},
        Binding{&SupplyInputs::observed_google, "supply.output.google", "H100e/month"},
        Binding{&SupplyInputs::observed_amazon, "supply.output.amazon", "H100e/month"},
    };
  }
  static constexpr auto arrays() {
    return std::tuple{
        ArrayBinding<SupplyInputs, Number, kForeignCount>{&SupplyInputs::per_wafer, "supply.packages_per_wafer.",
                                                          ClassList::foreign, "package/wafer"},
        ArrayBinding<SupplyInputs, Number, kForeignCount>{&SupplyInputs::start, "supply.start.", ClassList::started,
                                                          "year"},
        ArrayBinding<SupplyInputs, Number, kForeignCount>{&SupplyInputs::line_share, "supply.line_share.",
                                                          ClassList::beside, "1"},
        ArrayBinding<SupplyInputs, Number, kLineCount>{&SupplyInputs::opening_stock, "supply.opening_stock.",
                                                       ClassList::lines, "chip"},
        ArrayBinding<SupplyInputs, Number, kLineCount>{&SupplyInputs::line_maximum, "supply.line_maximum.",
                                                       ClassList::lines, "package/month"},
    };
  }
  static constexpr auto path_arrays() {
    return std::tuple{PathArrayBinding<SupplyInputs, Number, kVendorCount>{
        &SupplyInputs::packaging_share, "supply.packaging_share.", kVendorNames, "1"}};
  }
};

}  // namespace headway::balance
