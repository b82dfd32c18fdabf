// The kernel for any processor: packs of 2 draws.
#include "headway/ensemble/kernel.hpp"

namespace headway::ensemble {

void run_pack_of_2(const KernelTask& task, void* scratch, int check) { run_pack<base::Pack<2>>(task, scratch, check); }

std::size_t scratch_of_2() { return kernel_scratch<base::Pack<2>>(); }

std::size_t state_of_2() { return kernel_state<base::Pack<2>>(); }

}  // namespace headway::ensemble
