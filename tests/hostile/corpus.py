"""What the cases of the corpus are made of: a case, and writers of the forms that dateline reads.

Everything is made when the tests run, in a folder that is removed afterwards, and is the same every time.
"""
import dataclasses
import pathlib
import sqlite3
import struct
import zipfile
import zlib
from typing import Callable

REJECT, SURVIVE, INERT = "reject", "survive", "inert"
# In files that lie outside of the folder of the map, in every form. No output may hold it.
CANARY = "zanzibar7canary"


@dataclasses.dataclass
class Case:
    """`make` fills the folder `work` (a sibling of it is `outside`); `command` runs in `work`.

    reject: ends with `code` (1 unless stated, 3 for what the environment is to blame for), writes nothing, and says
    `says` (a regular expression) in a message that names a file. survive: ends with 0, or with 1 and `says`.
    inert: ends with 0 and `look(work)` finds nothing to object to."""
    name: str
    kind: str
    command: list
    make: Callable
    says: str = ""
    code: int = 1
    outputs: tuple = ()
    look: Callable = None
    heavy: bool = False  # meant for the limit of memory, which does not hold with sanitizers: left out there
    network: bool = False  # the case names the server of the test: run where it could be reached


CHRONICLE = '''id: "a"
title { lang: "en" text: "Two villages" }
time_zone: "Asia/Almaty"
language: "en"
sources { id: "paper" title { text: "A paper" } kind: MEDIA }
places { id: "north" names { text: "North" } lat: 43.0 lon: 75.0 kind: VILLAGE precision: EXACT sources: "paper" }
places { id: "south" names { text: "South" } lat: 42.8 lon: 75.3 kind: TOWN precision: EXACT sources: "paper" }
events { id: "fight" kind: CLASH places: "north" when: "2020-02-07" title { text: "A fight" } sources: "paper" }
movements { id: "flight" kind: DISPLACEMENT path { place: "north" } path { place: "south" } when: "2020-02-08"
            title { text: "A flight" } sources: "paper" }
'''
PAGE = "page { width_pt: 300 height_pt: 200 }\n"
MAP = 'chronicles: "a.chronicle.txtpb"\n' + PAGE

MAPPING = '''table { date_order: ISO }
chronicle { title { text: "List" } language: "en" sources { id: "list" title { text: "List" } } }
records {
  record: EVENT
  kind { constant: "clash" }
  when { date: "Date" }
  place { name { column: "Place" } lat: "Lat" lon: "Lon" }
}
'''
# For points that have a column "Place".
POINTS = MAPPING.replace('{ date: "Date" }', '{ constant: "2020-02" }').replace('"Lat"', '"latitude"').replace(
    '"Lon"', '"longitude"')
TABLE = "Date,Place,Lat,Lon\n2020-02-07,Masanchi,42.93,75.3\n2020-02-25,Sortobe,42.87,75.25\n"


def put(folder, name, content):
    path = folder / name
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


def put_chronicle(folder, text=CHRONICLE):
    put(folder, "a.chronicle.txtpb", text)


def put_map(folder, more="", text=MAP):
    put_chronicle(folder)
    put(folder, "a.map.txtpb", text + more)


def put_sparse(folder, name, begin, size):
    """A file that claims to be large and takes no room."""
    with open(put(folder, name, begin), "r+b") as file:
        file.truncate(size)


def flipped(data, seed, count):
    """`count` bits of the data turned over, at places that depend on the seed alone."""
    out = bytearray(data)
    state = seed * 2654435761 % 2**32
    for _ in range(count):
        state = (state * 1664525 + 1013904223) % 2**32
        out[state % len(out)] ^= 1 << (state >> 16) % 8
    return bytes(out)


# --- protobuf

def varint(number):
    out = b""
    while number > 127:
        out += bytes([number & 127 | 128])
        number >>= 7
    return out + bytes([number])


def field(number, content):
    return varint(number << 3 | 2) + varint(len(content)) + content


def framed(record):
    return varint(len(record)) + record


HEADER = field(1, field(1, b"a"))


# --- GeoPackages

def wkb_polygon(points):
    return struct.pack("<BIII", 1, 3, 1, len(points)) + b"".join(struct.pack("<dd", *p) for p in points)


def blob(wkb):
    return b"GP\0\1" + struct.pack("<i", 4326) + wkb


SQUARE = [(74, 42), (76, 42), (76, 44), (74, 44), (74, 42)]


