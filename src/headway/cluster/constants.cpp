#include "headway/cluster/constants.hpp"

#include "headway/cluster/read_constants.hpp"

namespace headway::cluster {

base::Result<Constants> read_constants(const std::filesystem::path& file) {
  using Field = ConstantField<Constants>;
  constexpr double kGiga = 1e9;
  constexpr std::array kFields{Field{"kernels_2022", "year", &Constants::kernels_2022},
                               Field{"fused", "year", &Constants::fused},
                               Field{"sequence_parallel", "year", &Constants::sequence_parallel},
                               Field{"overlap_experts", "year", &Constants::overlap_experts},
                               Field{"four_bit_training", "year", &Constants::four_bit_training},
                               Field{"reference_date", "year", &Constants::reference_date},
                               Field{"mixture_earliest", "year", &Constants::mixture_earliest},
                               Field{"serving_earliest", "year", &Constants::serving_earliest},
                               Field{"latest", "year", &Constants::latest},
                               Field{"reserved", "GB", &Constants::reserved, kGiga},
                               Field{"reserved_share", "1", &Constants::reserved_share},
                               Field{"serving_reserved", "1", &Constants::serving_reserved},
                               Field{"link", "GB/s", &Constants::link, kGiga},
                               Field{"domain", "chip", &Constants::domain},
                               Field{"network", "GB/s", &Constants::network, kGiga},
                               Field{"tokens_per_parameter", "token", &Constants::tokens_per_parameter},
                               Field{"tokens_per_step", "token", &Constants::tokens_per_step},
                               Field{"prefill_tokens", "token", &Constants::prefill_tokens},
                               Field{"deviation", "1", &Constants::deviation},
                               Field{"shared_family", "1", &Constants::shared_family},
                               Field{"shared_variance", "1", &Constants::shared_variance}};
  return read_constants(file, kFields);
}

}  // namespace headway::cluster
