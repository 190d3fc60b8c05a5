// The words of geodata/kinds.h and the numbers of proto/chronicle.proto are the same sets.
#include "geodata/kinds.h"

#include <algorithm>
#include <string>

#include <google/protobuf/descriptor.h>
#include <gtest/gtest.h>

#include "proto/chronicle.pb.h"

namespace dateline {
namespace {

template <typename Enum>
void expect_same(const google::protobuf::EnumDescriptor* proto) {
  const auto words = words_of<Enum>();
  ASSERT_EQ(words.size(), static_cast<std::size_t>(proto->value_count())) << proto->full_name();
  for (int i = 0; i < proto->value_count(); ++i) {
    std::string word = proto->value(i)->name();
    std::ranges::transform(word, word.begin(),
                           [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c; });
    if (word.ends_with("_unspecified")) word = "unspecified";
    const auto value = static_cast<Enum>(proto->value(i)->number());
    EXPECT_EQ(proto->value(i)->number(), i) << proto->full_name();
    EXPECT_EQ(to_string(value), word) << proto->full_name();
    EXPECT_EQ(from_string<Enum>(word), value) << proto->full_name();
  }
  EXPECT_EQ(from_string<Enum>("no such word"), std::nullopt);
  EXPECT_EQ(to_string(static_cast<Enum>(proto->value_count())), "");
}

TEST(Kinds, AreTheWordsAndNumbersOfTheSchema) {
  expect_same<NameKind>(v1::Name_Kind_descriptor());
  expect_same<SourceKind>(v1::Source_Kind_descriptor());
  expect_same<PlaceKind>(v1::Place_Kind_descriptor());
  expect_same<PlacePrecision>(v1::Place_Precision_descriptor());
  expect_same<ActorKind>(v1::Actor_Kind_descriptor());
  expect_same<Role>(v1::Participant_Role_descriptor());
  expect_same<Certainty>(v1::Certainty_descriptor());
  expect_same<EventKind>(v1::Event_Kind_descriptor());
  expect_same<MovementKind>(v1::Movement_Kind_descriptor());
  expect_same<MovementMode>(v1::Movement_Mode_descriptor());
  expect_same<Measure>(v1::Figure_Measure_descriptor());
  expect_same<ClaimStatus>(v1::Figure_Status_descriptor());
  expect_same<Qualifier>(v1::Figure_Qualifier_descriptor());
}

TEST(Kinds, NoSetOfTheSchemaIsForgotten) {
  int sets = v1::Chronicle::descriptor()->file()->enum_type_count();
  const auto* file = v1::Chronicle::descriptor()->file();
  for (int i = 0; i < file->message_type_count(); ++i) sets += file->message_type(i)->enum_type_count();
  EXPECT_EQ(sets, 13) << "add the new set to geodata/kinds.h and to the test above";
}

}  // namespace
}  // namespace dateline