def make_geopackage(path, shapes=None, more=(), page_size=4096, layers=None):
    """A basemap with a table "land" of `shapes` (bytes of WKB), then the statements `more`."""
    path.parent.mkdir(parents=True, exist_ok=True)
    db = sqlite3.connect(path, isolation_level=None)
    db.execute(f"PRAGMA page_size={page_size}")
    db.execute("PRAGMA application_id=1196444487")
    db.execute("PRAGMA user_version=10300")
    db.execute("BEGIN")
    db.execute("CREATE TABLE gpkg_spatial_ref_sys(srs_name TEXT, srs_id INTEGER PRIMARY KEY, organization TEXT, "
               "organization_coordsys_id INTEGER, definition TEXT, description TEXT)")
    db.execute("INSERT INTO gpkg_spatial_ref_sys VALUES('WGS 84', 4326, 'EPSG', 4326, 'GEOGCS[\"WGS 84\",DATUM["
               "\"WGS_1984\",SPHEROID[\"WGS 84\",6378137,298.257223563]],PRIMEM[\"Greenwich\",0],UNIT[\"degree\","
               "0.0174532925199433],AUTHORITY[\"EPSG\",\"4326\"]]', '')")
    db.execute("CREATE TABLE gpkg_contents(table_name TEXT PRIMARY KEY, data_type TEXT, identifier TEXT, description "
               "TEXT, last_change DATETIME, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE, srs_id INTEGER)")
    db.execute("CREATE TABLE gpkg_geometry_columns(table_name TEXT, column_name TEXT, geometry_type_name TEXT, srs_id "
               "INTEGER, z TINYINT, m TINYINT)")
    db.execute("CREATE TABLE dateline_layers(table_name TEXT, role TEXT, scale_min REAL, scale_max REAL, source TEXT, "
               "licence TEXT, credit TEXT, url TEXT, version TEXT)")
    db.execute("CREATE TABLE land(fid INTEGER PRIMARY KEY, geom POLYGON, name TEXT)")
    db.execute("INSERT INTO gpkg_contents VALUES('land', 'features', 'land', '', '2024-01-01T00:00:00Z', 74, 42, 76, "
               "44, 4326)")
    db.execute("INSERT INTO gpkg_geometry_columns VALUES('land', 'geom', 'POLYGON', 4326, 0, 0)")
    for layer in layers or [("land", "land", 0, 1e12, "made", "none", "", "", "")]:
        db.execute("INSERT INTO dateline_layers VALUES(?,?,?,?,?,?,?,?,?)", layer)
    for shape in [wkb_polygon(SQUARE)] if shapes is None else shapes:
        db.execute("INSERT INTO land(geom, name) VALUES(?, 'a')", (blob(shape),))
    db.execute("COMMIT")
    for statement in more:
        db.execute(*statement) if isinstance(statement, tuple) else db.execute(statement)
    db.close()


# --- archives, pictures, rasters

def zipped(path, members, level=9):
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=level) as archive:
        for name, content in members.items():
            info = zipfile.ZipInfo(name, (1980, 1, 1, 0, 0, 0))
            info.compress_type = zipfile.ZIP_DEFLATED
            with archive.open(info, "w") as member:
                for piece in content() if callable(content) else [content]:
                    member.write(piece.encode() if isinstance(piece, str) else piece)


def xlsx(sheet):
    """The members of a spreadsheet whose one sheet has this XML."""
    relations = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    return {
        "[Content_Types].xml": '<?xml version="1.0"?><Types xmlns="http://schemas.openxmlformats.org/package/2006/'
                               'content-types">' + "".join(
                                   f'<Override PartName="/xl/{part}.xml" ContentType="application/vnd.openxmlformats-'
                                   f'officedocument.spreadsheetml.{kind}+xml"/>' for part, kind in [
                                       ("worksheets/sheet1", "worksheet"), ("styles", "styles"),
                                       ("workbook", "sheet.main"), ("sharedStrings", "sharedStrings")]) + "</Types>",
        "xl/workbook.xml": '<?xml version="1.0"?><workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/'
                           f'2006/main" xmlns:r="{relations}"><sheets><sheet name="s" sheetId="1" r:id="rId1"/>'
                           '</sheets></workbook>',
        "xl/_rels/workbook.xml.rels": '<?xml version="1.0"?><Relationships xmlns="http://schemas.openxmlformats.org/'
                                      f'package/2006/relationships"><Relationship Id="rId1" Type="{relations}/'
                                      'worksheet" Target="worksheets/sheet1.xml"/></Relationships>',
        "xl/worksheets/sheet1.xml": sheet,
    }


