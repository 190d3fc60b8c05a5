#include "render/animation.h"

#include <sys/stat.h>

#include <array>
#include <cstdlib>
#include <cstring>
#include <filesystem>
#include <fstream>
#include <future>
#include <iterator>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/error.h"
#include "render/color_counts.h"
#include "render/ffmpeg_animation.h"
#include "render/palette_choice.h"
#include "tests/support/apng_decoder.h"
#include "tests/support/programs.h"
#include "tests/support/random_frames.h"

namespace dateline {
namespace {

using namespace testing;
using ::testing::HasSubstr;
namespace fs = std::filesystem;

constexpr std::array<std::pair<const char*, AnimationFormat>, 4> kByFfmpeg{{{"a.gif", AnimationFormat::kGif},
                                                                            {"a.webp", AnimationFormat::kWebp},
                                                                            {"a.mp4", AnimationFormat::kMp4},
                                                                            {"a.webm", AnimationFormat::kWebm}}};

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

std::size_t files_in(const fs::path& folder) {
  return static_cast<std::size_t>(std::distance(fs::directory_iterator(folder), {}));
}

/// Flat, with a square that moves: what 4:2:0 keeps too.
std::vector<FrameImage> moving_square(int width, int height, int count) {
  std::vector<FrameImage> frames;
  for (int i = 0; i < count; ++i) {
    FrameImage frame{width, height, {}};
    for (int y = 0; y < height; ++y)
      for (int x = 0; x < width; ++x)
        frame.pixels.push_back(x / 16 == i && y >= 16 && y < 32 ? 0xB5121B : y < 40 ? 0xF5F2EA : 0xD6E4EA);
    frames.push_back(std::move(frame));
  }
  return frames;
}

void write_animation(AnimationFormat format, const fs::path& path, const std::vector<FrameImage>& frames,
                     const AnimationOptions& options) {
  const auto writer = make_animation_writer(format, path, frames.front().width_px, frames.front().height_px,
                                            static_cast<int>(frames.size()), options);
  for (const FrameImage& frame : frames) writer->add(frame);
  EXPECT_FALSE(fs::exists(path) && fs::is_regular_file(path)) << "before it was finished";
  writer->finish();
}

/// Frames of a file at a constant rate, decoded by ffmpeg.
std::vector<FrameImage> decoded(const fs::path& path, int width, int height, int milliseconds) {
  const std::string raw = run_program(
      {"ffmpeg", "-v", "error", "-i", path, "-vf",
       "scale=in_color_matrix=bt709:flags=accurate_rnd+full_chroma_int,fps=1000/" + std::to_string(milliseconds), "-f",
       "rawvideo", "-pix_fmt", "bgr0", "pipe:1"});
  std::vector<FrameImage> frames;
  const std::size_t pixels = static_cast<std::size_t>(width) * static_cast<std::size_t>(height);
  for (std::size_t at = 0; at + pixels * 4 <= raw.size(); at += pixels * 4) {
    FrameImage frame{width, height, std::vector<std::uint32_t>(pixels)};
    std::memcpy(frame.pixels.data(), raw.data() + at, pixels * 4);
    frames.push_back(std::move(frame));
  }
  return frames;
}

/// Differences of the channels of all pixels of the part both have.
struct Difference {
  int greatest = 0;
  double mean = 0;
};

Difference difference(const FrameImage& a, const FrameImage& b) {
  Difference found;
  const int width = std::min(a.width_px, b.width_px), height = std::min(a.height_px, b.height_px);
  for (int y = 0; y < height; ++y) {
    for (int x = 0; x < width; ++x) {
      for (const int shift : {0, 8, 16}) {
        const int step =
            std::abs(static_cast<int>(a.row(y)[x] >> shift & 0xFF) - static_cast<int>(b.row(y)[x] >> shift & 0xFF));
        found.greatest = std::max(found.greatest, step);
        found.mean += step / (3.0 * width * height);
      }
    }
  }
  return found;
}

AnimationOptions quick() {
  AnimationOptions options;
  options.milliseconds_per_frame = 200;
  options.hold_ms = 600;
  return options;
}

FramePalette palette_of(const std::vector<FrameImage>& frames) {
  ColorCounts counts;
  for (const FrameImage& frame : frames) counts.add(frame);
  return choose_palette(counts);
}

/// Makes `program` a shell script and the only program on the PATH besides the shell's own.
class ProgramInPath {
 public:
  ProgramInPath(const fs::path& folder, const std::string& name, const std::string& script)
      : old_(std::getenv("PATH")) {
    fs::create_directories(folder);
    if (!name.empty()) {
      write_bytes(folder / name, "#!/bin/sh\n" + script);
      fs::permissions(folder / name, fs::perms::owner_all);
    }
    ::setenv("PATH", folder.c_str(), 1);
  }
  ~ProgramInPath() { ::setenv("PATH", old_.c_str(), 1); }

