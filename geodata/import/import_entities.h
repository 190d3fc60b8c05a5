// The sources, places and actors that rows of a table name again and again: each is put out once, before its first use.
//
//   ImportEntities entities(sink);
//   event.places = {entities.place(key, [&] { return make_place(row); })};
//
// Ids are made from what the thing is, never from the order of rows, so that next month's release of the same data set
// gives the same ids. Memory grows with the number of different things, not with the number of rows.
#pragma once

#include <functional>
#include <string>
#include <string_view>

#include "geodata/import/import_book.h"
#include "geodata/record_sink.h"

namespace dateline {

/// Between the parts of a key; no cell holds it, because control characters are taken out.
inline constexpr char key_separator = '\x1f';

/// An id from any words: "Obo town" -> "obo-town"; letters beyond ASCII lose their marks ("Région" -> "region") or, in
/// other scripts, give way to a hash of the whole. At most `most` characters.
std::string slug(std::string_view words, std::size_t most = 40);

/// A slug and a hash of `identity`: "obo-town-3f9a1c". The same words and identity give the same id on every machine.
std::string slug_with_hash(std::string_view words, std::string_view identity);

/// `id` if it is not taken, else one with a hash of the key behind it.
std::string free_id(std::string id, std::string_view key, const std::function<bool(const std::string&)>& is_taken);

/// Not for several threads at once.
class ImportEntities {
 public:
  explicit ImportEntities(RecordSink& sink) : sink_(sink) {}

  /// The id of the thing with that key, good as long as this object. `make` is called, and what it returns put out,
  /// when the key is new. The id that `make` chose is kept when it is still free, else a hash of the key is added.
  /// `make` may ask for other things (a place for the one that it lies in), which are then put out first.
  template <typename Make>
  const std::string& place(std::string_view key, const Make& make) {
    return find_or_make<Place>(places_, key, make);
  }
  template <typename Make>
  const std::string& actor(std::string_view key, const Make& make) {
    return find_or_make<Actor>(actors_, key, make);
  }
  template <typename Make>
  const std::string& source(std::string_view key, const Make& make) {
    return find_or_make<Source>(sources_, key, make);
  }

 private:
  using Book = ImportBook;

  template <typename Thing, typename Make>
  const std::string& find_or_make(Book& book, std::string_view key, const Make& make) {
    const std::string* id = book.find(key);
    return id != nullptr ? *id : put_out<Thing>(book, key, make());
  }
  template <typename Thing>
  const std::string& put_out(Book& book, std::string_view key, Thing thing);

  RecordSink& sink_;
  Book places_, actors_, sources_;
};

}  // namespace dateline
