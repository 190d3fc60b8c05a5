"""Tables that are imported: CSV, spreadsheets, GeoJSON, FlatGeobuf, shapefiles, and forms that are not read at all."""
import os
import struct

from corpus import (CANARY, INERT, MAPPING, POINTS, REJECT, ROWS, SURVIVE, TABLE, Case, flipped, make_geopackage, ods, ods_rows, put,
                    put_sparse, shapefile, sheet_of, xlsx, zipped)


NO_TEXT = os.fsdecode(b"b\xff\x01.csv")


def imports(file, *more):
    return ["import", file, "--mapping", "a.mapping.txtpb", "-o", "out.chronicle.txtpb", *more]


def table(name, file, content, says, kind=REJECT, command=None, **more):
    def make(work):
        put(work, "a.mapping.txtpb", POINTS if file.endswith(("json", "fgb")) else MAPPING)
        content(work) if callable(content) else put(work, file, content)
    return Case(name, kind, command or imports(file), make, says, **more)


def csv(name, change, says, kind=SURVIVE, **more):
    if kind == SURVIVE:
        more.setdefault("outputs", ("out.chronicle.txtpb",))
    return table(name, "a.csv", change, says, kind, **more)


def spreadsheet(name, members, says, file="a.xlsx", **more):
    return table(name, file, lambda work: zipped(work / file, members), says, **more)


def shapes(name, says, kind=REJECT, then=None, **named):
    def make(work):
        put(work, "a.mapping.txtpb", POINTS)
        shapefile(work, "a", **named)
        then and then(work)
    return Case(name, kind, imports("a.shp"), make, says, outputs=("out.chronicle.txtpb",))


SHEET = sheet_of(ROWS)
LAUGHS = "<!DOCTYPE x [" + '<!ENTITY a0 "ha">' + "".join(
    f'<!ENTITY a{i} "{f"&a{i - 1};" * 10}">' for i in range(1, 10)) + "]>"
FOREIGN = '<!DOCTYPE x [<!ENTITY e SYSTEM "file:///etc/passwd"><!ENTITY f SYSTEM "../outside/canary.txt">]>'
CALLS = '<!DOCTYPE x SYSTEM "http://127.0.0.1:PORT/x.dtd">'
KML = '<?xml version="1.0"?>{}<kml xmlns="http://www.opengis.net/kml/2.2"><Placemark><name>{}</name></Placemark></kml>'
GPX = '<?xml version="1.0"?>{}<gpx version="1.1"><wpt lat="43" lon="75"><name>{}</name></wpt></gpx>'
FEATURE = ('{{"type": "FeatureCollection", "features": [{{"type": "Feature", "properties": {{"Date": "2020-02-07", '
           '"Place": "P"}}, "geometry": {{"type": "Point", "coordinates": {}}}}}]}}')
FGB = b"fgb\x03fgb\x00"


def with_prologue(prologue, use):
    return SHEET.replace("?>", "?>" + prologue, 1).replace("Masanchi", use)


def zeros(megabytes):
    for _ in range(megabytes):
        yield b"0" * 1_000_000


def bomb(before, megabytes, after):
    yield before
    yield from zeros(megabytes)
    yield after


