#include "tests/render/hostile_map.h"

#include <algorithm>
#include <set>
#include <stdexcept>

#include <google/protobuf/text_format.h>

#include "geodata/chronicle_check.h"
#include "geodata/chronicle_message_reader.h"
#include "geodata/inert_text.h"
#include "geodata/proto_text_writer.h"
#include "geodata/utf8.h"
#include "proto/chronicle.pb.h"
#include "proto/map.pb.h"
#include "proto/style.pb.h"
#include "render/map_reader.h"
#include "styles/style_reader.h"
#include "tests/geodata/complete_chronicle.h"
#include "tests/render/message_texts.h"
#include "tests/support/programs.h"

namespace dateline::testing {
namespace {

using google::protobuf::Message;
using google::protobuf::TextFormat;

constexpr const char* map_text = R"(
chronicles: "x" style: "x" window: "2020-02-06/2020-02-09" as_of: "2020-02-12" languages: "en" second_language: "kk"
projection: "auto" extent { around { places: "masanchi" places: "district" } } page { width_pt: 700 height_pt: 500 }
title { lang: "en" text: "T" } subtitle { text: "S" } credits { text: "C" } notes { lang: "en" text: "N" }
layers { id: "clashes" title { text: "L" } kind: CLASH_SITES class_id: "clash" select { ids: "clash" tags: "main" actors: "community"
         places: "masanchi" except_ids: "flight" } }
layers { id: "rest" title { text: "R" } }
basemap { files: "x" relief { dem: "x" tints { height_m: 1 color: "#ffffff" } credit: "C" } rasters { file: "x" credit: "C" } }
extra_places: "district" insets { extent { box { west: -1 south: -43 east: 1 north: -41 } } title { text: "I" } }
frames { every: "day" span: "2020-02-06/2020-02-09" }
)";

constexpr const char* style_text = R"(
id: "s" base: "newsprint" title: "S" colors { name: "own" value: "#112233" }
types { role: "title" families: "Noto Sans" color: "text" halo_color: "page" } types { role: "note" families: "Noto Serif" }
lines { role: "border" color: "text" casing_color: "page" band_color: "page" }
rules { match: "event/clash" class_id: "clash" color: "own" symbol: "disc" }
)";

template <typename Type>
Type parsed(const char* text) {
  Type message;
  if (!TextFormat::ParseFromString(text, &message)) throw std::runtime_error("the sample cannot be parsed");
  return message;
}

/// Made anew each time: a test may empty its own folder.
std::string files_folder() {
  static const std::string folder = fresh_folder().string() + ".files";
  std::filesystem::create_directories(folder);
  return folder;
}

Chronicle chronicle_of(const v1::Chronicle& message) {
  FindingLog log;
  return to_chronicle(message, log);
}

Result<MapSpec> spec_of(const v1::Map& message) {
  const std::string path = files_folder() + "/a.map.txtpb";
  write_bytes(path, to_proto_text(message));
  return read_map(path);
}

Result<Style> style_of(const v1::Style& message) {
  const std::string path = files_folder() + "/a.style.txtpb";
  write_bytes(path, to_proto_text(message));
  return read_style(path, std::string(DATELINE_SOURCE_DIR) + "/styles/themes");
}

bool is_readable(const v1::Chronicle& message) {
  FindingLog log;
  const Chronicle values = to_chronicle(message, log);
  return !log.has_errors() && std::ranges::none_of(check(values), [](const Finding& finding) {
    return finding.severity == Severity::kError;
  });
}
bool is_readable(const v1::Map& message) { return static_cast<bool>(spec_of(message)); }
bool is_readable(const v1::Style& message) { return static_cast<bool>(style_of(message)); }

/// Names of files and projections are taken as they are until they are opened.
bool is_opened(const std::string& field) {
  static const std::set<std::string> fields{"Map.chronicles", "Map.style",   "Map.projection", "Basemap.files",
                                            "Relief.dem",     "Raster.file", "Style.base"};
  return fields.contains(field);
}

