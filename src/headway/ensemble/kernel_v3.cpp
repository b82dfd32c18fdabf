// The kernel for x86-64-v3 (AVX2): packs of 4 draws.
#include "headway/ensemble/kernel.hpp"

namespace headway::ensemble {

void run_pack_of_4(const KernelTask& task, void* scratch, int check) { run_pack<base::Pack<4>>(task, scratch, check); }

std::size_t scratch_of_4() { return kernel_scratch<base::Pack<4>>(); }

std::size_t state_of_4() { return kernel_state<base::Pack<4>>(); }

}  // namespace headway::ensemble
