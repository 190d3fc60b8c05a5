#include "tests/support/made_frames.h"

#include <algorithm>
#include <random>

#include <fmt/format.h>

namespace dateline {

class MadeArtist : public FrameArtist {
 public:
  explicit MadeArtist(const MadeFrames& frames) : frames_(frames) {}
  std::string file(std::size_t step, const FrameImage*) override {
    if (frames_.before_file) frames_.before_file(step);
    ++frames_.drawn_;
    return frames_.file_of(step);
  }
  void image(std::size_t step, FrameImage& out) override { out = frames_.image_of(step); }

 private:
  const MadeFrames& frames_;
};

FrameEntry MadeFrames::entry(std::size_t step) const {
  return {fmt::format("{:04}", step),
          fmt::format("begin {}", step),
          fmt::format("end {}", step),
          fmt::format("Frame \"{}\"\nof many", step),
          step % 7,
          step % 5,
          step % 3};
}

std::string MadeFrames::file_name(std::size_t step) const { return fmt::format("{:04}.png", step); }

std::vector<ContentHash> MadeFrames::contents(std::size_t first, std::size_t count) const {
  std::vector<ContentHash> contents;
  for (std::size_t step = first; step < first + count; ++step) {
    const Sha256Digest digest = sha256_of(fmt::format("{} {}", step, look(step)));
    ContentHash& content = contents.emplace_back();
    std::copy_n(digest.begin(), content.size(), content.begin());
  }
  return contents;
}

std::unique_ptr<FrameArtist> MadeFrames::artist() const { return std::make_unique<MadeArtist>(*this); }

std::string MadeFrames::file_of(std::size_t step) const {
  std::mt19937 random(static_cast<unsigned>(step) * 31 + static_cast<unsigned>(look(step)));
  std::string bytes(file_bytes_ + random() % 500, '\0');
  for (char& c : bytes) c = static_cast<char>(random());
  return bytes;
}

FrameImage MadeFrames::image_of(std::size_t step) const {
  FrameImage image;
  image.width_px = 4;
  image.height_px = 2;
  image.pixels.assign(8, 0xff000000U + static_cast<std::uint32_t>(step));
  return image;
}

FrameIndexHead MadeFrames::head() const {
  FrameIndexHead head;
  head.program = "made 1";
  head.title = "Made \"frames\"";
  head.format = "png";
  head.every = "day";
  head.zone = "UTC";
  head.width = 4;
  head.height = 2;
  return head;
}

}  // namespace dateline
