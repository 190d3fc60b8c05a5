#include "render/deflater.h"

#include <algorithm>
#include <cassert>
#include <new>

#include <libdeflate.h>

namespace dateline {

void Deflater::Free::operator()(libdeflate_compressor* compressor) const { libdeflate_free_compressor(compressor); }

Deflater::Deflater(int level) : compressor_(libdeflate_alloc_compressor(std::clamp(level, 1, 12))) {
  if (compressor_ == nullptr) throw std::bad_alloc();
}

Deflater::~Deflater() = default;
Deflater::Deflater(Deflater&&) noexcept = default;
Deflater& Deflater::operator=(Deflater&&) noexcept = default;

void Deflater::append_zlib(std::span<const std::uint8_t> bytes, std::string& out) {
  // Not into `out` itself: the room for the worst case would be filled with zeros first.
  const std::size_t room = libdeflate_zlib_compress_bound(compressor_.get(), bytes.size());
  const auto packed = std::make_unique_for_overwrite<char[]>(room);
  const std::size_t size = libdeflate_zlib_compress(compressor_.get(), bytes.data(), bytes.size(), packed.get(), room);
  assert(size > 0);
  out.append(packed.get(), size);
}

}  // namespace dateline
