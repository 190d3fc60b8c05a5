// The columns of the UCDP Georeferenced Event Dataset, in the order in which releases have them.
#pragma once

#include "geodata/import/column_map.h"

namespace dateline::ucdp_ged {

// clang-format off
enum Field : std::size_t {
  kId, kRelid, kYear, kActiveYear, kCodeStatus, kTypeOfViolence, kConflictDset, kConflict, kConflictName, kDyadDset,
  kDyad, kDyadName, kSideADset, kSideAId, kSideA, kSideBDset, kSideBId, kSideB, kNumberOfSources, kSourceArticle,
  kSourceOffice, kSourceDate, kSourceHeadline, kSourceOriginal, kWherePrec, kWhereCoordinates, kWhereDescription, kAdm1,
  kAdm2, kLatitude, kLongitude, kGeomWkt, kPriogrid, kCountry, kCountryId, kRegion, kEventClarity, kDatePrec, kDateStart,
  kDateEnd, kDeathsA, kDeathsB, kDeathsCivilians, kDeathsUnknown, kBest, kHigh, kLow, kGwnoA, kGwnoB,
  kFieldCount
};

/// First the name of today, then former ones.
inline constexpr std::array<ColumnNames, kFieldCount> names{{
    {"id", "event_id"}, {"relid"}, {"year"}, {"active_year", "active_yea"}, {"code_status", "code_statu"},
    {"type_of_violence", "type_of_vi"}, {"conflict_dset_id", "conflict_d"}, {"conflict_new_id", "conflict_id"},
    {"conflict_name", "conflict_n"}, {"dyad_dset_id", "dyad_dset_"}, {"dyad_new_id", "dyad_id"}, {"dyad_name"},
    {"side_a_dset_id", "side_a_dse"}, {"side_a_new_id", "side_a_id"}, {"side_a"}, {"side_b_dset_id", "side_b_dse"},
    {"side_b_new_id", "side_b_id"}, {"side_b"}, {"number_of_sources", "number_of_"},
    {"source_article", "source_art"}, {"source_office", "source_off"}, {"source_date", "source_dat"},
    {"source_headline", "source_hea"}, {"source_original", "source_ori"}, {"where_prec"},
    {"where_coordinates", "where_coor"}, {"where_description", "where_desc"}, {"adm_1"}, {"adm_2"}, {"latitude", "lat"},
    {"longitude", "lon", "long"}, {"geom_wkt"}, {"priogrid_gid", "priogrid_g"}, {"country"}, {"country_id"}, {"region"},
    {"event_clarity", "event_clar"}, {"date_prec"}, {"date_start"}, {"date_end"}, {"deaths_a"}, {"deaths_b"},
    {"deaths_civilians", "deaths_civ"}, {"deaths_unknown", "deaths_unk"}, {"best", "best_est"}, {"high", "high_est"},
    {"low", "low_est"}, {"gwnoa"}, {"gwnob"},
}};
// clang-format on

}  // namespace dateline::ucdp_ged
