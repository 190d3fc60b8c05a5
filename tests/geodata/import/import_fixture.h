// Imports tables that tests write, into memory.
#pragma once

#include <string>
#include <vector>

#include <gtest/gtest.h>

#include "geodata/chronicle_check.h"
#include "geodata/import/import_files.h"
#include "tests/support/scratch_folder.h"

namespace dateline {

class ImportTest : public testing::Test {
 protected:
  struct Done {
    Chronicle chronicle;
    ImportSummary summary;
    std::vector<std::string> messages;  ///< without the folder
  };

  Done import(const std::vector<std::string>& tables, ImportRequest request = {},
              const std::vector<std::string>& known = {}) {
    for (std::size_t i = 0; i < tables.size(); ++i) {
      const std::string path = folder_ / (std::string(1, static_cast<char>('a' + i)) + ".csv");
      ScratchFolder::put(path, tables[i]);
      request.files.push_back({path, i < known.size() ? *parse_edtf(known[i]) : When{}});
    }
    if (!known.empty()) request.options.retrieved = request.files[0].known;
    Done done;
    ChronicleCollector collector;
    ImportListeners listeners;
    listeners.message = [&](const Diagnostic& diagnostic) {
      const std::string text = to_string(diagnostic);
      done.messages.push_back(text.substr(text.starts_with(folder_ / "") ? (folder_ / "").size() : 0));
    };
    done.summary = import_files(request, collector, listeners);
    done.chronicle = std::move(collector.chronicle());
    return done;
  }

  /// What the check has against it, but for warnings that claims have no day.
  static std::vector<std::string> complaints(const Chronicle& chronicle) {
    std::vector<std::string> found;
    for (const Finding& finding : check(chronicle))
      if (finding.message.find("no reported day") == std::string::npos)
        found.push_back(to_string(finding.path) + ": " + finding.message);
    return found;
  }

  ScratchFolder folder_;
};

inline const Event& event_of(const Chronicle& chronicle, const std::string& id) {
  static const Event none;
  for (const Event& event : chronicle.events)
    if (event.id == id) return event;
  ADD_FAILURE() << "no event " << id;
  return none;
}

}  // namespace dateline
