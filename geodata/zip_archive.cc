#include "geodata/zip_archive.h"

#include <algorithm>
#include <cstdint>
#include <memory>
#include <utility>

#include <unistd.h>

#include <fmt/format.h>
#include <zip.h>

#include "geodata/error.h"
#include "geodata/read_limits.h"
#include "geodata/source_file.h"

namespace dateline {
namespace {

constexpr zip_uint16_t kMidnight = 0;
constexpr zip_uint16_t kFirstOfJanuary1980 = (1 << 5) | 1;

struct FreeSource {
  void operator()(zip_source_t* source) const { zip_source_free(source); }
};
struct DiscardArchive {
  void operator()(zip_t* archive) const { zip_discard(archive); }
};
using Source = std::unique_ptr<zip_source_t, FreeSource>;
using Archive = std::unique_ptr<zip_t, DiscardArchive>;

[[noreturn]] void fail(const std::string& why) { throw Error(fmt::format("cannot make a zip archive: {}", why)); }

/// The archive borrows the entry's bytes until it is closed.
void add(zip_t* archive, const ZipEntry& entry) {
  zip_source_t* const bytes = zip_source_buffer(archive, entry.bytes.data(), entry.bytes.size(), 0);
  if (bytes == nullptr) fail(zip_strerror(archive));
  const zip_int64_t added = zip_file_add(archive, entry.name.c_str(), bytes, ZIP_FL_ENC_UTF_8);
  if (added < 0) {
    zip_source_free(bytes);
    fail(fmt::format("{}: {}", entry.name, zip_strerror(archive)));
  }
  const auto index = static_cast<zip_uint64_t>(added);
  const bool done = zip_set_file_compression(archive, index, entry.packed ? ZIP_CM_DEFLATE : ZIP_CM_STORE, 0) == 0 &&
                    zip_file_set_dostime(archive, index, kMidnight, kFirstOfJanuary1980, 0) == 0 &&
                    zip_file_set_external_attributes(archive, index, 0, ZIP_OPSYS_DOS, 0) == 0;
  if (!done) fail(zip_strerror(archive));
}

std::string contents_of(zip_source_t* written) {
  zip_stat_t about;
  zip_stat_init(&about);
  if (zip_source_stat(written, &about) != 0 || zip_source_open(written) != 0) fail("its bytes cannot be read");
  std::string out(about.size, '\0');
  const zip_int64_t count = zip_source_read(written, out.data(), out.size());
  zip_source_close(written);
  if (count != static_cast<zip_int64_t>(out.size())) fail("its bytes cannot be read");
  return out;
}

struct CloseMember {
  void operator()(zip_file_t* member) const { zip_fclose(member); }
};
using Member = std::unique_ptr<zip_file_t, CloseMember>;

/// The bytes of a piece that stand before the next one again.
constexpr std::size_t kOverlap = 16;

class ZipCheck {
 public:
  ZipCheck(const std::string& path, const std::function<std::string(std::string_view, std::string_view)>& problem)
      : path_(path), problem_(problem) {}

  Diagnostics run() {
    int code = 0;
    const Archive archive(zip_fdopen(open_plain_file(path_).release(), ZIP_CHECKCONS, &code));
    if (!archive) {
      zip_error_t error;
      zip_error_init_with_code(&error, code);
      wrong(fmt::format("not a zip archive, as its ending says, or damaged: {}", zip_error_strerror(&error)));
      zip_error_fini(&error);
      return std::move(wrong_);
    }
    const zip_int64_t members = zip_get_num_entries(archive.get(), 0);
    if (const std::uint64_t most = read_limits().archive_members; static_cast<std::uint64_t>(members) > most)
      wrong(over_limit("archive-members", most, fmt::format("the archive has {} members", members)));
    for (zip_int64_t i = 0; i < members && wrong_.empty(); ++i) check(archive.get(), static_cast<zip_uint64_t>(i));
    return std::move(wrong_);
  }

 private:
  void wrong(std::string what) { wrong_.push_back({Severity::kError, {path_, 0, 0}, std::move(what)}); }

  void check(zip_t* archive, zip_uint64_t index) {
    const char* stated = zip_get_name(archive, index, ZIP_FL_ENC_GUESS);
    const std::string name = stated != nullptr ? stated : "";
    const Member member(zip_fopen_index(archive, index, 0));
    if (!member) return wrong(fmt::format("{}: {}", name, zip_strerror(archive)));
    std::string piece(kOverlap + (1 << 16), ' ');
    while (true) {
      const zip_int64_t count = zip_fread(member.get(), piece.data() + kOverlap, piece.size() - kOverlap);
      if (count < 0) return wrong(fmt::format("{}: {}", name, zip_error_strerror(zip_file_get_error(member.get()))));
      if (count == 0) return;
      const auto size = static_cast<std::size_t>(count);
      unpacked_ += size;
      if (const std::uint64_t most = read_limits().archive_bytes; unpacked_ > most)
        return wrong(over_limit("archive-bytes", most, fmt::format("{}: unpacks to more bytes than that", name)));
      const std::string said = problem_(name, std::string_view(piece).substr(0, kOverlap + size));
      if (!said.empty()) return wrong(fmt::format("{}: {}", name, said));
      std::copy_n(piece.begin() + static_cast<std::ptrdiff_t>(size), kOverlap, piece.begin());
    }
  }

  const std::string& path_;
  const std::function<std::string(std::string_view, std::string_view)>& problem_;
  std::uint64_t unpacked_ = 0;
  Diagnostics wrong_;
};

}  // namespace

Diagnostics check_zip(const std::string& path,
                      const std::function<std::string(std::string_view name, std::string_view piece)>& problem) {
  return ZipCheck(path, problem).run();
}

std::string zip(const std::vector<ZipEntry>& entries) {
  if (entries.empty()) return {};
  zip_error_t error;
  zip_error_init(&error);
  const Source written(zip_source_buffer_create(nullptr, 0, 0, &error));
  if (!written) fail(zip_error_strerror(&error));
  Archive archive(zip_open_from_source(written.get(), ZIP_TRUNCATE, &error));
  if (!archive) fail(zip_error_strerror(&error));
  zip_source_keep(written.get());  // the archive gives its share back when it is closed or discarded
  for (const ZipEntry& entry : entries) add(archive.get(), entry);
  if (zip_close(archive.get()) != 0) fail(zip_strerror(archive.get()));
  (void)archive.release();
  return contents_of(written.get());
}

}  // namespace dateline
