#include "tests/support/apng_decoder.h"

#include <cstring>
#include <memory>
#include <stdexcept>
#include <string>

#include <cairo.h>

namespace dateline::testing {
namespace {

void require(bool holds, const char* what) {
  if (!holds) throw std::runtime_error(std::string("not an animated PNG: ") + what);
}

std::uint32_t number(std::string_view bytes, std::size_t at, std::size_t size = 4) {
  require(at + size <= bytes.size(), "cut short");
  std::uint32_t value = 0;
  for (std::size_t i = 0; i < size; ++i) value = value << 8 | static_cast<std::uint8_t>(bytes[at + i]);
  return value;
}

/// Bit by bit, to be independent of the library that writes them.
std::uint32_t check_sum(std::string_view bytes) {
  std::uint32_t sum = 0xFFFFFFFF;
  for (const char c : bytes) {
    sum ^= static_cast<std::uint8_t>(c);
    for (int bit = 0; bit < 8; ++bit) sum = (sum >> 1) ^ ((sum & 1) != 0 ? 0xEDB88320 : 0);
  }
  return ~sum;
}

void put_number(std::string& out, std::uint32_t value) {
  for (int shift = 24; shift >= 0; shift -= 8) out += static_cast<char>(value >> shift & 0xFF);
}

void put_chunk(std::string& out, std::string_view type, std::string_view data) {
  put_number(out, static_cast<std::uint32_t>(data.size()));
  const std::size_t start = out.size();
  out += type;
  out += data;
  put_number(out, check_sum(std::string_view(out).substr(start)));
}

struct Chunk {
  std::string_view type, data;
};

std::vector<Chunk> chunks_of(std::string_view bytes) {
  require(bytes.substr(0, 8) == std::string_view("\x89PNG\r\n\x1A\n", 8), "signature");
  std::vector<Chunk> chunks;
  for (std::size_t at = 8; at < bytes.size();) {
    const std::size_t size = number(bytes, at);
    require(at + 12 + size <= bytes.size(), "chunk cut short");
    chunks.push_back({bytes.substr(at + 4, 4), bytes.substr(at + 8, size)});
    require(check_sum(bytes.substr(at + 4, 4 + size)) == number(bytes, at + 8 + size), "check sum");
    at += 12 + size;
  }
  require(!chunks.empty() && chunks.front().type == "IHDR" && chunks.back().type == "IEND", "start or end");
  return chunks;
}

cairo_status_t take_bytes(void* source, unsigned char* data, unsigned int length) {
  auto& rest = *static_cast<std::string_view*>(source);
  if (rest.size() < length) return CAIRO_STATUS_READ_ERROR;
  std::memcpy(data, rest.data(), length);
  rest.remove_prefix(length);
  return CAIRO_STATUS_SUCCESS;
}

/// Pixels as 0xAARRGGBB; alpha is 0 or 255 in our files, so that "premultiplied" makes no difference.
FrameImage decoded(std::string_view png) {
  const std::unique_ptr<cairo_surface_t, decltype(&cairo_surface_destroy)> surface{
      cairo_image_surface_create_from_png_stream(take_bytes, &png), cairo_surface_destroy};
  require(cairo_surface_status(surface.get()) == CAIRO_STATUS_SUCCESS, "pixels");
  const bool alpha = cairo_image_surface_get_format(surface.get()) == CAIRO_FORMAT_ARGB32;
  FrameImage image{cairo_image_surface_get_width(surface.get()), cairo_image_surface_get_height(surface.get()), {}};
  for (int y = 0; y < image.height_px; ++y) {
    const unsigned char* const row =
        cairo_image_surface_get_data(surface.get()) + y * cairo_image_surface_get_stride(surface.get());
    for (int x = 0; x < image.width_px; ++x) {
      std::uint32_t pixel;
      std::memcpy(&pixel, row + x * 4, 4);
      image.pixels.push_back(alpha ? pixel : pixel | 0xFF000000);
    }
  }
  return image;
}

struct Stored {
  PixelBox box;
  double seconds = 0;
  std::uint32_t dispose = 0, blend = 0;
  std::string data;
};

Stored control_of(std::string_view data) {
  require(data.size() == 26, "size of fcTL");
  const auto at = [&](std::size_t offset) { return static_cast<int>(number(data, offset)); };
  const int width = at(4), height = at(8), left = at(12), top = at(16);
  const std::uint32_t denominator = number(data, 22, 2);
  require(number(data, 24, 1) <= 2 && number(data, 25, 1) <= 1, "disposal or blend");
  return {{left, top, left + width, top + height},
          number(data, 20, 2) / static_cast<double>(denominator == 0 ? 100 : denominator),
          number(data, 24, 1),
          number(data, 25, 1),
          {}};
}

/// All that stands before the first pixels and is needed to decode a frame.
struct Head {
  std::string_view header;
  std::vector<Chunk> colors;  ///< PLTE, tRNS
  std::uint32_t frames = 0, plays = 0;
};

FrameImage pixels_of(const Stored& frame, const Head& head) {
  std::string png("\x89PNG\r\n\x1A\n"), header;
  put_number(header, static_cast<std::uint32_t>(frame.box.width_px()));
  put_number(header, static_cast<std::uint32_t>(frame.box.height_px()));
  put_chunk(png, "IHDR", header + std::string(head.header.substr(8)));
  for (const Chunk& chunk : head.colors) put_chunk(png, chunk.type, chunk.data);
  put_chunk(png, "IDAT", frame.data);
  put_chunk(png, "IEND", {});
  return decoded(png);
}

std::vector<Stored> stored_frames(const std::vector<Chunk>& chunks, Head& head) {
  std::vector<Stored> frames;
  std::uint32_t sequence = 0;
  bool pixels = false;
  for (const auto& [type, data] : chunks) {
    if (type == "acTL") {
      require(!pixels && data.size() == 8 && head.frames == 0, "acTL");
      head.frames = number(data, 0), head.plays = number(data, 4);
    } else if (type == "PLTE" || type == "tRNS") {
      require(!pixels, "colours after pixels");
      head.colors.push_back({type, data});
    } else if (type == "fcTL") {
      require(number(data, 0) == sequence++, "sequence");
      require(frames.empty() || !frames.back().data.empty(), "frame without pixels");
      frames.push_back(control_of(data));
    } else if (type == "IDAT") {
      require(frames.size() == 1, "IDAT");
      frames.back().data += data;
      pixels = true;
    } else if (type == "fdAT") {
      require(frames.size() > 1 && number(data, 0) == sequence++, "fdAT");
      frames.back().data += data.substr(4);
    }
  }
  return frames;
}

void draw(const Stored& frame, const FrameImage& pixels, FrameImage& canvas) {
  for (int y = frame.box.top; y < frame.box.bottom; ++y) {
    for (int x = frame.box.left; x < frame.box.right; ++x) {
      const std::uint32_t pixel = pixels.row(y - frame.box.top)[x - frame.box.left];
      if (frame.blend == 1 && pixel >> 24 == 0) continue;
      canvas.pixels[static_cast<std::size_t>(y) * static_cast<std::size_t>(canvas.width_px) +
                    static_cast<std::size_t>(x)] = pixel;
    }
  }
}

}  // namespace

DecodedApng read_apng(std::string_view bytes) {
  const std::vector<Chunk> chunks = chunks_of(bytes);
  Head head{chunks.front().data, {}, 0, 0};
  DecodedApng apng{static_cast<int>(number(head.header, 0)), static_cast<int>(number(head.header, 4)), 0, {}};
  const std::vector<Stored> frames = stored_frames(chunks, head);
  apng.plays = static_cast<int>(head.plays);
  require(!frames.empty() && frames.size() == head.frames, "number of frames");
  FrameImage canvas{apng.width_px, apng.height_px, {}};
  canvas.pixels.assign(whole(canvas).area(), 0);
  require(frames.front().box == whole(canvas) && frames.front().dispose != 2, "the first frame");
  for (const Stored& frame : frames) {
    require(!frame.box.empty() && frame.box.left >= 0 && frame.box.top >= 0 && frame.box.right <= canvas.width_px &&
                frame.box.bottom <= canvas.height_px,
            "box");
    const FrameImage before = canvas;
    draw(frame, pixels_of(frame, head), canvas);
    bool opaque = true;
    for (const std::uint32_t pixel : canvas.pixels) opaque = opaque && pixel >> 24 == 0xFF;
    apng.frames.push_back({canvas, frame.box, frame.seconds, opaque});
    require(frame.dispose != 1, "disposal to nothing, which our encoder never asks for");
    if (frame.dispose == 2) canvas = before;
  }
  return apng;
}

}  // namespace dateline::testing
