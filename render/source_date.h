// The date that outputs bear in place of today's, so that they do not depend on the clock.
#pragma once

namespace dateline {

/// Seconds since 1970 from the environment variable SOURCE_DATE_EPOCH, else 0
/// (https://reproducible-builds.org/specs/source-date-epoch). Throws Error when it is set to something else than a
/// number.
long long source_date_epoch();

}  // namespace dateline
