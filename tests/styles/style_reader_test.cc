#include "styles/style_reader.h"

#include <filesystem>
#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/error.h"
#include "proto/style.pb.h"
#include "styles/style_roles.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

using ::testing::Contains;
using ::testing::ElementsAre;
using ::testing::HasSubstr;
using ::testing::IsEmpty;

const std::string themes = DATELINE_SOURCE_DIR "/styles/themes";

std::vector<std::string> lines_of(const Diagnostics& diagnostics) {
  std::vector<std::string> lines;
  for (const Diagnostic& d : diagnostics) {
    Diagnostic short_name = d;
    short_name.where.file = std::filesystem::path(d.where.file).filename().string();
    lines.push_back(to_string(short_name));
  }
  return lines;
}

class StyleReader : public testing::Test {
 protected:
  std::string write(const std::string& name, const std::string& text) {
    std::ofstream(folder_ / name) << text;
    return (folder_ / name).string();
  }
  Result<Style> read(const std::string& text) { return read_style(write("my.style.txtpb", text), themes); }

  const ScratchFolder scratch_;
  const std::filesystem::path folder_ = scratch_.path();
};

TEST_F(StyleReader, EveryShippedThemeIsReadWithoutAnyDiagnostic) {
  ASSERT_THAT(theme_names(themes), Contains("newsprint"));
  for (const std::string& name : theme_names(themes)) {
    const Result<Style> style = read_style(name, themes);
    EXPECT_THAT(lines_of(style.diagnostics), IsEmpty()) << name;
    ASSERT_TRUE(style) << name;
    EXPECT_EQ(style->id, name);
  }
}

TEST_F(StyleReader, AStyleStatesOnlyWhatDiffersFromItsBase) {
  const auto style = read(R"(base: "newsprint" colors { name: "text" value: "#123" }
                             types { role: "title" size_pt: 30 } lines { role: "river" opacity: 0.5 }
                             measures { flow_taper: 1 })");
  const auto base = read_style("newsprint", themes);
  ASSERT_TRUE(style) << testing::PrintToString(lines_of(style.diagnostics));
  EXPECT_EQ(style->type("title").size_pt, 30);
  EXPECT_EQ(style->type("title").weight, 700);
  EXPECT_EQ(style->type("title").color, (Color{0x11, 0x22, 0x33, 255})) << "the base's title is coloured \"text\"";
  EXPECT_EQ(style->line("river").color, base->line("river").color.faded(0.5));
  EXPECT_EQ(style->measures.flow_taper, 1);
  EXPECT_EQ(style->measures.flow_max_width_pt, base->measures.flow_max_width_pt);
  EXPECT_EQ(style->rules.size(), base->rules.size());
}

TEST_F(StyleReader, ADashOfZeroIsSolid) {
  const auto style = read("base: \"newsprint\" lines { role: \"border\" dash_pt: 0 }");
  ASSERT_TRUE(style);
  EXPECT_THAT(style->line("border").dash_pt, IsEmpty());
  EXPECT_GT(style->line("border").width_pt, 0);
}

