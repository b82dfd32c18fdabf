// What one chip of each class does of an H100's work: as a table, as JSON, and as the file of the book.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "headway/jobs/class_work.hpp"
#include "headway/results/sheet.hpp"

namespace headway::report {

using jobs::WorkVintage;

std::string yardsticks_text(const WorkVintage& vintage, const std::vector<jobs::ReferenceJob>& jobs);

/// The file assumptions/yardstick_classes.toml; vintages with the earliest first.
std::string yardsticks_toml(const std::vector<WorkVintage>& vintages);

}  // namespace headway::report
