#include "render/export_claims.h"

#include <algorithm>

namespace dateline {
namespace {

void for_each_claim(const std::vector<Figure>& figures, std::string_view record, std::string_view id, const AsOf& as_of,
                    const std::function<void(const ClaimRow&)>& use) {
  if (figures.empty()) return;
  const std::vector<FigureSummary> summaries = summarise_all(figures, as_of);
  for (std::size_t i = 0; i < figures.size(); ++i) {
    const bool counts =
        std::ranges::any_of(summaries, [&](const FigureSummary& s) { return std::ranges::count(s.used, i) > 0; });
    use({&figures[i], record, id, counts});
  }
}

void add_claim_columns(TableMaker<ClaimRow>& maker) {
  using Row = const ClaimRow&;
  maker.add(
      {"record", FieldType::kText, "Record"}, [](Row c) { return text_value(c.record); }, true);
  maker.add(
      {"record_id", FieldType::kText, "Record (id)"}, [](Row c) { return text_value(c.record_id); }, true);
  maker.add(
      {"measure", FieldType::kText, "Measure"}, [](Row c) { return text_value(to_string(c.figure->measure)); }, true);
  maker.add({"low", FieldType::kReal, "Low"}, [](Row c) { return number_value(c.figure->low); });
  maker.add({"best", FieldType::kReal, "Best"}, [](Row c) { return number_value(c.figure->best); });
  maker.add({"high", FieldType::kReal, "High"}, [](Row c) { return number_value(c.figure->high); });
  maker.add({"qualifier", FieldType::kText, "Qualifier"},
            [](Row c) { return text_value(to_string(c.figure->qualifier)); });
  maker.add({"currency", FieldType::kText, "Currency"}, [](Row c) { return text_value(c.figure->currency); });
  maker.add({"reported", FieldType::kText, "Reported (EDTF)"},
            [](Row c) { return text_value(c.figure->reported.edtf); });
  maker.add({"source", FieldType::kText, "Source (id)"}, [](Row c) { return text_value(c.figure->source); });
  maker.add({"status", FieldType::kText, "Status"}, [](Row c) { return kind_value(c.figure->status); });
  maker.add({"among", FieldType::kText, "Among (id)"}, [](Row c) { return text_value(c.figure->among); });
  maker.add({"covers", FieldType::kText, "Covers (EDTF)"}, [](Row c) { return text_value(c.figure->covers.edtf); });
  maker.add({"id", FieldType::kText, "Id"}, [](Row c) { return text_value(c.figure->id); });
  maker.add({"repeats", FieldType::kText, "Repeats (id)"}, [](Row c) { return text_value(c.figure->repeats); });
  maker.add(
      {"counts", FieldType::kBoolean, "On the map as of its date"},
      [](Row c) { return FieldValue(static_cast<std::int64_t>(c.counts)); }, true);
  maker.add_texts("note", "Note", [](Row c) -> const LocalText& { return c.figure->note; });
}

}  // namespace

void for_each_claim(const RecordRow& row, const AsOf& as_of, const std::function<void(const ClaimRow&)>& use) {
  for_each_claim(*row.figures, row.record, *row.id, as_of, use);
}

void for_each_claim(const Chronicle& chronicle, const AsOf& as_of, const std::function<void(const ClaimRow&)>& use) {
  for_each_claim(chronicle.figures, "chronicle", chronicle.id, as_of, use);
}

TableMaker<ClaimRow> claims_maker(const std::shared_ptr<const ExportContext>& context) {
  TableMaker<ClaimRow> maker;
  add_claim_columns(maker);
  maker.walk = [context](const auto& use) {
    context->records->each([&](const RecordRow& row) { for_each_claim(row, context->view.as_of, use); });
    for_each_claim(context->chronicle(), context->view.as_of, use);
  };
  return maker;
}

}  // namespace dateline
