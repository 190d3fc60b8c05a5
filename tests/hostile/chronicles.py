"""Chronicles in all four forms, styles and mappings: cut off, bent, far too large, and with strange contents."""
from corpus import (CHRONICLE, HEADER, INERT, MAP, REJECT, SURVIVE, Case, field, flipped, framed, put, put_chronicle,
                    put_map, put_sparse, varint)

CHECK = ["check", "a.chronicle.txtpb"]
DRAW = ["render", "a.map.txtpb", "-o", "a.svg"]
FIGURE = 'figures { measure: DEATHS best: 1 }\n'


def text(name, content, says, kind=REJECT, command=CHECK, **more):
    return Case(name, kind, command, lambda work: put_chronicle(work, content), says, **more)


def binary(name, file, content, says, kind=REJECT, **more):
    return Case(name, kind, ["check", file], lambda work: put(work, file, content), says, **more)


def map_of(content):
    return lambda work: (put_map(work), put_chronicle(work, content))


def same_place_events(count, place='places { id: "p" names { text: "P" } lat: 43 lon: 75 precision: EXACT }'):
    return 'id: "a"\n' + place + "\n" + "".join(
        f'events {{ id: "e{i}" kind: CLASH places: "p" when: "2020-02-07" }}\n' for i in range(count))


def json_of(chronicle_part):
    return '{"id": "a", ' + chronicle_part + "}"


def no_raw_markup(work):
    drawn = (work / "a.svg").read_text()
    return [bad for bad in ("<script>alert", "<svg onload", "<!ENTITY", "]]><", "\u202e", "\x1b") if bad in drawn]


def place_named(name):
    return CHRONICLE.replace('text: "North"', 'text: "' + name + '"')


