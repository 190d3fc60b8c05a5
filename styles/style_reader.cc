#include "styles/style_reader.h"

#include <algorithm>
#include <filesystem>

#include <fmt/format.h>

#include "geodata/did_you_mean.h"
#include "geodata/input_file.h"
#include "geodata/proto_text_reader.h"
#include "geodata/read_limits.h"
#include "geodata/source_file.h"
#include "styles/style_reader_merge.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

constexpr std::string_view theme_ending = ".style.txtpb";

std::string unknown_theme(const std::string& name, const std::string& theme_folder) {
  const std::vector<std::string> themes = theme_names(theme_folder);
  const std::vector<std::string_view> known(themes.begin(), themes.end());
  return fmt::format("no theme \"{}\" in {}{}", name, theme_folder, DidYouMean().among(known, name));
}

/// Follows the bases, nearest first.
class Chain {
 public:
  Chain(const std::string& theme_folder, const std::vector<std::string>& folders)
      : theme_folder_(theme_folder), folders_(folders) {}

  void load(std::string name_or_path) {
    SourceLocation asked_at;
    std::string from_folder;
    while (!name_or_path.empty()) {
      const auto path = find(name_or_path, from_folder, asked_at);
      if (!path || !add(*path, asked_at)) return;
      const StyleFile& file = files.back();
      name_or_path = file.message.base();
      asked_at = file.locate("base");
      from_folder = fs::path(file.path).parent_path().string();
    }
  }

  std::vector<StyleFile> files;
  Diagnostics diagnostics;
  bool broken = false;  ///< a file could not be understood as a whole

 private:
  std::optional<std::string> find(const std::string& name_or_path, const std::string& from_folder,
                                  const SourceLocation& asked_at) {
    if (!is_theme_name(name_or_path)) return find_file(name_or_path, from_folder, asked_at);
    std::string path = (fs::path(theme_folder_) / (name_or_path + std::string(theme_ending))).string();
    if (fs::exists(path)) return path;
    diagnostics.push_back({Severity::kError, asked_at, unknown_theme(name_or_path, theme_folder_)});
    return std::nullopt;
  }

  /// The style that was asked for may turn out to be missing when it is opened; a base is named by a file that can be
  /// mended.
  std::optional<std::string> find_file(const std::string& name, const std::string& from_folder,
                                       const SourceLocation& asked_at) {
    std::string path = (fs::path(from_folder) / name).lexically_normal().string();
    if (asked_at.file.empty()) return path;
    std::vector<std::string> folders = folders_;
    folders.push_back(from_folder);
    auto why = why_no_file_name(name);
    if (!why) why = why_not_opened(path, folders);
    if (why) {
      diagnostics.push_back({Severity::kError, asked_at, std::move(*why)});
      return std::nullopt;
    }
    std::error_code ignored;  // what cannot be looked at does not exist for us
    if (fs::exists(path, ignored)) return path;
    diagnostics.push_back({Severity::kError, asked_at, fmt::format("the base {} does not exist", path)});
    return std::nullopt;
  }

  bool add(const std::string& path, const SourceLocation& asked_at) {
    const fs::path canonical = fs::weakly_canonical(path);
    const bool seen =
        std::ranges::any_of(files, [&](const StyleFile& f) { return fs::weakly_canonical(f.path) == canonical; });
    if (seen) {
      diagnostics.push_back({Severity::kError, asked_at, fmt::format("the style {} is its own base", path)});
      return false;
    }
    StyleFile file;
    file.path = path;
    Result<std::string> bytes = read_file(path, read_limits().settings_bytes, "settings-bytes");
    append(diagnostics, std::move(bytes.diagnostics));
    if (!bytes) return false;
    broken |= !read_checked_proto_text(*bytes, path, file.message, file.locations, diagnostics);
    files.push_back(std::move(file));
    return true;
  }

  const std::string& theme_folder_;
  const std::vector<std::string>& folders_;
};

}  // namespace

bool is_theme_name(const std::string& name_or_path) {
  return !name_or_path.empty() && name_or_path.find_first_of("/.\\") == std::string::npos;
}

std::vector<std::string> theme_names(const std::string& theme_folder) {
  std::vector<std::string> names;
  std::error_code ignored;  // no folder, no themes
  for (const auto& entry : fs::directory_iterator(theme_folder, ignored)) {
    const std::string name = entry.path().filename().string();
    if (name.ends_with(theme_ending)) names.push_back(name.substr(0, name.size() - theme_ending.size()));
  }
  std::ranges::sort(names);
  return names;
}

Result<Style> read_style(const std::string& name_or_path, const std::string& theme_folder,
                         const std::vector<std::string>& allowed_folders) {
  Chain chain(theme_folder, allowed_folders);
  chain.load(name_or_path);
  if (chain.files.empty() || chain.broken) return Result<Style>::failure(std::move(chain.diagnostics));
  Result<Style> merged = merge_styles(chain.files);
  // What is missing from the whole is only worth saying when the whole chain could be read.
  const bool whole = !has_errors(chain.diagnostics);
  for (Diagnostic& d : merged.diagnostics)
    if (whole || d.where.line > 0) chain.diagnostics.push_back(std::move(d));
  sort_by_place(chain.diagnostics);
  if (!merged) return Result<Style>::failure(std::move(chain.diagnostics));
  return Result<Style>::of(std::move(*merged), std::move(chain.diagnostics));
}

}  // namespace dateline
