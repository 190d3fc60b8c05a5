#include "tests/stability/schema_changes.h"

#include <stdexcept>

#include <fmt/format.h>
#include <google/protobuf/descriptor.h>

namespace dateline {
namespace {

using google::protobuf::Descriptor;
using google::protobuf::DescriptorPool;
using google::protobuf::EnumDescriptor;
using google::protobuf::FieldDescriptor;
using google::protobuf::FileDescriptor;
using google::protobuf::FileDescriptorSet;

void build(DescriptorPool& pool, const FileDescriptorSet& set) {
  for (const auto& file : set.file())
    if (pool.BuildFile(file) == nullptr) throw std::runtime_error("cannot build " + file.name());
}

/// The message or enum that a field holds; empty for plain ones.
std::string held_type(const FieldDescriptor& field) {
  if (field.message_type() != nullptr) return field.message_type()->full_name();
  if (field.enum_type() != nullptr) return field.enum_type()->full_name();
  return field.type_name();
}

std::string oneof_of(const FieldDescriptor& field) {
  return field.real_containing_oneof() == nullptr ? "" : field.real_containing_oneof()->name();
}

class Comparison {
 public:
  explicit Comparison(const DescriptorPool& newer) : newer_(newer) {}

  void compare(const FileDescriptor& older) {
    for (int i = 0; i < older.message_type_count(); ++i) compare(*older.message_type(i));
    for (int i = 0; i < older.enum_type_count(); ++i) compare(*older.enum_type(i));
  }

  std::vector<std::string> take() { return std::move(found_); }

 private:
  void compare(const Descriptor& older) {
    const Descriptor* now = newer_.FindMessageTypeByName(older.full_name());
    if (now == nullptr) return add(fmt::format("message {} is gone", older.full_name()));
    for (int i = 0; i < older.field_count(); ++i) compare(*older.field(i), *now);
    for (int i = 0; i < now->field_count(); ++i) check_reserved(older, *now->field(i));
    for (int i = 0; i < older.nested_type_count(); ++i) compare(*older.nested_type(i));
    for (int i = 0; i < older.enum_type_count(); ++i) compare(*older.enum_type(i));
  }

  void compare(const FieldDescriptor& older, const Descriptor& message) {
    const FieldDescriptor* now = message.FindFieldByNumber(older.number());
    if (now == nullptr) return add(fmt::format("field {} ({}) is gone", older.full_name(), older.number()));
    const auto changed = [&](const char* what, const std::string& from, const std::string& to) {
      if (from != to) add(fmt::format("field {} changes its {} from {} to {}", older.full_name(), what, from, to));
    };
    changed("name", older.name(), now->name());
    changed("JSON name", older.json_name(), now->json_name());
    changed("type", held_type(older), held_type(*now));
    changed("oneof", oneof_of(older), oneof_of(*now));
    if (older.is_repeated() != now->is_repeated())
      add(fmt::format("field {} {} repeated", older.full_name(), now->is_repeated() ? "becomes" : "is no longer"));
    else if (older.has_presence() != now->has_presence())
      add(fmt::format("field {} {} when it is not stated", older.full_name(),
                      now->has_presence() ? "now tells" : "no longer tells"));
  }

  /// A number or name that was set aside holds something else in still older files.
  void check_reserved(const Descriptor& older, const FieldDescriptor& now) {
    if (older.IsReservedNumber(now.number()))
      add(fmt::format("field {} takes the reserved number {}", now.full_name(), now.number()));
    if (older.IsReservedName(now.name())) add(fmt::format("field {} takes a reserved name", now.full_name()));
  }

  void compare(const EnumDescriptor& older) {
    const EnumDescriptor* now = newer_.FindEnumTypeByName(older.full_name());
    if (now == nullptr) return add(fmt::format("enum {} is gone", older.full_name()));
    for (int i = 0; i < older.value_count(); ++i) {
      const auto* value = now->FindValueByName(older.value(i)->name());
      if (value == nullptr)
        add(fmt::format("{} of enum {} is gone", older.value(i)->name(), older.full_name()));
      else if (value->number() != older.value(i)->number())
        add(fmt::format("{} of enum {} changes its number from {} to {}", value->name(), older.full_name(),
                        older.value(i)->number(), value->number()));
    }
  }

  void add(std::string sentence) { found_.push_back(std::move(sentence)); }

  const DescriptorPool& newer_;
  std::vector<std::string> found_;
};

}  // namespace

std::vector<std::string> breaking_changes(const FileDescriptorSet& older, const FileDescriptorSet& newer) {
  DescriptorPool old_pool, new_pool;
  build(old_pool, older);
  build(new_pool, newer);
  Comparison comparison(new_pool);
  for (const auto& file : older.file()) comparison.compare(*old_pool.FindFileByName(file.name()));
  return comparison.take();
}

}  // namespace dateline
