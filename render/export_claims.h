// The table of claims: one row for each figure of each record. Private to render/export_*.
#pragma once

#include <functional>
#include <memory>
#include <string_view>

#include "render/export_columns.h"
#include "render/export_context.h"

namespace dateline {

/// A claim and the record it is about.
struct ClaimRow {
  const Figure* figure;
  std::string_view record;  ///< "event", "movement", "deployment", "chronicle"
  std::string_view record_id;
  bool counts;  ///< part of the number on the map as of its date
};

/// The claims of one record.
void for_each_claim(const RecordRow& row, const AsOf& as_of, const std::function<void(const ClaimRow&)>& use);

/// Those about the whole.
void for_each_claim(const Chronicle& chronicle, const AsOf& as_of, const std::function<void(const ClaimRow&)>& use);

/// Columns and walk; the rows are still to be looked at.
TableMaker<ClaimRow> claims_maker(const std::shared_ptr<const ExportContext>& context);

}  // namespace dateline
