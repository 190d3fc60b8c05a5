#include "geodata/export/kml_writer.h"

#include <algorithm>
#include <cmath>
#include <iterator>
#include <map>
#include <numbers>

#include <fmt/format.h>

#include "geodata/export/kml_folders.h"
#include "geodata/export/kml_placemark.h"
#include "geodata/export/kml_style.h"
#include "geodata/export/kml_text.h"
#include "geodata/zip_archive.h"

namespace dateline {
namespace {

/// Bytes that are gathered before they are written.
constexpr std::size_t buffered = 1 << 16;

constexpr double metres_in_degree = 6371008.8 * std::numbers::pi / 180;
/// From how far to look at so many metres, with room to spare; from further off nobody sees more of the globe.
constexpr double range_of_width = 1.1;
constexpr double least_range_m = 1000, most_range_m = 12'000'000;

class KmlDocument {
 public:
  /// Without a file all is kept in memory.
  KmlDocument(const ExportTables& tables, const KmlWords& words, OutputFile* file)
      : tables_(tables), folders_(kml_folders(tables, words)), times_(times_of_drawn_records(tables)), file_(file) {
    for (const KmlFolder& folder : folders_)
      for (const KmlFolderPart& part : folder.parts) styles_.emplace(part.table, KmlTableStyles(*part.table, !file));
  }

  void write();

  const std::string& text() const { return text_; }
  std::string take_text() { return std::move(text_); }
  std::vector<KmlIcon> icons() const;
  Diagnostics take_warnings() { return std::move(warnings_); }

 private:
  template <typename Use>
  void each_part(Use use) const {
    for (const KmlFolder& folder : folders_)
      for (const KmlFolderPart& part : folder.parts) use(part);
  }

  KmlPlacemarks placemarks_of(const FeatureTable& table) const {
    return {table, tables_.language, styles_.at(&table), times_};
  }

  void begin();
  void look_at(const LonLatBox& box);
  void open_folder(const std::string& title, bool visible);
  void write_part(const KmlFolderPart& part);
  void flush();

  const ExportTables& tables_;
  std::vector<KmlFolder> folders_;
  KmlTimes times_;
  std::map<const FeatureTable*, KmlTableStyles> styles_;  // only looked up, never walked
  OutputFile* file_;
  std::string text_;
  Diagnostics warnings_;
};

void KmlDocument::flush() {
  if (!file_) return;
  file_->write(text_);
  text_.clear();
}

void KmlDocument::look_at(const LonLatBox& box) {
  const double lat = (box.south_deg + box.north_deg) / 2;
  const double lon = std::remainder(box.west_deg + box.width_deg() / 2, 360);
  const double wide_deg = std::max(box.width_deg() * std::cos(lat * std::numbers::pi / 180), box.height_deg());
  const double range = std::clamp(wide_deg * metres_in_degree * range_of_width, least_range_m, most_range_m);
  text_ += "<LookAt><longitude>";
  append_kml_degrees(text_, lon);
  text_ += "</longitude><latitude>";
  append_kml_degrees(text_, lat);
  fmt::format_to(std::back_inserter(text_),
                 "</latitude><altitude>0</altitude><heading>0</heading><tilt>0</tilt><range>{}</range></LookAt>\n",
                 std::lround(range));
}

/// In the order that the schema asks for.
void KmlDocument::begin() {
  text_ +=
      "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<kml xmlns=\"http://www.opengis.net/kml/2.2\">\n<Document><name>";
  append_kml_text(text_, tables_.title);
  text_ += "</name><open>1</open><Snippet maxLines=\"0\"/>\n<description><![CDATA[<h3>";
  append_kml_html(text_, tables_.title);
  text_ += "</h3>";
  std::vector<std::string> paragraphs{tables_.description};
  paragraphs.insert(paragraphs.end(), tables_.credits.begin(), tables_.credits.end());
  for (const std::string& paragraph : paragraphs) {
    if (paragraph.empty()) continue;
    text_ += "<p>";
    append_kml_html(text_, paragraph);
    text_ += "</p>";
  }
  text_ += "]]></description>\n";
  look_at(tables_.extent);
  fmt::format_to(std::back_inserter(text_), "<styleUrl>#{}</styleUrl>\n", kKmlPlainStyle);
  append_plain_kml_style(text_);
  each_part([&](const KmlFolderPart& part) { styles_.at(part.table).append(text_); });
  each_part([&](const KmlFolderPart& part) { placemarks_of(*part.table).append_schema(text_); });
}

void KmlDocument::open_folder(const std::string& title, bool visible) {
  text_ += "<Folder><name>";
  append_kml_text(text_, title);
  fmt::format_to(std::back_inserter(text_), "</name>{}<open>0</open><styleUrl>#{}</styleUrl>\n",
                 visible ? "" : "<visibility>0</visibility>", kKmlPlainStyle);
}

void KmlDocument::write_part(const KmlFolderPart& part) {
  if (!part.title.empty()) open_folder(part.title, part.visible);
  KmlPlacemarks placemarks = placemarks_of(*part.table);
  part.table->each([&](const Feature& feature) {
    placemarks.append(text_, feature, part.visible);
    if (text_.size() >= buffered) flush();
  });
  if (!part.title.empty()) text_ += "</Folder>\n";
  if (const std::size_t count = placemarks.unwritable_times(); count > 0)
    warnings_.push_back({Severity::kWarning,
                         {},
                         fmt::format("{}: {} row{} with a date that KML cannot hold; it is left open", part.table->name,
                                     count, count == 1 ? "" : "s")});
}

void KmlDocument::write() {
  begin();
  for (const KmlFolder& folder : folders_) {
    open_folder(folder.title, folder.visible());
    for (const KmlFolderPart& part : folder.parts) write_part(part);
    text_ += "</Folder>\n";
  }
  text_ += "</Document>\n</kml>\n";
  flush();
}

std::vector<KmlIcon> KmlDocument::icons() const {
  std::vector<KmlIcon> all;
  each_part([&](const KmlFolderPart& part) {
    for (KmlIcon& icon : styles_.at(part.table).icons()) all.push_back(std::move(icon));
  });
  return all;
}

}  // namespace

Diagnostics write_kml(const ExportTables& tables, OutputFile& file, const KmlWords& words) {
  KmlDocument document(tables, words, &file);
  document.write();
  return document.take_warnings();
}

Diagnostics write_kmz(const ExportTables& tables, OutputFile& file, const KmlWords& words) {
  KmlDocument document(tables, words, nullptr);
  document.write();
  Diagnostics warnings = document.take_warnings();
  if (document.text().size() > kLargeKmz)
    warnings.push_back({Severity::kWarning,
                        {},
                        fmt::format("{}: the document is of {} MB unpacked; programs may not be able to open it",
                                    file.path(), document.text().size() / 1'000'000)});
  // Programs open the first document that they find.
  std::vector<ZipEntry> entries{{"doc.kml", document.take_text(), true}};
  for (const KmlIcon& icon : document.icons()) entries.push_back({icon.name, *icon.png, false});
  file.write(zip(entries));
  return warnings;
}

}  // namespace dateline
