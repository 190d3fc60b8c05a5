#include "geodata/import/record_cells.h"

#include <algorithm>
#include <charconv>
#include <cmath>

#include <fmt/format.h>

#include "geodata/ascii.h"
#include "geodata/import/record_cells_reader.h"
#include "geodata/text_forms.h"

namespace dateline {
namespace {

std::vector<std::string_view> split(std::string_view text, char by) {
  std::vector<std::string_view> parts;
  while (!text.empty()) {
    const std::size_t end = std::min(text.find(by), text.size());
    if (end > 0) parts.push_back(text.substr(0, end));
    text.remove_prefix(std::min(end + 1, text.size()));
  }
  return parts;
}

}  // namespace

std::string_view RecordCells::text(std::string_view column) const {
  const auto found = columns_.find(column);
  return found == columns_.end() || found->second >= row_.cells.size() ? std::string_view{} : row_.cells[found->second];
}

void RecordCells::wrong(std::string_view column, std::string_view what) const {
  log_.error(row_.line, fmt::format("table \"{}\" row \"{}\" column \"{}\": {}: \"{}\"", table_, text("id"), column,
                                    what, text(column)));
}

std::vector<std::string> RecordCells::words(std::string_view column) const {
  std::vector<std::string> words;
  for (const std::string_view word : split(text(column), ' ')) words.emplace_back(word);
  return words;
}

std::optional<double> RecordCells::number(std::string_view column) const {
  const std::string_view cell = text(column);
  if (cell.empty()) return std::nullopt;
  double value = 0;
  const auto [end, error] = std::from_chars(cell.data(), cell.data() + cell.size(), value);
  if (error == std::errc{} && end == cell.data() + cell.size() && std::isfinite(value)) return value;
  wrong(column, "not a number");
  return std::nullopt;
}

When RecordCells::when(std::string_view column) const {
  const Result<When> when = parse_edtf(text(column));
  if (!when) wrong(column, when.diagnostics.front().message);
  return when ? *when : When{};
}

LocalText RecordCells::texts(std::string_view base) const {
  std::vector<std::pair<std::size_t, Name>> found;
  for (auto at = columns_.lower_bound(base); at != columns_.end() && at->first.starts_with(base); ++at)
    if (const auto lang = language_of_field(at->first, base))
      if (const std::string_view cell = text(at->first); !cell.empty())
        found.push_back({at->second, {*lang, std::string(cell), NameKind::kUsual}});
  std::ranges::stable_sort(found, {}, [](const auto& entry) { return entry.first; });
  LocalText texts;
  for (auto& [column, name] : found) texts.push_back(std::move(name));
  const std::string other = std::string(base) + "_other";
  const Result<LocalText> more = read_names_cell(text(other));
  if (!more) wrong(other, more.diagnostics.front().message);
  if (more) texts.insert(texts.end(), more->begin(), more->end());
  return texts;
}

std::vector<Waypoint> RecordCells::path(std::string_view column) const {
  const Result<std::vector<Waypoint>> path = read_path_cell(text(column));
  if (!path) wrong(column, path.diagnostics.front().message);
  return path ? *path : std::vector<Waypoint>{};
}

std::vector<Participant> RecordCells::participants(std::string_view column) const {
  std::vector<Participant> all;
  for (const std::string& word : words(column)) {
    const std::size_t colon = word.find(':');
    const auto role = colon == std::string::npos ? Role::kParticipant : from_string<Role>(word.substr(colon + 1));
    if (!role) wrong(column, "no such role");
    all.push_back({word.substr(0, colon), role.value_or(Role::kParticipant)});
  }
  return all;
}

std::optional<LonLat> RecordCells::position() const {
  const std::optional<double> lon = number("longitude"), lat = number("latitude");
  if (lon && lat) return LonLat{*lon, *lat};
  return std::nullopt;
}

std::optional<std::string> language_of_field(std::string_view field, std::string_view base) {
  if (!field.starts_with(base)) return std::nullopt;
  std::string_view rest = field.substr(base.size());
  if (rest.empty()) return "";
  if (rest[0] != '_' || rest == "_other") return std::nullopt;
  std::string lang;
  bool singleton = false;
  for (const std::string_view part : split(rest.substr(1), '_')) {
    std::string word(part);
    // RFC 5646, section 2.1.1: regions in capitals, scripts with one, but nothing behind a single letter.
    if (!lang.empty() && !singleton && word.size() == 2) word = ascii_upper(word);
    if (!lang.empty() && !singleton && word.size() == 4) word[0] = ascii_upper(word[0]);
    singleton |= word.size() == 1;
    lang += (lang.empty() ? "" : "-") + word;
  }
  return is_language_tag(lang) ? std::optional(lang) : std::nullopt;
}

}  // namespace dateline
