"""Names of towns by language.

GeoNames' short list gives alternate names without their language, so a name is
taken only where script and country leave no doubt; time-zone cities have theirs
from the Unicode CLDR.
"""
from difflib import SequenceMatcher

KAZAKH, KYRGYZ, NOT_RUSSIAN = set('әғқңөұүһі'), set('ңөү'), set('әғқңөұүһіїєґўјљњћђџѓќѕӣӯҳҷӑӗҫӱө')
RUSSIAN_SPOKEN = {'RU', 'KZ', 'KG', 'BY'}
LATIN = dict(zip('абвгдезийклмнопрстуфхыьэ', 'a b v g d e z i i k l m n o p r s t u f kh y _ e'.split()))
LATIN.update({'ё': 'yo', 'ж': 'zh', 'ц': 'ts', 'ч': 'ch', 'ш': 'sh', 'щ': 'shch', 'ъ': '', 'ь': '', 'ю': 'yu', 'я': 'ya',
              'ә': 'a', 'ғ': 'gh', 'қ': 'k', 'ң': 'n', 'ө': 'o', 'ұ': 'u', 'ү': 'u', 'һ': 'h', 'і': 'i'})


def _latin(text):
    return ''.join(LATIN.get(c, c) for c in text.lower())


def _in_script(text, low, high):
    letters = [c for c in text if c.isalpha()]
    return bool(letters) and all(low <= ord(c) <= high for c in letters)


def _best(names, ascii_name, least=0.75):
    """The name that sounds most like the main one, or None."""
    def likeness(name):
        return SequenceMatcher(None, _latin(name), ascii_name.lower()).ratio()
    scored = sorted(((-likeness(n), n) for n in names))
    return scored[0][1] if scored and -scored[0][0] >= least else None


def by_script(town):
    """{'name_ru': ...} as far as certain."""
    cyrillic = [n for n in town['alternates'] if _in_script(n, 0x400, 0x52f) and n[0].isupper()]
    found = {}
    if town['country'] in RUSSIAN_SPOKEN:
        found['name_ru'] = _best([n for n in cyrillic if not set(n.lower()) & NOT_RUSSIAN], town['ascii'])
    if town['country'] == 'KZ':
        found['name_kk'] = _best([n for n in cyrillic if set(n.lower()) & KAZAKH], town['ascii'], 0.65)
    if town['country'] == 'KG':
        found['name_ky'] = _best([n for n in cyrillic if set(n.lower()) & KYRGYZ], town['ascii'], 0.65)
    if town['country'] in ('JP', 'KR'):
        low, high, key = (0x3040, 0x9fff, 'name_ja') if town['country'] == 'JP' else (0xac00, 0xd7a3, 'name_ko')
        own = [n for n in town['alternates'] if _in_script(n, low, high)]
        if len(own) == 1:
            found[key] = own[0]
    if town['country'] == 'IL':
        own = [n for n in town['alternates'] if _in_script(n, 0x5d0, 0x5ea)]
        if len(own) == 1:
            found['name_he'] = own[0]
    return {k: v for k, v in found.items() if v}


def with_zone_names(town, zones, names):
    """Adds CLDR's names if the town is the one its time zone is called after."""
    city = town['timezone'].split('/')[-1].replace('_', ' ')
    if city.lower() in (town['ascii'].lower(), town['name'].lower()):
        names.update(zones.get(town['timezone'], {}))
    return names
