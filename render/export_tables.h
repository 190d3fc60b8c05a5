// A map's records as tables for GIS formats (geodata/export/feature_table.h).
//
// One table for each layer of the map and kind of shape: "clash_sites" (points), "displacement_routes" (lines from
// origin through stops to destination), with "_points", "_lines" behind the name where a layer has both; one more with
// "_drawn" for what the map draws otherwise: curved arrows, hexagons, density. Then the records themselves: "places",
// "sources", "actors", "figures" (one row a claim), "other_records" (what is on no layer or nowhere) and "chronicle".
//
// Columns of a layer, in this order; those that no row of the table fills are left out, but for id, record, kind, look,
// edtf, starts, ends and local_day:
//   id, record       id of the record; "event", "movement" or "deployment"
//   kind             "battle": a word of geodata/kinds.h; empty for deployments
//   look             id of its FeatureLook
//   title, title_ru  texts without a language, and by language ("kk-Latn" is title_kk_latn); note likewise
//   edtf             its time as written in the chronicle
//   starts, ends     instants of its first second and of the second after its last; empty when open or not stated
//   local_day, local_last_day   days of the chronicle's zone
//   place, precision name of its main place and how precise its position is; of what moves: its ends, "A – B"
//   places           ids of its places between spaces; `path` (JSON) holds the route of what moves
//   actors           "id:role" between spaces; `force` is the actor of a deployment
//   mode, certainty, tags, sources    words; ids between spaces
//   measure, low, best, high, figure  the number on the map as of its date: of which measure, its range, its words
//   size_pt          radius of the symbol or width of the arrow
#pragma once

#include "geodata/export/feature_table.h"
#include "render/render_map.h"

namespace dateline {

/// Plans and, where arrows are drawn, lays out the map. The tables borrow `inputs`, which must outlive them and not
/// change. Fails with the diagnostics of planning; warnings come along.
Result<ExportTables> make_export_tables(const MapInputs& inputs, const TextMeasurer& measurer);

/// The same for records in a stream that is too large to be held: `inputs.chronicle` is its outline
/// (geodata/stream_outline.h), which has found the stream good. Arrows and areas as drawn are left out. The stream is
/// read once here and once for each table that is walked.
Result<ExportTables> make_stream_export_tables(const MapInputs& inputs, const std::string& stream);

}  // namespace dateline
