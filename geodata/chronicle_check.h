// The check of a chronicle's content: whether it says what it can mean.
//
// Works on values, so importers and other makers of chronicles use it as well as the reader. What is wrong in the
// file's form (unknown fields, times that cannot be read) never gets here. See docs/chronicle.md for the list of what
// is checked.
#pragma once

#include "geodata/chronicle.h"
#include "geodata/finding.h"

namespace dateline {

/// All findings, in the order of the chronicle. Errors make a chronicle unusable; warnings and notes do not. Reads the
/// time zone database; throws Error when the system has none.
Findings check(const Chronicle& chronicle);

}  // namespace dateline
