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
#include <unordered_map>

#include "geodata/record_sink.h"

namespace dateline {

/// An id from any words: "Obo town" -> "obo-town"; letters beyond ASCII lose their marks ("Région" -> "region") or, in
/// other scripts, give way to a hash of the whole. At most `most` characters.
std::string slug(std::string_view words, std::size_t most = 40);

/// A slug and a hash of `identity`: "obo-town-3f9a1c". The same words and identity give the same id on every machine.
std::string slug_with_hash(std::string_view words, std::string_view identity);

/// Not for several threads at once.
class ImportEntities {
 public:
  explicit ImportEntities(RecordSink& sink) : sink_(sink) {}

  /// The id of the thing with that key; `make` is called, and what it makes put out, when the key is new. The id that
  /// `make` chose is kept when it is still free, else a hash of the key is added.
  const std::string& place(std::string_view key, const std::function<Place()>& make);
  const std::string& actor(std::string_view key, const std::function<Actor()>& make);
  const std::string& source(std::string_view key, const std::function<Source()>& make);

 private:
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  using Ids = std::unordered_map<std::string, std::string, Hash, std::equal_to<>>;
  struct Book {
    Ids by_key;
    std::unordered_map<std::string, bool> taken;
  };
  template <typename Thing>
  const std::string& find_or_make(Book& book, std::string_view key, const std::function<Thing()>& make);

  RecordSink& sink_;
  Book places_, actors_, sources_;
};

}  // namespace dateline
