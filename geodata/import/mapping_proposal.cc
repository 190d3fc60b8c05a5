#include "geodata/import/mapping_proposal.h"

#include <algorithm>
#include <filesystem>
#include <set>

#include <fmt/format.h>

#include "geodata/import/cell_values.h"
#include "geodata/import/column_roles.h"
#include "geodata/import/import_entities.h"
#include "geodata/import/import_text.h"
#include "geodata/import/table_row_view.h"
#include "geodata/kinds.h"

namespace dateline {
namespace {

constexpr std::size_t most_words = 40;

/// A text of protobuf's text format.
std::string as_proto_text(std::string_view text) {
  std::string out = "\"";
  for (const char c : text) {
    if (c == '"' || c == '\\') out += '\\';
    if (static_cast<unsigned char>(c) < 0x20)
      out += fmt::format("\\{:03o}", c);
    else
      out += c;
  }
  return out + '"';
}

class Proposal {
 public:
  Proposal(const TableHead& head, const ColumnRoles& roles) : head_(head), roles_(roles) {}

  std::string text(const std::string& file, const std::string& mapping_file) {
    out_ += fmt::format("# Proposed for {}; read it and correct it, then\n", clean_name(file));
    out_ +=
        fmt::format("#   dateline import {} --mapping {} -o CHRONICLE\n", clean_name(file), clean_name(mapping_file));
    out_ += "# What each field means is in docs/import_tables.md.\n";
    form();
    chronicle(file);
    record();
    unused();
    return std::move(out_);
  }

 private:
  bool has(std::string_view role) const { return roles_.columns.contains(role); }

  /// The column of the role, in quotes; the other candidates go behind it as a comment.
  std::string column(std::string_view role) const { return name(roles_.columns.find(role)->second.front()); }
  std::string others(std::string_view role) const {
    const std::vector<std::size_t>& columns = roles_.columns.find(role)->second;
    std::string out;
    for (std::size_t i = 1; i < columns.size(); ++i) out += (i > 1 ? ", " : "  # or: ") + name(columns[i]);
    return out;
  }
  /// By number where the name is empty or another column's too.
  std::string name(std::size_t column) const {
    const std::string& text = roles_.names[column];
    const bool plain = !trim_cell(text).empty() && std::ranges::count(roles_.names, text) == 1;
    return plain ? as_proto_text(trim_cell(text)) : as_proto_text(fmt::format("{{{}}}", column + 1));
  }

  void line(int depth, const std::string& text) {
    out_ += std::string(static_cast<std::size_t>(depth) * 2, ' ') + text + "\n";
  }

  void form() {
    line(0, "table {");
    if (roles_.header_row > 0) line(1, fmt::format("header_row: {}", roles_.header_row + 1));
    if (roles_.decimal_comma) line(1, "decimal_comma: true");
    if (!roles_.date_order_known)
      line(1,
           "# The dates can be read in two orders; without this none is read: DAY_MONTH_YEAR or MONTH_DAY_YEAR\n"
           "  # date_order: DAY_MONTH_YEAR");
    else if (roles_.date_order != DateOrder::kIso)
      line(1,
           roles_.date_order == DateOrder::kDayMonthYear ? "date_order: DAY_MONTH_YEAR" : "date_order: MONTH_DAY_YEAR");
    if (has("time"))
      line(1, "# time_zone: \"Asia/Almaty\"  # of the times in the table, where it is not the chronicle's");
    line(0, "}");
  }

  void chronicle(const std::string& file) {
    const std::string stem = clean_name(std::filesystem::path(file).stem().string());
    line(0, "chronicle {");
    line(1, fmt::format("title {{ text: {} }}", as_proto_text(stem)));
    line(1, "# time_zone: \"Asia/Almaty\"");
    line(1, "# Who says all this; add publisher, url and licence.");
    line(1, fmt::format("sources {{ id: {} title {{ text: {} }} kind: DATASET }}", as_proto_text(slug(stem)),
                        as_proto_text(stem)));
    line(0, "}");
  }

  void record() {
    const bool movement = has("origin") || has("destination");
    line(0, "records {");
    line(1, movement ? "record: MOVEMENT" : "record: EVENT");
    if (has("id")) line(1, fmt::format("id {{ column: {} }}{}", column("id"), others("id")));
    kind(movement);
    if (has("title")) line(1, fmt::format("title {{ column: {} }}{}", column("title"), others("title")));
    if (has("note")) line(1, fmt::format("note {{ column: {} }}{}", column("note"), others("note")));
    when();
    places(movement);
    if (has("actor")) line(1, fmt::format("actors {{ name {{ column: {} }} }}{}", column("actor"), others("actor")));
    if (movement && has("mode")) line(1, fmt::format("mode {{ column: {} }}", column("mode")));
    figures();
    if (has("source"))
      line(1, fmt::format("sources {{ title {{ column: {} }}{} }}{}", column("source"),
                          has("url") ? " url: " + column("url") : "", others("source")));
    line(0, "}");
  }

