"""Codes and names the world's sources lack."""

# Natural Earth's own three-letter codes of areas without an ISO code.
CODES = {'Kosovo': 'XK', 'N. Cyprus': 'CYN', 'Somaliland': 'SOL', 'Siachen Glacier': 'KAS', 'Dhekelia': 'ESB',
         'Akrotiri': 'WSB', 'Cyprus U.N. Buffer Zone': 'CNM', 'USNB Guantanamo Bay': 'USG', 'Indian Ocean Ter.': 'IOA',
         'Coral Sea Is.': 'CSI', 'Spratly Is.': 'PGA', 'Clipperton I.': 'CLP', 'Bajo Nuevo Bank': 'BJN',
         'Serranilla Bank': 'SER', 'Scarborough Reef': 'SCR', 'Ashmore and Cartier Is.': 'ATC', 'Baikonur': 'KZ'}

# (longitude and latitude inside the lake, {language: name}); large lakes beyond doubt
LAKES = [
    (77.3, 42.45, {'en': 'Issyk-Kul', 'ru': 'Иссык-Куль', 'kk': 'Ыстықкөл', 'ky': 'Ысык-Көл'}),
    (74.2, 46.0, {'en': 'Balkhash', 'ru': 'Балхаш', 'kk': 'Балқаш', 'ky': 'Балкаш'}),
    (107.7, 53.3, {'en': 'Lake Baikal', 'ru': 'Байкал', 'fr': 'lac Baïkal', 'es': 'lago Baikal'}),
    (31.4, 60.9, {'en': 'Lake Ladoga', 'ru': 'Ладожское озеро'}),
    (35.5, 61.7, {'en': 'Lake Onega', 'ru': 'Онежское озеро'}),
    (33.0, -1.0, {'en': 'Lake Victoria', 'fr': 'lac Victoria', 'es': 'lago Victoria', 'ru': 'Виктория'}),
    (29.5, -6.0, {'en': 'Lake Tanganyika', 'fr': 'lac Tanganyika', 'es': 'lago Tanganica', 'ru': 'Танганьика'}),
    (34.5, -12.0, {'en': 'Lake Malawi', 'fr': 'lac Malawi', 'es': 'lago Malaui', 'ru': 'Малави'}),
    (36.1, 3.6, {'en': 'Lake Turkana', 'fr': 'lac Turkana', 'ru': 'Туркана'}),
    (30.9, 1.7, {'en': 'Lake Albert', 'fr': 'lac Albert', 'ru': 'Альберт'}),
    (37.4, 12.0, {'en': 'Lake Tana', 'fr': 'lac Tana', 'ru': 'Тана'}),
    (29.1, -2.0, {'en': 'Lake Kivu', 'fr': 'lac Kivu', 'ru': 'Киву'}),
    (-87.5, 47.7, {'en': 'Lake Superior', 'fr': 'lac Supérieur', 'es': 'lago Superior', 'ru': 'Верхнее'}),
    (-87.0, 43.5, {'en': 'Lake Michigan', 'fr': 'lac Michigan', 'es': 'lago Míchigan', 'ru': 'Мичиган'}),
    (-82.4, 44.8, {'en': 'Lake Huron', 'fr': 'lac Huron', 'es': 'lago Hurón', 'ru': 'Гурон'}),
    (-81.2, 42.2, {'en': 'Lake Erie', 'fr': 'lac Érié', 'es': 'lago Erie', 'ru': 'Эри'}),
    (-77.8, 43.6, {'en': 'Lake Ontario', 'fr': 'lac Ontario', 'es': 'lago Ontario', 'ru': 'Онтарио'}),
    (-121.0, 66.0, {'en': 'Great Bear Lake', 'fr': 'Grand lac de l’Ours', 'ru': 'Большое Медвежье озеро'}),
    (-114.0, 61.7, {'en': 'Great Slave Lake', 'fr': 'Grand lac des Esclaves', 'ru': 'Большое Невольничье озеро'}),
    (-97.2, 52.5, {'en': 'Lake Winnipeg', 'fr': 'lac Winnipeg', 'ru': 'Виннипег'}),
    (-69.4, -15.8, {'en': 'Lake Titicaca', 'fr': 'lac Titicaca', 'es': 'lago Titicaca', 'ru': 'Титикака'}),
    (-85.4, 11.5, {'en': 'Lake Nicaragua', 'fr': 'lac Nicaragua', 'es': 'lago Nicaragua', 'ru': 'Никарагуа'}),
    (42.9, 38.65, {'en': 'Lake Van', 'fr': 'lac de Van', 'tr': 'Van Gölü', 'ru': 'Ван'}),
    (45.4, 37.6, {'en': 'Lake Urmia', 'fr': 'lac d’Ourmia', 'ru': 'Урмия'}),
    (13.3, 58.9, {'en': 'Vänern', 'sv': 'Vänern', 'ru': 'Венерн'}),
]
