#include "render/frame_folder.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>

#include <fcntl.h>
#include <fmt/format.h>
#include <sys/stat.h>
#include <unistd.h>

#include "geodata/error.h"
#include "geodata/input_file.h"
#include "geodata/output_file.h"
#include "geodata/unfinished_files.h"
#include "render/frame_index.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view temporary_ending = ".dateline-part";

/// Makes the folder; says plainly when there is a file of that name.
void make_folder(const std::string& path) {
  std::error_code error;
  if (fs::exists(path, error) && !fs::is_directory(path, error))
    throw Error(fmt::format("{} is a file, not a folder for frames", path));
  fs::create_directories(path, error);
  if (error) throw Error(fmt::format("cannot make the folder {}: {}", path, error.message()));
}

LockedFile lock_folder(const std::string& folder, bool shared) {
  auto lock = LockedFile::open(frame_state_folder(folder) + "/lock",
                               shared ? LockedFile::Kind::kShared : LockedFile::Kind::kExclusive);
  if (lock) return std::move(*lock);
  throw Error(fmt::format("another run of dateline writes to {}; wait for it, or choose another folder", folder));
}

LockedFile lock_journal(const std::string& folder, const std::string& owner) {
  auto journal = LockedFile::open(frame_state_folder(folder) + "/" + owner + ".journal", LockedFile::Kind::kExclusive);
  if (journal) return std::move(*journal);
  throw Error(fmt::format("another run of dateline draws the shard {} of {}", owner, folder));
}

/// The names in a folder, sorted; nothing if there is no such folder.
std::vector<std::string> names_in(const std::string& folder) {
  std::vector<std::string> names;
  std::error_code error;
  for (fs::directory_iterator at(folder, error), end; !error && at != end; at.increment(error))
    names.push_back(at->path().filename().string());
  if (error && error != std::errc::no_such_file_or_directory)
    throw Error(fmt::format("cannot read the folder {}: {}", folder, error.message()));
  std::ranges::sort(names);
  return names;
}

bool contains(const std::vector<std::string>& sorted, const std::string& name) {
  return std::ranges::binary_search(sorted, name);
}

/// The whole file if it has that size; nothing if not, or if it cannot be read.
std::optional<std::string> bytes_if_of_size(const std::string& path, std::uint64_t size) {
  std::error_code error;
  if (fs::file_size(path, error) != size || error) return std::nullopt;
  const std::unique_ptr<std::FILE, int (*)(std::FILE*)> file(std::fopen(path.c_str(), "rbe"), std::fclose);
  if (!file) return std::nullopt;
  std::string bytes(size, '\0');
  if (std::fread(bytes.data(), 1, size, file.get()) != size) return std::nullopt;
  return bytes;
}

bool is_as_written(const std::string& path, const FrameFile& file) {
  const auto bytes = bytes_if_of_size(path, file.bytes);
  return bytes && sha256_of(*bytes) == file.sha256;
}

/// Only what we made ourselves is removed, whatever else lies there.
bool is_of_a_run(const std::string& name) {
  if (name == "run.journal") return true;
  const std::string stem = fs::path(name).stem().string(), ending = fs::path(name).extension().string();
  return (ending == ".journal" || ending == ".json") && parse_frame_shard_name(stem);
}

}  // namespace

std::string frame_state_folder(const std::string& folder) { return folder + "/.dateline"; }

FrameFolder::FrameFolder(const std::string& path, std::optional<FrameShard> shard)
    : path_((make_folder(path), path)),
      shard_(shard),
      lock_(lock_folder(path_, shard_.has_value())),
      journal_(lock_journal(path_, owner())) {
  remove_temporary_files();
  read_known();
}

std::string FrameFolder::state_path(const std::string& name) const { return frame_state_folder(path_) + "/" + name; }

void FrameFolder::read_known() {
  // What is newer, as a rule, goes over what is older. If that is wrong for once, frames are drawn that need not be.
  std::vector<std::string> indices, journals;
  for (const std::string& name : names_in(frame_state_folder(path_))) {
    if (!is_of_a_run(name) || name == "run.journal") continue;
    (name.ends_with(".json") ? indices : journals).push_back(state_path(name));
  }
  read_index(path_ + "/index.json");
  read_journal(state_path("run.journal"));
  for (const std::string& index : indices) read_index(index);
  for (const std::string& journal : journals) read_journal(journal);
}

void FrameFolder::read_index(const std::string& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return;
  const Result<std::string> text = read_file(path, max_index_bytes);
  Diagnostics problems = text.diagnostics;
  if (text) {
    Result<FrameIndex> index = read_frame_index(*text, path);
    append(problems, std::move(index.diagnostics));
    if (index)
      for (IndexedFrame& frame : index->frames) known_.insert_or_assign(std::move(frame.file), frame.is);
  }
  for (Diagnostic& problem : problems) {
    problem.severity = Severity::kWarning;
    problem.message += "; the frames it listed are drawn again";
    diagnostics_.push_back(std::move(problem));
  }
}

