#include "render/apng_encoder.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <utility>

#include "render/png_rows.h"

namespace dateline {
namespace {

/// A time as a fraction of a second with 16 bits for each part.
struct Delay {
  std::uint32_t numerator = 0;
  std::uint32_t denominator = 1000;
};

Delay delay_of(std::int64_t milliseconds) {
  for (const int denominator : {1000, 100, 10, 1}) {
    const std::int64_t unit = 1000 / denominator;
    const std::int64_t count = (milliseconds + unit / 2) / unit;
    if (count <= 0xFFFF) return {static_cast<std::uint32_t>(count), static_cast<std::uint32_t>(denominator)};
  }
  return {0xFFFF, 1};
}

/// Pixels of a box in which two pictures differ.
std::size_t changed_pixels(const FrameImage& a, const FrameImage& b, PixelBox box) {
  std::size_t changed = 0;
  for (int y = box.top; y < box.bottom; ++y) {
    std::uint32_t of_row = 0;
    for (int x = box.left; x < box.right; ++x) of_row += static_cast<std::uint32_t>(a.row(y)[x] != b.row(y)[x]);
    changed += of_row;
  }
  return changed;
}

/// True if one is less than the other by so much that no trial is needed.
bool much_less(std::size_t one, std::size_t other) { return one * 4 < other * 3; }

/// One pixel, for a frame in which nothing changes: a frame cannot be empty.
PixelBox at_least_one_pixel(PixelBox box) { return box.empty() ? PixelBox{0, 0, 1, 1} : box; }

/// Fewer bytes; of equally many, those that paint less.
bool smaller(const std::string& data, PixelBox box, const std::string& than, PixelBox than_box) {
  return data.size() != than.size() ? data.size() < than.size() : box.area() < than_box.area();
}

/// A channel, or an index: ffmpeg 5 misplaces boxes of frames that have fewer.
constexpr int kBits = 8;

/// Ways to store a frame are compared at this level of compression...
constexpr int kTrialLevel = 1;
/// ...unless they are of at most so many pixels: then at the final one.
constexpr std::size_t kSmallArea = 60'000;

}  // namespace

ApngEncoder::ApngEncoder(ApngOptions options, Sink sink)
    : options_(std::move(options)),
      sink_(std::move(sink)),
      trial_(kTrialLevel),
      deflater_(options_.details.compression) {
  assert(options_.width_px > 0 && options_.height_px > 0 && options_.frames > 0 && options_.plays >= 0);
  if (options_.palette) indexer_.emplace(*options_.palette);
  write_head();
}

bool ApngEncoder::has_transparent() const {
  return !options_.palette || options_.palette->colors().size() < FramePalette::kMaxColors;
}

PngColorType ApngEncoder::color_type() const {
  return options_.palette ? PngColorType::kPalette : options_.unused_color ? PngColorType::kRgb : PngColorType::kRgba;
}

std::string ApngEncoder::animation_control(int frames) const {
  std::string data, chunk;
  append_u32(data, static_cast<std::uint32_t>(frames));
  append_u32(data, static_cast<std::uint32_t>(options_.plays));
  append_chunk(chunk, "acTL", data);
  return chunk;
}

namespace {

/// The size of the signature and the header chunk.
constexpr std::uint64_t kAnimationControlOffset = 8 + 25;

/// Colours and, after them, the index that stands for "transparent"; or the colour that does.
void append_colors(std::string& out, const ApngOptions& options) {
  std::string transparency;
  if (options.palette) {
    std::vector<std::uint32_t> colors = options.palette->colors();
    if (colors.size() < FramePalette::kMaxColors) {
      transparency = std::string(colors.size(), '\xFF') + '\0';
      colors.push_back(0);
    }
    append_palette(out, colors);
  } else if (options.unused_color) {
    for (const int shift : {16, 8, 0}) append_u16(transparency, *options.unused_color >> shift & 0xFF);
  }
  if (!transparency.empty()) append_chunk(out, "tRNS", transparency);
}

}  // namespace

void ApngEncoder::write_head() {
  std::string out(kPngSignature);
  append_header(out, options_.width_px, options_.height_px, kBits, color_type());
  assert(out.size() == kAnimationControlOffset);
  out += animation_control(options_.frames);
  append_details(out, options_.details);
  append_colors(out, options_);
  sink_(out);
}

FrameImage ApngEncoder::values_of(const FrameImage& frame) {
  FrameImage values{frame.width_px, frame.height_px, {}};
  values.pixels.reserve(frame.pixels.size());
  for (const std::uint32_t pixel : frame.pixels)
    values.pixels.push_back(indexer_ ? indexer_->index(pixel) : opaque_bits(pixel));
  return values;
}

/// The pixels of a box as bytes ready to be packed; with `below`, pixels that are the same there are transparent.
std::vector<std::uint8_t> ApngEncoder::rows_of(const FrameImage& frame, PixelBox box, const FrameImage* below) const {
  const bool indexed = options_.palette.has_value(), alpha = color_type() == PngColorType::kRgba;
  const std::size_t channels = indexed ? 1 : alpha ? 4 : 3;
  std::vector<std::uint8_t> bytes(box.area() * channels);
  const std::uint32_t opaque = alpha ? 0xFF000000 : 0;
  const std::uint32_t transparent =
      indexed ? static_cast<std::uint32_t>(options_.palette->colors().size()) : options_.unused_color.value_or(0);
  std::uint8_t* out = bytes.data();
  for (int y = box.top; y < box.bottom; ++y) {
    const std::uint32_t* const row = frame.row(y);
    const std::uint32_t* const old = below != nullptr ? below->row(y) : nullptr;
    for (int x = box.left; x < box.right; ++x, out += channels) {
      const std::uint32_t value = old != nullptr && old[x] == row[x] ? transparent : row[x] | opaque;
      if (indexed) {
        out[0] = static_cast<std::uint8_t>(value);
      } else {
        assert(row[x] != options_.unused_color);
        write_rgb(&value, 1, out);
        if (alpha) out[3] = static_cast<std::uint8_t>(value >> 24);
      }
    }
  }
  return bytes;
}

ApngEncoder::Packed ApngEncoder::pack(const FrameImage& frame, PixelBox box, const FrameImage* below,
                                      Deflater& deflater) {
  const std::vector<std::uint8_t> bytes = rows_of(frame, box, below);
  const auto width = static_cast<std::size_t>(box.width_px()), height = static_cast<std::size_t>(box.height_px());
  const ByteRows rows{width, height, bytes.size() / box.area(), bytes};
  std::vector<std::uint8_t> filtered;
  if (options_.palette) {
    pack_indices(rows, kBits, filtered);
  } else {
    filter_rows(rows, below != nullptr ? PngFilter::kNone : choose_filter(rows), filtered);
  }
  Packed packed{box, below != nullptr ? Blend::kOver : Blend::kSource, {}};
  deflater.append_zlib(filtered, packed.data);
  return packed;
}

/// The smaller of the two ways to turn `below` into `frame`. One alone is not tried but packed to be kept; so are small
/// boxes.
ApngEncoder::Packed ApngEncoder::tried(const FrameImage& frame, const Change& change, bool alone) {
  const bool see_through = has_transparent(), mostly_same = 2 * change.pixels < change.box.area();
  const bool one_way = !see_through || mostly_same;
  const bool final = change.box.area() <= kSmallArea || (alone && one_way);
  Deflater& deflater = final ? deflater_ : trial_;
  Packed best = pack(frame, change.box, see_through ? change.below : nullptr, deflater);
  if (!one_way)
    if (Packed source = pack(frame, change.box, nullptr, deflater); source.data.size() < best.data.size())
      best = std::move(source);
  best.final = final;
  return best;
}

ApngEncoder::Change ApngEncoder::change_of(const FrameImage& frame, const FrameImage& below) {
  const PixelBox box = at_least_one_pixel(changed_box(below, frame));
  return {&below, box, changed_pixels(below, frame, box)};
}

/// Packs a frame over the one before or over what lay below that, and says which.
ApngEncoder::Dispose ApngEncoder::pack_change(const FrameImage& frame, Packed& best) {
  const Change on_top = change_of(frame, shown_);
  // What covers everything below cannot be put back by its own disposal: the first frame.
  if (!has_below_) {
    best = tried(frame, on_top, true);
    return Dispose::kNone;
  }
  const Change instead = change_of(frame, below_);
  const bool only_top = much_less(on_top.pixels, instead.pixels),
             only_instead = much_less(instead.pixels, on_top.pixels);
  const bool alone = only_top || only_instead;
  if (!only_instead) best = tried(frame, on_top, alone);
  if (only_top) return Dispose::kNone;
  Packed other = tried(frame, instead, alone);
  if (!only_instead && !smaller(other.data, other.box, best.data, best.box)) return Dispose::kNone;
  best = std::move(other);
  return Dispose::kPrevious;
}

void ApngEncoder::add(const FrameImage& frame, int milliseconds) {
  assert(frame.width_px == options_.width_px && frame.height_px == options_.height_px && milliseconds > 0);
  assert(frame.pixels.size() == whole(frame).area());
  FrameImage values = values_of(frame);
  if (pending_ms_ == 0) {
    pending_ = pack(values, whole(values), nullptr, deflater_);
  } else {
    if (options_.can_patch && values.pixels == shown_.pixels) {
      pending_ms_ += milliseconds;
      return;
    }
    Packed best;
    const Dispose dispose = pack_change(values, best);
    write_frame(dispose);
    if (dispose == Dispose::kNone) std::swap(below_, shown_);
    has_below_ = true;
    const FrameImage* const below = best.blend == Blend::kOver ? &below_ : nullptr;
    pending_ = best.final ? std::move(best) : pack(values, best.box, below, deflater_);
  }
  shown_ = std::move(values);
  pending_ms_ = milliseconds;
}

/// The frame that waits, now that it is known how it is cleared away.
void ApngEncoder::write_frame(Dispose dispose) {
  std::string control, out;
  append_u32(control, sequence_++);
  append_u32(control, static_cast<std::uint32_t>(pending_.box.width_px()));
  append_u32(control, static_cast<std::uint32_t>(pending_.box.height_px()));
  append_u32(control, static_cast<std::uint32_t>(pending_.box.left));
  append_u32(control, static_cast<std::uint32_t>(pending_.box.top));
  const Delay delay = delay_of(pending_ms_);
  append_u16(control, delay.numerator);
  append_u16(control, delay.denominator);
  control += static_cast<char>(dispose);
  control += static_cast<char>(pending_.blend);
  append_chunk(out, "fcTL", control);
  if (written_ == 0) {
    append_chunk(out, "IDAT", pending_.data);
  } else {
    std::string data;
    append_u32(data, sequence_++);
    data += pending_.data;
    append_chunk(out, "fdAT", data);
  }
  sink_(out);
  ++written_;
}

std::optional<ApngPatch> ApngEncoder::finish(int hold_ms) {
  assert(pending_ms_ > 0 && "no frame was added");
  pending_ms_ += hold_ms;
  write_frame(Dispose::kNone);
  std::string end;
  append_chunk(end, "IEND", {});
  sink_(end);
  if (written_ == options_.frames) return std::nullopt;
  assert(options_.can_patch && "another number of frames was announced");
  return ApngPatch{kAnimationControlOffset, animation_control(written_)};
}

}  // namespace dateline
