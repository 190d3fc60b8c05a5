// All four forms hold the same thing.
#include <cmath>
#include <random>
#include <set>

#include <gmock/gmock.h>
#include <google/protobuf/descriptor.h>
#include <google/protobuf/text_format.h>
#include <google/protobuf/util/json_util.h>
#include <google/protobuf/util/message_differencer.h>
#include <gtest/gtest.h>

#include "geodata/chronicle_document_reader.h"
#include "geodata/chronicle_message_writer.h"
#include "geodata/chronicle_writer.h"
#include "geodata/proto_json_reader.h"
#include "geodata/proto_text_reader.h"
#include "geodata/proto_text_writer.h"
#include "geodata/proto_wire_reader.h"
#include "tests/geodata/complete_chronicle.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

using google::protobuf::FieldDescriptor;
using google::protobuf::Message;
using google::protobuf::util::MessageDifferencer;

constexpr ChronicleFormat formats[] = {ChronicleFormat::kText, ChronicleFormat::kJson, ChronicleFormat::kBinary,
                                       ChronicleFormat::kStream};

void collect_set(const Message& message, std::set<std::string>& set) {
  std::vector<const FieldDescriptor*> fields;
  message.GetReflection()->ListFields(message, &fields);
  for (const FieldDescriptor* field : fields) {
    set.insert(field->full_name());
    if (field->cpp_type() != FieldDescriptor::CPPTYPE_MESSAGE) continue;
    if (!field->is_repeated())
      collect_set(message.GetReflection()->GetMessage(message, field), set);
    else
      for (int i = 0; i < message.GetReflection()->FieldSize(message, field); ++i)
        collect_set(message.GetReflection()->GetRepeatedMessage(message, field, i), set);
  }
}

ChronicleDocument complete() {
  ChronicleDocument document = read_chronicle_document(samples::complete, ChronicleFormat::kText, "complete.txtpb", {});
  for (const Diagnostic& d : document.diagnostics) EXPECT_NE(d.severity, Severity::kError) << to_string(d);
  return document;
}

TEST(Convert, TheSampleSetsEveryFieldOfTheSchema) {
  std::set<std::string> set;
  collect_set(complete().message, set);
  const auto* file = v1::Chronicle::descriptor()->file();
  for (int i = 0; i < file->message_type_count(); ++i) {
    if (file->message_type(i) == v1::Record::descriptor()) continue;
    for (int j = 0; j < file->message_type(i)->field_count(); ++j)
      EXPECT_TRUE(set.contains(file->message_type(i)->field(j)->full_name()))
          << file->message_type(i)->field(j)->full_name();
  }
}

TEST(Convert, ValuesAndMessagesHoldTheSame) {
  const ChronicleDocument document = complete();
  MessageDifferencer differencer;
  std::string difference;
  differencer.ReportDifferencesToString(&difference);
  EXPECT_TRUE(differencer.Compare(document.message, to_message(document.values))) << difference;
}

TEST(Convert, EveryFormToEveryOtherAndBackLosesNothing) {
  const Chronicle original = complete().values;
  for (const ChronicleFormat first : formats)
    for (const ChronicleFormat second : formats) {
      const auto once = read_chronicle_text(to_bytes(original, first), first, "x");
      ASSERT_TRUE(once) << to_string(once.diagnostics[0]);
      const auto twice = read_chronicle_text(to_bytes(*once, second), second, "x");
      ASSERT_TRUE(twice) << to_string(twice.diagnostics[0]);
      EXPECT_EQ(*twice, original);
      EXPECT_EQ(to_bytes(*twice, first), to_bytes(original, first)) << "same chronicle, same bytes";
    }
}

TEST(Convert, FilesKeepWhatIsNotStatedNotStated) {
  const ScratchFolder folder;
  const std::string sparse =
      "title { text: \"x\" }\nevents { id: \"e\" kind: CLASH when: \"2020\" sources: [] "
      "figures { measure: DEATHS best: 0 } }\n";
  ScratchFolder::put(folder / "a.txtpb", sparse);
  v1::Chronicle expected;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(sparse, &expected));
  std::string from = folder / "a.txtpb";
  for (const char* name : {"b.json", "c.pb", "d.stream", "e.txtpb", "f.stream", "g.pb", "h.json", "i.txtpb"}) {
    EXPECT_FALSE(has_errors(convert_chronicle(from, folder / name)));
    from = folder / name;
  }
  v1::Chronicle end;
  ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(ScratchFolder::bytes_of(from), &end));
  EXPECT_TRUE(MessageDifferencer::Equals(end, expected));
  EXPECT_FALSE(end.events(0).figures(0).has_low());
  EXPECT_TRUE(end.events(0).figures(0).has_best());
  EXPECT_EQ(ScratchFolder::bytes_of(folder / "e.txtpb"), ScratchFolder::bytes_of(folder / "i.txtpb"));
}

