#include "geodata/import/csv_scanner.h"

#include <algorithm>
#include <bit>
#include <cstring>

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

namespace dateline {
namespace {

/// Bit i: `at[i]` is a delimiter, a quote or the end of a line.
std::uint64_t special_bits(const char* at, char delimiter) {
#if defined(__SSE2__)
  const __m128i comma = _mm_set1_epi8(delimiter);
  const __m128i quote = _mm_set1_epi8('"');
  const __m128i feed = _mm_set1_epi8('\n');
  const __m128i carriage = _mm_set1_epi8('\r');
  std::uint64_t bits = 0;
  for (unsigned part = 0; part < 4; ++part) {
    const __m128i bytes = _mm_loadu_si128(reinterpret_cast<const __m128i*>(at + 16 * part));
    const __m128i hit = _mm_or_si128(_mm_or_si128(_mm_cmpeq_epi8(bytes, comma), _mm_cmpeq_epi8(bytes, quote)),
                                     _mm_or_si128(_mm_cmpeq_epi8(bytes, feed), _mm_cmpeq_epi8(bytes, carriage)));
    bits |= static_cast<std::uint64_t>(static_cast<unsigned>(_mm_movemask_epi8(hit))) << (16 * part);
  }
  return bits;
#else
  std::uint64_t bits = 0;
  for (unsigned i = 0; i < 64; ++i) {
    const bool hit = at[i] == delimiter || at[i] == '"' || at[i] == '\n' || at[i] == '\r';
    bits |= static_cast<std::uint64_t>(hit) << i;
  }
  return bits;
#endif
}

/// Walks from one special character to the next.
class SpecialCharacters {
 public:
  SpecialCharacters(const char* begin, const char* end, char delimiter)
      : block_(begin), end_(end), delimiter_(delimiter) {
    if (block_ < end_) bits_ = special_bits(block_, delimiter_);
  }

  /// The first that has not been met, or the end.
  const char* next() {
    while (bits_ == 0) {
      if (end_ - block_ <= 64) return end_;
      block_ += 64;
      bits_ = special_bits(block_, delimiter_);
    }
    const char* at = block_ + std::countr_zero(bits_);
    bits_ &= bits_ - 1;
    return std::min(at, end_);
  }

  /// Leaves out all before `at`, which is not before what was met last.
  void skip_to(const char* at) {
    if (at >= end_) {
      block_ = end_;
      bits_ = 0;
      return;
    }
    if (at - block_ >= 64) {
      block_ = at;
      bits_ = special_bits(block_, delimiter_);
    } else {
      bits_ &= ~std::uint64_t{0} << (at - block_);
    }
  }

 private:
  const char* block_;
  const char* end_;
  char delimiter_;
  std::uint64_t bits_ = 0;
};

std::int64_t count_line_breaks(std::string_view text) {
  auto breaks = static_cast<std::int64_t>(std::ranges::count(text, '\n'));
  for (std::size_t at = text.find('\r'); at != std::string_view::npos; at = text.find('\r', at + 1))
    breaks += at + 1 >= text.size() || text[at + 1] != '\n';
  return breaks;
}

class RowScan {
 public:
  RowScan(std::string_view text, char delimiter, bool is_last, CsvRow& row)
      : begin_(text.data()),
        end_(text.data() + text.size()),
        cell_(begin_),
        delimiter_(delimiter),
        is_last_(is_last),
        row_(row),
        specials_(begin_, end_, delimiter) {
    row_.cells.clear();
    row_.quoted.clear();
    row_.lines = 0;
    row_.ragged = row_.empty_line = row_.open_quote = false;
  }

  bool run() {
    while (true) {
      const char* at = specials_.next();
      if (at == end_) return is_last_ && finish(end_, end_);
      if (*at == delimiter_) {
        put(at);
        cell_ = at + 1;
      } else if (*at != '"') {
        if (*at == '\r' && at + 1 == end_ && !is_last_) return false;
        return finish(at, at + 1 + (*at == '\r' && at + 1 < end_ && at[1] == '\n'));
      } else if (at == cell_) {
        if (!pass_quoted()) return false;
      }
    }
  }

 private:
  void put(const char* cell_end) {
    row_.cells.emplace_back(cell_, static_cast<std::size_t>(cell_end - cell_));
    if (!quoted_) return;
    const std::string_view inside(cell_ + 1, static_cast<std::size_t>(cell_end - cell_ - 1));
    row_.lines += count_line_breaks(inside);
    if (plain_ && !inside.empty() && inside.back() == '"')
      row_.cells.back() = inside.substr(0, inside.size() - 1);
    else
      row_.quoted.push_back(row_.cells.size() - 1);
    quoted_ = false;
  }

  bool finish(const char* cell_end, const char* row_end) {
    row_.empty_line = cell_end == begin_;
    put(cell_end);
    row_.size = static_cast<std::size_t>(row_end - begin_);
    row_.lines += row_end > cell_end;
    return true;
  }

  /// To behind the closing quote of the cell that begins.
  bool pass_quoted() {
    quoted_ = plain_ = true;
    const char* at = cell_ + 1;
    while (true) {
      const void* quote = at < end_ ? std::memchr(at, '"', static_cast<std::size_t>(end_ - at)) : nullptr;
      if (quote == nullptr) return no_end();
      at = static_cast<const char*>(quote) + 1;
      if (at == end_ && !is_last_) return no_end();
      if (at == end_ || *at != '"') break;
      plain_ = false;
      ++at;
    }
    if (at < end_ && *at != delimiter_ && *at != '\n' && *at != '\r') {
      row_.ragged = true;
      plain_ = false;
    }
    specials_.skip_to(at);
    return true;
  }

  bool no_end() {
    row_.open_quote = true;
    const std::string_view before(begin_, static_cast<std::size_t>(cell_ - begin_));
    row_.open_quote_line = static_cast<std::size_t>(count_line_breaks(before));
    return false;
  }

  const char* begin_;
  const char* end_;
  const char* cell_;
  char delimiter_;
  bool is_last_;
  bool quoted_ = false;  ///< the cell begins with a quote
  bool plain_ = false;   ///< and holds no other but the closing one, at its end
  CsvRow& row_;
  SpecialCharacters specials_;
};

}  // namespace

bool scan_csv_row(std::string_view text, char delimiter, bool is_last, CsvRow& row) {
  return RowScan(text, delimiter, is_last, row).run();
}

std::string_view unquote_csv(std::string_view cell) {
  char* const begin = const_cast<char*>(cell.data());
  char* out = begin;
  bool inside = true;
  for (std::size_t i = 1; i < cell.size(); ++i) {
    if (inside && cell[i] == '"') {
      if (i + 1 < cell.size() && cell[i + 1] == '"')
        *out++ = cell[i++];
      else
        inside = false;
    } else {
      *out++ = cell[i];
    }
  }
  return {begin, static_cast<std::size_t>(out - begin)};
}

}  // namespace dateline
