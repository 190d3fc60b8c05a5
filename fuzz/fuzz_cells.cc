// Numbers, quantities, dates, times of day and positions as cells of tables have them.
#include <cmath>

#include "fuzz/fuzz.h"
#include "geodata/import/cell_coordinates.h"
#include "geodata/import/cell_dates.h"
#include "geodata/import/cell_times.h"
#include "geodata/import/cell_values.h"
#include "geodata/time_zone.h"
#include "geodata/utf8.h"

namespace dateline::fuzz {
namespace {

void require_time(const DateReading& read) {
  require(read.edtf.empty() || parse_edtf(read.edtf).value.has_value(), "a date that is read is EDTF");
  require(is_valid_utf8(read.problem), "problems are UTF-8");
}

void read_all_dates(const std::vector<std::string_view>& cells) {
  static const auto table_zone = TimeZone::find("Asia/Almaty"), chronicle_zone = TimeZone::find("America/New_York");
  static const std::vector<std::string> unknown{"99", "9999", "00", "0"};
  for (const DateOrder order :
       {DateOrder::kIso, DateOrder::kDayMonthYear, DateOrder::kMonthDayYear, DateOrder::kSpreadsheetSerial}) {
    const DateForm form{order, unknown, &*table_zone, &*chronicle_zone};
    const DateReading date = read_date(cells[0], form), other = read_date_and_time(cells[0], cells[1], form);
    require_time(date);
    require_time(other);
    require_time(join_dates(date, read_date(cells[1], form)));
    require_time(read_date_parts(cells[0], cells[1], cells[2], form));
  }
}

void require_on_earth(const std::optional<LonLat>& at) {
  require(!at || (std::abs(at->lat_deg) <= 90 && std::abs(at->lon_deg) <= 180), "positions are on the Earth");
}

}  // namespace

DATELINE_FUZZ(bytes) {
  const auto cells = pieces(bytes.substr(0, 300), 3);
  if (!is_valid_utf8(bytes)) return;  // cells are mended before (TableRowView)
  read_all_dates(cells);
  (void)read_time_of_day(cells[0]);
  for (const bool comma : {false, true}) {
    const auto number = read_number(cells[0], comma);
    require(!number || std::isfinite(*number), "numbers are finite");
    if (const auto quantity = read_quantity(cells[0], comma); quantity && quantity->low && quantity->high)
      require(*quantity->low <= *quantity->high, "ranges go up");
    const auto lat = read_angle(cells[0], Axis::kLatitude, comma);
    require(!lat || std::abs(*lat) <= 90, "latitudes are within 90");
    require_on_earth(read_coordinates(cells[0], comma));
  }
}

}  // namespace dateline::fuzz
