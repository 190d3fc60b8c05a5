#include <algorithm>
#include <array>
#include <atomic>
#include <memory>

#include <fmt/format.h>

#include "geodata/error.h"
#include "geodata/gdal_errors.h"
#include "geodata/gdal_library.h"
#include "geodata/gdal_setting.h"
#include "geodata/read_limits.h"
#include "geodata/remote_files.h"

namespace dateline {
namespace {

constexpr auto remote_roots = std::to_array<std::string_view>(
    {"/vsicurl/", "/vsicurl_streaming/", "/vsis3/", "/vsis3_streaming/", "/vsigs/", "/vsigs_streaming/", "/vsiaz/",
     "/vsiaz_streaming/", "/vsiadls/", "/vsioss/", "/vsioss_streaming/", "/vsiswift/", "/vsiwebhdfs/"});

/// Set at most once, at start-up, like the registration of GDAL's drivers; never unset.
std::atomic<bool> network_is_open{false};

/// Keeps GDAL from listing all objects beside the one that is asked for: there may be a million frames.
class WithoutListing {
 private:
  GdalSetting setting_{"GDAL_DISABLE_READDIR_ON_OPEN", "EMPTY_DIR"};
};

struct CloseVsi {
  void operator()(VSILFILE* file) const { gdal().VSIFCloseL(file); }
};
using VsiFile = std::unique_ptr<VSILFILE, CloseVsi>;

[[noreturn]] void fail(const char* what, const std::string& path, GdalErrors& errors) {
  const Diagnostics said = errors.take();
  throw Error(fmt::format("cannot {} {}: {}", what, path, said.empty() ? "no such object" : said.front().message));
}

}  // namespace

bool is_remote(std::string_view path) {
  return std::ranges::any_of(remote_roots, [&](std::string_view root) { return path.starts_with(root); });
}

void allow_network() { network_is_open = true; }

bool network_is_allowed() { return network_is_open; }

void check_network(const std::string& path) {
  if (is_remote(path) && !network_is_open)
    throw Error(fmt::format("{} is on the network, which is closed; --allow-network opens it", path));
}

Result<std::string> read_remote_file(const std::string& path, std::uint64_t max_bytes, std::string_view limit) {
  check_network(path);
  GdalErrors errors(path);
  const WithoutListing quick;
  const VsiFile file(gdal().VSIFOpenL(path.c_str(), "rb"));
  if (!file) fail("read", path, errors);
  std::string bytes, block(1 << 20, '\0');
  while (bytes.size() <= max_bytes) {
    const std::size_t count = gdal().VSIFReadL(block.data(), 1, block.size(), file.get());
    bytes.append(block, 0, count);
    if (count < block.size()) break;
  }
  if (has_errors(errors.take())) throw Error(fmt::format("cannot read {}: it broke off", path));
  if (bytes.size() <= max_bytes) return Result<std::string>::success(std::move(bytes));
  const std::string what = fmt::format("the object is larger than {} bytes", max_bytes);
  return Result<std::string>::failure({{Severity::kError, {path, 0, 0}, over_limit(limit, max_bytes, what)}});
}

void write_remote_file(const std::string& path, std::string_view bytes) {
  check_network(path);
  GdalErrors errors(path);
  const WithoutListing quick;
  VsiFile file(gdal().VSIFOpenL(path.c_str(), "wb"));
  if (!file) fail("write", path, errors);
  const bool written = gdal().VSIFWriteL(bytes.data(), 1, bytes.size(), file.get()) == bytes.size();
  // The object appears when it is closed.
  if (gdal().VSIFCloseL(file.release()) != 0 || !written) fail("write", path, errors);
}

std::optional<std::uint64_t> remote_file_size(const std::string& path) {
  check_network(path);
  const GdalErrors errors(path);
  const WithoutListing quick;
  VSIStatBufL status{};
  if (gdal().VSIStatExL(path.c_str(), &status, VSI_STAT_EXISTS_FLAG | VSI_STAT_SIZE_FLAG) != 0) return std::nullopt;
  return static_cast<std::uint64_t>(status.st_size);
}

}  // namespace dateline
