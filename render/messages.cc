#include "render/messages.h"

#include <algorithm>
#include <array>
#include <cassert>
#include <cmath>

#include <fmt/format.h>

namespace dateline {
namespace {

enum Column : std::size_t { kEn, kRu, kKk, kColumns };
constexpr std::array<std::string_view, kColumns> column_names{"en", "ru", "kk"};

struct Row {
  std::string_view key;
  std::array<std::string_view, kColumns> text;
};

// Sorted by key; a test makes sure of it and that no cell is empty.
// One row a line, however long.
// clang-format off
constexpr auto table = std::to_array<Row>({
    {"amount.billion", {"{n} billion", "{n} млрд", "{n} млрд"}},
    {"amount.million", {"{n} million", "{n} млн", "{n} млн"}},
    {"as_of", {"As reported by {day}", "По сообщениям на {day}", "{day} дейінгі хабарламалар бойынша"}},
    {"class.abduction", {"Abduction", "Похищение", "Адам ұрлау"}},
    {"class.accident", {"Accident", "Авария", "Апат"}},
    {"class.agreement", {"Agreement", "Соглашение", "Келісім"}},
    {"class.aid", {"Aid delivered", "Доставка помощи", "Көмек жеткізу"}},
    {"class.alert", {"Alert", "Тревога", "Дабыл"}},
    {"class.arrest", {"Arrest", "Задержание", "Ұстау"}},
    {"class.arson", {"Arson", "Поджоги", "Өртеу"}},
    {"class.attack", {"Attack on people", "Нападение на людей", "Адамдарға шабуыл"}},
    {"class.brawl", {"Brawl", "Драка", "Төбелес"}},
    {"class.clash", {"Clash", "Столкновение", "Қақтығыс"}},
    {"class.closure", {"Closure", "Закрытие", "Жабу"}},
    {"class.control-change", {"Change of control", "Смена контроля", "Бақылау ауысуы"}},
    {"class.crowd-arrival", {"Crowd arriving", "Прибытие толпы", "Топтың келуі"}},
    {"class.damage", {"Property damaged", "Повреждение имущества", "Мүлікті бүлдіру"}},
    {"class.decision", {"Vote or ruling", "Голосование или решение", "Дауыс беру не шешім"}},
    {"class.deployment", {"Forces deployed", "Ввод сил", "Жіберілген күштер"}},
    {"class.deportation", {"Deportation", "Депортация", "Жер аудару"}},
    {"class.detention-transfer", {"Transfer of prisoners", "Перевозка задержанных", "Ұсталғандарды тасымалдау"}},
    {"class.discovery", {"Discovery", "Находка", "Табылған зат"}},
    {"class.disinformation", {"False messages", "Ложные сообщения", "Жалған хабар"}},
    {"class.displacement", {"Flight of residents", "Бегство жителей", "Тұрғындардың қашуы"}},
    {"class.drought", {"Drought", "Засуха", "Құрғақшылық"}},
    {"class.earthquake", {"Earthquake", "Землетрясение", "Жер сілкінісі"}},
    {"class.epidemic", {"Epidemic", "Эпидемия", "Эпидемия"}},
    {"class.eruption", {"Eruption", "Извержение", "Жанартау атқылауы"}},
    {"class.evacuation", {"Evacuation", "Эвакуация", "Эвакуация"}},
    {"class.event", {"Other event", "Другое событие", "Басқа оқиға"}},
    {"class.explosion", {"Shelling, strike or explosion", "Обстрел, удар или взрыв", "Атқылау не жарылыс"}},
    {"class.flood", {"Flood", "Наводнение", "Су тасқыны"}},
    {"class.killing", {"Killing", "Убийство", "Кісі өлтіру"}},
    {"class.landslide", {"Landslide", "Оползень", "Көшкін"}},
    {"class.looting", {"Looting", "Грабежи", "Тонау"}},
    {"class.march", {"March", "Шествие", "Шеру"}},
    {"class.medical-care", {"Injured treated", "Помощь пострадавшим", "Жаралыларға көмек"}},
    {"class.medical-transfer", {"Injured taken to care", "Доставка пострадавших", "Жаралыларды жеткізу"}},
    {"class.meeting", {"Officials meet residents", "Встреча властей с жителями", "Биліктің тұрғындармен кездесуі"}},
    {"class.movement", {"Other movement", "Другое перемещение", "Басқа қозғалыс"}},
    {"class.office", {"Dismissal or appointment", "Отставка или назначение", "Қызметтен босату, тағайындау"}},
    {"class.official-visit", {"Official visit", "Официальная поездка", "Ресми сапар"}},
    {"class.opening", {"Opening", "Открытие", "Ашу"}},
    {"class.police-operation", {"Police operation", "Действия полиции", "Полиция әрекеті"}},
    {"class.protest", {"Protest", "Протест", "Наразылық"}},
    {"class.return", {"Return", "Возвращение", "Қайту"}},
    {"class.sheltering", {"Shelter given", "Предоставлено укрытие", "Пана берілді"}},
    {"class.shipwreck", {"Shipwreck", "Кораблекрушение", "Кеме апаты"}},
    {"class.statement", {"Statement", "Заявление", "Мәлімдеме"}},
    {"class.storm", {"Storm", "Буря", "Дауыл"}},
    {"class.traffic-incident", {"Road incident", "Дорожный инцидент", "Жолдағы оқиға"}},
    {"class.travel", {"Journey", "Поездка", "Сапар"}},
    {"class.troop-movement", {"Movement of forces", "Переброска сил", "Күштердің қозғалысы"}},
    {"class.wildfire", {"Wildfire", "Природный пожар", "Табиғи өрт"}},
    {"class.withdrawal", {"Withdrawal", "Вывод сил", "Күштерді шығару"}},
    {"count.abducted", {"{n} abducted", "похищено: {n}", "ұрланғандар: {n}"}},
    {"count.affected", {"{n} affected", "пострадало: {n}", "зардап шеккендер: {n}"}},
    {"count.aid_value", {"{n}", "{n}", "{n}"}},
    {"count.area_km2", {"{n} km²", "{n} км²", "{n} км²"}},
    {"count.arrested", {"{n} arrested", "арестовано: {n}", "тұтқындалғандар: {n}"}},
    {"count.border_crossings", {"{n} crossings", "{n} пересечений", "{n} рет өту"}},
    {"count.buildings_damaged", {"{n} buildings", "зданий: {n}", "ғимараттар: {n}"}},
    {"count.damage_cost", {"{n}", "{n}", "{n}"}},
    {"count.deaths", {"{n} dead", "погибших: {n}", "қаза тапқандар: {n}"}},
    {"count.detained", {"{n} detained", "задержано: {n}", "ұсталғандар: {n}"}},
    {"count.displaced", {"{n} displaced", "{n} чел.", "{n} адам"}},
    {"count.evacuated", {"{n} taken", "{n} чел.", "{n} адам"}},
    {"count.events_count", {"{n} events", "событий: {n}", "оқиғалар: {n}"}},
    {"count.homes_damaged", {"{n} homes", "домов: {n}", "үйлер: {n}"}},
    {"count.hospitalised", {"{n} in hospital", "в больнице: {n}", "ауруханада: {n}"}},
    {"count.households_displaced", {"{n} households", "семей: {n}", "отбасылар: {n}"}},
    {"count.injured", {"{n} injured", "пострадавших: {n}", "жараланғандар: {n}"}},
    {"count.magnitude", {"magnitude {n}", "магнитуда {n}", "магнитуда {n}"}},
    {"count.missing", {"{n} missing", "пропали: {n}", "хабарсыз: {n}"}},
    {"count.newly_displaced", {"{n} newly displaced", "вновь: {n} чел.", "жаңадан: {n} адам"}},
    {"count.participants", {"{n} people", "{n} чел.", "{n} адам"}},
    {"count.personnel", {"{n} personnel", "{n} чел.", "{n} адам"}},
    {"count.rescued", {"{n} rescued", "спасено: {n}", "құтқарылғандар: {n}"}},
    {"count.resigned", {"{n} removed", "отставлено: {n}", "босатылғандар: {n}"}},
    {"count.response_hours", {"{n} hours", "{n} ч", "{n} сағат"}},
    {"count.returned", {"{n} returned", "вернулось: {n}", "қайтқандар: {n}"}},
    {"count.sheltered", {"{n} sheltered", "укрыто: {n}", "паналағандар: {n}"}},
    {"count.tonnes", {"{n} tonnes", "{n} т", "{n} т"}},
    {"count.transferred", {"{n} carried", "перевезено: {n}", "тасымалданғандар: {n}"}},
    {"count.treated", {"{n} treated", "получили помощь: {n}", "ем алғандар: {n}"}},
    {"count.unspecified", {"{n}", "{n}", "{n}"}},
    {"count.vehicles_damaged", {"{n} vehicles", "машин: {n}", "көліктер: {n}"}},
    {"count.votes", {"{n} votes", "голосов: {n}", "дауыстар: {n}"}},
    {"count.water_level_m", {"{n} m", "{n} м", "{n} м"}},
    {"count.weapons", {"{n} weapons", "оружия: {n}", "қару: {n}"}},
    {"day.about", {"about {day}", "около {day}", "шамамен {day}"}},
    {"denied", {"denied", "отрицается", "жоққа шығарылды"}},
    {"flow.from", {"from {place}, {distance}", "откуда: {place}, {distance}", "қайдан: {place}, {distance}"}},
    {"flow.to", {"to {place}, {distance}", "куда: {place}, {distance}", "қайда: {place}, {distance}"}},
    {"flow.unknown_destination", {"destination not known", "куда – неизвестно", "қайда екені белгісіз"}},
    {"flow.unknown_origin", {"origin not known", "откуда – неизвестно", "қайдан екені белгісіз"}},
    {"graticule.east", {"E", "в. д.", "ш. б."}},
    {"graticule.north", {"N", "с. ш.", "с. е."}},
    {"graticule.south", {"S", "ю. ш.", "о. е."}},
    {"graticule.west", {"W", "з. д.", "б. б."}},
    {"key.approximate", {"Position approximate", "Положение приблизительное", "Орны шамамен"}},
    {"key.unknown_destination", {"Destination not known", "Куда – неизвестно", "Қайда екені белгісіз"}},
    {"key.unknown_origin", {"Origin not known", "Откуда – неизвестно", "Қайдан екені белгісіз"}},
    {"layer.aid", {"Aid", "Помощь", "Көмек"}},
    {"layer.arrests", {"Arrests", "Задержания", "Ұстау"}},
    {"layer.clash-sites", {"Clash sites", "Места столкновений", "Қақтығыс орындары"}},
    {"layer.crowds", {"Crowds arriving", "Прибытие толп", "Топтардың келуі"}},
    {"layer.custom", {"Other", "Прочее", "Басқа"}},
    {"layer.damage", {"Damage", "Ущерб", "Шығын"}},
    {"layer.displacement-routes", {"Displacement", "Перемещение жителей", "Тұрғындардың қоныс аударуы"}},
    {"layer.hazards", {"Hazards", "Стихийные бедствия", "Апаттар"}},
    {"layer.medical", {"Medical transfers", "Медицинская перевозка", "Медициналық тасымал"}},
    {"layer.official-acts", {"Official acts", "Официальные акты", "Ресми актілер"}},
    {"layer.official-visits", {"Official visits", "Официальные визиты", "Ресми сапарлар"}},
    {"layer.protests", {"Protests", "Протесты", "Наразылықтар"}},
    {"layer.response-deployments", {"Response deployments", "Ввод сил", "Күштерді жіберу"}},
    {"legend", {"Key", "Обозначения", "Шартты белгілер"}},
    {"legend.people", {"People (width of the arrow)", "Люди (ширина стрелки)", "Адамдар (көрсеткі ені)"}},
    {"legend.sized", {"{class} (area by the figure)", "{class} (площадь – по числу)", "{class} (ауданы – саны бойынша)"}},
    {"measure.abducted", {"Abducted", "Похищено", "Ұрланғандар"}},
    {"measure.affected", {"Affected", "Пострадало", "Зардап шеккендер"}},
    {"measure.aid_value", {"Aid", "Помощь", "Көмек"}},
    {"measure.among", {"– of them {who}", "– из них {who}", "– оның ішінде {who}"}},
    {"measure.area_km2", {"Area, km²", "Площадь, км²", "Аудан, км²"}},
    {"measure.arrested", {"Arrested", "Арестовано", "Тұтқындалғандар"}},
    {"measure.border_crossings", {"Border crossings", "Пересечений границы", "Шекарадан өту"}},
    {"measure.buildings_damaged", {"Buildings damaged", "Повреждено зданий", "Бүлінген ғимараттар"}},
    {"measure.damage_cost", {"Damage", "Ущерб", "Шығын"}},
    {"measure.deaths", {"Deaths", "Погибших", "Қаза тапқандар"}},
    {"measure.detained", {"Detained", "Задержано", "Ұсталғандар"}},
    {"measure.displaced", {"Displaced", "Покинули дома", "Үйін тастап кеткендер"}},
    {"measure.evacuated", {"Evacuated", "Эвакуировано", "Эвакуацияланғандар"}},
    {"measure.events_count", {"Events", "Событий", "Оқиғалар"}},
    {"measure.homes_damaged", {"Homes damaged", "Повреждено домов", "Бүлінген үйлер"}},
    {"measure.hospitalised", {"In hospital", "Госпитализировано", "Ауруханаға түскендер"}},
    {"measure.households_displaced", {"Households displaced", "Семей перемещено", "Қоныс аударған отбасылар"}},
    {"measure.injured", {"Injured", "Пострадавших", "Жараланғандар"}},
    {"measure.magnitude", {"Magnitude", "Магнитуда", "Магнитуда"}},
    {"measure.missing", {"Missing", "Пропало без вести", "Хабарсыз кеткендер"}},
    {"measure.newly_displaced", {"Newly displaced", "Вновь перемещено", "Жаңадан қоныс аударғандар"}},
    {"measure.participants", {"Participants", "Участников", "Қатысушылар"}},
    {"measure.personnel", {"Personnel", "Личный состав", "Жеке құрам"}},
    {"measure.rescued", {"Rescued", "Спасено", "Құтқарылғандар"}},
    {"measure.resigned", {"Removed from office", "Освобождено от должности", "Қызметінен босатылғандар"}},
    {"measure.response_hours", {"Hours until help came", "Часов до прибытия", "Көмек келгенге дейін, сағат"}},
    {"measure.returned", {"Returned", "Вернулось", "Қайтқандар"}},
    {"measure.sheltered", {"Sheltered", "Укрыто", "Паналағандар"}},
    {"measure.tonnes", {"Tonnes", "Тонн", "Тонна"}},
    {"measure.transferred", {"Carried to care", "Перевезено", "Тасымалданғандар"}},
    {"measure.treated", {"Treated", "Получили помощь", "Ем қабылдағандар"}},
    {"measure.unspecified", {"Number", "Число", "Саны"}},
    {"measure.vehicles_damaged", {"Vehicles damaged", "Повреждено машин", "Бүлінген көліктер"}},
    {"measure.votes", {"Votes", "Голосов", "Дауыстар"}},
    {"measure.water_level_m", {"Water level, m", "Уровень воды, м", "Су деңгейі, м"}},
    {"measure.weapons", {"Weapons", "Оружие", "Қару"}},
    {"note.coarse_ground", {"Borders and rivers are generalised: near them, a place may appear on the wrong side.", "Границы и реки обобщены: близкие к ним пункты могут оказаться не на той стороне.", "Шекара мен өзендер жалпыланған: жақын жерлер басқа жақта көрінуі мүмкін."}},
    {"qualifier.about", {"about {n}", "около {n}", "шамамен {n}"}},
    {"qualifier.at_least", {"at least {n}", "не менее {n}", "кемінде {n}"}},
    {"qualifier.less_than", {"fewer than {n}", "менее {n}", "{n} аз"}},
    {"qualifier.more_than", {"more than {n}", "более {n}", "{n} астам"}},
    {"qualifier.nearly", {"nearly {n}", "почти {n}", "{n} жуық"}},
    {"qualifier.plain", {"{n}", "{n}", "{n}"}},
    {"qualifier.up_to", {"up to {n}", "до {n}", "{n} дейін"}},
    {"source.unnamed", {"Source not named", "Источник не назван", "Дереккөз аталмаған"}},
    {"sources", {"Sources of the figures", "Источники данных", "Деректер көздері"}},
    {"summary", {"What was reported", "Что сообщалось", "Не хабарланды"}},
    {"symbol.deployment", {"Forces present, from where not stated", "Силы на месте, откуда – не сообщается", "Күштер бар, қайдан екені айтылмаған"}},
    {"unit.km", {"{n} km", "{n} км", "{n} км"}},
    {"unit.m", {"{n} m", "{n} м", "{n} м"}},
});
// clang-format on

constexpr std::array<std::array<std::string_view, 12>, kColumns> months{{
    {"January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
     "December"},
    {"января", "февраля", "марта", "апреля", "мая", "июня", "июля", "августа", "сентября", "октября", "ноября",
     "декабря"},
    {"қаңтар", "ақпан", "наурыз", "сәуір", "мамыр", "маусым", "шілде", "тамыз", "қыркүйек", "қазан", "қараша",
     "желтоқсан"},
}};

constexpr std::string_view narrow_no_break_space = "\u202F";
constexpr std::string_view en_dash = "\u2013";

std::string_view primary_subtag(std::string_view lang) { return lang.substr(0, lang.find('-')); }

std::size_t column_of(std::string_view lang) {
  const auto found = std::ranges::find(column_names, primary_subtag(lang));
  return found == column_names.end() ? std::size_t{kEn} : static_cast<std::size_t>(found - column_names.begin());
}

std::string replaced(std::string text, std::string_view what, std::string_view with) {
  const std::size_t at = text.find(what);
  return at == std::string::npos ? text : text.replace(at, what.size(), with);
}

std::string month_of(std::chrono::year_month_day day, std::size_t column) {
  return std::string(months[column][static_cast<unsigned>(day.month()) - 1]);
}

/// "5–11", joined to a month and a year in the order of the language.
std::string with_year(std::string day_and_month, int year, std::size_t column) {
  switch (column) {
    case kRu: return fmt::format("{} {} г.", day_and_month, year);
    case kKk: return fmt::format("{} ж. {}", year, day_and_month);
    default: return fmt::format("{} {}", day_and_month, year);
  }
}

constexpr std::pair<double, std::string_view> large_units[] = {{1e9, "amount.billion"}, {1e6, "amount.million"}};

/// True if two decimals of the unit say all of the value: rounding a claim would make it another claim.
bool is_round(double value, double unit) {
  const double hundredths = value / unit * 100;
  return std::abs(hundredths - std::round(hundredths)) < 1e-6;
}

}  // namespace

bool has_messages(std::string_view lang) { return std::ranges::count(column_names, primary_subtag(lang)) > 0; }

bool has_message(std::string_view key) { return std::ranges::binary_search(table, key, {}, &Row::key); }

std::string message(std::string_view key, std::string_view lang) {
  const auto row = std::ranges::lower_bound(table, key, {}, &Row::key);
  assert(row != table.end() && row->key == key && "no such message");
  if (row == table.end() || row->key != key) return std::string(key);
  return std::string(row->text[column_of(lang)]);
}

std::string message(std::string_view key, std::string_view lang,
                    const std::vector<std::pair<std::string_view, std::string>>& values) {
  std::string text = message(key, lang);
  for (const auto& [name, value] : values) text = replaced(std::move(text), fmt::format("{{{}}}", name), value);
  return text;
}

std::string format_number(double value, std::string_view lang) {
  const bool english = column_of(lang) == kEn;
  const double rounded = std::round(value * 100) / 100;
  std::string digits = fmt::format("{:.2f}", std::abs(rounded));
  const std::size_t point = digits.size() - 3;
  std::string fraction = digits.substr(point + 1);
  while (!fraction.empty() && fraction.back() == '0') fraction.pop_back();
  std::string whole = digits.substr(0, point);
  // Russian and Kazakh leave four-digit numbers together.
  const bool grouped = english ? whole.size() > 3 : whole.size() > 4;
  if (grouped)
    for (std::size_t i = whole.size(); i > 3;) whole.insert(i -= 3, english ? "," : narrow_no_break_space);
  if (!fraction.empty()) whole += (english ? "." : ",") + fraction;
  return rounded < 0 ? "\u2212" + whole : whole;
}

std::string format_amount(double value, std::string_view lang) {
  for (const auto& [unit, key] : large_units)
    if (value >= unit && is_round(value, unit)) return message(key, lang, {{"n", format_number(value / unit, lang)}});
  return format_number(value, lang);
}

std::string format_claimed(double low, double high, Qualifier qualifier, std::string_view lang) {
  if (low == high)
    return message(fmt::format("qualifier.{}", to_string(qualifier)), lang, {{"n", format_amount(low, lang)}});
  // A range has its unit once: "4.44–4.5 million".
  for (const auto& [unit, key] : large_units)
    if (low >= unit && is_round(low, unit) && is_round(high, unit))
      return message(
          key, lang,
          {{"n", fmt::format("{}{}{}", format_number(low / unit, lang), en_dash, format_number(high / unit, lang))}});
  return format_amount(low, lang) + std::string(en_dash) + format_amount(high, lang);
}

std::string format_day(std::chrono::year_month_day day, std::string_view lang) { return format_days(day, day, lang); }

std::string format_days(std::chrono::year_month_day first, std::chrono::year_month_day last, std::string_view lang) {
  const std::size_t column = column_of(lang);
  const auto day_of = [](std::chrono::year_month_day d) { return static_cast<unsigned>(d.day()); };
  const int first_year = static_cast<int>(first.year()), last_year = static_cast<int>(last.year());
  const std::string last_part = fmt::format("{} {}", day_of(last), month_of(last, column));
  if (first == last) return with_year(last_part, last_year, column);
  if (first.year() == last.year() && first.month() == last.month())
    return with_year(fmt::format("{}{}{}", day_of(first), en_dash, last_part), last_year, column);
  const std::string first_part = fmt::format("{} {}", day_of(first), month_of(first, column));
  if (first.year() == last.year())
    return with_year(fmt::format("{} {} {}", first_part, en_dash, last_part), last_year, column);
  return fmt::format("{} {} {}", with_year(first_part, first_year, column), en_dash,
                     with_year(last_part, last_year, column));
}

std::string format_distance(double metres, std::string_view lang) {
  const double fine = metres < 100 ? 10 : 50;
  const double rounded = std::max(std::round(metres / fine), 1.0) * fine;
  if (rounded < 1000) return message("unit.m", lang, {{"n", format_number(rounded, lang)}});
  const double km = metres / 1000;
  const double step = km >= 20 ? 5 : km >= 2 ? 1 : 0.1;
  return message("unit.km", lang, {{"n", format_number(std::round(km / step) * step, lang)}});
}

std::string format_distances(double least_metres, double most_metres, std::string_view lang) {
  const std::string least = format_distance(least_metres, lang), most = format_distance(most_metres, lang);
  if (least == most) return most;
  // A unit that both end with is said once.
  const auto unit_at = [](const std::string& text) { return text.find_last_of("0123456789") + 1; };
  const std::string unit = least.substr(unit_at(least));
  return (unit == most.substr(unit_at(most)) ? least.substr(0, unit_at(least)) : least) + "–" + most;
}

std::string superscript(int number) {
  static constexpr std::array<std::string_view, 10> digits{"⁰", "¹", "²", "³", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹"};
  std::string out;
  for (const char c : std::to_string(number)) out += digits[static_cast<std::size_t>(c - '0')];
  return out;
}

}  // namespace dateline
