// The columns of ACLED's exports, with the names they have had.
#pragma once

#include "geodata/import/column_map.h"

namespace dateline::acled {

// clang-format off
enum Field : std::size_t {
  kId, kDate, kYear, kTimePrecision, kDisorder, kType, kSubType, kActor1, kAssoc1, kInter1, kActor2, kAssoc2, kInter2,
  kInteraction, kCivilians, kIso, kRegion, kCountry, kAdmin1, kAdmin2, kAdmin3, kLocation, kLatitude, kLongitude,
  kGeoPrecision, kSource, kSourceScale, kNotes, kFatalities, kTags, kTimestamp, kIso3, kGwno, kDataId, kIdNoCountry,
  kFieldCount
};

inline constexpr std::array<ColumnNames, kFieldCount> names{{
    {"event_id_cnty"}, {"event_date"}, {"year"}, {"time_precision", "time_precis"}, {"disorder_type"}, {"event_type"},
    {"sub_event_type"}, {"actor1"}, {"assoc_actor_1", "ally_actor_1", "associated_actor_1"}, {"inter1"}, {"actor2"},
    {"assoc_actor_2", "ally_actor_2", "associated_actor_2"}, {"inter2"}, {"interaction"}, {"civilian_targeting"}, {"iso"},
    {"region"}, {"country"}, {"admin1"}, {"admin2"}, {"admin3"}, {"location"}, {"latitude", "lat"},
    {"longitude", "lon", "long"}, {"geo_precision", "geo_precis"}, {"source"}, {"source_scale"}, {"notes"},
    {"fatalities"}, {"tags"}, {"timestamp", "upload_date"}, {"iso3"}, {"gwno"}, {"data_id"}, {"event_id_no_cnty"},
}};
// clang-format on

}  // namespace dateline::acled
