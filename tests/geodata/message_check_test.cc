// What the schemas of today do not show: fields that a later version has deprecated.
#include "geodata/message_check_reader.h"

#include <google/protobuf/descriptor.pb.h>
#include <google/protobuf/dynamic_message.h>
#include <google/protobuf/text_format.h>
#include <gtest/gtest.h>

namespace dateline {
namespace {

constexpr const char* schema = R"pb(
  name: "later.proto"
  package: "later"
  syntax: "proto3"
  message_type {
    name: "Event"
    field { name: "id" number: 1 type: TYPE_STRING label: LABEL_OPTIONAL }
    field {
      name: "site"
      number: 2
      type: TYPE_STRING
      label: LABEL_REPEATED
      options { deprecated: true }
    }
    field { name: "kind" number: 3 type: TYPE_ENUM type_name: ".later.Kind" label: LABEL_OPTIONAL }
  }
  enum_type {
    name: "Kind"
    value { name: "CLASH" number: 0 }
    value {
      name: "FIGHT"
      number: 1
      options { deprecated: true }
    }
  })pb";

Findings check(const std::string& text) {
  google::protobuf::FileDescriptorProto file;
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(schema, &file));
  google::protobuf::DescriptorPool pool;
  const auto* type = pool.BuildFile(file)->message_type(0);
  google::protobuf::DynamicMessageFactory factory(&pool);
  const std::unique_ptr<google::protobuf::Message> message(factory.GetPrototype(type)->New());
  EXPECT_TRUE(google::protobuf::TextFormat::ParseFromString(text, message.get()));
  FindingLog log;
  check_message(*message, ReadLimits{}, log);
  Findings findings = log.take();
  for (Finding& finding : findings) finding.path.clear();  // its names belong to the pool
  return findings;
}

TEST(MessageCheck, SaysNothingOfFieldsThatAreNotDeprecated) { EXPECT_TRUE(check("id: 'a' kind: CLASH").empty()); }

TEST(MessageCheck, WarnsOnceOfADeprecatedField) {
  const Findings findings = check("site: 'a' site: 'b'");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].severity, Severity::kWarning);
  EXPECT_EQ(findings[0].message, "site is deprecated; the change log says what takes its place");
}

TEST(MessageCheck, WarnsOfADeprecatedValue) {
  const Findings findings = check("kind: FIGHT");
  ASSERT_EQ(findings.size(), 1u);
  EXPECT_EQ(findings[0].message, "FIGHT is deprecated; the change log says what takes its place");
}

}  // namespace
}  // namespace dateline
