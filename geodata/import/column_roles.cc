#include "geodata/import/column_roles.h"

#include <algorithm>
#include <array>

#include "geodata/import/cell_coordinates.h"
#include "geodata/import/cell_values.h"
#include "geodata/import/date_order.h"
#include "geodata/import/name_folding.h"
#include "geodata/import/table_row_view.h"

namespace dateline {
namespace {

using namespace std::string_view_literals;

struct Words {
  std::string_view role;
  std::string_view words;  ///< folded, between commas
};

/// Whole names of columns; names that hold one of the words are looked for when none is the whole.
constexpr auto vocabulary = std::to_array<Words>({
    {"id", "id,event id,code,identifier,identifiant,numero,no,nr,номер,ид"},
    {"start", "start,start date,date start,from date,begin,debut,date debut,fecha inicio,inicio,начало,дата начала"},
    {"end", "end,end date,date end,to date,until,fin,date fin,fecha fin,конец,дата окончания"},
    {"reported", "reported,date reported,report date,date de rapport,fecha de reporte,дата сообщения"},
    {"date", "date,event date,day date,when,fecha,дата,jour,incident date"},
    {"time", "time,hour,heure,hora,время"},
    {"year", "year,annee,an,ano,anio,год"},
    {"month", "month,mois,mes,месяц"},
    {"day", "day,dia,день"},
    {"lat", "lat,latitude,latitud,y,y coord,широта"},
    {"lon", "lon,long,lng,longitude,longitud,x,x coord,долгота"},
    {"coordinates", "coordinates,coords,gps,coordonnees,coordenadas,координаты,wkt,geometry,location gps"},
    {"origin", "origin,origen,origine,provenance,procedencia,from,de,откуда,место выезда,departure,lieu d origine"},
    {"destination", "destination,destino,dest,to,vers,куда,место прибытия,arrival,lieu de destination"},
    {"place",
     "place,location,lieu,localite,lugar,localidad,место,населенный пункт,town,village,city,ville,ciudad,"
     "settlement,site,город,село"},
    {"within",
     "district,region,province,state,admin1,admin2,adm1,adm2,departamento,departement,provincia,municipio,район,"
     "область,регион,county,prefecture"},
    {"country", "country,pays,pais,страна,iso3,iso2,country code"},
    {"type", "type,kind,event type,category,categorie,genre,tipo,тип,вид,incident type"},
    {"title", "title,titre,titulo,headline,заголовок,название"},
    {"note",
     "note,notes,description,descripcion,comment,comments,commentaire,remarques,observaciones,описание,примечание,"
     "summary,details"},
    {"source", "source,fuente,источник,sources,media"},
    {"url", "url,link,lien,enlace,ссылка,source url"},
    {"actor", "actor,group,groupe,perpetrator,force,auteur,grupo,группа,стороны,actor1"},
    {"mode", "mode,transport,means of transport"},
    {"deaths",
     "deaths,killed,dead,fatalities,morts,deces,tues,muertos,muertes,fallecidos,погибшие,погибло,убито,жертвы"},
    {"injured", "injured,wounded,blesses,heridos,раненые,ранено,пострадавшие"},
    {"missing", "missing,disparus,desaparecidos,пропавшие"},
    {"displaced",
     "displaced,idps,idp,deplaces,desplazados,перемещенные,вынужденные переселенцы,refugees,individuals,"
     "people,persons,personnes,personas,людей"},
    {"returned", "returned,returnees,retournes,retornados,вернувшиеся"},
    {"evacuated", "evacuated,evacues,evacuados,эвакуировано"},
    {"affected", "affected,affectes,sinistres,afectados,damnificados,затронутые"},
    {"arrested", "arrested,arretes,detenidos,arrestados,задержано,арестовано"},
    {"abducted", "abducted,kidnapped,enleves,secuestrados,похищено"},
    {"homes_damaged", "homes damaged,houses damaged,maisons detruites,viviendas danadas,дома"},
    {"households_displaced", "households,hh,menages,hogares,families,familles,familias,домохозяйства"},
});

bool lists(std::string_view words, std::string_view word) {
  for (const std::string_view one : split_list(words, ","))
    if (one == word) return true;
  return false;
}

/// The role of a column of that name; `part` looks for words within it ("number of deaths").
std::string_view role_of(const std::string& folded, bool part) {
  for (const Words& entry : vocabulary) {
    if (!part && lists(entry.words, folded)) return entry.role;
    if (!part) continue;
    const std::vector<std::string_view> pieces = split_list(folded, " ");
    for (const std::string_view piece : pieces)
      if (piece.size() >= 4 && lists(entry.words, piece)) return entry.role;
  }
  return {};
}

bool holds_values(const std::vector<std::string>& cells, bool (*is_one)(const std::string&)) {
  return !cells.empty() && std::ranges::all_of(cells, is_one);
}

bool is_both(const std::string& cell) {
  return read_coordinates(cell, false).has_value() || read_coordinates(cell, true).has_value();
}

bool looks_like_dates(const std::vector<std::string>& cells) {
  const DateGuess guess = guess_date_order(cells);
  return guess.dates > 0 && guess.others * 10 <= guess.dates;
}

/// The first row among ten that is nearly as wide as the widest and holds words alone.
std::size_t find_header(const TableHead& head) {
  const auto said = [](const std::vector<std::string>& row) {
    return std::ranges::count_if(row, [](const std::string& c) { return !trim_cell(c).empty(); });
  };
  std::ptrdiff_t widest = 0;
  for (const auto& row : head) widest = std::max(widest, static_cast<std::ptrdiff_t>(said(row)));
  for (std::size_t i = 0; i < std::min<std::size_t>(head.size(), 10); ++i) {
    const bool words =
        std::ranges::none_of(head[i], [](const std::string& c) { return read_number(c, false).has_value(); });
    if (words && said(head[i]) * 10 >= widest * 6) return i;
  }
  return 0;
}

void find_date_order(const TableHead& head, ColumnRoles& roles) {
  std::vector<std::string> dates;
  for (const std::string_view role : {"date", "start", "end", "reported"}) {
    const auto found = roles.columns.find(role);
    if (found == roles.columns.end()) continue;
    for (std::string& cell : cells_below(head, roles.header_row, found->second.front()))
      dates.push_back(std::move(cell));
  }
  const DateGuess guess = guess_date_order(dates);
  if (guess.order) roles.date_order = *guess.order;
  roles.date_order_known = dates.empty() || guess.order.has_value();
}

}  // namespace

std::vector<std::string> cells_below(const TableHead& head, std::size_t header_row, std::size_t column) {
  std::vector<std::string> cells;
  for (std::size_t r = header_row + 1; r < head.size(); ++r)
    if (column < head[r].size() && !trim_cell(head[r][column]).empty()) cells.emplace_back(trim_cell(head[r][column]));
  return cells;
}

ColumnRoles find_column_roles(const TableHead& head) {
  ColumnRoles roles;
  if (head.empty()) return roles;
  roles.header_row = find_header(head);
  roles.names = head[roles.header_row];
  for (const bool part : {false, true}) {
    for (std::size_t c = 0; c < roles.names.size(); ++c) {
      const auto known = [&](const auto& entry) { return std::ranges::find(entry.second, c) != entry.second.end(); };
      if (std::ranges::any_of(roles.columns, known)) continue;
      const std::string_view role = role_of(fold_name(roles.names[c]), part);
      if (!role.empty()) roles.columns[std::string(role)].push_back(c);
    }
  }
  for (std::size_t c = 0; c < roles.names.size(); ++c) {
    const auto known = [&](const auto& entry) { return std::ranges::find(entry.second, c) != entry.second.end(); };
    if (std::ranges::any_of(roles.columns, known)) continue;
    const std::vector<std::string> cells = cells_below(head, roles.header_row, c);
    if (looks_like_dates(cells))
      roles.columns["date"].push_back(c);
    else if (holds_values(cells, is_both))
      roles.columns["coordinates"].push_back(c);
    else
      roles.unknown.push_back(c);
  }
  find_date_order(head, roles);
  if (const auto lat = roles.columns.find("lat"); lat != roles.columns.end())
    roles.decimal_comma =
        std::ranges::any_of(cells_below(head, roles.header_row, lat->second.front()), [](const std::string& c) {
          return c.find(',') != std::string::npos && read_angle(c, Axis::kLatitude, true).has_value();
        });
  return roles;
}

}  // namespace dateline