  void kind(bool movement) {
    const auto words = movement ? words_of<MovementKind>() : words_of<EventKind>();
    const std::string choices = fmt::format("{}", fmt::join(words.subspan(1), " "));  // without "unspecified"
    if (!has("type")) {
      line(1, "# One of: " + choices);
      return line(1, movement ? "kind { constant: \"displacement\" }" : "# kind { constant: \"clash\" }");
    }
    line(1, "# Means one of: " + choices);
    line(1, "kind {");
    line(2, fmt::format("column: {}{}", column("type"), others("type")));
    std::set<std::string> seen;
    for (const std::string& word : cells_below(head_, roles_.header_row, roles_.columns.find("type")->second.front())) {
      if (seen.size() == most_words || !seen.insert(word).second) continue;
      const std::string ours = as_word(word);
      const bool known =
          movement ? from_string<MovementKind>(ours).has_value() : from_string<EventKind>(ours).has_value();
      line(2, fmt::format("{}words {{ word: {} means: \"{}\" }}", known ? "" : "# ", as_proto_text(one_line(word)),
                          known ? ours : "?"));
    }
    line(1, "}");
  }

  void when() {
    if (has("start") || (has("end") && !has("date"))) {
      std::string text;
      if (has("start")) text += " start: " + column("start");
      if (has("end")) text += " end: " + column("end");
      return line(1, "when {" + text + " }" + (has("start") ? others("start") : ""));
    }
    if (has("date"))
      return line(1, fmt::format("when {{ date: {}{} }}{}", column("date"),
                                 has("time") ? " time: " + column("time") : "", others("date")));
    if (has("year"))
      return line(
          1, fmt::format("when {{ year: {}{}{} }}", column("year"), has("month") ? " month: " + column("month") : "",
                         has("month") && has("day") ? " day: " + column("day") : ""));
    line(1, "# No column with dates was found.");
    line(1, "# when { date: \"...\" }");
  }

  std::string position() const {
    if (has("lat") && has("lon")) return fmt::format(" lat: {} lon: {}", column("lat"), column("lon"));
    return has("coordinates") ? " coordinates: " + column("coordinates") : "";
  }

  void places(bool movement) {
    std::string context;
    if (has("within"))
      for (const std::size_t c : roles_.columns.find("within")->second) context += " within: " + name(c);
    if (has("country")) context += fmt::format(" country {{ column: {} }}", column("country"));
    if (movement) {
      if (has("origin"))
        line(1, fmt::format("origin {{ name {{ column: {} }} }}{}", column("origin"), others("origin")));
      const std::string place = has("destination") ? column("destination") : has("place") ? column("place") : "";
      if (!place.empty()) line(1, fmt::format("destination {{ name {{ column: {} }} }}", place));
      if (!position().empty()) line(1, "# Of which end is this the position?" + position());
      if (!context.empty()) line(1, "# Of which end is this the area?" + context);
      return;
    }
    if (!has("place") && position().empty() && !has("within")) {
      line(1, "# No column with places was found.");
      return line(1, "# place { name { column: \"...\" } }");
    }
    const std::string names = has("place") ? fmt::format(" name {{ column: {} }}", column("place")) : "";
    line(1, fmt::format("place {{{}{}{} }}{}", names, position(), context, has("place") ? others("place") : ""));
    if (!position().empty()) line(1, "# How sure are the positions? Within place: precision { constant: \"exact\" }");
  }

  void figures() {
    const std::string reported = has("reported") ? fmt::format(" reported {{ date: {} }}", column("reported")) : "";
    for (const std::string_view measure : words_of<Measure>()) {
      if (!has(measure)) continue;
      // Several columns of one measure may be parts of it; adding them up, or taking one, is for the user.
      line(1, fmt::format("figures {{ measure {{ constant: \"{}\" }} best: {}{} }}{}", measure, column(measure),
                          reported, others(measure)));
    }
  }

  void unused() {
    if (roles_.unknown.empty()) return;
    std::string names;
    for (const std::size_t c : roles_.unknown) names += (names.empty() ? "" : ", ") + name(c);
    line(0, "# Not used: " + names);
  }

  const TableHead& head_;
  const ColumnRoles& roles_;
  std::string out_;
};

}  // namespace

std::string propose_mapping(const TableHead& head, const std::string& file, const std::string& mapping_file) {
  const ColumnRoles roles = find_column_roles(head);
  return Proposal(head, roles).text(file, mapping_file);
}

}  // namespace dateline
