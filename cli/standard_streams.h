// Standard input, output and error as they may be given to a program: closed, full, cut off.
#pragma once

#include <string_view>

namespace dateline {

/// To be called first. A closed stream is opened to where it fails, so that no output file gets its number and with it
/// what is said to the user; writing to a pipe that nobody reads, or past the limit of a file's size, fails in place of
/// ending the program.
void prepare_standard_streams();

/// To standard error. When nobody can hear it there is nobody to tell.
void print_error(std::string_view text);

/// To standard output. Throws Error when it cannot be written.
void print_output(std::string_view text);

/// Throws Error when something that was printed to standard output did not get there.
void check_standard_output();

}  // namespace dateline