TEST_F(StyleReader, RulesOfAStyleComeBeforeThoseOfItsBase) {
  const auto style =
      read(R"(base: "newsprint" rules { match: "event/clash" class_id: "mine" color: "#00f" symbol: "star" })");
  ASSERT_TRUE(style);
  EXPECT_EQ(style->look("event", "clash").class_id, "mine");
  EXPECT_EQ(style->look("event", "arson").class_id, "arson");
}

TEST_F(StyleReader, RulesMatchAKindOrAllOfASubject) {
  const auto style = read_style("newsprint", themes);
  ASSERT_TRUE(style);
  EXPECT_EQ(style->look("event", "unspecified").match, "event/*");
  EXPECT_EQ(style->look("deployment", "").match, "deployment");
  EXPECT_EQ(style->look("movement", "medical_transfer").head, FlowHead::kCross);
  for (const std::string_view subject : rule_subjects())
    for (const std::string_view kind : kinds_of_subject(subject))
      EXPECT_FALSE(style->look(subject, kind).class_id.empty());
}

TEST_F(StyleReader, SaysEverythingThatIsWrongAndWhere) {
  const auto style = read(R"(base: "newsprint"
colors { name: "ink" value: "#12345" }
types { role: "titel" }
types { role: "title" size_pt: 400
        color: "txet" }
lines { role: "river" opacity: 2 widht_pt: 3 }
rules { match: "event/clahs" class_id: "a" color: "clash" symbol: "disk" flow { body: TAPERD } }
rules { match: "evnt/clash" color: "clash" }
)");
  EXPECT_FALSE(style);
  EXPECT_THAT(
      lines_of(style.diagnostics),
      ElementsAre("my.style.txtpb:2:29: error: \"#12345\" is no colour (#RGB, #RRGGBB or #RRGGBBAA)",
                  "my.style.txtpb:3:15: error: unknown type role \"titel\" (did you mean \"title\"?)",
                  "my.style.txtpb:4:32: error: size_pt must be 4 to 200, not 400",
                  "my.style.txtpb:5:16: error: unknown colour \"txet\" (did you mean \"text\"?)",
                  "my.style.txtpb:6:32: error: opacity must be 0 to 1, not 2",
                  "my.style.txtpb:6:34: error: unknown field \"widht_pt\" in line style (did you mean \"width_pt\"?)",
                  "my.style.txtpb:7:16: error: unknown kind \"clahs\" of event (did you mean \"clash\"?)",
                  "my.style.txtpb:7:67: error: unknown symbol \"disk\" (did you mean \"disc\"?)",
                  "my.style.txtpb:7:87: error: unknown flow shape body \"TAPERD\" (did you mean \"TAPERED\"?)",
                  "my.style.txtpb:8:1: error: a rule has no class_id",
                  "my.style.txtpb:8:16: error: unknown subject \"evnt\" of a rule (did you mean \"event\"?)"));
}

TEST_F(StyleReader, NumbersMustBeFinite) {
  EXPECT_THAT(lines_of(read("base: \"newsprint\"\ntypes { role: \"title\" size_pt: inf }").diagnostics),
              ElementsAre("my.style.txtpb:2:32: error: size_pt is not a finite number"));
}

TEST_F(StyleReader, AStyleWithoutABaseMustDefineEveryRole) {
  const auto style = read("id: \"bare\"");
  const auto lines = lines_of(style.diagnostics);
  EXPECT_EQ(lines.size(), color_roles().size() + type_roles().size() + line_roles().size() + rule_subjects().size());
  EXPECT_THAT(lines, Contains("my.style.txtpb: error: the style defines no type \"place_main\""));
  EXPECT_THAT(lines, Contains("my.style.txtpb: error: no rule catches every movement (\"movement/*\")"));
}

TEST_F(StyleReader, BasesMustNotGoInACircle) {
  write("other.style.txtpb", "base: \"./my.style.txtpb\"");
  const auto style = read("id: \"a\"\nbase: \"other.style.txtpb\"");
  ASSERT_EQ(style.diagnostics.size(), 1U);
  EXPECT_THAT(lines_of(style.diagnostics)[0], HasSubstr("other.style.txtpb:1:7: error: the style "));
  EXPECT_THAT(lines_of(style.diagnostics)[0], HasSubstr("is its own base"));
}

TEST_F(StyleReader, ColoursMayNameColoursButNotThemselves) {
  EXPECT_TRUE(read("base: \"newsprint\" colors { name: \"a\" value: \"b\" } colors { name: \"b\" value: \"clash\" }"));
  const auto circle =
      read("base: \"newsprint\" colors { name: \"a\" value: \"b\" } colors { name: \"b\" value: \"a\" }");
  EXPECT_THAT(lines_of(circle.diagnostics), Contains(HasSubstr("colour \"a\" is defined by itself")));
}

TEST_F(StyleReader, AnUnknownThemeIsAnsweredWithTheNearest) {
  const auto style = read_style("newsprnt", themes);
  ASSERT_EQ(style.diagnostics.size(), 1U);
  EXPECT_THAT(style.diagnostics[0].message, HasSubstr("(did you mean \"newsprint\"?)"));
  EXPECT_THAT(lines_of(read("base: \"missing.style.txtpb\"").diagnostics)[0],
              HasSubstr("my.style.txtpb:1:7: error: the base "));
  EXPECT_THROW((void)read_style("/nowhere/x.style.txtpb", themes), Error);
}

TEST(StyleEnums, HaveTheOrderOfTheSchema) {
  EXPECT_EQ(static_cast<int>(FlowBody::kTapered), v1::FlowShape::TAPERED);
  EXPECT_EQ(static_cast<int>(FlowBody::kBand), v1::FlowShape::BAND);
  EXPECT_EQ(static_cast<int>(FlowBody::kLine), v1::FlowShape::LINE);
  EXPECT_EQ(static_cast<int>(FlowBody::kDotted), v1::FlowShape::DOTTED);
  EXPECT_EQ(static_cast<int>(FlowBody::kDashed), v1::FlowShape::DASHED);
  EXPECT_EQ(v1::FlowShape::Body_MAX, static_cast<int>(FlowBody::kDashed));
  EXPECT_EQ(static_cast<int>(FlowHead::kArrow), v1::FlowShape::ARROW);
  EXPECT_EQ(static_cast<int>(FlowHead::kBlock), v1::FlowShape::BLOCK);
  EXPECT_EQ(static_cast<int>(FlowHead::kCross), v1::FlowShape::CROSS);
  EXPECT_EQ(static_cast<int>(FlowHead::kDisc), v1::FlowShape::DISC);
  EXPECT_EQ(v1::FlowShape::Head_MAX, static_cast<int>(FlowHead::kNone));
}

}  // namespace
}  // namespace dateline
