// The kernel for x86-64-v4 (AVX-512): packs of 8 draws.
#include "headway/ensemble/kernel.hpp"

namespace headway::ensemble {

void run_pack_of_8(const KernelTask& task, void* scratch, int check) { run_pack<base::Pack<8>>(task, scratch, check); }

std::size_t scratch_of_8() { return kernel_scratch<base::Pack<8>>(); }

std::size_t state_of_8() { return kernel_state<base::Pack<8>>(); }

}  // namespace headway::ensemble
