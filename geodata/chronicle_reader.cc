#include "geodata/chronicle_reader.h"

#include <algorithm>
#include <array>
#include <utility>

#include "geodata/ascii.h"
#include "geodata/chronicle_document_reader.h"

namespace dateline {
namespace {

struct Ending {
  std::string_view text;
  ChronicleFormat format;
};

/// Longer endings before those that end them.
constexpr auto endings = std::to_array<Ending>({{".chronicle.txtpb", ChronicleFormat::kText},
                                                {".txtpb", ChronicleFormat::kText},
                                                {".textproto", ChronicleFormat::kText},
                                                {".chronicle.json", ChronicleFormat::kJson},
                                                {".json", ChronicleFormat::kJson},
                                                {".chronicle.pb", ChronicleFormat::kBinary},
                                                {".pb", ChronicleFormat::kBinary},
                                                {".chronicle.stream", ChronicleFormat::kStream},
                                                {".stream", ChronicleFormat::kStream}});

const Ending* ending_of(std::string_view path) {
  const std::string name = ascii_lower(path);
  const auto* found = std::ranges::find_if(endings, [&](const Ending& e) { return name.ends_with(e.text); });
  return found == endings.end() ? nullptr : found;
}

Result<Chronicle> to_result(ChronicleDocument document, const std::string& file_name) {
  if (document.values.id.empty()) document.values.id = chronicle_id_from(file_name);
  return Result<Chronicle>::of(std::move(document.values), std::move(document.diagnostics));
}

}  // namespace

std::optional<ChronicleFormat> chronicle_format_of(std::string_view path) {
  const Ending* ending = ending_of(path);
  if (ending == nullptr) return std::nullopt;
  return ending->format;
}

std::string chronicle_id_from(std::string_view path) {
  const std::size_t slash = path.rfind('/');
  std::string name = ascii_lower(slash == std::string_view::npos ? path : path.substr(slash + 1));
  if (const Ending* ending = ending_of(name)) name.resize(name.size() - ending->text.size());
  std::ranges::replace_if(
      name, [](char c) { return !(is_ascii_lower(c) || is_ascii_digit(c) || c == '_' || c == '-'); }, '-');
  name.resize(std::min<std::size_t>(name.size(), 64));
  return name.empty() ? "chronicle" : name;
}

Result<Chronicle> read_chronicle_text(std::string_view bytes, ChronicleFormat format, const std::string& file_name,
                                      const ReadLimits& limits) {
  return to_result(read_chronicle_document(bytes, format, file_name, limits), file_name);
}

Result<Chronicle> read_chronicle(const std::string& path, const ReadLimits& limits) {
  return to_result(read_chronicle_document(path, limits), path);
}

}  // namespace dateline
