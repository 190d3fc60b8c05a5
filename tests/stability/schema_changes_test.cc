#include "tests/stability/schema_changes.h"

#include <gmock/gmock.h>
#include <google/protobuf/text_format.h>

namespace dateline {
namespace {

using google::protobuf::FileDescriptorSet;
using testing::ElementsAre;
using testing::IsEmpty;

// A small schema, and the same with one text put in the place of another.
constexpr const char* schema = R"pb(
  file {
    name: "a.proto"
    package: "p"
    syntax: "proto3"
    message_type {
      name: "Event"
      field { name: "id" number: 1 type: TYPE_STRING label: LABEL_OPTIONAL json_name: "id" }
      field { name: "tags" number: 2 type: TYPE_STRING label: LABEL_REPEATED json_name: "tags" }
      field { name: "kind" number: 3 type: TYPE_ENUM type_name: ".p.Kind" label: LABEL_OPTIONAL json_name: "kind" }
      field { name: "lat" number: 4 type: TYPE_DOUBLE label: LABEL_OPTIONAL json_name: "lat" oneof_index: 0 }
      oneof_decl { name: "where" }
      reserved_range { start: 9 end: 10 }
      reserved_name: "old"
    }
    enum_type {
      name: "Kind"
      value { name: "NONE" number: 0 }
      value { name: "CLASH" number: 1 }
    }
  })pb";

FileDescriptorSet parse(const std::string& text) {
  FileDescriptorSet set;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, &set)) << text;
  return set;
}

std::vector<std::string> after(const std::string& from, const std::string& to) {
  std::string changed = schema;
  const std::size_t at = changed.find(from);
  EXPECT_NE(at, std::string::npos) << from;
  changed.replace(at, from.size(), to);
  return breaking_changes(parse(schema), parse(changed));
}

TEST(SchemaChanges, NothingBreaksWhenNothingChanges) {
  EXPECT_THAT(breaking_changes(parse(schema), parse(schema)), IsEmpty());
}

TEST(SchemaChanges, AllowsNewFieldsValuesAndMessages) {
  EXPECT_THAT(
      after("oneof_decl", R"(field { name: "b" number: 5 type: TYPE_STRING label: LABEL_OPTIONAL } oneof_decl)"),
      IsEmpty());
  EXPECT_THAT(after("value { name: \"CLASH\"", "value { name: \"FLOOD\" number: 2 } value { name: \"CLASH\""),
              IsEmpty());
  EXPECT_THAT(after("enum_type {", "message_type { name: \"New\" } enum_type {"), IsEmpty());
}

TEST(SchemaChanges, FindsAFieldThatIsGoneEvenWhenItsNumberIsReserved) {
  EXPECT_THAT(after(R"(field { name: "id" number: 1 type: TYPE_STRING label: LABEL_OPTIONAL json_name: "id" })",
                    R"(reserved_range { start: 1 end: 2 })"),
              ElementsAre("field p.Event.id (1) is gone"));
}

TEST(SchemaChanges, FindsRenamedAndRenumberedFields) {
  EXPECT_THAT(after("name: \"id\" number: 1", "name: \"key\" number: 1"),
              ElementsAre("field p.Event.id changes its name from id to key"));
  EXPECT_THAT(after("name: \"id\" number: 1", "name: \"id\" number: 7"), ElementsAre("field p.Event.id (1) is gone"));
  EXPECT_THAT(after("json_name: \"id\"", "json_name: \"Id\""),
              ElementsAre("field p.Event.id changes its JSON name from id to Id"));
}

TEST(SchemaChanges, FindsChangedTypesAndRepetition) {
  EXPECT_THAT(after("type: TYPE_STRING", "type: TYPE_BYTES"),
              ElementsAre("field p.Event.id changes its type from string to bytes"));
  EXPECT_THAT(after("type: TYPE_STRING label: LABEL_OPTIONAL", "type: TYPE_STRING label: LABEL_REPEATED"),
              ElementsAre("field p.Event.id becomes repeated"));
  EXPECT_THAT(after("label: LABEL_REPEATED", "label: LABEL_OPTIONAL"),
              ElementsAre("field p.Event.tags is no longer repeated"));
}

TEST(SchemaChanges, FindsFieldsThatLeaveAOneof) {
  EXPECT_THAT(after("oneof_index: 0 }\n      oneof_decl { name: \"where\" }", "}"),
              ElementsAre("field p.Event.lat changes its oneof from where to ",
                          "field p.Event.lat no longer tells when it is not stated"));
}

TEST(SchemaChanges, FindsReusedNumbersAndNames) {
  EXPECT_THAT(after("reserved_range { start: 9 end: 10 }",
                    "field { name: \"b\" number: 9 type: TYPE_STRING label: "
                    "LABEL_OPTIONAL }"),
              ElementsAre("field p.Event.b takes the reserved number 9"));
  EXPECT_THAT(
      after("reserved_name: \"old\"", "field { name: \"old\" number: 8 type: TYPE_STRING label: LABEL_OPTIONAL }"),
      ElementsAre("field p.Event.old takes a reserved name"));
}

TEST(SchemaChanges, FindsChangedEnums) {
  EXPECT_THAT(after("value { name: \"CLASH\" number: 1 }", ""), ElementsAre("CLASH of enum p.Kind is gone"));
  EXPECT_THAT(after("name: \"CLASH\" number: 1", "name: \"CLASH\" number: 2"),
              ElementsAre("CLASH of enum p.Kind changes its number from 1 to 2"));
}

TEST(SchemaChanges, FindsMessagesAndPackagesThatAreGone) {
  EXPECT_THAT(breaking_changes(parse(schema), parse("")),
              ElementsAre("message p.Event is gone", "enum p.Kind is gone"));
}

}  // namespace
}  // namespace dateline
