// A wrong command line that is only found out after parsing (an output that ends in no known format, ...).
#pragma once

#include <stdexcept>

namespace dateline {

/// Thrown by commands, caught in `main`, which prints it and ends with kBadUsage.
class UsageError : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace dateline
