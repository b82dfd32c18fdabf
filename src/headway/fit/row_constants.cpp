#include "headway/fit/row_constants.hpp"

#include "headway/cluster/read_constants.hpp"

namespace headway::fit {

base::Result<RowConstants> read_row_constants(const std::filesystem::path& file) {
  using Row = RowConstants;
  using Field = cluster::ConstantField<Row>;
  constexpr std::array kFields{Field{"deviation_plan", "1", &Row::deviation_plan},
                               Field{"deviation_whole", "1", &Row::deviation_whole},
                               Field{"deviation_serving", "1", &Row::deviation_serving},
                               Field{"wider_open", "1", &Row::wider_open},
                               Field{"wider_indirect", "1", &Row::wider_indirect},
                               Field{"wider_batch", "1", &Row::wider_batch},
                               Field{"wider_assumed", "1", &Row::wider_assumed},
                               Field{"least_deviation", "1", &Row::least_deviation},
                               Field{"head_width", "1", &Row::head_width},
                               Field{"width_ratio", "1", &Row::width_ratio},
                               Field{"vocabulary", "token", &Row::vocabulary},
                               Field{"tied_below", "token", &Row::tied_below},
                               Field{"grouped_heads", "1", &Row::grouped_heads},
                               Field{"chip_bytes", "byte", &Row::chip_bytes},
                               Field{"chip_days", "d", &Row::chip_days},
                               Field{"chip_share", "1", &Row::chip_share},
                               Field{"chips_least", "chip", &Row::chips_least},
                               Field{"sequence_unfused", "token", &Row::sequence_unfused},
                               Field{"sequence", "token", &Row::sequence},
                               Field{"adapter_share", "1", &Row::adapter_share},
                               Field{"micro_batch_most", "1", &Row::micro_batch_most},
                               Field{"chunks_most", "1", &Row::chunks_most},
                               Field{"benchmark_share", "1", &Row::benchmark_share},
                               Field{"prompt", "token", &Row::prompt},
                               Field{"output", "token", &Row::output},
                               Field{"token_seconds", "s", &Row::token_seconds},
                               Field{"production_chips", "chip", &Row::production_chips},
                               Field{"benchmark_chips", "chip", &Row::benchmark_chips}};
  return cluster::read_constants(file, kFields);
}

}  // namespace headway::fit
