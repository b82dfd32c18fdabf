// The tables of a sensitivity study, before they are laid out.
#pragma once

#include "headway/report/grid.hpp"
#include "headway/report/number.hpp"
#include "headway/study/sensitivity/sensitivity.hpp"

namespace headway::report {

/// "23 (17-29)", in percent with its 95 % interval; followed by "?" where it has not converged.
std::string share_in(const study::Estimate& share);

Grid sector_grid(const study::SensitivityResult& result);
Grid chosen_grid(const study::SensitivityResult& result);
Grid screening_grid(const study::SensitivityResult& result, std::size_t most);
Grid tornado_grid(const study::SensitivityResult& result);

/// Empty where the quantity is no gain.
Grid knowledge_grid(const study::SensitivityResult& result);

/// One scale for the figure, its medians and effects.
Scale scale_of(const study::SensitivityResult& result);

}  // namespace headway::report