bool is_language(const std::string& field) { return field == "Name.lang" || field == "Chronicle.language"; }

/// Fields in which any text may stand.
template <typename Type>
std::set<std::string> free_fields(const char* sample) {
  std::set<std::string> found;
  Type message = parsed<Type>(sample);
  if (!is_readable(message)) throw std::runtime_error(std::string("the sample is refused: ") + sample);
  std::set<std::string> tried;
  for (const MessageText& text : texts_of(message)) {
    if (is_opened(text.name) || !tried.insert(text.name).second) continue;
    const std::string before = text.get();
    text.set("<b x=\"'\">");
    if (is_readable(message)) found.insert(text.name);
    text.set(before);
  }
  return found;
}

/// Fields that the sample has at all.
template <typename Type>
void add_names(const char* sample, std::set<std::string>& names) {
  Type message = parsed<Type>(sample);
  for (const MessageText& text : texts_of(message)) names.insert(text.name);
}

struct FreeFields {
  std::set<std::string> chronicle = free_fields<v1::Chronicle>(samples::complete);
  std::set<std::string> map = free_fields<v1::Map>(map_text);
  std::set<std::string> style = free_fields<v1::Style>(style_text);
};

const FreeFields& fields() {
  static const FreeFields all;
  return all;
}

template <typename Type>
Type filled(const char* sample, const std::set<std::string>& free, const TextMaker& make, bool languages) {
  Type message = parsed<Type>(sample);
  std::size_t number = 0;
  for (const MessageText& text : texts_of(message)) {
    if (text.name == "Source.url")
      text.set("https://example.org/" + make(text.name, number++));
    else if (is_language(text.name) ? languages : free.contains(text.name))
      text.set(make(text.name, number++));
  }
  return message;
}

template <typename Value>
Value taken(Result<Value> result) {
  if (!result) throw std::runtime_error(result.diagnostics.empty() ? "refused" : to_string(result.diagnostics.front()));
  return std::move(*result);
}

/// What a file can hold; the map's reader is not passed by.
TextMaker readable(const TextMaker& make) {
  return [make](const std::string& field, std::size_t number) {
    const std::string text = make(field, number);
    const bool fields = text.find('{') != std::string::npos;  // which the reader looks up
    return text_problem(text) || fields ? harmless_twin(text) : text;
  };
}

}  // namespace

MapInputs hostile_map(const TextMaker& make, bool languages) {
  MapInputs inputs;
  inputs.chronicle = chronicle_of(filled<v1::Chronicle>(samples::complete, fields().chronicle, make, languages));
  inputs.spec = taken(spec_of(filled<v1::Map>(map_text, fields().map, readable(make), false)));
  inputs.spec.basemap.relief.reset();
  inputs.spec.basemap.rasters.clear();
  inputs.style = taken(style_of(filled<v1::Style>(style_text, fields().style, readable(make), false)));
  return inputs;
}

HostileFields hostile_fields() {
  HostileFields out;
  std::set<std::string> free = fields().chronicle;
  free.insert(fields().map.begin(), fields().map.end());
  free.insert(fields().style.begin(), fields().style.end());
  free.insert("Source.url");
  std::set<std::string> all;
  for (const Message* message : std::initializer_list<const Message*>{
           &v1::Chronicle::default_instance(), &v1::Map::default_instance(), &v1::Style::default_instance()})
    for (const std::string& name : text_fields_of(*message)) all.insert(name);
  std::set<std::string> tried;
  add_names<v1::Chronicle>(samples::complete, tried);
  add_names<v1::Map>(map_text, tried);
  add_names<v1::Style>(style_text, tried);
  for (const std::string& name : all)
    (!tried.contains(name) ? out.missing : free.contains(name) ? out.free : out.formed).push_back(name);
  return out;
}

std::string harmless_twin(const std::string& text) {
  std::string twin;
  for_each_code_point(inert_paragraphs(text),
                      [&](char32_t c) { twin += c == '\n' || c == ' ' ? static_cast<char>(c) : 'x'; });
  return twin;
}

}  // namespace dateline::testing
