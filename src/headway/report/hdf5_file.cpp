#include "headway/report/hdf5_file.hpp"

#include <hdf5.h>
#include <hdf5_hl.h>

#include <algorithm>
#include <array>
#include <iterator>
#include <span>

namespace headway::report {

namespace {

/// A handle of the library, closed when it goes out of scope.
class Handle {
 public:
  Handle(hid_t id, herr_t (*close)(hid_t)) : id_(id), close_(close) {}
  Handle(const Handle&) = delete;
  Handle& operator=(const Handle&) = delete;
  ~Handle() {
    if (good()) {
      close_(id_);
    }
  }
  hid_t id() const { return id_; }
  bool good() const { return id_ >= 0; }

 private:
  hid_t id_;
  herr_t (*close_)(hid_t);
};

/// The library prints what fails unless it is told not to.
void say_nothing() { H5Eset_auto2(H5E_DEFAULT, nullptr, nullptr); }

constexpr std::size_t kMemoryStep = std::size_t{1} << 20U;

/// Text of any length, in UTF-8.
Handle text_type() {
  const hid_t type = H5Tcopy(H5T_C_S1);
  H5Tset_size(type, H5T_VARIABLE);
  H5Tset_cset(type, H5T_CSET_UTF8);
  return {type, H5Tclose};
}

/// Writes a dataset without the time at which it was made. Returns whether it could.
bool write_dataset(hid_t file, const std::string& name, std::span<const hsize_t> shape, hid_t stored, hid_t held,
                   const void* data) {
  const Handle space(H5Screate_simple(static_cast<int>(shape.size()), shape.data(), nullptr), H5Sclose);
  const Handle creation(H5Pcreate(H5P_DATASET_CREATE), H5Pclose);
  if (!space.good() || !creation.good() || H5Pset_obj_track_times(creation.id(), false) < 0) {
    return false;
  }
  const Handle set(H5Dcreate2(file, name.c_str(), stored, space.id(), H5P_DEFAULT, creation.id(), H5P_DEFAULT),
                   H5Dclose);
  return set.good() && H5Dwrite(set.id(), held, H5S_ALL, H5S_ALL, H5P_DEFAULT, data) >= 0;
}

bool write_integers(hid_t file, const std::string& name, const std::vector<std::int64_t>& numbers) {
  const std::array<hsize_t, 1> shape{numbers.size()};
  return write_dataset(file, name, shape, H5T_STD_I64LE, H5T_NATIVE_INT64, numbers.data());
}

bool write_words(hid_t file, const std::string& name, const std::vector<std::string>& words) {
  std::vector<const char*> letters;
  std::ranges::transform(words, std::back_inserter(letters), &std::string::c_str);
  const std::array<hsize_t, 1> shape{words.size()};
  const Handle type = text_type();
  return write_dataset(file, name, shape, type.id(), type.id(), static_cast<const void*>(letters.data()));
}

bool make_scale(hid_t file, const std::string& name) {
  const Handle set(H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose);
  return set.good() && H5DSset_scale(set.id(), name.c_str()) >= 0;
}

bool attach(hid_t file, const std::string& name, const std::string& scale, unsigned dimension) {
  const Handle set(H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose);
  const Handle along(H5Dopen2(file, scale.c_str(), H5P_DEFAULT), H5Dclose);
  return set.good() && along.good() && H5DSattach_scale(set.id(), along.id(), dimension) >= 0 &&
         H5DSset_label(set.id(), dimension, scale.c_str()) >= 0;
}

hsize_t length_of(hid_t file, const std::string& name) {
  const Handle set(H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose);
  const Handle space(set.good() ? H5Dget_space(set.id()) : hid_t{-1}, H5Sclose);
  const hssize_t count = space.good() ? H5Sget_simple_extent_npoints(space.id()) : 0;
  return static_cast<hsize_t>(std::max<hssize_t>(count, 0));
}

/// Whether a dataset of that name holds values of that class.
bool holds(hid_t file, const std::string& name, H5T_class_t kind) {
  if (H5Lexists(file, name.c_str(), H5P_DEFAULT) <= 0) {
    return false;
  }
  const Handle set(H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose);
  const Handle type(set.good() ? H5Dget_type(set.id()) : hid_t{-1}, H5Tclose);
  return type.good() && H5Tget_class(type.id()) == kind;
}

template <class Number>
std::optional<std::vector<Number>> read_numbers(hid_t file, const std::string& name, H5T_class_t kind, hid_t held) {
  if (!holds(file, name, kind)) {
    return std::nullopt;
  }
  std::vector<Number> numbers(length_of(file, name));
  const Handle set(H5Dopen2(file, name.c_str(), H5P_DEFAULT), H5Dclose);
  const bool read = H5Dread(set.id(), held, H5S_ALL, H5S_ALL, H5P_DEFAULT, numbers.data()) >= 0;
  return read ? std::optional(std::move(numbers)) : std::nullopt;
}

/// Whether a type is text of any length.
bool is_text(hid_t type) { return H5Tget_class(type) == H5T_STRING && H5Tis_variable_str(type) > 0; }

}  // namespace

Hdf5Writer::Hdf5Writer() {
  say_nothing();
  const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
  const Handle creation(H5Pcreate(H5P_FILE_CREATE), H5Pclose);
  good_ = H5Pset_fapl_core(access.id(), kMemoryStep, false) >= 0 && H5Pset_obj_track_times(creation.id(), false) >= 0;
  file_ = good_ ? H5Fcreate("draws.h5", H5F_ACC_TRUNC, creation.id(), access.id()) : hid_t{-1};
  good_ = file_ >= 0;
}

Hdf5Writer::~Hdf5Writer() {
  if (file_ >= 0) {
    H5Fclose(file_);
  }
}

void Hdf5Writer::attribute(const std::string& name, const std::string& text) {
  const Handle type = text_type();
  const Handle space(H5Screate(H5S_SCALAR), H5Sclose);
  const Handle made(H5Acreate2(file_, name.c_str(), type.id(), space.id(), H5P_DEFAULT, H5P_DEFAULT), H5Aclose);
  const char* const letters = text.c_str();
  good_ = good_ && made.good() && H5Awrite(made.id(), type.id(), static_cast<const void*>(&letters)) >= 0;
}

void Hdf5Writer::scale(const std::string& name, const std::vector<std::int64_t>& numbers) {
  good_ = good_ && write_integers(file_, name, numbers) && make_scale(file_, name);
}

void Hdf5Writer::scale(const std::string& name, const std::vector<std::string>& words) {
  good_ = good_ && write_words(file_, name, words) && make_scale(file_, name);
}

void Hdf5Writer::dataset(const std::string& name, const std::vector<std::int64_t>& numbers, const std::string& along) {
  good_ = good_ && write_integers(file_, name, numbers) && attach(file_, name, along, 0);
}

void Hdf5Writer::dataset(const std::string& name, const std::vector<std::string>& words, const std::string& along) {
  good_ = good_ && write_words(file_, name, words) && attach(file_, name, along, 0);
}

void Hdf5Writer::dataset(const std::string& name, const std::vector<double>& numbers, const std::string& rows,
                         const std::string& columns) {
  const std::array<hsize_t, 2> shape{length_of(file_, rows), length_of(file_, columns)};
  good_ = good_ && shape[0] * shape[1] == numbers.size() &&
          write_dataset(file_, name, shape, H5T_IEEE_F64LE, H5T_NATIVE_DOUBLE, numbers.data()) &&
          attach(file_, name, rows, 0) && attach(file_, name, columns, 1);
}

std::optional<std::string> Hdf5Writer::bytes() const {
  if (!good_ || H5Fflush(file_, H5F_SCOPE_GLOBAL) < 0) {
    return std::nullopt;
  }
  const ssize_t size = H5Fget_file_image(file_, nullptr, 0);
  if (size <= 0) {
    return std::nullopt;
  }
  std::string bytes(static_cast<std::size_t>(size), '\0');
  const bool whole = H5Fget_file_image(file_, bytes.data(), bytes.size()) == size;
  return whole ? std::optional(std::move(bytes)) : std::nullopt;
}

Hdf5Reader::Hdf5Reader(const std::string& bytes) {
  say_nothing();
  const Handle access(H5Pcreate(H5P_FILE_ACCESS), H5Pclose);
  std::string image = bytes;  // the library asks for memory that it may change
  if (H5Pset_fapl_core(access.id(), kMemoryStep, false) >= 0 &&
      H5Pset_file_image(access.id(), image.data(), image.size()) >= 0) {
    file_ = H5Fopen("draws.h5", H5F_ACC_RDONLY, access.id());
  }
}

Hdf5Reader::~Hdf5Reader() {
  if (file_ >= 0) {
    H5Fclose(file_);
  }
}

bool Hdf5Reader::has(const std::string& name) const {
  return file_ >= 0 && H5Lexists(file_, name.c_str(), H5P_DEFAULT) > 0;
}

std::optional<std::string> Hdf5Reader::attribute(const std::string& name) const {
  if (file_ < 0 || H5Aexists(file_, name.c_str()) <= 0) {
    return std::nullopt;
  }
  const Handle held(H5Aopen(file_, name.c_str(), H5P_DEFAULT), H5Aclose);
  const Handle stored(held.good() ? H5Aget_type(held.id()) : hid_t{-1}, H5Tclose);
  const Handle type = text_type();
  char* letters = nullptr;
  if (!stored.good() || !is_text(stored.id()) || H5Aread(held.id(), type.id(), static_cast<void*>(&letters)) < 0 ||
      letters == nullptr) {
    return std::nullopt;
  }
  std::string text(letters);
  H5free_memory(letters);
  return text;
}

std::optional<std::vector<std::int64_t>> Hdf5Reader::integers(const std::string& name) const {
  return read_numbers<std::int64_t>(file_, name, H5T_INTEGER, H5T_NATIVE_INT64);
}

std::optional<std::vector<double>> Hdf5Reader::numbers(const std::string& name) const {
  return read_numbers<double>(file_, name, H5T_FLOAT, H5T_NATIVE_DOUBLE);
}

std::optional<std::vector<std::string>> Hdf5Reader::words(const std::string& name) const {
  if (!holds(file_, name, H5T_STRING)) {
    return std::nullopt;
  }
  const Handle set(H5Dopen2(file_, name.c_str(), H5P_DEFAULT), H5Dclose);
  const Handle stored(H5Dget_type(set.id()), H5Tclose);
  const Handle type = text_type();
  std::vector<char*> letters(length_of(file_, name), nullptr);
  if (!is_text(stored.id()) ||
      H5Dread(set.id(), type.id(), H5S_ALL, H5S_ALL, H5P_DEFAULT, static_cast<void*>(letters.data())) < 0) {
    return std::nullopt;
  }
  std::vector<std::string> words;
  for (char* const each : letters) {
    words.emplace_back(each == nullptr ? "" : each);
    H5free_memory(each);
  }
  return words;
}

}  // namespace headway::report
