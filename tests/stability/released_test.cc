// Holds today's schemas and readers against those of every released version (docs/stability.md).
#include <filesystem>
#include <fstream>
#include <iterator>

#include <gmock/gmock.h>

#include "geodata/chronicle_reader.h"
#include "geodata/chronicle_writer.h"
#include "geodata/import/mapping_reader.h"
#include "proto/chronicle.pb.h"
#include "proto/map.pb.h"
#include "proto/mapping.pb.h"
#include "proto/style.pb.h"
#include "render/map_reader.h"
#include "styles/style_reader.h"
#include "tests/stability/schema_changes.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;
using google::protobuf::FileDescriptorSet;
using testing::IsEmpty;

const fs::path source = DATELINE_SOURCE_DIR;
const fs::path released = source / "proto" / "released";

std::string bytes_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  EXPECT_TRUE(file) << path;
  return {std::istreambuf_iterator<char>(file), {}};
}

FileDescriptorSet schemas_of_today() {
  FileDescriptorSet set;
  for (const auto* descriptor :
       {v1::Chronicle::descriptor(), v1::Map::descriptor(), v1::Style::descriptor(), v1::TableMapping::descriptor()}) {
    descriptor->file()->CopyTo(set.add_file());
    descriptor->file()->CopyJsonNameTo(&*set.mutable_file()->rbegin());
  }
  return set;
}

std::vector<fs::path> versions() {
  std::vector<fs::path> found;
  for (const auto& entry : fs::directory_iterator(released))
    if (entry.is_directory()) found.push_back(entry.path());
  return found;
}

TEST(Released, ThereIsAVersionToHoldAgainst) { EXPECT_FALSE(versions().empty()); }

TEST(Released, SchemasBreakNothingOfAnyVersion) {
  for (const fs::path& version : versions()) {
    FileDescriptorSet older;
    ASSERT_TRUE(older.ParseFromString(bytes_of(version / "schemas.binpb"))) << version;
    EXPECT_THAT(breaking_changes(older, schemas_of_today()), IsEmpty()) << "since " << version.filename();
  }
}

TEST(Released, ChroniclesOfEveryVersionAndFormReadAsTheyDid) {
  for (const fs::path& version : versions()) {
    const std::string text = bytes_of(version / "complete.chronicle.txtpb");
    for (const char* form : {".chronicle.txtpb", ".json", ".pb", ".stream"}) {
      const Result<Chronicle> chronicle = read_chronicle((version / "complete").string() + form);
      ASSERT_TRUE(chronicle) << version << form;
      EXPECT_EQ(to_bytes(*chronicle, ChronicleFormat::kText), text) << version << form;
    }
  }
}

TEST(Released, MapsStylesAndMappingsOfEveryVersionAreRead) {
  for (const fs::path& version : versions()) {
    const auto path = [&](const char* name) { return (version / name).string(); };
    EXPECT_THAT(read_map(path("sample.map.txtpb")).diagnostics, IsEmpty());
    EXPECT_THAT(read_style(path("sample.style.txtpb"), (source / "styles" / "themes").string()).diagnostics, IsEmpty());
    EXPECT_THAT(read_mapping(path("sample.mapping.txtpb")).diagnostics, IsEmpty());
  }
}

}  // namespace
}  // namespace dateline
