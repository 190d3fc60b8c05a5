#include "geodata/record_stream_writer.h"

#include <gtest/gtest.h>

#include "geodata/chronicle_reader.h"
#include "geodata/chronicle_writer.h"
#include "tests/geodata/complete_chronicle.h"
#include "tests/support/scratch_folder.h"

namespace dateline {
namespace {

Chronicle complete() { return *read_chronicle_text(samples::complete, ChronicleFormat::kText, "a"); }

void put_all(const Chronicle& chronicle, RecordSink& sink) {
  sink.put(chronicle);
  for (const auto& record : chronicle.sources) sink.put(record);
  for (const auto& record : chronicle.places) sink.put(record);
  for (const auto& record : chronicle.actors) sink.put(record);
  for (const auto& record : chronicle.events) sink.put(record);
  for (const auto& record : chronicle.movements) sink.put(record);
  for (const auto& record : chronicle.deployments) sink.put(record);
  for (const auto& record : chronicle.figures) sink.put(record);
}

TEST(RecordStreamWriter, WritesTheBytesOfTheWholeChronicle) {
  const ScratchFolder folder;
  const Chronicle chronicle = complete();
  RecordStreamWriter out(folder / "a.stream");
  put_all(chronicle, out);
  out.commit();
  EXPECT_EQ(ScratchFolder::bytes_of(folder / "a.stream"), to_bytes(chronicle, ChronicleFormat::kStream));
}

TEST(RecordStreamWriter, ARecordLeavesNothingBehindForTheNext) {
  const ScratchFolder folder;
  Chronicle chronicle = complete();
  Event bare;
  bare.id = "bare";
  chronicle.events.push_back(bare);
  RecordStreamWriter out(folder / "a.stream");
  put_all(chronicle, out);
  out.commit();
  EXPECT_EQ(ScratchFolder::bytes_of(folder / "a.stream"), to_bytes(chronicle, ChronicleFormat::kStream));
}

TEST(RecordStreamWriter, WithoutACommitTheOldFileStays) {
  const ScratchFolder folder;
  ScratchFolder::put(folder / "a.stream", "old");
  {
    RecordStreamWriter out(folder / "a.stream");
    put_all(complete(), out);
  }
  EXPECT_EQ(ScratchFolder::bytes_of(folder / "a.stream"), "old");
}

}  // namespace
}  // namespace dateline
