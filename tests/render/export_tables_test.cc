#include "render/export_tables.h"

#include <algorithm>
#include <cmath>
#include <set>

#include <gtest/gtest.h>

#include "geodata/chronicle_view.h"
#include "geodata/chronicle_writer.h"
#include "geodata/stream_outline.h"
#include "tests/support/dump_tables.h"
#include "tests/support/example_inputs.h"
#include "tests/support/golden.h"
#include "tests/support/programs.h"

namespace dateline::testing {
namespace {

ExportTables tables_of(const MapInputs& inputs) {
  Result<ExportTables> tables = make_export_tables(inputs, real_measurer());
  EXPECT_TRUE(tables) << (tables.diagnostics.empty() ? "" : to_string(tables.diagnostics.front()));
  return tables ? std::move(*tables) : ExportTables{};
}

std::size_t column(const FeatureTable& table, const std::string& name) {
  const auto found = std::ranges::find(table.fields, name, &FeatureField::name);
  EXPECT_NE(found, table.fields.end()) << table.name << "." << name;
  return static_cast<std::size_t>(found - table.fields.begin());
}

std::set<std::string> ids_in(const FeatureTable& table) {
  std::set<std::string> ids;
  const std::size_t id = column(table, "id");
  table.each([&](const Feature& f) { ids.insert(std::get<std::string>(f.values[id])); });
  return ids;
}

class ExportTablesOfExamples : public ::testing::TestWithParam<const char*> {};

TEST_P(ExportTablesOfExamples, HoldEveryRecordOfTheViewOnce) {
  const MapInputs inputs = example_inputs(GetParam());
  const ExportTables tables = tables_of(inputs);
  const ChronicleView view = view_of(inputs.chronicle, inputs.spec.window, LocalSeconds::max());
  std::multiset<std::string> rows;
  for (const FeatureTable& table : tables.tables)
    if (table.role == TableRole::kLayer || table.name == "other_records")
      for (const std::string& id : ids_in(table)) rows.insert(id);
  for (const auto& e : view.events) EXPECT_EQ(rows.count(e.record->id), 1u) << e.record->id;
  for (const auto& m : view.movements) EXPECT_EQ(rows.count(m.record->id), 1u) << m.record->id;
  for (const auto& d : view.deployments) EXPECT_EQ(rows.count(d.record->id), 1u) << d.record->id;
  EXPECT_EQ(rows.size(), view.events.size() + view.movements.size() + view.deployments.size());
}

TEST_P(ExportTablesOfExamples, WalkAsManyRowsAsTheySayWithAsManyValuesAsFields) {
  const MapInputs inputs = example_inputs(GetParam());
  for (const FeatureTable& table : tables_of(inputs).tables) {
    std::size_t rows = 0, shapes = 0;
    table.each([&](const Feature& f) {
      ++rows;
      shapes += !f.shape.empty();
      EXPECT_EQ(f.values.size(), table.fields.size());
      EXPECT_LT(f.look, static_cast<int>(table.looks.size()));
      if (table.role == TableRole::kLayer) {
        EXPECT_GE(f.look, 0);
      }
      for (const auto& part : f.shape.parts)
        for (const LonLat p : part) EXPECT_LE(std::abs(p.lat_deg), 90);
    });
    EXPECT_EQ(rows, table.rows) << table.name;
    if (table.role != TableRole::kRecords) {
      EXPECT_EQ(shapes, rows) << table.name;
    }
    if (table.shape == ShapeKind::kNone) {
      EXPECT_EQ(shapes, 0u);
    }
  }
}

TEST_P(ExportTablesOfExamples, HaveLooksWithPictures) {
  const MapInputs inputs = example_inputs(GetParam());
  for (const FeatureTable& table : tables_of(inputs).tables) {
    if (table.role == TableRole::kLayer) {
      EXPECT_FALSE(table.looks.empty()) << table.name;
    }
    for (const FeatureLook& look : table.looks) {
      EXPECT_EQ(look.color.size(), 7u);
      EXPECT_FALSE(look.title.empty());
      if (table.shape != ShapeKind::kPoint) continue;
      EXPECT_NE(look.symbol_svg.find("<svg"), std::string::npos);
      EXPECT_EQ(look.symbol_svg.find("class=\"background\""), std::string::npos);
      EXPECT_TRUE(look.icon_png.starts_with("\x89PNG"));
    }
  }
}

TEST_P(ExportTablesOfExamples, FiguresAreAsManyAsClaims) {
  const MapInputs inputs = example_inputs(GetParam());
  const ExportTables tables = tables_of(inputs);
  const ChronicleView view = view_of(inputs.chronicle, inputs.spec.window, LocalSeconds::max());
  std::size_t claims = inputs.chronicle.figures.size();
  for (const auto& e : view.events) claims += e.record->figures.size();
  for (const auto& m : view.movements) claims += m.record->figures.size();
  for (const auto& d : view.deployments) claims += d.record->figures.size();
  ASSERT_NE(tables.find("figures"), nullptr);
  EXPECT_EQ(tables.find("figures")->rows, claims);
}

TEST_P(ExportTablesOfExamples, AreTheSameFromAStreamButForWhatIsDrawn) {
  MapInputs inputs = example_inputs(GetParam());
  const std::string stream = (fresh_folder() / "a.stream").string();
  write_chronicle(stream, inputs.chronicle);
  const auto without_drawn = [](ExportTables tables) {
    std::erase_if(tables.tables, [](const FeatureTable& t) { return t.name.ends_with("_drawn"); });
    return dump_tables(tables);
  };
  const std::string in_memory = without_drawn(tables_of(inputs));

  Result<Chronicle> outline = read_stream_outline(stream);
  ASSERT_TRUE(outline);
  EXPECT_TRUE(outline->events.empty());
  inputs.chronicle = std::move(*outline);
  const Result<ExportTables> streamed = make_stream_export_tables(inputs, stream);
  ASSERT_TRUE(streamed);
  EXPECT_EQ(dump_tables(*streamed), in_memory);
}

INSTANTIATE_TEST_SUITE_P(All, ExportTablesOfExamples,
                         ::testing::Values("korday", "ukraine-2022", "ioke-2006", "derna-2023"),
                         [](const auto& example) {
                           std::string name = example.param;
                           std::erase(name, '-');
                           return name;
                         });

TEST(ExportTablesGolden, KordayIsAsReviewed) {
  const MapInputs inputs = example_inputs("korday");
  EXPECT_TRUE(matches_golden("render/korday.tables.txt", dump_tables(tables_of(inputs))));
}

TEST(ExportTables, ImprecisePlacesAreHollowAndHaveAnArea) {
  MapInputs inputs = example_inputs("korday");
  Place& place = *std::ranges::find(inputs.chronicle.places, "masanchi", &Place::id);
  place.precision = PlacePrecision::kNear;
  place.uncertainty_m = 5000;
  Event event;
  event.id = "somewhere-near";
  event.kind = EventKind::kClash;
  event.places = {"masanchi"};
  inputs.chronicle.events.push_back(event);
  const ExportTables tables = tables_of(inputs);
  ASSERT_NE(tables.find("clash_sites"), nullptr);
  const FeatureTable& clashes = *tables.find("clash_sites");
  const std::size_t id = column(clashes, "id"), look = column(clashes, "look");
  clashes.each([&](const Feature& f) {
    if (std::get<std::string>(f.values[id]) == "somewhere-near") {
      EXPECT_EQ(std::get<std::string>(f.values[look]), "clash-approximate");
    }
  });
  ASSERT_NE(tables.find("place_areas"), nullptr);
  EXPECT_EQ(ids_in(*tables.find("place_areas")).count("masanchi"), 1u);
}

TEST(ExportTables, LinesCrossTheAntimeridianTheShortWay) {
  MapInputs inputs = example_inputs("korday");
  Place east, west;
  east.id = "east", west.id = "west";
  east.names = {{"en", "East"}}, west.names = {{"en", "West"}};
  east.position = LonLat{179, -17}, west.position = LonLat{-178, -16};
  inputs.chronicle.places.push_back(east);
  inputs.chronicle.places.push_back(west);
  Movement movement;
  movement.id = "across";
  movement.kind = MovementKind::kDisplacement;
  movement.path = {{std::string("east"), {}}, {std::string("west"), {}}};
  inputs.chronicle.movements.push_back(movement);
  const ExportTables tables = tables_of(inputs);
  bool seen = false;
  for (const FeatureTable& table : tables.tables)
    if (table.role == TableRole::kLayer && table.shape == ShapeKind::kLine)
      table.each([&](const Feature& f) {
        if (std::get<std::string>(f.values[0]) != "across") return;
        seen = true;
        EXPECT_EQ(f.shape.parts[0][1].lon_deg, 182);
      });
  EXPECT_TRUE(seen);
}

TEST(ExportTables, ArrowsAsDrawnSayThatTheirFigureIsDenied) {
  MapInputs inputs = example_inputs("korday");
  const auto displaced = [](const Movement& m) { return !m.figures.empty(); };
  Movement& flight = *std::ranges::find_if(inputs.chronicle.movements, displaced);
  Figure denial = flight.figures.front();
  denial.id.clear(), denial.repeats.clear();
  denial.status = ClaimStatus::kDenied;
  denial.source = inputs.chronicle.sources.back().id;
  flight.figures.push_back(denial);
  const std::string id = flight.id;
  const ExportTables tables = tables_of(inputs);
  std::size_t seen = 0;
  for (const FeatureTable& table : tables.tables) {
    if (table.role != TableRole::kDrawn || table.shape != ShapeKind::kLine) continue;
    const std::size_t record = column(table, "record_id");
    table.each([&](const Feature& f) {
      if (std::get<std::string>(f.values[record]) != id) return;
      ++seen;
      const std::string& figure = std::get<std::string>(f.values[column(table, "figure")]);
      EXPECT_NE(figure.find("denied"), std::string::npos) << figure;
    });
  }
  EXPECT_GE(seen, 1u);
}

}  // namespace
}  // namespace dateline::testing
