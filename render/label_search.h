// Local search for a choice of candidates that is worth much: short walks, each about one label, kept or taken back.
#pragma once

#include <cstdint>
#include <vector>

#include "render/label_conflicts.h"

namespace dateline {

/// The chosen candidate of each label, or ConflictGraph::none. No two chosen ones conflict, and none that is left out
/// could be added without taking another away.
///
/// Starts from a greedy choice. Then every label that is left out, or does not have its best place, in turn begins a
/// walk: it is put where that costs least, or every other time at random, what stands in its way is thrown out and put
/// elsewhere at least cost, and so on for some tens of moves; what was just thrown out may not come straight back
/// (tabu), and of equal moves the one not made for longest is taken. The walk is then taken back to the best choice it
/// went through, the last of equals, and to its beginning if all were worse. So the whole never gets worse and yet
/// moves on among equals; and as a walk only touches what lies around its label, a far corner of a large map is served
/// as well as in a small map.
///
/// Sources: chains of ejections under tabu, Yamamoto, Câmara & Lorena, "Tabu search heuristic for point-feature
/// cartographic label placement", GeoInformatica 6, 2002; a large map as many small ones, Alvim & Taillard, "POPMUSIC
/// for the point feature label placement problem", EJOR 192, 2009; walks that are taken back and the choice of what has
/// been out longest, Andrade, Resende & Werneck, "Fast local search for the maximum independent set problem", Journal
/// of Heuristics 18, 2012.
///
/// `effort_per_label` limits the work, counted in candidates looked at and conflicts touched, never in time. The same
/// graph and effort give the same answer everywhere.
std::vector<std::uint32_t> search_places(const ConflictGraph& graph, std::int64_t effort_per_label);

}  // namespace dateline
