#include "geodata/finding.h"

#include <gtest/gtest.h>

#include "geodata/message_locations.h"

namespace dateline {
namespace {

TEST(FieldPath, IsReadAsItIsWritten) {
  for (const char* path : {"", "title", "rules[3].color", "layers[12].select.ids[0]"})
    EXPECT_EQ(to_string(parse_field_path(path)), path);
  EXPECT_EQ(parse_field_path("rules[3].color"), (FieldPath{{"rules", 3}, {"color", -1}}));
}

TEST(MessageLocations, LocateWhatWasNotWrittenAtTheMessageAroundIt) {
  MessageLocations root;
  MessageLocations& rule = root.add("rules", {3, 1});
  rule.add("color", {4, 9});
  const std::string file = "a.txtpb";
  EXPECT_EQ(root.locate(file, "rules[0].color"), (SourceLocation{file, 4, 9}));
  EXPECT_EQ(root.locate(file, "rules[0].symbol"), (SourceLocation{file, 3, 1}));
  EXPECT_EQ(root.locate(file, "rules[1].color"), (SourceLocation{file, 0, 0}));
  EXPECT_EQ(root.locate(file, ""), (SourceLocation{file, 0, 0}));
}

}  // namespace
}  // namespace dateline
