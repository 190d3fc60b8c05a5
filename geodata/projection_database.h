// PROJ's database of coordinate systems (proj.db), without which systems have no numbers. Maps whose projection
// dateline chooses itself, or that is written out, are drawn without it.
#pragma once

namespace dateline {

/// Throws Error when it is not found or cannot be read: the sentence says how to get it. To be asked when a system is
/// not known, before the input is blamed. Thread-safe.
void require_projection_database();

}  // namespace dateline
