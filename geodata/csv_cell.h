// Cells of comma-separated values (RFC 4180) that no spreadsheet takes for a formula.
//
// Spreadsheets run what begins with "=", "+", "-" or "@" (or their wide forms), and skip tabs and line ends before it.
// Such a text gets an apostrophe in front, by which spreadsheets themselves mark text. So does a text that already
// begins with apostrophes and such a sign, so that taking one apostrophe away again gives back every text:
//
//   csv_cell("=1+1") == "'=1+1"     csv_cell("'=1+1") == "''=1+1"     csv_cell("'tis") == "'tis"
//
// A text that is a plain number ("-5", "+1.5e3") is none of these: there is nothing to run in it. Pure functions.
#pragma once

#include <string>
#include <string_view>

namespace dateline {

/// A cell, in double quotes where it must be.
std::string csv_cell(std::string_view text);
void append_csv_cell(std::string& line, std::string_view text);

/// The text of a cell whose quotes have been taken away: without the apostrophe that `csv_cell` would have set.
std::string_view text_of_csv_cell(std::string_view cell);

}  // namespace dateline
