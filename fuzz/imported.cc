#include "fuzz/imported.h"

#include <deque>

#include "fuzz/fuzz.h"
#include "geodata/import/import_files.h"

namespace dateline::fuzz {

void import(const std::vector<std::string_view>& tables, const ImportSetting& setting) {
  std::deque<TemporaryFile> files;
  ImportRequest request;
  request.from = setting.from;
  request.options.mapping = setting.mapping;
  request.options.gazetteer = setting.gazetteer;
  for (std::size_t i = 0; i < tables.size(); ++i) {
    files.emplace_back(tables[i], setting.ending);
    request.files.push_back({files.back().path(), i < setting.known.size() ? setting.known[i] : When{}});
  }
  request.options.retrieved = request.files.front().known;
  bool error = false;
  std::int64_t told = 0;
  ImportListeners listeners;
  listeners.message = [&](const Diagnostic& d) {
    require_showable(d);
    error = error || d.severity == Severity::kError;
  };
  listeners.row = [&](const RowMessage& message) {
    require_showable(to_diagnostic(message));
    told += message.fate == RowFate::kSkipped;
  };
  ChronicleCollector collector;
  const ImportSummary summary = import_files(request, collector, listeners);
  require(summary.failed == error, "an import fails with an error, and only then");
  if (summary.failed) return;
  require(summary.imported + told >= summary.rows, "no row goes missing without a word");
  if (setting.checked) require_checked(collector.chronicle());
}

}  // namespace dateline::fuzz
