// The draws of an answer as a file, with the head from which it can be made again.
#pragma once

#include <string>
#include <string_view>

#include "headway/verbs/head.hpp"
#include "headway/verbs/verb.hpp"

namespace headway::verbs {

enum class DrawsForm {
  wide,        ///< CSV, a row for each world
  one_by_one,  ///< CSV, a row for each number: `long`
  hdf5,        ///< report/draws_hdf5.hpp
};

/// What a file of draws is asked to be.
struct DrawsAs {
  DrawsForm form = DrawsForm::wide;
  bool inputs = false;
};

/// HDF5 where the path ends in .h5 or .hdf5, else by the word: wide, long or empty, which is wide. Errors: another word, or one
/// where the path asks for HDF5.
base::Result<DrawsForm> draws_form(std::string_view path, std::string_view word);

/// The file, whose head has one key more, `draws`: form, inputs, and in the wide form the unit of each column. The answer must
/// hold draws. Error: not enough memory for HDF5.
base::Result<std::string> draws_file(const Verb& verb, const void* request, const Answer& answer, const DrawsAs& as);

/// Head and rest of an HDF5 file, the rest as a wide table. Error: draws_file() did not make it.
base::Result<Parts> parts_of_hdf5(const std::string& bytes, const std::string& file);

/// What the head says that the file is; a head of a time before these words were written is wide, without inputs.
DrawsAs drawn_as(const nlohmann::ordered_json& head);

}  // namespace headway::verbs
