// What became of the rows of an import: counts, and a message for each row that is not in the chronicle as it was in
// the file. Nothing is dropped without one.
//
//   ImportLog log("ged.csv", [&](const Diagnostic& d) { reporter.report({d}); });
//   log.read();
//   log.skipped(row.line, "no position", "latitude \"n/a\"");   // ged.csv:17: warning: row skipped: no position:
//                                                                // latitude "n/a"
//
// Reasons are few and fixed, details are of the row: a million rows with the same flaw are one line in the summary.
// Memory does not grow with the number of messages.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

#include "geodata/diagnostic.h"

namespace dateline {

enum class RowFate {
  kSkipped,   ///< not in the chronicle
  kAltered,   ///< in the chronicle, but not all as it was: a value could not be read or was left out
  kDoubtful,  ///< as it was, but look at it: the highest estimate below the best one
};

/// "row skipped", "row altered", "row doubtful".
std::string_view to_string(RowFate fate);

/// What a listener hears of a row. Views are good during the call.
struct RowMessage {
  std::string_view file;
  std::int64_t line = 0;
  RowFate fate = RowFate::kSkipped;
  std::string_view reason;
  std::string_view detail;  ///< may be empty
};

/// A warning: "row skipped: no position: latitude \"n/a\"".
Diagnostic to_diagnostic(const RowMessage& message);

class ImportLog {
 public:
  using Listener = std::function<void(const Diagnostic&)>;
  using RowListener = std::function<void(const RowMessage&)>;
  struct Key {
    RowFate fate;
    std::string reason;
    friend auto operator<=>(const Key&, const Key&) = default;
  };

  /// `listener` hears every message as it is made: a warning with file and line. If there is a `row_listener`, that one
  /// hears those about rows instead.
  ImportLog(std::string file, Listener listener, RowListener row_listener = {})
      : file_(std::move(file)), listener_(std::move(listener)), row_listener_(std::move(row_listener)) {}

  /// Counts a row of data that was read, whatever becomes of it.
  void read() { ++rows_; }
  /// Counts a row that has become a record.
  void imported() { ++imported_; }
  void skipped(std::int64_t line, std::string_view reason, std::string_view detail = {}) {
    add(RowFate::kSkipped, line, reason, detail);
  }
  void altered(std::int64_t line, std::string_view reason, std::string_view detail = {}) {
    add(RowFate::kAltered, line, reason, detail);
  }
  void doubtful(std::int64_t line, std::string_view reason, std::string_view detail = {}) {
    add(RowFate::kDoubtful, line, reason, detail);
  }
  /// About the file as a whole, such as a column that is not used.
  void note(std::string message) { listener_({Severity::kNote, {file_}, std::move(message)}); }
  /// The file cannot be imported.
  void error(std::int64_t line, std::string message);

  std::int64_t rows() const { return rows_; }
  std::int64_t rows_imported() const { return imported_; }
  bool failed() const { return failed_; }
  /// How often each reason was met, sorted.
  const std::map<Key, std::int64_t>& counts() const { return counts_; }
  const std::string& file() const { return file_; }

 private:
  void add(RowFate fate, std::int64_t line, std::string_view reason, std::string_view detail);

  std::string file_;
  Listener listener_;
  RowListener row_listener_;
  std::map<Key, std::int64_t> counts_;
  std::int64_t rows_ = 0;
  std::int64_t imported_ = 0;
  bool failed_ = false;
};

}  // namespace dateline
