#include "geodata/zip_archive.h"

#include <memory>

#include <fmt/format.h>
#include <zip.h>

#include "geodata/error.h"

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

}  // namespace

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