def sheet_of(rows):
    cells = "".join("<row r=\"%d\">%s</row>" % (i + 1, "".join(
        f'<c r="{chr(65 + k)}{i + 1}" t="inlineStr"><is><t>{cell}</t></is></c>' for k, cell in enumerate(row)))
        for i, row in enumerate(rows))
    return ('<?xml version="1.0"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f"<sheetData>{cells}</sheetData></worksheet>")


ROWS = [line.split(",") for line in TABLE.strip().split("\n")]


def ods(content, prologue=""):
    return {"mimetype": "application/vnd.oasis.opendocument.spreadsheet",
            "content.xml": '<?xml version="1.0"?>' + prologue +
            '<office:document-content xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:table='
            '"urn:oasis:names:tc:opendocument:xmlns:table:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:'
            f'1.0"><office:body><office:spreadsheet><table:table table:name="s">{content}</table:table>'
            '</office:spreadsheet></office:body></office:document-content>'}


def ods_rows(rows):
    return "".join("<table:table-row>" + "".join(
        f'<table:table-cell office:value-type="string"><text:p>{c}</text:p></table:table-cell>' for c in row) +
        "</table:table-row>" for row in rows)


def tiff(width, height, data=b"", tags=(), next_ifd=0, rows_per_strip=None, placed=True, tile=None):
    """One band of bytes, longitude 74 to 76, latitude 44 to 42. `data` stands for every strip or tile."""
    entries = {256: (4, [width]), 257: (4, [height]), 258: (3, [8]), 259: (3, [1]), 262: (3, [1]), 277: (3, [1])}
    if tile:
        count = -(-width // tile) * -(-height // tile)
        entries |= {322: (4, [tile]), 323: (4, [tile]), 324: (4, [0] * count), 325: (4, [0] * count)}
    else:
        rows = rows_per_strip or height
        count = -(-height // rows)
        entries |= {278: (4, [rows]), 273: (4, [8] * count if data else [0] * count),
                    279: (4, [len(data)] * count)}
    if placed:
        entries |= {33550: (12, [2 / width, 2 / height, 0]), 33922: (12, [0, 0, 0, 74, 44, 0]),
                    34735: (3, [1, 1, 0, 2, 1024, 0, 1, 2, 2048, 0, 1, 4326])}
    entries |= dict(tags)
    sizes = {3: ("H", 2), 4: ("I", 4), 12: ("d", 8), 2: ("B", 1)}
    ifd = 8 + len(data) + len(data) % 2
    extra_at = ifd + 2 + 12 * len(entries) + 4
    body, extra = struct.pack("<H", len(entries)), b""
    for tag, (kind, values) in sorted(entries.items()):
        letter, size = sizes[kind]
        packed = struct.pack(f"<{len(values)}{letter}", *values)
        if len(packed) > 4:
            body += struct.pack("<HHII", tag, kind, len(values), extra_at + len(extra))
            extra += packed + b"\0" * (len(packed) % 2)
        else:
            body += struct.pack("<HHI", tag, kind, len(values)) + packed.ljust(4, b"\0")
    body += struct.pack("<I", ifd if next_ifd == "itself" else next_ifd)
    return b"II*\0" + struct.pack("<I", ifd) + data + b"\0" * (len(data) % 2) + body + extra


def png(width, height, pixels, interlaced=0):
    """`pixels`: an iterable of bytes to be packed (filter byte first in each row)."""
    def chunk(name, data):
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", zlib.crc32(name + data))
    packer = zlib.compressobj(9)
    data = b"".join(packer.compress(p) for p in pixels) + packer.flush()
    return (b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, interlaced)) +
            chunk(b"IDAT", data) + chunk(b"IEND", b""))


# --- shapefiles

def shapefile(folder, name, points=((75.3, 42.93), (75.25, 42.87)), shp_size=None, dbf_rows=None, keep=None):
    """Points with a column "Place". `shp_size` lies in the header, `dbf_rows` too; `keep` cuts the .shp."""
    records = b"".join(struct.pack(">ii", i + 1, 10) + struct.pack("<idd", 1, *p) for i, p in enumerate(points))
    index = b"".join(struct.pack(">ii", 50 + 14 * i, 10) for i in range(len(points)))

    def header(size):
        return struct.pack(">7i", 9994, 0, 0, 0, 0, 0, size // 2) + struct.pack("<ii8d", 1000, 1, 75, 42, 76, 43, 0, 0,
                                                                                0, 0)
    shp = header(shp_size or 100 + len(records)) + records
    put(folder, name + ".shp", shp[:keep])
    put(folder, name + ".shx", header(100 + len(index)) + index)
    rows = b"".join(b" " + f"Place {i}".ljust(10).encode() for i in range(len(points)))
    put(folder, name + ".dbf", struct.pack("<BBBBIHH20x", 3, 120, 2, 7, dbf_rows or len(points), 65, 11) +
        struct.pack("<11sc4xBB14x", b"Place", b"C", 10, 0) + b"\r" + rows + b"\x1a")


def in_folder(function, *arguments, **named):
    """`function` on the folder, as `make` wants it."""
    return lambda work: function(pathlib.Path(work), *arguments, **named)
