#include "geodata/export/ogr_feature.h"

#include <cassert>
#include <charconv>
#include <optional>
#include <string_view>

#include "geodata/export/antimeridian.h"
#include "geodata/export/shape_wkb.h"

namespace dateline {
namespace {

struct Moment {
  int year = 0, month = 0, day = 0, hour = 0, minute = 0, second = 0;
};

/// Digits alone, all of them.
bool read_number(std::string_view text, int& number) {
  for (const char c : text)
    if (c < '0' || c > '9') return false;
  return std::from_chars(text.data(), text.data() + text.size(), number).ec == std::errc{};
}

/// "2020-02-07" or "2020-02-07T08:15:00Z"; nothing for what else a date may be.
std::optional<Moment> read_moment(std::string_view text, bool with_time) {
  Moment m;
  if (text.size() != (with_time ? 20U : 10U) || text[4] != '-' || text[7] != '-') return {};
  if (!read_number(text.substr(0, 4), m.year) || !read_number(text.substr(5, 2), m.month) ||
      !read_number(text.substr(8, 2), m.day))
    return {};
  if (!with_time) return m;
  if (text[10] != 'T' || text[13] != ':' || text[16] != ':' || text[19] != 'Z') return {};
  if (!read_number(text.substr(11, 2), m.hour) || !read_number(text.substr(14, 2), m.minute) ||
      !read_number(text.substr(17, 2), m.second))
    return {};
  return m;
}

constexpr int kUtc = 100;  // OGR counts zones in quarters of an hour from here
constexpr int kNoZone = 0;

}  // namespace

OgrFeature::OgrFeature(OGRLayerH layer, const FeatureTable& table)
    : layer_(layer),
      table_(table),
      feature_(gdal().OGR_F_Create(gdal().OGR_L_GetLayerDefn(layer))),
      left_out_(table.fields.size()) {}

bool OgrFeature::write(const Feature& feature) {
  assert(feature.values.size() == table_.fields.size());
  gdal().OGR_F_SetFID(handle(), ++rows_);
  for (std::size_t i = 0; i < feature.values.size(); ++i) set_value(i, feature.values[i]);
  if (table_.shape != ShapeKind::kNone && !set_shape(feature.shape)) return false;
  return gdal().OGR_L_CreateFeature(layer_, handle()) == OGRERR_NONE;
}

bool OgrFeature::set_shape(const Shape& shape) {
  const bool beyond = is_beyond_antimeridian(shape);
  const Shape cut = beyond ? cut_at_antimeridian(shape, table_.shape) : Shape{};
  const Shape& used = beyond ? cut : shape;
  if (used.empty()) return gdal().OGR_F_SetGeometryDirectly(handle(), nullptr) == OGRERR_NONE;
  write_shape_wkb(used, table_.shape, table_.multi, wkb_);
  const auto size = static_cast<int>(wkb_.size());
  // What a geometry of parts held before, GDAL 3.6 loses when it reads another into it.
  const bool of_parts = table_.multi || table_.shape != ShapeKind::kPoint;
  OGRGeometryH there = of_parts ? nullptr : gdal().OGR_F_GetGeometryRef(handle());
  if (there != nullptr) return gdal().OGR_G_ImportFromWkb(there, wkb_.data(), size) == OGRERR_NONE;
  OGRGeometryH made = nullptr;
  if (gdal().OGR_G_CreateFromWkb(wkb_.data(), nullptr, &made, size) != OGRERR_NONE) return false;
  return gdal().OGR_F_SetGeometryDirectly(handle(), made) == OGRERR_NONE;
}

void OgrFeature::set_value(std::size_t field, const FieldValue& value) {
  const int index = static_cast<int>(field);
  if (const auto* text = std::get_if<std::string>(&value)) {
    set_text(field, *text);
  } else if (const auto* integer = std::get_if<std::int64_t>(&value)) {
    gdal().OGR_F_SetFieldInteger64(handle(), index, *integer);
  } else if (const auto* real = std::get_if<double>(&value)) {
    gdal().OGR_F_SetFieldDouble(handle(), index, *real);
  } else {
    gdal().OGR_F_SetFieldNull(handle(), index);
  }
}

void OgrFeature::set_text(std::size_t field, const std::string& text) {
  const int index = static_cast<int>(field);
  const FieldType type = table_.fields[field].type;
  const bool instant = type == FieldType::kInstant;
  if (!instant && type != FieldType::kDate) {
    gdal().OGR_F_SetFieldString(handle(), index, text.c_str());
    return;
  }
  if (const std::optional<Moment> m = read_moment(text, instant)) {
    gdal().OGR_F_SetFieldDateTimeEx(handle(), index, m->year, m->month, m->day, m->hour, m->minute,
                                    static_cast<float>(m->second), instant ? kUtc : kNoZone);
    return;
  }
  gdal().OGR_F_SetFieldNull(handle(), index);
  ++left_out_[field];
}

}  // namespace dateline