void FrameFolder::read_journal(const std::string& path) {
  std::error_code error;
  if (!fs::exists(path, error)) return;
  const auto lines = open_file(path);
  for (std::string line; std::getline(*lines, line);)
    if (auto entry = read_journal_line(line)) known_.insert_or_assign(std::move(entry->file), entry->is);
}

void FrameFolder::remove_temporary_files() const {
  const std::string ending = shard_ ? "." + owner() + std::string(temporary_ending) : std::string(temporary_ending);
  const auto remove_from = [&](const std::string& folder, std::string_view index) {
    for (const std::string& name : names_in(folder)) {
      const bool of_index = name.starts_with(index) && name.ends_with(".part.json");
      if (!(name.starts_with(".") && name.ends_with(ending)) && !of_index) continue;
      ::unlink((folder + "/" + name).c_str());  // if it cannot be removed, neither harm is done nor need there be noise
    }
  };
  remove_from(path_, shard_ ? "." + owner() + "." : ".index.");
  remove_from(frame_state_folder(path_), shard_ ? "." + owner() + "." : ".");
}

std::optional<FrameFile> FrameFolder::kept(const std::string& file, const ContentHash& content) const {
  const auto known = known_.find(file);
  if (known == known_.end() || known->second.content != content) return std::nullopt;
  if (!is_as_written(path_ + "/" + file, known->second)) return std::nullopt;
  return known->second;
}

void FrameFolder::write_temporary(const std::string& path, std::string_view bytes) const {
  const auto fail = [&] {
    const int reason = errno;
    ::unlink(path.c_str());
    throw Error(fmt::format("cannot write a frame to {}: {}", path_, std::strerror(reason)));
  };
  const int descriptor = ::open(path.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0666);
  if (descriptor < 0) fail();
  while (!bytes.empty()) {
    const ssize_t count = ::write(descriptor, bytes.data(), bytes.size());
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      const int reason = errno;
      ::close(descriptor);
      errno = reason;
      fail();
    }
    bytes.remove_prefix(static_cast<std::size_t>(count));
  }
  if (::close(descriptor) != 0) fail();
}

FrameFile FrameFolder::store(const std::string& file, const ContentHash& content, std::string_view bytes) {
  const FrameFile is{content, bytes.size(), sha256_of(bytes)};
  const std::string target = path_ + "/" + file;
  const std::string temporary = fmt::format("{}/.{}.{}{}", path_, file, owner(), temporary_ending);
  UnfinishedFiles{}.add(temporary);
  write_temporary(temporary, bytes);
  if (::rename(temporary.c_str(), target.c_str()) != 0) {
    const int reason = errno;
    ::unlink(temporary.c_str());
    throw Error(fmt::format("cannot write {}: {}", target, std::strerror(reason)));
  }
  UnfinishedFiles{}.forget(temporary);
  const std::lock_guard lock(journal_mutex_);
  journal_.append_line(journal_line(file, is));
  return is;
}

void FrameFolder::finish(const FrameIndexHead& head, std::size_t count,
                         const std::function<IndexedFrame(std::size_t)>& frame) {
  OutputFile index(shard_ ? state_path(owner() + ".json") : path_ + "/index.json");
  write_frame_index(head, count, frame, [&](std::string_view text) { index.write(text); });
  index.commit();
  journal_.remove();
  if (!shard_) remove_state();
}

void FrameFolder::remove_state() const {
  std::error_code ignored;  // what is left over does no harm
  for (const std::string& name : names_in(frame_state_folder(path_)))
    if (is_of_a_run(name)) fs::remove(state_path(name), ignored);
  fs::remove(state_path("lock"), ignored);
  fs::remove(frame_state_folder(path_), ignored);
}

std::size_t FrameFolder::remove_outdated(const std::vector<std::string>& files) {
  std::size_t removed = 0;
  for (const auto& [name, is] : known_) {
    const std::string path = path_ + "/" + name;
    if (!contains(files, name) && is_as_written(path, is)) removed += ::unlink(path.c_str()) == 0;
  }
  return removed;
}

std::vector<std::string> FrameFolder::strangers(const std::vector<std::string>& files,
                                                const std::string& format) const {
  std::vector<std::string> found;
  for (const std::string& name : names_in(path_))
    if (name.ends_with("." + format) && name.front() != '.' && !contains(files, name)) found.push_back(name);
  return found;
}

}  // namespace dateline
