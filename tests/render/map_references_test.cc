#include "render/map_references.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

using ::testing::ElementsAre;
using ::testing::Field;
using ::testing::IsEmpty;

Chronicle chronicle() {
  Chronicle made;
  made.places.emplace_back().id = "harbour";
  made.actors.emplace_back().id = "guards";
  made.events.emplace_back().id = "fire";
  made.events.back().tags = {"night"};
  made.movements.emplace_back().id = "flight";
  made.deployments.emplace_back().id = "posting";
  return made;
}

TEST(MapReferences, AreSilentWhenEveryNameIsKnown) {
  MapSpec spec;
  spec.extra_places = {"harbour"};
  Selection& select = spec.layers.emplace_back().select;
  select.ids = {"fire", "flight", "posting"};
  select.except_ids = {"flight"};
  select.places = {"harbour"};
  select.actors = {"guards"};
  select.tags = {"night"};
  EXPECT_THAT(check_references(spec, chronicle()), IsEmpty());
}

TEST(MapReferences, WarnOfEachUnknownNameAndSayWhichIsNear) {
  MapSpec spec;
  spec.extra_places = {"harbour", "harbor"};
  spec.layers.emplace_back().select.ids = {"guards"};  // an actor is no record of the map
  EXPECT_THAT(check_references(spec, chronicle()),
              ElementsAre(Field(&Diagnostic::message, "unknown place \"harbor\" (did you mean \"harbour\"?)"),
                          Field(&Diagnostic::message, "unknown event, movement or deployment \"guards\"")));
}

}  // namespace
}  // namespace dateline
