// The outcome of reading untrusted input: a value, or the reasons why there is none, and warnings in either case.
//
// Bad input is data, not an exception. Failures of the environment (disk full, no such file) throw `Error`
// (geodata/error.h).
#pragma once

#include <optional>
#include <utility>

#include "geodata/diagnostic.h"

namespace dateline {

/// `value` is present exactly when no diagnostic is an error.
template <typename T>
struct [[nodiscard]] Result {
  std::optional<T> value;
  Diagnostics diagnostics;

  explicit operator bool() const { return value.has_value(); }
  T& operator*() { return *value; }
  const T& operator*() const { return *value; }
  T* operator->() { return &*value; }
  const T* operator->() const { return &*value; }

  static Result success(T v, Diagnostics warnings = {}) { return {std::move(v), std::move(warnings)}; }
  static Result failure(Diagnostics reasons) { return {std::nullopt, std::move(reasons)}; }
  /// A value if `diagnostics` holds no error, else none.
  static Result of(T v, Diagnostics diagnostics) {
    if (has_errors(diagnostics)) return failure(std::move(diagnostics));
    return success(std::move(v), std::move(diagnostics));
  }
};

}  // namespace dateline