CUT = CHRONICLE[:len(CHRONICLE) // 2]
RECORD = field(5, field(1, b"fight") + field(5, b"2020-02-07"))  # an event of a stream

CASES = [
    # text
    text("text_cut_off", CUT, r"a\.chronicle\.txtpb:\d+:\d+: error: "),
    text("text_bits_flipped", flipped(CHRONICLE.encode(), 1, 40), r"a\.chronicle\.txtpb:\d+:\d+: error: "),
    text("text_nul_bytes", CHRONICLE.replace("fight", "fi\0ght", 1), r"a\.chronicle\.txtpb:8:\d+: error: "),
    text("text_invalid_utf8", CHRONICLE.encode().replace(b"A paper", b"A p\xffper"),
         r"a\.chronicle\.txtpb:5:\d+: error: "),
    text("text_nested_without_end", "x " + "{ x " * 2_000_000, r":1:\d+: error: .*limit nesting=32"),
    text("text_list_without_end", "places: " + "[" * 2_000_000, r"a\.chronicle\.txtpb:1:\d+: error: "),
    text("text_wrong_everywhere", "x: 1\n" * 300_000, r"too many errors; the rest is not read"),
    text("text_name_of_1_mb", place_named("N" * 1_000_000), r":6:\d+: error: .*limit text-bytes=10000"),
    text("text_a_million_figures", 'id: "a"\n' + FIGURE * 1_000_000, "", SURVIVE, code=3, heavy=True),
    text("text_position_not_a_number", CHRONICLE.replace("lat: 43.0", "lat: nan"), r":6:\d+: error: "),
    text("text_latitude_95", CHRONICLE.replace("lat: 43.0", "lat: 95"), r":6:\d+: error: "),
    text("text_longitude_infinite", CHRONICLE.replace("lon: 75.0", "lon: inf"), r":6:\d+: error: "),
    text("text_places_within_each_other", CHRONICLE.replace('"north" names', '"north" within: "south" names').replace(
        '"south" names', '"south" within: "north" names'), r":\d+:\d+: error: .*"),
    text("text_id_with_slashes", CHRONICLE.replace('"fight"', '"../../fight"'), r":8:\d+: error: "),
    Case("text_1_9_gb_of_nothing", REJECT, CHECK, lambda work: put_sparse(work, "a.chronicle.txtpb", "", 1_900_000_000),
         "limit file-bytes=200000000"),
    # JSON
    binary("json_cut_off", "a.json", '{"id": "a", "places": [{"id": "n"', r"a\.json:1:\d+: error: "),
    binary("json_nested_without_end", "a.json", '{"x": ' + "[" * 3_000_000, r"a\.json:1:\d+: error: .*limit nesting"),
    binary("json_nested_objects", "a.json", '{"x": ' + '{"a":' * 1_000_000, r"a\.json:1:\d+: error: .*limit nesting"),
    binary("json_number_too_large", "a.json", json_of('"places": [{"id": "n", "lat": 1e999, "lon": 0}]'),
           r"a\.json:1:\d+: error: "),
    binary("json_lone_surrogate", "a.json", json_of('"title": [{"text": "\\ud800"}]'), r"a\.json:1:\d+: error: "),
    binary("json_bits_flipped", "a.json", flipped(json_of('"places": [{"id": "n", "lat": 1, "lon": 0}]').encode(), 3, 9),
           r"a\.json:\d+:\d+: error: "),
    # binary
    binary("binary_bits_flipped", "a.pb", flipped(field(1, b"a") + field(9, field(1, b"e")) * 50, 5, 60),
           r"a\.pb: error: .*at byte \d+"),
    binary("binary_cut_off", "a.pb", field(1, b"a") + varint(9 << 3 | 2) + varint(100) + b"x",
           r"a\.pb: error: 100 bytes are announced, 1 are left"),
    binary("binary_claims_2_gb", "a.pb", field(1, b"a") + varint(9 << 3 | 2) + varint(2**31 - 1) + b"x",
           r"a\.pb: error: .*are announced"),
    binary("binary_groups_without_end", "a.pb", field(1, b"a") + b"\x63" * 1_000_000, r"a\.pb: error: "),
    binary("binary_empty_messages", "a.pb", field(1, b"a") + b"\x62\x00" * 5_000_000, "", SURVIVE, code=3, heavy=True),
    binary("binary_random", "a.pb", flipped(bytes(100_000), 7, 400_000), r"a\.pb: error: "),
    # streams
    binary("stream_record_claims_1_gb", "a.stream", framed(HEADER) + varint(10**9) + b"x" * 100,
           r"a\.stream: error: record 2: .*limit record-bytes=4000000"),
    binary("stream_cut_off", "a.stream", framed(HEADER) + framed(RECORD)[:-3], r"a\.stream: error: record 2"),
    binary("stream_two_headers", "a.stream", framed(HEADER) * 3, r"a\.stream: error: record 2"),
    binary("stream_size_without_end", "a.stream", framed(HEADER) + b"\xff" * 40, r"a\.stream: error: record 2"),
    binary("stream_bits_flipped", "a.stream", flipped(framed(HEADER) + framed(RECORD) * 200, 11, 150),
           r"a\.stream: error: "),
    binary("stream_of_empty_records", "a.stream", framed(HEADER) + b"\0" * 3_000_000, r"too many errors"),
    binary("stream_a_million_figures", "a.stream", framed(HEADER) + framed(field(8, b"\x08\x01")) * 1_000_000, "",
           SURVIVE, code=3, heavy=True),
    # what is drawn
    Case("poles_and_the_180th_meridian", SURVIVE, DRAW, map_of(CHRONICLE.replace("lat: 43.0 lon: 75.0", "lat: 90 lon: 180")
         .replace("lat: 42.8 lon: 75.3", "lat: -90 lon: -180")), outputs=("a.svg",)),
    Case("dates_far_out", SURVIVE, DRAW, map_of(CHRONICLE.replace('"2020-02-07"', '"9999-12-31"').replace(
        '"2020-02-08"', '"0001-01-01"')), outputs=("a.svg",)),
    text("dates_beyond_all_calendars", CHRONICLE.replace('"2020-02-07"', '"Y-170000002"'), r":8:\d+: error: "),
    Case("thousands_of_events_in_one_place", SURVIVE, DRAW, map_of(same_place_events(3000)), outputs=("a.svg",)),
    Case("markup_in_names", INERT, DRAW, map_of(place_named("<script>alert(1)</script>&amp;]]><svg onload=x>")),
         outputs=("a.svg",), look=no_raw_markup),
    Case("right_to_left_overrides", INERT, DRAW, map_of(place_named("\u202e\u2066moc.elpmaxe\u2069")),
         outputs=("a.svg",), look=lambda work: []),
    Case("terminal_escapes_in_a_message", REJECT, CHECK,
         lambda work: put_chronicle(work, CHRONICLE.replace("VILLAGE", '"\\033[2J\\033]0;x\\007"')), r":6:\d+: error: "),
    Case("letters_stacked_high", SURVIVE, DRAW, map_of(place_named("Z" + "\u0301" * 3000)), outputs=("a.svg",)),
    # styles and mappings
    Case("style_is_its_own_base", REJECT, ["check", "a.style.txtpb"],
         lambda work: put(work, "a.style.txtpb", 'base: "./b.style.txtpb"') and
         put(work, "b.style.txtpb", 'base: "./a.style.txtpb"'), r"b\.style\.txtpb:1:\d+: error: .*its own base"),
    Case("style_bits_flipped", REJECT, ["check", "a.style.txtpb"],
         lambda work: put(work, "a.style.txtpb", flipped(b'base: "newsprint"\ncolors { name: "land" value: "#ffffff" }\n',
                                                         13, 30)), r"a\.style\.txtpb:\d+:\d+: error: "),
    Case("style_too_large", REJECT, ["check", "a.style.txtpb"],
         lambda work: put_sparse(work, "a.style.txtpb", 'base: "newsprint"', 17_000_000), "limit settings-bytes=16000000"),
    Case("mapping_nested_without_end", REJECT, ["check", "a.mapping.txtpb"],
         lambda work: put(work, "a.mapping.txtpb", "records " + "{ x " * 1_000_000), r"a\.mapping\.txtpb:1:\d+: error: "),
    Case("mapping_bits_flipped", REJECT, ["check", "a.mapping.txtpb"],
         lambda work: put(work, "a.mapping.txtpb", flipped(b'records { record: EVENT when { date: "Date" } }', 2, 12)),
         r"a\.mapping\.txtpb:\d+:\d+: error: "),
    Case("map_cut_off", REJECT, ["check", "a.map.txtpb"], lambda work: put_map(work, text=MAP[:-4]),
         r"a\.map\.txtpb:2:\d+: error: "),
    Case("map_bits_flipped", REJECT, ["check", "a.map.txtpb"],
         lambda work: put(work, "a.map.txtpb", flipped(MAP.encode(), 17, 20)), r"a\.map\.txtpb:\d+:\d+: error: "),
]
