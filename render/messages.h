// The words dateline itself puts on a map, by language, and how numbers and days are written there.
//
// One table holds them all (messages_table.cc); a language without an entry falls back to English. Languages are
// matched by their first subtag ("ru-KZ" is "ru"). Pure functions of their arguments; no locale of the system is read.
#pragma once

#include <chrono>
#include <string>
#include <string_view>
#include <vector>

#include "geodata/chronicle.h"

namespace dateline {

/// The text for `key` ("legend", "measure.deaths", "layer.clash-sites") in `lang`. A key that is not in the table is
/// misuse.
std::string message(std::string_view key, std::string_view lang);

/// The same with "{name}" replaced by values, each a piece with its own direction where the language runs from right to
/// left.
std::string message(std::string_view key, std::string_view lang,
                    const std::vector<std::pair<std::string_view, std::string>>& values);

/// Numbers with signs between them ("8,000–24,000", "42° 45′"), kept in their order: in a language from right to left
/// they would change places, and are made a piece that runs from left to right.
std::string set_apart(std::string numbers, std::string_view lang);

/// True if the table has the key, for keys that are made from input (the class ids of a style).
bool has_message(std::string_view key);

/// True if the table has a column for the language.
bool has_messages(std::string_view lang);

/// "24,000", "24 000" (narrow no-break space), "1.7"; at most two decimals, none where they are zero.
std::string format_number(double value, std::string_view lang);

/// "1.7 billion", "24,000": large amounts in words where that says every digit, else "1,234,567".
std::string format_amount(double value, std::string_view lang);

/// A number as it was claimed: "nearly 8,000", "185–192", "2,000–3,000", "at least 5".
std::string format_claimed(double low, double high, Qualifier qualifier, std::string_view lang);

/// "8 February 2020".
std::string format_day(std::chrono::year_month_day day, std::string_view lang);

/// "5–11 February 2020", "28 February – 2 March 2020"; the second day is the last one meant, not the one after.
std::string format_days(std::chrono::year_month_day first, std::chrono::year_month_day last, std::string_view lang);

/// "130 km", "800 m"; rounded to what a reader needs (5 km above 20 km, 1 km above 2 km, 50 m above 100 m; at least 10
/// m).
std::string format_distance(double metres, std::string_view lang);

/// "130–150 km"; one distance where they do not differ when rounded.
std::string format_distances(double least_metres, double most_metres, std::string_view lang);

/// "¹" to "¹²…": digits for source notes.
std::string superscript(int number);

}  // namespace dateline
