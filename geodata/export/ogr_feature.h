// A row of an OGR layer that is filled again and again. Private to geodata/export/ogr_*.
#pragma once

#include <memory>
#include <string>
#include <vector>

#include "geodata/export/feature_table.h"
#include "geodata/gdal_library.h"

namespace dateline {

/// One OGR feature, one geometry and one buffer for all rows of a table: making them anew for each row would take more
/// time than the rows themselves.
class OgrFeature {
 public:
  /// Borrows both. The layer's columns are the table's fields.
  OgrFeature(OGRLayerH layer, const FeatureTable& table);

  /// Adds a row to the layer, whose number is one more than that of the last; false when the driver refuses it.
  bool write(const Feature& feature);

  /// How many values of that field were left empty, as they are no dates that OGR's formats hold.
  std::size_t left_out(std::size_t field) const { return left_out_[field]; }

 private:
  struct Destroy {
    void operator()(void* feature) const { gdal().OGR_F_Destroy(static_cast<OGRFeatureH>(feature)); }
  };
  OGRFeatureH handle() const { return static_cast<OGRFeatureH>(feature_.get()); }
  bool set_shape(const Shape& shape);
  void set_value(std::size_t field, const FieldValue& value);
  void set_text(std::size_t field, const std::string& text);

  OGRLayerH layer_;
  const FeatureTable& table_;
  std::unique_ptr<void, Destroy> feature_;
  std::vector<std::size_t> left_out_;
  std::string wkb_;
  GIntBig rows_ = 0;
};

}  // namespace dateline
