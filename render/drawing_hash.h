// What decides the bytes of a picture, as one short number: equal hashes, equal pictures.
//
// Taken over the full values (doubles by their bits), not over the rounded text of `dump_text`. Fonts count by the
// names of their families alone: a picture drawn with another version of a font has the same hash, as it has with
// another version of Cairo or Pango. Independent of the machine, except that its doubles must be those of IEEE 754.
#pragma once

#include <string_view>
#include <vector>

#include "render/frame_index.h"
#include "render/frame_set.h"

namespace dateline {

/// `salt` stands for what else decides the bytes: program version, format, its options.
ContentHash drawing_hash(const Drawing& drawing, std::string_view salt);

/// The hashes of the frames of a set. Everything in the set is hashed once, when this is made; a frame's hash combines
/// those of the things that are seen in it, in their order. Costs some 50 ns per thing seen. Safe to share.
class FrameHashes {
 public:
  /// `set` must outlive this.
  FrameHashes(const FrameSet& set, std::string_view salt);

  /// Of `count` steps from `first` on.
  std::vector<ContentHash> of_steps(std::size_t first, std::size_t count) const;

 private:
  /// A thing of `story` or `above`, in drawing order.
  struct Timed {
    std::uint32_t first = 0;
    std::uint32_t last = 0;
    ContentHash hash{};
  };

  ContentHash of_step(std::size_t step, const std::vector<const Timed*>& candidates) const;

  const FrameSet& set_;
  ContentHash fixed_{};  ///< of what is the same in every frame
  std::vector<Timed> timed_;
};

}  // namespace dateline
