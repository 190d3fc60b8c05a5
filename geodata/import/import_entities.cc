#include "geodata/import/import_entities.h"

namespace dateline {

template <typename Thing>
const std::string& ImportEntities::put_out(Book& book, std::string_view key, Thing thing) {
  thing.id = free_id(std::move(thing.id), key, book.taken);
  book.taken.insert(thing.id);
  sink_.put(thing);
  return book.by_key.emplace(std::string(key), std::move(thing.id)).first->second;
}

template const std::string& ImportEntities::put_out(Book&, std::string_view, Place);
template const std::string& ImportEntities::put_out(Book&, std::string_view, Actor);
template const std::string& ImportEntities::put_out(Book&, std::string_view, Source);

}  // namespace dateline
