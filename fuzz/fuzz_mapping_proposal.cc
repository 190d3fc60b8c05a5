// Any table: what kind it is taken for, and the mapping that is proposed for it.
#include "fuzz/fuzz.h"
#include "fuzz/imported.h"
#include "geodata/import/csv_reader.h"
#include "geodata/import/mapping_proposal.h"
#include "geodata/import/mapping_reader.h"

namespace dateline::fuzz {

DATELINE_FUZZ(bytes) {
  import({bytes}, {});
  const TemporaryFile file(bytes, ".csv");
  const TableHead head = CsvReader(file.path()).head(100);
  if (head.empty()) return;
  const std::string proposed = propose_mapping(head, "fuzz.csv", "fuzz.mapping.txtpb");
  const Result<TableMapping> mapping = read_mapping_text(proposed, "fuzz.mapping.txtpb");
  require_good(mapping.diagnostics, mapping.value.has_value());
}

}  // namespace dateline::fuzz
