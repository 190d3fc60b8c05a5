#include "cli/memory_limit.h"

#include <algorithm>
#include <thread>

#include <sys/resource.h>

#include <fmt/format.h>

#include "geodata/read_limits.h"

namespace dateline {
namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kSanitized = true;
#elif defined(__has_feature)
#if __has_feature(address_sanitizer) || __has_feature(thread_sanitizer) || __has_feature(memory_sanitizer)
constexpr bool kSanitized = true;
#else
constexpr bool kSanitized = false;
#endif
#else
constexpr bool kSanitized = false;
#endif

/// Addresses of a thread, of which it touches little: its stack, and its share of the heap.
constexpr std::uint64_t kBytesPerCore = 16 << 20;

}  // namespace

void limit_memory(std::uint64_t bytes) {
  if (kSanitized) return;
  rlimit limit{};
  if (getrlimit(RLIMIT_DATA, &limit) != 0) return;
  const rlim_t wanted = bytes + kBytesPerCore * std::max(1U, std::thread::hardware_concurrency());
  if (limit.rlim_cur != RLIM_INFINITY && limit.rlim_cur < wanted) return;
  limit.rlim_cur = limit.rlim_max == RLIM_INFINITY ? wanted : std::min(wanted, limit.rlim_max);
  setrlimit(RLIMIT_DATA, &limit);
}

std::string out_of_memory() {
  return over_limit("memory", read_limits().memory,
                    "out of memory: what was asked for takes more than the program may use");
}

}  // namespace dateline
