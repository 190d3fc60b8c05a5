// What a check found wrong, at a field of a chronicle rather than at a place in a file.
//
// Checks work on values and know nothing of files; readers know where each field stood. A FieldPath joins the two:
//   {{"movements", 3}, {"path", 1}, {"place"}}  is  movements[3].path[1].place
// Readers turn findings into diagnostics with a MessageLocations (geodata/message_locations.h).
#pragma once

#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "geodata/diagnostic.h"

namespace dateline {

/// A field of a message, and which element of it when it is repeated (-1 when not).
struct FieldStep {
  std::string_view field;  ///< name in the .proto file; a string literal or a name of a generated descriptor
  int index = -1;

  friend bool operator==(const FieldStep&, const FieldStep&) = default;
};

/// From the whole down to the field; empty for the whole.
using FieldPath = std::vector<FieldStep>;

/// "movements[3].path[1].place".
std::string to_string(const FieldPath& path);

/// The other way round, for readers that keep paths as text. The steps point into `path`, which must be well formed.
FieldPath parse_field_path(std::string_view path);

struct Finding {
  Severity severity = Severity::kError;
  FieldPath path;
  /// One sentence without a full stop. Says what is wrong with the field, not in which record: readers add that.
  std::string message;

  friend bool operator==(const Finding&, const Finding&) = default;
};

using Findings = std::vector<Finding>;

/// Collects findings while a check walks down and up a message.
///
///   FindingLog log;
///   const FindingLog::Step in_event = log.enter("events", 4);
///   log.error("when", "...");            // at events[4].when
class FindingLog {
 public:
  /// Leaves the field again when destroyed. Must not outlive the log.
  class [[nodiscard]] Step {
   public:
    explicit Step(FindingLog& log) : log_(log) {}
    Step(const Step&) = delete;
    Step& operator=(const Step&) = delete;
    ~Step() { log_.path_.pop_back(); }

   private:
    FindingLog& log_;
  };

  Step enter(std::string_view field, int index = -1) {
    path_.push_back({field, index});
    return Step{*this};
  }

  void error(FieldStep at, std::string message) { add(Severity::kError, at, std::move(message)); }
  void warning(FieldStep at, std::string message) { add(Severity::kWarning, at, std::move(message)); }
  void note(FieldStep at, std::string message) { add(Severity::kNote, at, std::move(message)); }
  /// `at` with an empty field name means the message that was entered last.
  void add(Severity severity, FieldStep at, std::string message);

  const Findings& findings() const { return findings_; }
  bool has_errors() const;
  Findings take() { return std::move(findings_); }

 private:
  FieldPath path_;
  Findings findings_;
};

}  // namespace dateline