 private:
  std::string old_;
};

std::string failure(AnimationFormat format, const fs::path& path, int count = 3) {
  try {
    write_animation(format, path, moving_square(640, 480, count), quick());
  } catch (const Error& error) {
    return error.what();
  }
  return "";
}

TEST(AnimationFormatOf, KnowsTheEndings) {
  EXPECT_EQ(animation_format_of("a/b.APNG"), AnimationFormat::kApng);
  EXPECT_EQ(animation_format_of("week.webm"), AnimationFormat::kWebm);
  EXPECT_EQ(animation_format_of("week.png"), std::nullopt);
}

TEST(ApngAnimation, PlaysTheFramesAndHoldsTheLast) {
  const auto folder = fresh_folder();
  const auto frames = moving_square(64, 48, 4);
  AnimationOptions options = quick();
  options.title = "A week";
  write_animation(AnimationFormat::kApng, folder / "a.apng", frames, options);
  const DecodedApng apng = read_apng(bytes_of(folder / "a.apng"));
  ASSERT_EQ(apng.frames.size(), 4U);
  for (std::size_t i = 0; i < 4; ++i) {
    EXPECT_TRUE(same_pixels(apng.frames[i].shown, frames[i])) << i;
    EXPECT_DOUBLE_EQ(apng.frames[i].seconds, i == 3 ? 0.8 : 0.2);
  }
  EXPECT_EQ(apng.plays, 0);
  EXPECT_THAT(bytes_of(folder / "a.apng"), HasSubstr("A week"));
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(ApngAnimation, SaysTheRightNumberOfFramesWhenSomeWereEqual) {
  const auto folder = fresh_folder();
  auto frames = moving_square(64, 48, 3);
  frames.insert(frames.begin() + 1, frames[0]);
  write_animation(AnimationFormat::kApng, folder / "a.apng", frames, quick());
  EXPECT_EQ(read_apng(bytes_of(folder / "a.apng")).frames.size(), 3U);
}

TEST(ApngAnimation, GoesIntoAPipeToo) {
  const auto folder = fresh_folder();
  ASSERT_EQ(::mkfifo((folder / "pipe").c_str(), 0600), 0);
  auto reader = std::async(std::launch::async, [&] { return bytes_of(folder / "pipe"); });
  const auto frames = random_frames({}, 6);
  write_animation(AnimationFormat::kApng, folder / "pipe", frames, quick());
  EXPECT_EQ(read_apng(reader.get()).frames.size(), frames.size());
}

TEST(ApngAnimation, LeavesNothingUnlessFinished) {
  const auto folder = fresh_folder();
  {
    const auto writer = make_animation_writer(AnimationFormat::kApng, folder / "a.apng", 64, 48, 9, quick());
    writer->add(moving_square(64, 48, 1)[0]);
  }
  EXPECT_EQ(files_in(folder), 0U);
}

TEST(ApngAnimation, IsPlayedByFfmpeg) {
  DATELINE_NEEDS_PROGRAM("ffmpeg");
  const auto folder = fresh_folder();
  for (const bool with_palette : {false, true}) {
    const auto frames = moving_square(64, 48, 4);
    AnimationOptions options = quick();
    options.loops = 1;
    if (with_palette) options.palette = palette_of(frames);
    write_animation(AnimationFormat::kApng, folder / "a.apng", frames, options);
    const auto shown = decoded(folder / "a.apng", 64, 48, 200);
    ASSERT_GE(shown.size(), 4U);
    for (std::size_t i = 0; i < 4; ++i) EXPECT_TRUE(same_pixels(shown[i], frames[i])) << i;
    fs::remove(folder / "a.apng");
  }
}

TEST(GifAnimation, ShowsTheVeryPixelsOfFramesWithFewColours) {
  DATELINE_NEEDS_PROGRAM("ffmpeg");
  const auto folder = fresh_folder();
  for (const bool with_palette : {false, true}) {
    const auto frames = moving_square(65, 49, 4);
    AnimationOptions options = quick();
    if (with_palette) options.palette = palette_of(frames);
    write_animation(AnimationFormat::kGif, folder / "a.gif", frames, options);
    const auto shown = decoded(folder / "a.gif", 65, 49, 200);
    ASSERT_EQ(shown.size(), 7U);  // the last is held
    for (std::size_t i = 0; i < 7; ++i)
      EXPECT_EQ(difference(shown[i], frames[std::min(i, std::size_t{3})]).greatest, 0) << i;
    EXPECT_THAT(bytes_of(folder / "a.gif"), HasSubstr("NETSCAPE2.0"));
    fs::remove(folder / "a.gif");
  }
}

TEST(GifAnimation, ShownOnceDoesNotRepeat) {
  DATELINE_NEEDS_PROGRAM("ffmpeg");
  const auto folder = fresh_folder();
  AnimationOptions options = quick();
  options.loops = 1;
  write_animation(AnimationFormat::kGif, folder / "a.gif", moving_square(64, 48, 2), options);
  EXPECT_EQ(bytes_of(folder / "a.gif").find("NETSCAPE2.0"), std::string::npos);
}

/// The times of the frames of a WebP file, which ffmpeg cannot read; see the WebP container specification.
std::vector<int> webp_times(const std::string& bytes) {
  std::vector<int> times;
  const auto byte = [&](std::size_t at) { return static_cast<int>(static_cast<std::uint8_t>(bytes.at(at))); };
  for (std::size_t at = 12; at + 8 < bytes.size();) {
    const auto size = static_cast<std::size_t>(byte(at + 4) | byte(at + 5) << 8 | byte(at + 6) << 16);
    if (bytes.compare(at, 4, "ANMF") == 0) times.push_back(byte(at + 20) | byte(at + 21) << 8 | byte(at + 22) << 16);
    at += 8 + size + size % 2;
  }
  return times;
}

TEST(WebpAnimation, HasTheTimesAskedFor) {
  DATELINE_NEEDS_PROGRAM("ffmpeg");
  const auto folder = fresh_folder();
  write_animation(AnimationFormat::kWebp, folder / "a.webp", moving_square(65, 49, 4), quick());
  const auto times = webp_times(bytes_of(folder / "a.webp"));
  int whole_time = 0;
  for (const int time : times) whole_time += time;
  ASSERT_GE(times.size(), 4U);
  EXPECT_EQ(times[0], 200);
  EXPECT_EQ(whole_time, 4 * 200 + 600);
}

TEST(VideoAnimation, KeepsColoursTimesAndEvenSizes) {
  DATELINE_NEEDS_PROGRAM("ffmpeg");
  const auto folder = fresh_folder();
  for (const auto& [name, format] : {kByFfmpeg[2], kByFfmpeg[3]}) {
    const auto frames = moving_square(95, 63, 5);
    write_animation(format, folder / name, frames, quick());
    const auto shown = decoded(folder / name, 96, 64, 200);
    ASSERT_EQ(shown.size(), 8U) << name;  // the last one three times more
    for (std::size_t i = 0; i < 8; ++i) {
      const Difference lost = difference(shown[i], frames[std::min(i, std::size_t{4})]);
      EXPECT_LT(lost.mean, 1.5) << name << i;
      EXPECT_LT(lost.greatest, 60) << name << i;
    }
    const std::string streams = run_program({"ffprobe", "-v", "error", "-show_streams", "-show_format", folder / name});
    EXPECT_THAT(streams, HasSubstr("pix_fmt=yuv420p"));
    EXPECT_THAT(streams, HasSubstr("duration=1.6"));
  }
  const std::string mp4 = bytes_of(folder / "a.mp4");
  EXPECT_LT(mp4.find("moov"), mp4.find("mdat"));  // fast start
}

TEST(FfmpegAnimation, SameBytesTwice) {
  DATELINE_NEEDS_PROGRAM("ffmpeg");
  const auto folder = fresh_folder();
  for (const auto& [name, format] : kByFfmpeg) {
    const auto frames = random_frames({66, 50, 6, 0, 30, 0.1, 0.5}, 8);
    write_animation(format, folder / name, frames, quick());
    const std::string first = bytes_of(folder / name);
    EXPECT_GT(first.size(), 100U) << name;
    fs::remove(folder / name);
    write_animation(format, folder / name, frames, quick());
    EXPECT_EQ(bytes_of(folder / name), first) << name;
  }
  EXPECT_EQ(files_in(folder), kByFfmpeg.size());
}

TEST(FfmpegAnimation, ServesASinglePixelAndNamesThatLookLikeOptionsOrAddresses) {
  DATELINE_NEEDS_PROGRAM("ffmpeg");
  const auto folder = fresh_folder();
  for (const std::string name : {"-y.gif", "http:x.gif", "a b'%d.webp", "c.mp4", "d.webm"}) {
    const auto format = animation_format_of(name).value();
    write_animation(format, folder / name, {{1, 1, {0xB5121B}}}, quick());
    EXPECT_GT(fs::file_size(folder / name), 20U) << name;
  }
  EXPECT_EQ(files_in(folder), 5U);
}

TEST(FfmpegAnimation, AMissingProgramIsNamedWithItsPackage) {
  const auto folder = fresh_folder();
  const ProgramInPath path(folder / "empty", "", "");
  for (const auto& [name, format] : kByFfmpeg)
    EXPECT_EQ(failure(format, folder / name),
              "the program ffmpeg is not installed (in Debian: apt-get install ffmpeg)");
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(FfmpegAnimation, AFailureSaysWhatFfmpegSaidAndLeavesNothing) {
  const auto folder = fresh_folder();
  const ProgramInPath path(folder / "bin", "ffmpeg", "echo 'Unknown encoder x' >&2\nexit 7\n");
  EXPECT_EQ(failure(AnimationFormat::kMp4, folder / "a.mp4", 20), "ffmpeg failed with code 7: Unknown encoder x");
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(FfmpegAnimation, AnEarlyEndIsAFailureEvenIfTheProgramIsContent) {
  const auto folder = fresh_folder();
  const ProgramInPath path(folder / "bin", "ffmpeg", "exit 0\n");
  EXPECT_THAT(failure(AnimationFormat::kWebm, folder / "a.webm", 20), HasSubstr("ffmpeg stopped reading"));
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(FfmpegAnimation, AKilledProgramLeavesNothing) {
  const auto folder = fresh_folder();
  const ProgramInPath path(folder / "bin", "ffmpeg", "kill -9 $$\n");
  EXPECT_THAT(failure(AnimationFormat::kMp4, folder / "a.mp4", 20), HasSubstr("ffmpeg was ended by signal 9"));
  EXPECT_EQ(files_in(folder), 1U);
}

TEST(FfmpegAnimation, ManyWordsOfAProgramDoNotStopIt) {
  const auto folder = fresh_folder();
  const ProgramInPath path(
      folder / "bin", "ffmpeg",
      "i=0; while [ $i -lt 20000 ]; do echo \"line $i of a long complaint\" >&2; i=$((i+1)); done\n"
      "exit 1\n");
  const std::string message = failure(AnimationFormat::kMp4, folder / "a.mp4", 20);
  EXPECT_THAT(message, HasSubstr("line 19999 of a long complaint"));
  EXPECT_LT(message.size(), 2200U);
}

TEST(FfmpegAnimation, LeavesNothingUnlessFinished) {
  DATELINE_NEEDS_PROGRAM("ffmpeg");
  const auto folder = fresh_folder();
  {
    const auto writer = make_animation_writer(AnimationFormat::kMp4, folder / "a.mp4", 64, 48, 9, quick());
    writer->add(moving_square(64, 48, 1)[0]);
  }
  EXPECT_EQ(files_in(folder), 0U);
}

TEST(FfmpegAnimation, RefusesAPipe) {
  EXPECT_THAT(failure(AnimationFormat::kMp4, "/dev/null"), HasSubstr("needs a regular file"));
}

}  // namespace
}  // namespace dateline
