#include "geodata/sqlite_schema.h"

#include <gmock/gmock.h>

#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

using testing::Contains;
using testing::Field;
using testing::HasSubstr;
using testing::IsEmpty;

constexpr const char* korday = DATELINE_SOURCE_DIR "/examples/korday/basemap.gpkg";

std::string problem_of(const std::string& path) {
  const Diagnostics problems = check_sqlite_schema(path);
  return problems.empty() ? "" : problems.front().message;
}

TEST(SqliteSchema, ListsWhatIsInAGeoPackage) {
  const auto entries = read_sqlite_schema(korday);
  ASSERT_TRUE(entries);
  EXPECT_THAT(*entries,
              Contains(testing::AllOf(Field(&SqliteEntry::name, "dateline_layers"), Field(&SqliteEntry::type, "table"),
                                      Field(&SqliteEntry::sql, HasSubstr("CREATE TABLE")))));
  EXPECT_THAT(*entries, Contains(Field(&SqliteEntry::sql, HasSubstr("USING rtree"))));
  EXPECT_THAT(check_sqlite_schema(korday), IsEmpty());
}

TEST(SqliteSchema, FilesThatAreCutOffOrNoneAreRefused) {
  const ScratchFolder folder;
  const std::string whole = ScratchFolder::bytes_of(korday);
  ScratchFolder::put(folder / "cut.gpkg", whole.substr(0, whole.size() - 1));
  EXPECT_THAT(problem_of(folder / "cut.gpkg"), HasSubstr("cut off"));
  ScratchFolder::put(folder / "short.gpkg", whole.substr(0, 60));
  EXPECT_THAT(problem_of(folder / "short.gpkg"), HasSubstr("too short"));
  ScratchFolder::put(folder / "text.gpkg", std::string(5000, 'x'));
  EXPECT_THAT(problem_of(folder / "text.gpkg"), HasSubstr("not a GeoPackage"));
}

TEST(SqliteSchema, DamageAnywhereInTheFirstPageEndsInAMessageOrNothing) {
  const ScratchFolder folder;
  const std::string whole = ScratchFolder::bytes_of(korday);
  for (std::size_t at = 16; at < 1000; at += 7) {
    std::string bent = whole;
    bent[at] = static_cast<char>(bent[at] ^ 0x5A);
    ScratchFolder::put(folder / "bent.gpkg", bent);
    (void)check_sqlite_schema(folder / "bent.gpkg");
  }
}

TEST(SqliteSchema, AJournalBesideTheFileIsNotReplayed) {
  const ScratchFolder folder;
  ScratchFolder::put(folder / "a.gpkg", ScratchFolder::bytes_of(korday));
  ScratchFolder::put(folder / "a.gpkg-wal", "");
  EXPECT_THAT(problem_of(folder / "a.gpkg"), HasSubstr("a.gpkg-wal stands beside it"));
}

}  // namespace
}  // namespace dateline
