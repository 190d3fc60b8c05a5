// Halos in the colour of the ground they hide.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "render/drawing.h"
#include "render/ground_scene.h"
#include "styles/style.h"

namespace dateline {

/// Knows which colour the ground has where. A halo of that colour only hides the lines below its letters; in the
/// land's colour it would be an outline around every name at sea. Pictures of the ground are not looked at: on maps
/// that have some, halos stay as the style says. Pure after construction, so safe to share between threads.
class HaloTones {
 public:
  /// `home` is the id of the country in the lighter colour of the land, empty if all have it (as in ground_groups).
  HaloTones(const GroundScene& ground, const std::string& home, const PageBox& page, const Style& style);

  /// Gives every halo in the group the colour of most of the ground below `boxes` and keeps its opacity.
  void apply(Group& group, const std::vector<PageBox>& boxes) const;

 private:
  Color tone_of(const std::vector<PageBox>& boxes) const;

  PageBox page_;
  int width_ = 0;  ///< of the masks; 0: halos stay as they are
  int height_ = 0;
  bool sea_ = false;
  std::vector<std::uint8_t> land_, home_;  ///< as of land_mask
  Color water_tone_, other_tone_, land_tone_;
};

}  // namespace dateline
