// How thorough a test is where sanitizers make the program ten times as slow.
#pragma once

namespace dateline::testing {

/// Of so many cases that go the same ways through the program one is tried. The others are of interest for what comes
/// out of them, and that is looked at in the ordinary build.
#ifdef DATELINE_SANITIZED
inline constexpr unsigned sparing = 3;
#else
inline constexpr unsigned sparing = 1;
#endif

}  // namespace dateline::testing
