// An HDF5 file in memory: numbers, words and dimensions, as far as tables need them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

namespace headway::report {

/// A file that is written, then taken as bytes. A failure is kept until then.
class Hdf5Writer {
 public:
  Hdf5Writer();
  Hdf5Writer(const Hdf5Writer&) = delete;
  Hdf5Writer& operator=(const Hdf5Writer&) = delete;
  ~Hdf5Writer();

  /// An attribute of the file itself.
  void attribute(const std::string& name, const std::string& text);

  /// Datasets of one dimension. A scale names the places along a dimension: others are attached to it by `along`, unless they
  /// are scales themselves.
  void scale(const std::string& name, const std::vector<std::int64_t>& numbers);
  void scale(const std::string& name, const std::vector<std::string>& words);
  void dataset(const std::string& name, const std::vector<std::int64_t>& numbers, const std::string& along);
  void dataset(const std::string& name, const std::vector<std::string>& words, const std::string& along);

  /// Rows along one scale, columns along another; numbers row by row.
  void dataset(const std::string& name, const std::vector<double>& numbers, const std::string& rows,
               const std::string& columns);

  /// Nothing where anything failed.
  std::optional<std::string> bytes() const;

 private:
  std::int64_t file_ = -1;
  bool good_ = true;
};

/// A file that is read from bytes.
class Hdf5Reader {
 public:
  explicit Hdf5Reader(const std::string& bytes);
  Hdf5Reader(const Hdf5Reader&) = delete;
  Hdf5Reader& operator=(const Hdf5Reader&) = delete;
  ~Hdf5Reader();

  bool has(const std::string& name) const;

  /// Nothing where there is no such thing, or it is of another type.
  std::optional<std::string> attribute(const std::string& name) const;
  std::optional<std::vector<std::int64_t>> integers(const std::string& name) const;
  std::optional<std::vector<double>> numbers(const std::string& name) const;
  std::optional<std::vector<std::string>> words(const std::string& name) const;

 private:
  std::int64_t file_ = -1;
};

}  // namespace headway::report