CASES = [
    # Nothing is wrong with these: so what is refused of the others is refused for the trap.
    csv("csv_plain", TABLE, "", INERT, outputs=("out.chronicle.txtpb",)),
    spreadsheet("xlsx_plain", xlsx(SHEET), "", kind=INERT, outputs=("out.chronicle.txtpb",)),
    spreadsheet("ods_plain", ods(ods_rows(ROWS)), "", file="a.ods", kind=INERT, outputs=("out.chronicle.txtpb",)),
    table("geojson_plain", "a.geojson", FEATURE.format("[75, 43]"), "", INERT, outputs=("out.chronicle.txtpb",)),
    shapes("shp_plain", "", INERT),
    # text
    csv("csv_not_numbers", TABLE.replace("42.93", "NaN").replace("75.25", "1e999"), r"a\.csv:2: warning: row altered"),
    csv("csv_latitude_95", TABLE.replace("42.93", "95"), r"a\.csv:2: warning: row altered"),
    csv("csv_invalid_utf8", TABLE.encode().replace(b"Masanchi", b"Mas\xff\xfenchi"), r"a\.csv:2: warning: row altered"),
    csv("csv_nul_bytes", TABLE.encode().replace(b"Masanchi", b"Mas\0anchi"), r"a\.csv:2: warning: row altered"),
    csv("csv_column_names_with_bytes", lambda work: (
        put(work, "a.mapping.txtpb", MAPPING.replace("record: EVENT", "record: EVENT across {}").replace(
            '"Place"', '"{column}"')), put(work, "a.csv", TABLE.encode().replace(b"Place", b"Pl\0ace\xff"))), "",
        INERT, outputs=("out.chronicle.txtpb",)),
    table("csv_file_name_with_bytes", NO_TEXT, lambda work: (
        put(work, NO_TEXT, TABLE), put(work, "a.mapping.txtpb", MAPPING.replace('title { text: "List" }', "", 1))), "",
        INERT, outputs=("out.chronicle.txtpb",)),
    table("hxl_file_name_with_bytes", NO_TEXT, "#date,#loc+name,#geo+lat,#geo+lon,#affected+killed\n2020-02-07,A,43,75,1\n",
          "", INERT, command=["import", NO_TEXT, "--from", "hxl", "-o", "out.chronicle.txtpb"],
          outputs=("out.chronicle.txtpb",)),
    csv("csv_dates_far_out", TABLE.replace("2020-02-07", "99999-99-99"), r"a\.csv:2: warning: row"),
    csv("csv_formulas", TABLE.replace("Masanchi", "=cmd|'/c calc'!A1"), ""),
    csv("csv_right_to_left", TABLE.replace("Masanchi", "\u202eihcnasaM"), ""),
    csv("csv_quote_never_closed", TABLE + '"' + "x" * 3_000_000, r"a\.csv:4: error: .*never closed", REJECT),
    csv("csv_cell_of_5_mb", TABLE.replace("Masanchi", '"' + "x" * 5_000_000 + '"'),
        r"a\.csv:2: error: .*limit cell-bytes=1000000", REJECT),
    csv("csv_one_line_of_40_mb", lambda work: put(work, "a.csv", b"x" * 40_000_000), r"a\.csv:1: error: .*limit row-bytes",
        REJECT),
    csv("csv_a_million_columns", "," * 1_000_000 + "\n", r"a\.csv:1: error: .*limit columns=10000", REJECT),
    csv("csv_4_gb_of_nothing", lambda work: put_sparse(work, "a.csv", TABLE, 4_000_000_000), r"a\.csv:\d+: error: ",
        REJECT),
    csv("csv_bits_flipped", flipped(TABLE.encode(), 23, 60), "", REJECT),
    Case("csv_fifo", REJECT, imports("a.csv"), lambda work: (put(work, "a.mapping.txtpb", MAPPING), os.mkfifo(
        work / "a.csv")), "cannot read a.csv: it is a pipe", code=3),
    # spreadsheets
    spreadsheet("xlsx_zip_bomb", {**xlsx(SHEET), "xl/worksheets/sheet1.xml": lambda: bomb(SHEET[:60], 1200, "")},
                r"a\.xlsx: error: .*limit archive-bytes=100000000"),
    spreadsheet("xlsx_many_members", {**xlsx(SHEET), **{f"x{i}": "" for i in range(12_000)}},
                r"a\.xlsx: error: .*limit archive-members=10000"),
    spreadsheet("xlsx_billion_laughs", xlsx(with_prologue(LAUGHS, "&a9;")), r"a\.xlsx: error: .*document type"),
    spreadsheet("xlsx_external_entity", xlsx(with_prologue(FOREIGN, "&e;&f;")), r"a\.xlsx: error: .*document type"),
    spreadsheet("xlsx_entity_in_utf16", xlsx(with_prologue(FOREIGN, "&e;").replace(
        '<?xml version="1.0"?>', '<?xml version="1.0" encoding="UTF-16"?>').encode("utf-16")),
        r"a\.xlsx: error: .*another encoding"),
    table("xlsx_cut_off", "a.xlsx", lambda work: (zipped(work / "a.xlsx", xlsx(SHEET)), put(
        work, "a.xlsx", (work / "a.xlsx").read_bytes()[:-200])), r"a\.xlsx: error: "),
    table("xlsx_bits_flipped", "a.xlsx", lambda work: (zipped(work / "a.xlsx", xlsx(SHEET)), put(
        work, "a.xlsx", flipped((work / "a.xlsx").read_bytes(), 5, 30))), r"a\.xlsx: error: "),
    spreadsheet("xlsx_cell_far_out", xlsx(SHEET.replace('r="A2"', 'r="XFD1048576"').replace('row r="2"',
                'row r="1048576"')), "", kind=SURVIVE),
    spreadsheet("xlsx_elements_without_end", xlsx(SHEET[:100] + "<row>" * 3_000_000), r"", kind=SURVIVE),
    spreadsheet("ods_zip_bomb", {**ods(ods_rows(ROWS)), "content.xml": lambda: bomb("<x>", 1200, "")},
                r"a\.ods: error: .*limit archive-bytes", file="a.ods"),
    spreadsheet("ods_billion_laughs", ods(ods_rows(ROWS).replace("Masanchi", "&a9;"), LAUGHS),
                r"a\.ods: error: .*document type", file="a.ods"),
    spreadsheet("ods_external_entity", ods(ods_rows(ROWS).replace("Masanchi", "&f;"), FOREIGN),
                r"a\.ods: error: .*document type", file="a.ods"),
    spreadsheet("ods_document_type_of_the_network", ods(ods_rows(ROWS), CALLS), r"a\.ods: error: .*document type",
                file="a.ods", network=True),
    spreadsheet("ods_rows_repeated", ods(ods_rows(ROWS).replace(
        "<table:table-row>", '<table:table-row table:number-rows-repeated="2000000000">').replace(
        "<table:table-cell ", '<table:table-cell table:number-columns-repeated="2000000000" ')), "", kind=SURVIVE,
        file="a.ods"),
    # forms that are not read
    table("kml_billion_laughs", "a.kml", KML.format(LAUGHS, "&a9;"), r"a\.kml", command=[
        "import", "a.kml", "-o", "out.chronicle.txtpb"], outputs=("a.mapping.txtpb",)),
    table("kml_external_entity", "a.kml", KML.format(FOREIGN, "&f;"), r"a\.kml", command=[
        "import", "a.kml", "-o", "out.chronicle.txtpb"], outputs=("a.mapping.txtpb",)),
    table("gpx_external_entity", "a.gpx", GPX.format(FOREIGN, "&f;"), r"a\.gpx", command=[
        "import", "a.gpx", "-o", "out.chronicle.txtpb"], outputs=("a.mapping.txtpb",)),
    table("ogr_vrt", "a.vrt", '<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>../outside/canary.csv'
          '</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>', r"a\.vrt"),
    table("ogr_vrt_as_shapefile", "a.shp", '<OGRVRTDataSource><OGRVRTLayer name="x"><SrcDataSource>../outside/'
          'canary.csv</SrcDataSource></OGRVRTLayer></OGRVRTDataSource>', r"a\.shp: error: "),
    # GeoJSON
    table("geojson_nested_without_end", "a.geojson", FEATURE.format("[" * 200_000), r"a\.geojson: error: .*limit nesting"),
    table("geojson_cut_off", "a.geojson", FEATURE.format("[75, 43]")[:-30], r"a\.geojson: error: "),
    table("geojson_positions_not_numbers", "a.geojson", FEATURE.format("[NaN, 1e999]"), r"a\.geojson:1: error: NaN"),
    table("geojson_1_gb_of_nothing", "a.geojson", lambda work: put_sparse(work, "a.geojson", FEATURE.format("[75, 43]"),
          1_000_000_000), r"a\.geojson: error: .*limit file-bytes"),
    table("geojson_that_is_an_address", "a.geojson", '{"type": "Topology", "href": "http://127.0.0.1:PORT/a"}',
          r"a\.geojson: error: ", network=True),
    # FlatGeobuf
    table("fgb_header_of_2_gb", "a.fgb", FGB + struct.pack("<I", 2**31 - 1) + bytes(100), r"a\.fgb: error: "),
    table("fgb_of_noise", "a.fgb", FGB + struct.pack("<I", 300) + flipped(bytes(400), 1, 2000), r"a\.fgb: error: "),
    table("fgb_empty", "a.fgb", FGB, r"a\.fgb: error: "),
    # shapefiles
    shapes("shp_cut_off", r"a\.shp: error: a\.shp: damaged or cut off", keep=130),
    shapes("shp_size_lies", r"a\.shp: error: a\.shp: damaged or cut off", shp_size=2_000_000_000),
    shapes("shp_rows_lie", r"a\.shp: error: a\.dbf: damaged or cut off", dbf_rows=100_000_000),
    shapes("shp_fewer_rows", r"a\.shp: error: a\.dbf: has 1 rows for 2 shapes", dbf_rows=1),
    shapes("shp_without_rows", r"a\.shp: error: .*is missing", then=lambda work: (work / "a.dbf").unlink()),
    shapes("shp_prj_fifo", r"a\.shp: error: beside it stands a\.prj", then=lambda work: os.mkfifo(work / "a.prj")),
    shapes("shp_dbf_out_of_the_folder", r"a\.shp: error: beside it stands a\.dbf", then=lambda work: (
        (work / "a.dbf").unlink(), os.symlink("../outside/canary.csv", work / "a.dbf"))),
    shapes("shp_positions_not_numbers", "", SURVIVE, points=((float("nan"), 95), (1e300, 42))),
    # GeoPackages as tables
    table("gpkg_view_as_a_table", "a.gpkg", lambda work: make_geopackage(work / "a.gpkg", more=[
        "CREATE VIEW v AS SELECT * FROM land"]), r'a\.gpkg: error: holds the view "v"'),
    table("gpkg_cut_off_as_a_table", "a.gpkg", lambda work: (make_geopackage(work / "a.gpkg"), put(
        work, "a.gpkg", (work / "a.gpkg").read_bytes()[:-5000])), r"a\.gpkg: error: the file is cut off"),
    # gazetteers
    table("gazetteer_line_of_40_mb", "a.csv", lambda work: (put(work, "a.csv", TABLE), put(
        work, "g.txt", b"x" * 40_000_000)), r"g\.txt:1: error: .*limit row-bytes",
        command=imports("a.csv", "--gazetteer", "g.txt")),
    table("gazetteer_of_noise", "a.csv", lambda work: (put(work, "a.csv", TABLE), put(
        work, "g.txt", flipped(bytes(10_000), 1, 40_000))), r"g\.txt:1: error: ",
        command=imports("a.csv", "--gazetteer", "g.txt")),
]
