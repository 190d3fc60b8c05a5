#include "geodata/merge_chronicles.h"

#include <algorithm>
#include <cassert>
#include <map>
#include <string_view>

#include <fmt/format.h>

namespace dateline {
namespace {

void state_language(LocalText& texts, const std::string& language) {
  for (Name& name : texts)
    if (name.lang.empty()) name.lang = language;
}

void state_language(Figure& figure, const std::string& language) { state_language(figure.note, language); }

void state_language(Waypoint& point, const std::string& language) {
  if (auto* unknown = std::get_if<UnknownPlace>(&point.where)) state_language(unknown->label, language);
}

void state_language(Source& source, const std::string& language) {
  state_language(source.title, language);
  state_language(source.note, language);
}

template <typename NamedRecord>
requires requires(NamedRecord r) { r.names; }
void state_language(NamedRecord& record, const std::string& language) {
  state_language(record.names, language);
  state_language(record.note, language);
}

template <typename StoryRecord>
requires requires(StoryRecord r) {
  r.figures;
  r.when;
}
void state_language(StoryRecord& record, const std::string& language) {
  state_language(record.title, language);
  state_language(record.note, language);
  for (Figure& figure : record.figures) state_language(figure, language);
  if constexpr (requires { record.path; })
    for (Waypoint& point : record.path) state_language(point, language);
  if constexpr (requires { record.from; })
    if (record.from) state_language(*record.from, language);
}

template <typename Record>
void state_language(std::vector<Record>& records, const std::string& language) {
  for (Record& record : records) state_language(record, language);
}

/// Adds the records of one type from the other chronicles to those of the first.
template <typename Record>
class Adder {
 public:
  Adder(std::string_view type, std::vector<Record>& into, const std::string& first_file) : type_(type), into_(into) {
    for (std::size_t i = 0; i < into.size(); ++i) seen_.emplace(into[i].id, Seen{i, first_file});
  }

  void add(std::vector<Record>& from, const std::string& file, Diagnostics& diagnostics) {
    for (Record& record : from) {
      // Figures may go without an id; those are claims of their own.
      const auto [seen, is_new] =
          record.id.empty() ? std::pair(seen_.end(), true) : seen_.try_emplace(record.id, Seen{into_.size(), file});
      if (is_new) {
        into_.push_back(std::move(record));
      } else if (!(into_[seen->second.index] == record)) {
        diagnostics.push_back(
            {Severity::kError,
             {file, 0, 0},
             fmt::format("{} \"{}\" is also in {} and differs", type_, record.id, seen->second.file)});
      }
    }
  }

 private:
  struct Seen {
    std::size_t index;
    std::string file;
  };
  std::string_view type_;
  std::vector<Record>& into_;
  std::map<std::string, Seen> seen_;
};

template <typename Record>
void merge_records(std::string_view type, std::vector<Record> Chronicle::*list, std::vector<ChronicleFile>& files,
                   Diagnostics& diagnostics) {
  const std::string& language = files.front().chronicle.language;
  if (std::ranges::any_of(files, [&](const ChronicleFile& file) { return file.chronicle.language != language; }))
    for (ChronicleFile& file : files) state_language(file.chronicle.*list, file.chronicle.language);
  Adder<Record> adder(type, files.front().chronicle.*list, files.front().path);
  for (std::size_t i = 1; i < files.size(); ++i) adder.add(files[i].chronicle.*list, files[i].path, diagnostics);
}

}  // namespace

Result<Chronicle> merge_chronicles(std::vector<ChronicleFile> files) {
  assert(!files.empty());
  Diagnostics diagnostics;
  const ChronicleFile& first = files.front();
  for (const ChronicleFile& file : files)
    if (file.chronicle.time_zone != first.chronicle.time_zone)
      diagnostics.push_back({Severity::kError,
                             {file.path, 0, 0},
                             fmt::format("time zone {} differs from {} of {}", file.chronicle.time_zone,
                                         first.chronicle.time_zone, first.path)});
  merge_records("source", &Chronicle::sources, files, diagnostics);
  merge_records("place", &Chronicle::places, files, diagnostics);
  merge_records("actor", &Chronicle::actors, files, diagnostics);
  merge_records("event", &Chronicle::events, files, diagnostics);
  merge_records("movement", &Chronicle::movements, files, diagnostics);
  merge_records("deployment", &Chronicle::deployments, files, diagnostics);
  merge_records("figure", &Chronicle::figures, files, diagnostics);
  return Result<Chronicle>::of(std::move(files.front().chronicle), std::move(diagnostics));
}

}  // namespace dateline
