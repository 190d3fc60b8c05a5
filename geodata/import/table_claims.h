// The sources, actors, times and figures of a table's rows: a part of geodata/import/mapped_table.h.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "geodata/import/cell_dates.h"
#include "geodata/import/import_entities.h"
#include "geodata/import/table_row_view.h"

namespace dateline {

class TableClaims {
 public:
  /// All must outlive this. `dates` says how the table writes dates.
  TableClaims(const TableMapping& mapping, const DateForm& dates, ImportEntities& entities);

  /// The day on which the file was retrieved: what it says was known from then on, where a row does not say otherwise.
  void set_known(const When& known) { known_ = known; }

  /// Not stated when the row says nothing; what cannot be read is reported.
  When time(const CellTime& cells, const TableRowView& row) const;

  /// Ids of the sources that the row names, without the table itself.
  std::vector<std::string> sources(const std::vector<CellSource>& cells, const TableRowView& row);
  /// The same with the table itself at the end.
  std::vector<std::string> with_table(std::vector<std::string> sources) const;

  std::vector<Participant> actors(const std::vector<CellActor>& cells, const TableRowView& row);

  /// Claims of the row; `sources` are those that it names.
  std::vector<Figure> figures(const std::vector<CellFigure>& cells, const TableRowView& row,
                              const std::vector<std::string>& sources);

 private:
  std::string source(const CellSource& cells, std::string_view title, const TableRowView& row);
  std::string actor(std::string_view name, ActorKind kind);
  std::optional<Figure> figure(const CellFigure& cells, const TableRowView& row);
  bool take_unit(const CellFigure& cells, const TableRowView& row, Figure& figure) const;
  DateReading read_time(const CellTime& cells, const TableRowView& row) const;

  const TableMapping& mapping_;
  When known_;
  const DateForm& dates_;
  ImportEntities& entities_;
  std::map<std::string, std::string, std::less<>> known_sources_, known_actors_;  ///< by id and folded name
};

}  // namespace dateline
