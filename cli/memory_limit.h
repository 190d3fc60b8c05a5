// How much memory the program may take, whatever a file says.
#pragma once

#include <cstdint>
#include <string>

namespace dateline {

/// Keeps the program's own data to `bytes`, and to some more for the stacks of threads on machines with many cores,
/// which are hardly ever filled: what goes beyond throws std::bad_alloc. Does nothing where the system cannot (it takes
/// Linux 4.7), and under AddressSanitizer, which takes terabytes of addresses. A lower limit of the system stays.
void limit_memory(std::uint64_t bytes);

/// The sentence for std::bad_alloc.
std::string out_of_memory();

}  // namespace dateline
