#include "geodata/diagnostic.h"

#include <gtest/gtest.h>

#include "geodata/result.h"

namespace dateline {
namespace {

TEST(Diagnostic, IsWrittenLikeACompilerMessage) {
  const Diagnostic d{Severity::kError, {"a.txtpb", 120, 9}, "unknown place \"tokmak\""};
  EXPECT_EQ(to_string(d), "a.txtpb:120:9: error: unknown place \"tokmak\"");
}

TEST(Diagnostic, LeavesOutWhatIsNotKnown) {
  EXPECT_EQ(to_string({Severity::kWarning, {"a.pb", 0, 0}, "no sources"}), "a.pb: warning: no sources");
  EXPECT_EQ(to_string({Severity::kNote, {}, "x"}), "note: x");
}

TEST(Diagnostic, ShowsControlCharactersAsEscapes) {
  EXPECT_EQ(to_string({Severity::kError,
                       {},
                       "\x1b[2J\n\xC2\x9B"
                       "é"}),
            "error: \\x1b[2J\\x0a\\x9bé");
}

TEST(Diagnostic, ShowsWhatIsNotUtf8AsBytes) {
  const Diagnostic d{Severity::kError, {"f", 0, 0}, "cut \xD0 and \xFF, not Ж"};
  EXPECT_EQ(to_string(d), "f: error: cut \\xd0 and \\xff, not Ж");
  EXPECT_EQ(to_json(d),
            R"({"severity":"error","file":"f","line":0,"column":0,"message":"cut \\xd0 and \\xff, not Ж"})");
}

TEST(Diagnostic, JsonIsOneEscapedLine) {
  EXPECT_EQ(to_json({Severity::kNote, {"f\"", 1, 2}, "a\nb"}),
            R"({"severity":"note","file":"f\"","line":1,"column":2,"message":"a\u000ab"})");
}

TEST(Diagnostic, SortsByPlaceWithErrorsFirst) {
  Diagnostics d{
      {Severity::kNote, {"a", 2, 1}, "1"}, {Severity::kError, {"a", 2, 1}, "2"}, {Severity::kNote, {"a", 1, 9}, "3"}};
  sort_by_place(d);
  EXPECT_EQ(d[0].message + d[1].message + d[2].message, "321");
}

TEST(Result, HasNoValueWhenAnyDiagnosticIsAnError) {
  EXPECT_FALSE(Result<int>::of(1, {{Severity::kError, {}, "bad"}}));
  EXPECT_TRUE(Result<int>::of(1, {{Severity::kWarning, {}, "odd"}}));
}

}  // namespace
}  // namespace dateline
