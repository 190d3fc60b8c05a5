// IANA time zones: whether a name is one, and the way between local times and UTC.
//
// Chronicles are local times throughout; only exports that need instants (KML, GeoPackage) come here. The rules are
// those of the system's zone database (/usr/share/zoneinfo), read through Howard Hinnant's date library. Asking for a
// name touches one small file; the first conversion of a process lists the whole database (about 11 ms). Local times
// after 2037 follow the last offset in the database: the library does not extrapolate summer time. Safe from any
// thread; never asks what time it is.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "geodata/did_you_mean.h"
#include "geodata/edtf.h"

namespace date {
class time_zone;
}

namespace dateline {

/// True for a name of the IANA database ("Asia/Almaty", "UTC"). Throws Error when the system has no database.
bool is_time_zone(std::string_view name);

/// ` (did you mean "Asia/Almaty"?)` or nothing. Knows cities without their area. Lists the database: a few
/// milliseconds.
std::string suggest_time_zone(std::string_view name, DidYouMean& suggest);

/// Which instant a local time means when clocks were set back and it came twice.
enum class Repeated { kFirst, kSecond };

/// A zone of the database. Cheap to copy.
class TimeZone {
 public:
  /// Nothing when there is no zone of that name. Throws Error when the database cannot be read.
  static std::optional<TimeZone> find(std::string_view name);

  /// A local time that was skipped when clocks were set forward is the instant at which they were. The open ends
  /// `LocalSeconds::min()` and `max()` stay open: they become `sys_seconds::min()` and `max()`.
  std::chrono::sys_seconds to_utc(LocalSeconds local, Repeated which = Repeated::kFirst) const;
  LocalSeconds to_local(std::chrono::sys_seconds utc) const;

 private:
  explicit TimeZone(const date::time_zone* zone) : zone_(zone) {}

  const date::time_zone* zone_;  ///< owned by the library's database, never null
};

}  // namespace dateline
