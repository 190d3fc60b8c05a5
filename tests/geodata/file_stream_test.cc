#include "geodata/file_stream.h"

#include <fstream>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

#include "geodata/error.h"
#include "geodata/output_file.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

namespace fs = std::filesystem;

std::string text_of(std::size_t bytes) {
  std::string text;
  while (text.size() < bytes) text += std::to_string(text.size()) + "\n";
  return text;
}

TEST(FileStream, GivesTheBytesOfTheFileInPiecesOfAnySize) {
  const ScratchFolder folder;
  const std::string whole = text_of(300'000);
  write_file(folder / "a.txt", whole);
  FileStream stream{folder / "a.txt"};
  std::string got;
  for (std::size_t size = 1; stream; size = size * 3 % 200'003) {
    std::string piece(size, '\0');
    stream.read(piece.data(), static_cast<std::streamsize>(size));
    got.append(piece, 0, static_cast<std::size_t>(stream.gcount()));
    if (const int next = stream.get(); stream) got += static_cast<char>(next);
  }
  EXPECT_TRUE(got == whole);
}

TEST(FileStream, AFileThatIsCutWhileItIsReadIsAFailure) {
  const ScratchFolder folder;
  write_file(folder / "a.txt", text_of(300'000));
  FileStream stream{folder / "a.txt"};
  std::string line;
  std::getline(stream, line);
  fs::resize_file(folder / "a.txt", 100'000);
  EXPECT_THROW(while (std::getline(stream, line)){}, Error);
}

TEST(FileSource, AFileThatIsWrittenOverWhileItIsReadIsAFailure) {
  const ScratchFolder folder;
  write_file(folder / "a.txt", "first");
  fs::last_write_time(folder / "a.txt", fs::file_time_type::clock::now() - std::chrono::hours(1));
  FileSource file{folder / "a.txt"};
  char bytes[16];
  EXPECT_EQ(file.read(bytes, sizeof bytes), 5U);
  std::ofstream(folder / "a.txt", std::ios::in) << "other";
  EXPECT_THROW(file.read(bytes, sizeof bytes), Error);
}

TEST(FileSource, AFileThatGrowsIsReadToItsNewEnd) {
  const ScratchFolder folder;
  write_file(folder / "a.txt", "first");
  FileSource file{folder / "a.txt"};
  char bytes[16];
  EXPECT_EQ(file.read(bytes, sizeof bytes), 5U);
  std::ofstream(folder / "a.txt", std::ios::app) << "more";
  EXPECT_EQ(file.read(bytes, sizeof bytes), 4U);
  EXPECT_EQ(file.read(bytes, sizeof bytes), 0U);
}

TEST(FileSource, FailuresNameTheFileAndTheReason) {
  const ScratchFolder folder;
  const auto message = [](const std::string& path) -> std::string {
    try {
      FileSource{path};
    } catch (const Error& error) {
      return error.what();
    }
    return "";
  };
  EXPECT_EQ(message(folder / "none"), "cannot read " + folder / "none" + ": No such file or directory");
  EXPECT_EQ(message(folder.path().string()), "cannot read " + folder.path().string() + ": it is a directory");
}

}  // namespace
}  // namespace dateline
