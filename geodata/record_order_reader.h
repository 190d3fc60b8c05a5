// The order of records in a stream: sources, places and actors come before the records that use them, so that one pass
// can resolve ids.
#pragma once

#include <string>
#include <unordered_set>

#include "proto/chronicle.pb.h"

namespace dateline {

/// Takes the records of a stream in their order.
class RecordOrder {
 public:
  /// False if an earlier record has used this one.
  bool add(const v1::Record& record);

 private:
  struct Ids {
    std::unordered_set<std::string> known;
    std::unordered_set<std::string> awaited;

    bool add(const std::string& id);
    void use(const std::string& id);
  };
  template <typename Record>
  void use_common(const Record& record);
  void use(const v1::Figure& figure);
  void use(const v1::Waypoint& waypoint);
  void use(const v1::Movement& movement);
  void use(const v1::Deployment& deployment);
  void use(const v1::Event& event);
  bool add_place(const v1::Place& place);

  Ids sources_, places_, actors_;
};

}  // namespace dateline
