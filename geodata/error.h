// Failure of the environment: a file that cannot be opened, a full disk, a missing font or database.
//
// Thrown from anywhere in the libraries, caught once in the program's `main`, which prints it and exits with code 3.
// Never thrown for what an input file says; that is a Diagnostic (geodata/diagnostic.h).
#pragma once

#include <stdexcept>

namespace dateline {

/// `what()` is one sentence for the user that names the file or resource and the reason the system gave.
class Error : public std::runtime_error {
 public:
  using std::runtime_error::runtime_error;
};

}  // namespace dateline
