#include "geodata/source_file.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <fmt/format.h>

#include "geodata/ascii.h"
#include "geodata/error.h"
#include "geodata/remote_files.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(const std::string& path, std::string_view reason) {
  throw Error(fmt::format("cannot read {}: {}", path, reason));
}

/// What GDAL and others take for something else than a file, by how it begins.
struct Foreign {
  std::string_view begin;
  std::string_view what;
};
constexpr auto foreign = std::to_array<Foreign>({
    {"/vsi", "one of GDAL's virtual file systems"},
    {"<", "XML, not the name of a file"},
    {"{", "JSON, not the name of a file"},
});

/// "PG:", "WMS:", "http:", "GPKG:", ...: a word of two letters or more before a colon, at the very begin.
bool has_prefix(std::string_view name) {
  const std::size_t colon = name.find(':');
  if (colon == std::string_view::npos || colon < 2) return false;
  const std::string_view word = name.substr(0, colon);
  if (word.front() >= '0' && word.front() <= '9') return false;  // a time of day, say
  return std::ranges::all_of(word, [](char c) {
    return is_ascii_letter(c) || is_ascii_digit(c) || c == '_' || c == '+' || c == '-' || c == '.';
  });
}

std::string_view kind_of(mode_t mode) {
  if (S_ISDIR(mode)) return "it is a directory";
  if (S_ISFIFO(mode)) return "it is a pipe, not a file";
  if (S_ISSOCK(mode)) return "it is a socket, not a file";
  if (S_ISCHR(mode) || S_ISBLK(mode)) return "it is a device, not a file";
  return {};
}

/// Names of what the shell has opened for us.
bool is_of_the_shell(const std::string& path) {
  return path == "/dev/stdin" || path.starts_with("/dev/fd/") || path.starts_with("/proc/self/fd/");
}

bool lies_in(const fs::path& file, const std::string& folder) {
  std::error_code missing;
  const fs::path root = fs::canonical(folder.empty() ? "." : folder, missing);
  if (missing) return false;
  const auto [end, ignored] = std::mismatch(root.begin(), root.end(), file.begin(), file.end());
  return end == root.end();
}

}  // namespace

std::optional<std::string> why_no_file_name(std::string_view name) {
  if (name.empty()) return "an empty file name";
  if (std::ranges::any_of(name, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; }))
    return "a file name with control characters";
  if (is_remote(name)) {
    if (network_is_allowed()) return std::nullopt;
    return fmt::format("{} is on the network, which is closed; --allow-network opens it", name);
  }
  for (const Foreign& form : foreign)
    if (name.starts_with(form.begin)) return fmt::format("\"{}\" is {}; only plain files are read", name, form.what);
  if (has_prefix(name))
    return fmt::format("\"{}\" is an address or a connection, not the name of a file; only plain files are read", name);
  return std::nullopt;
}

std::optional<std::string> why_not_opened(const std::string& path, const std::vector<std::string>& folders) {
  if (is_remote(path)) return why_no_file_name(path);
  std::error_code error;
  const fs::path real = fs::weakly_canonical(path, error);
  if (error == std::errc::too_many_symbolic_link_levels) return fmt::format("{}: its links lead in a circle", path);
  if (error) return fmt::format("{}: {}", path, error.message());
  if (std::ranges::none_of(folders, [&](const std::string& folder) { return lies_in(real, folder); }))
    return fmt::format("{} leads out of the folder of the file that names it; --allow-folder DIR opens another", path);
  struct stat status {};
  if (::stat(real.c_str(), &status) != 0) return std::nullopt;
  if (const std::string_view kind = kind_of(status.st_mode); !kind.empty())
    return fmt::format("{} is not read: {}", path, kind);
  return std::nullopt;
}

std::optional<std::string> why_not_beside(const std::string& path, std::string_view endings) {
  const std::string folder = fs::path(path).parent_path().string();
  const std::string stem = (fs::path(path).parent_path() / fs::path(path).stem()).string();
  while (!endings.empty()) {
    const std::size_t space = std::min(endings.find(' '), endings.size());
    std::string ending(endings.substr(0, space));
    endings.remove_prefix(std::min(space + 1, endings.size()));
    const bool appended = ending.starts_with('+');
    if (appended) ending.erase(0, 1);
    for (const std::string& form : {ending, ascii_upper(ending)}) {
      const std::string beside = (appended ? path : stem) + form;
      struct stat status {};
      if (::lstat(beside.c_str(), &status) != 0) continue;
      if (auto why = why_not_opened(beside, {folder}))
        return fmt::format("beside it stands {}, which would be read with it: {}", fs::path(beside).filename().string(),
                           *why);
    }
  }
  return std::nullopt;
}

PlainFile::~PlainFile() {
  if (descriptor_ >= 0) ::close(descriptor_);
}

std::uint64_t PlainFile::size() const {
  struct stat status {};
  const bool plain = ::fstat(descriptor_, &status) == 0 && S_ISREG(status.st_mode);
  return plain ? static_cast<std::uint64_t>(status.st_size) : 0;
}

PlainFile open_plain_file(const std::string& path) {
  const bool of_the_shell = is_of_the_shell(path);
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NOCTTY | (of_the_shell ? 0 : O_NONBLOCK));
  if (descriptor < 0) fail(path, errno == ENXIO ? "it is a socket, not a file" : std::strerror(errno));
  PlainFile file(descriptor);
  struct stat status {};
  const bool known = ::fstat(descriptor, &status) == 0;
  const std::string_view kind = known ? kind_of(status.st_mode) : "its kind cannot be told";
  const bool piped = of_the_shell && known && (S_ISFIFO(status.st_mode) || ::isatty(descriptor) == 1);
  if (!kind.empty() && !piped) fail(path, kind);
  return file;
}

void check_plain_file(const std::string& path) {
  struct stat status {};
  if (::stat(path.c_str(), &status) != 0) fail(path, std::strerror(errno));
  if (const std::string_view kind = kind_of(status.st_mode); !kind.empty()) fail(path, kind);
}

}  // namespace dateline
