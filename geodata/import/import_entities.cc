#include "geodata/import/import_entities.h"

namespace dateline {

template <typename Thing>
const std::string& ImportEntities::put_out(Book& book, std::string_view key, Thing thing) {
  thing.id = free_id(std::move(thing.id), key, [&](const std::string& id) { return book.is_taken(id); });
  sink_.put(thing);
  return book.add(key, std::move(thing.id));
}

template const std::string& ImportEntities::put_out(Book&, std::string_view, Place);
template const std::string& ImportEntities::put_out(Book&, std::string_view, Actor);
template const std::string& ImportEntities::put_out(Book&, std::string_view, Source);

}  // namespace dateline
