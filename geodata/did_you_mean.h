// Finds the word that was probably meant by a word that is not known.
//
// Example:
//   DidYouMean suggest;
//   "unknown place \"tokmak\"" + suggest.among({"korday", "tokmok"}, "tokmak")   ->  ... (did you mean "tokmok"?)
//
// Distance is that of optimal string alignment (insert, delete, replace, swap of neighbours), without regard to ASCII
// case. A candidate is named when its distance is at most about a third of the word's length; ties go to the earlier
// candidate.
#pragma once

#include <cstddef>
#include <span>
#include <string>
#include <string_view>

namespace dateline {

/// Number of edits that make one word of the other, or `limit + 1` when it is more than `limit`.
std::size_t edit_distance(std::string_view a, std::string_view b, std::size_t limit);

/// Not safe to share between threads: it counts the work done, so that a hostile file with very many unknown words
/// stays linear. When the allowance is used up no more suggestions are made.
class DidYouMean {
 public:
  /// ` (did you mean "x"?)`, or nothing when no candidate is near.
  std::string among(std::span<const std::string_view> candidates, std::string_view word);

 private:
  std::size_t allowance_ = 20'000'000;  ///< comparisons of characters left
};

}  // namespace dateline