TEST(Convert, WhatIsNotUnderstoodIsNotWritten) {
  const ScratchFolder folder;
  v1::Chronicle message;
  message.add_title()->set_text("x");
  message.GetReflection()->MutableUnknownFields(&message)->AddVarint(99, 1);
  ScratchFolder::put(folder / "a.pb", message.SerializeAsString());
  const Diagnostics diagnostics = convert_chronicle(folder / "a.pb", folder / "b.txtpb");
  ASSERT_TRUE(has_errors(diagnostics));
  EXPECT_THAT(diagnostics[0].message, testing::HasSubstr("unknown field number 99 in chronicle"));
  EXPECT_FALSE(std::filesystem::exists(folder / "b.txtpb"));
  EXPECT_TRUE(has_errors(convert_chronicle(folder / "a.pb", folder / "b.doc")));
}

TEST(ProtoText, IsWrittenInAStableReadableLayout) {
  v1::Chronicle message;
  google::protobuf::TextFormat::ParseFromString(R"(title { lang: "en" text: "A \"b\"\n" }
    movements { id: "m" path { place: "a" } path { unknown {} } figures { measure: DEATHS best: 1.5 } tags: "x" })",
                                                &message);
  EXPECT_EQ(to_proto_text(message), R"(# proto-file: proto/chronicle.proto
# proto-message: dateline.v1.Chronicle

title { lang: "en" text: "A \"b\"\n" }

movements {
  id: "m"
  path { place: "a" }
  path { unknown {} }
  figures { measure: DEATHS best: 1.5 }
  tags: "x"
}
)");
}

/// Fills a message with whatever its fields can hold; strings are clean UTF-8, numbers finite.
void fill(Message& message, std::mt19937& random) {
  static const char* const texts[] = {
      "", "a", "\"\\'", "line\nbreak\ttab", "Қордай 𐍈", "</script>&amp;", "# no comment", "..", "{}"};
  const auto* reflection = message.GetReflection();
  const auto* type = message.GetDescriptor();
  for (int i = 0; i < type->field_count(); ++i) {
    const FieldDescriptor* field = type->field(i);
    const auto count = field->is_repeated() ? random() % 3 : random() % 2;
    if (field->real_containing_oneof() && reflection->HasOneof(message, field->real_containing_oneof())) continue;
    for (unsigned long n = 0; n < count; ++n) switch (field->cpp_type()) {
        case FieldDescriptor::CPPTYPE_STRING: {
          const std::string text = texts[random() % std::size(texts)];
          field->is_repeated() ? reflection->AddString(&message, field, text)
                               : reflection->SetString(&message, field, text);
          break;
        }
        case FieldDescriptor::CPPTYPE_ENUM:
          reflection->SetEnum(
              &message, field,
              field->enum_type()->value(static_cast<int>(random() % 1000) % field->enum_type()->value_count()));
          break;
        case FieldDescriptor::CPPTYPE_DOUBLE: {
          const double scale = std::pow(10.0, static_cast<double>(random() % 40) - 20);
          reflection->SetDouble(&message, field, (static_cast<double>(random()) - 2e9) * scale);
          break;
        }
        case FieldDescriptor::CPPTYPE_MESSAGE:
          fill(field->is_repeated() ? *reflection->AddMessage(&message, field)
                                    : *reflection->MutableMessage(&message, field),
               random);
          break;
        default: FAIL() << "the schema has a new type of field: " << field->full_name();
      }
  }
}

TEST(ProtoReaders, ReadWhatProtobufWritesAndWriteWhatProtobufReads) {
  std::mt19937 random{11};
  for (int round = 0; round < 300; ++round) {
    v1::Chronicle original;
    fill(original, random);
    std::string text;
    std::string json;
    google::protobuf::TextFormat::PrintToString(original, &text);
    ASSERT_TRUE(google::protobuf::util::MessageToJsonString(original, &json).ok());
    const std::string own = to_proto_text(original);
    MessageLocations locations;
    Diagnostics diagnostics;
    FindingLog log;
    v1::Chronicle read[4];
    ASSERT_TRUE(read_proto_text(text, "t", read[0], locations, diagnostics));
    ASSERT_TRUE(read_proto_text(own, "t", read[1], locations, diagnostics));
    ASSERT_TRUE(read_proto_json(json, "j", read[2], locations, diagnostics));
    ASSERT_TRUE(read_proto_wire(original.SerializeAsString(), 0, read[3], log)) << log.findings()[0].message;
    ASSERT_TRUE(diagnostics.empty()) << to_string(diagnostics[0]);
    for (const v1::Chronicle& back : read) ASSERT_EQ(back.SerializeAsString(), original.SerializeAsString()) << text;
    v1::Chronicle protobufs;
    ASSERT_TRUE(google::protobuf::TextFormat::ParseFromString(own, &protobufs)) << own;
    ASSERT_EQ(protobufs.SerializeAsString(), original.SerializeAsString());
  }
}

}  // namespace
}  // namespace dateline
