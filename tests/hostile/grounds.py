"""Rasters and GeoPackages: cut off, bent, with sizes that lie, with code in them, with strangers beside them."""
import os
import struct

from corpus import (INERT, MAP, PAGE, REJECT, SQUARE, SURVIVE, Case, flipped, make_geopackage, png, put, put_map, put_sparse,
                    tiff, wkb_polygon)

DRAW = ["render", "a.map.txtpb", "-o", "a.svg"]
WHOLE = "extent { box { west: 74 south: 42 east: 76 north: 44 } }\n"
PLACE = "0.25\n0\n0\n-0.25\n74\n44\n"  # a world file: 74 to 76, 42 to 44 in cells of a quarter of a degree


TINY = PLACE.replace("0.25", "0.00003")


def raster(name, says, make, kind=REJECT, file="a.tif", **more):
    return Case(name, kind, DRAW, lambda work: (put_map(work, f'{WHOLE}basemap {{ no_world: true relief {{ dem: "{file}" }} }}\n'),
                                                make(work)), says, **more)


def picture(name, says, make, kind=REJECT, file="a.png", **more):
    return Case(name, kind, DRAW, lambda work: (
        put_map(work, f'{WHOLE}basemap {{ no_world: true rasters {{ file: "{file}" }} }}\n'), make(work)), says, **more)


def bytes_of(name, content):
    return lambda work: put(work, name, content)


def ground(name, says, make, kind=REJECT, **more):
    return Case(name, kind, DRAW, lambda work: (put_map(work, 'basemap { files: "a.gpkg" no_world: true }\n'),
                                                make(work)), says, **more)


def package(*arguments, then=None, **named):
    """A GeoPackage, whose bytes `then` may change."""
    def make(work):
        path = work / "a.gpkg"
        make_geopackage(path, *arguments, **named)
        if then:
            path.write_bytes(then(path.read_bytes()))
    return make


def with_sql(*statements, **named):
    return package(more=[statement for statement in statements], **named)


def bent_pages(data):
    """Every page but the first three is not one of a tree any more."""
    out = bytearray(data)
    for page in range(3 * 4096, len(out), 4096):
        out[page:page + 8] = b"\xee" * 8
    return bytes(out)


def many_squares(count):
    return [wkb_polygon(SQUARE)] * count


def rewritten_schema(old, new):
    """Statements that change what the schema says of a table, as only a hostile writer does."""
    return ["PRAGMA writable_schema=ON", ("UPDATE sqlite_master SET sql = replace(sql, ?, ?)", (old, new))]


FOREVER = "WITH RECURSIVE x(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM x) SELECT count(*) FROM x"
LYING = struct.pack("<BIII", 1, 3, 1, 2**31) + b"x" * 64
NESTED = b"".join(struct.pack("<BII", 1, 7, 1) for _ in range(50_000)) + wkb_polygon(SQUARE)
WGS84 = ('GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563]],PRIMEM["Greenwich",0],'
         'UNIT["degree",0.0174532925199433]]')
GRIDS = WGS84[:-1] + ',EXTENSION["PROJ4","+proj=longlat +ellps=WGS84 +nadgrids=PIPE +no_defs"]]'
ASCII = "ncols 8\nnrows 8\nxllcorner 74\nyllcorner 42\ncellsize 0.25\n" + "700 " * 64


def beside(name, main, content, other, make):
    return raster(name, r"^a\.\w+: error: beside it stands " + other.replace(".", r"\.") + ",",
                  lambda work: (put(work, main, content), make(work)), file=main)


def fifo(name):
    return lambda work: os.mkfifo(work / name)


SMALL = tiff(8, 8, bytes(range(64)))

CASES = [
    # Nothing is wrong with these.
    raster("tiff_plain", "", bytes_of("a.tif", SMALL), INERT, outputs=("a.svg",)),
    raster("grid_plain", "", bytes_of("a.asc", ASCII), INERT, file="a.asc", outputs=("a.svg",)),
    picture("png_plain", "", lambda work: (put(work, "a.pgw", PLACE), put(work, "a.png", png(8, 8, [bytes(72)]))),
            INERT, outputs=("a.svg",)),
    ground("gpkg_plain", "", package(), INERT, outputs=("a.svg",)),
    # GeoTIFF
    raster("tiff_of_100000_x_100000", r"a\.tif: error: .*limit raster-(pixels|block-bytes)=",
           bytes_of("a.tif", tiff(100_000, 100_000, rows_per_strip=100))),
    raster("tiff_of_a_million_tiles", r"", bytes_of("a.tif", tiff(16_000, 16_000, tile=16)), SURVIVE,
           outputs=("a.svg",)),
    raster("tiff_in_one_strip", r"a\.tif: error: the file is damaged",
           bytes_of("a.tif", tiff(40_000, 40_000, tags={259: (3, [8])}))),
    raster("tiff_of_nothing", r"a\.tif: error: ", bytes_of("a.tif", tiff(8, 8, bytes(64), {256: (4, [0]), 257: (4, [0])}))),
    raster("tiff_ifd_in_a_circle", "", bytes_of("a.tif", tiff(8, 8, bytes(range(64)), next_ifd="itself")), SURVIVE,
           outputs=("a.svg",)),
    raster("tiff_cut_off", r"a\.tif: error: ", bytes_of("a.tif", SMALL[:-90])),
    raster("tiff_strips_behind_its_end", r"a\.tif: error: ",
           bytes_of("a.tif", tiff(8, 8, bytes(64), {273: (4, [10**9])}))),
    raster("tiff_count_of_tag_lies", r"a\.tif: error: ",
           bytes_of("a.tif", SMALL.replace(struct.pack("<HHI", 33550, 12, 3), struct.pack("<HHI", 33550, 12, 2**31)))),
    raster("tiff_place_not_a_number", r"a\.tif: error: .*does not say where",
           bytes_of("a.tif", tiff(8, 8, bytes(64), {33550: (12, [float("nan"), 0.25, 0])}))),
    raster("tiff_heights_not_numbers", "", bytes_of("a.tif", tiff(
        8, 8, struct.pack("<f", float("nan")) * 64, {258: (3, [32]), 339: (3, [3])})), SURVIVE, outputs=("a.svg",)),
    raster("tiff_bits_flipped", "", bytes_of("a.tif", flipped(SMALL, 3, 40)), SURVIVE),
    raster("tiff_sparse_on_disk", r"a\.tif: error: ",
           lambda work: put_sparse(work, "a.tif", tiff(8, 8, bytes(64), placed=False), 4_000_000_000)),
    raster("vrt_with_the_canary", r"a\.tif: error: .*VRT", bytes_of(
        "a.tif", '<VRTDataset rasterXSize="8" rasterYSize="8"><VRTRasterBand dataType="Byte" band="1" subClass='
        '"VRTRawRasterBand"><SourceFilename>../outside/canary.txt</SourceFilename></VRTRasterBand></VRTDataset>')),
    raster("vrt_of_the_network", r"a\.vrt: error: .*VRT", bytes_of(
        "a.vrt", '<VRTDataset rasterXSize="8" rasterYSize="8"><VRTRasterBand dataType="Byte" band="1"><SimpleSource>'
        '<SourceFilename>/vsicurl/http://127.0.0.1:PORT/a.tif</SourceFilename></SimpleSource></VRTRasterBand>'
        '</VRTDataset>'), file="a.vrt", network=True),
    raster("wms_description", r"a\.xml: error: not a raster of a known form", bytes_of(
        "a.xml", '<GDAL_WMS><Service name="TMS"><ServerUrl>http://127.0.0.1:PORT/${z}/${x}/${y}.png</ServerUrl>'
        '</Service></GDAL_WMS>'), file="a.xml", network=True),
    # beside them
    beside("overview_fifo", "a.tif", SMALL, "a.tif.ovr", fifo("a.tif.ovr")),
    beside("world_file_fifo", "a.tif", SMALL, "a.tfw", fifo("a.tfw")),
    beside("grid_prj_fifo", "a.asc", ASCII, "a.prj", fifo("a.prj")),
    beside("mask_out_of_the_folder", "a.tif", SMALL, "a.tif.msk",
           lambda work: os.symlink("../outside/canary.tif", work / "a.tif.msk")),
    raster("aux_xml_that_redirects", "", lambda work: (put(work, "a.tif", SMALL), put(
        work, "a.tif.aux.xml", '<PAMDataset><Metadata domain="OVERVIEWS"><MDI key="OVERVIEW_FILE">'
        '/vsicurl/http://127.0.0.1:PORT/a.tif</MDI></Metadata></PAMDataset>')), SURVIVE, outputs=("a.svg",),
        network=True),
    raster("overview_that_is_a_vrt", "", lambda work: (put(work, "a.tif", SMALL), put(
        work, "a.tif.ovr", '<VRTDataset rasterXSize="8" rasterYSize="8"></VRTDataset>')), SURVIVE,
        outputs=("a.svg",)),
    raster("prj_that_names_a_grid", r"a\.asc: error: .*names other files", lambda work: (
        put(work, "a.asc", ASCII), os.mkfifo(work / "PIPE"), put(work, "a.prj", GRIDS.replace(
            "PIPE", str(work / "PIPE")))), file="a.asc"),
    raster("grid_of_words", r"a\.asc: error: ", bytes_of("a.asc", ASCII[:40] + "x " * 4000), file="a.asc"),
    raster("grid_claims_10_billion_cells", r"a\.asc: error: ",
           bytes_of("a.asc", ASCII.replace("ncols 8\nnrows 8", "ncols 100000\nnrows 100000")), file="a.asc"),
    # pictures
    picture("png_bomb", r"a\.png: error: .*limit raster-pixels=", lambda work: (
        put(work, "a.pgw", TINY), put(work, "a.png", png(60_000, 60_000, [b"\0"] * 10)))),
    picture("png_bomb_interlaced", r"a\.png: error: ", lambda work: (
        put(work, "a.pgw", TINY), put(work, "a.png", png(30_000, 30_000, [bytes(1 << 20)] * 64, interlaced=1)))),
    picture("png_cut_off", r"a\.png: error: ", lambda work: (
        put(work, "a.pgw", PLACE), put(work, "a.png", png(8, 8, [bytes(range(72))])[:-30]))),
    picture("jpeg_of_noise", r"a\.jpg: error: ", lambda work: (
        put(work, "a.jgw", PLACE), put(work, "a.jpg", b"\xff\xd8\xff\xe0" + flipped(bytes(5000), 1, 20000))),
        file="a.jpg"),
    # GeoPackages
    ground("gpkg_cut_off", r"a\.gpkg: error: the file is cut off", package(then=lambda data: data[:-5000])),
    ground("gpkg_pages_bent", r"a\.gpkg: error: ", package(then=bent_pages)),
    ground("gpkg_rows_bent", r"a\.gpkg: error: .*malformed", package(many_squares(2000), then=lambda data: data[:65536] +
           b"\xee" * (len(data) - 65536))),
    ground("gpkg_schema_in_a_circle", r"a\.gpkg: error: ", package(
        then=lambda data: data[:100] + b"\x05" + data[101:103] + b"\0\1" + data[105:108] + b"\0\0\0\1" + data[112:])),
    ground("gpkg_of_noise", r"a\.gpkg: error: ", lambda work: put(work, "a.gpkg", b"SQLite format 3\0" + flipped(
        bytes(8000), 1, 30000))),
    ground("gpkg_not_one", r"a\.gpkg: error: not a GeoPackage", lambda work: put(work, "a.gpkg", "x" * 500)),
    ground("gpkg_in_utf16", r"a\.gpkg: error: .*UTF-8", package(
        then=lambda data: data[:56] + b"\0\0\0\2" + data[60:])),
    ground("gpkg_view_for_a_table", r'a\.gpkg: error: holds the view "land"', with_sql(
        "ALTER TABLE land RENAME TO land_", "CREATE VIEW land AS SELECT * FROM land_")),
    ground("gpkg_view_without_end", r'a\.gpkg: error: holds the view "dateline_layers"', with_sql(
        "DROP TABLE dateline_layers", f"CREATE VIEW dateline_layers AS {FOREVER}")),
    ground("gpkg_contents_without_end", r'a\.gpkg: error: holds the view "gpkg_contents"', with_sql(
        "DROP TABLE gpkg_contents", f"CREATE VIEW gpkg_contents AS {FOREVER}")),
    ground("gpkg_index_is_a_view", r'a\.gpkg: error: holds the view "rtree_land_geom"', with_sql(
        f"CREATE VIEW rtree_land_geom AS {FOREVER}")),
    ground("gpkg_virtual_table", r'a\.gpkg: error: holds the virtual table "x"', with_sql(
        "PRAGMA writable_schema=ON", "INSERT INTO sqlite_master VALUES('table', 'x', 'x', 0, 'CREATE VIRTUAL TABLE x "
        "USING VirtualOGR(''/etc/passwd'')')")),
    ground("gpkg_trigger", "", with_sql(
        "CREATE TRIGGER t AFTER INSERT ON land BEGIN SELECT load_extension('../outside/canary.so'); END"), SURVIVE,
        outputs=("a.svg",)),
    ground("gpkg_column_that_computes", "", with_sql(
        "ALTER TABLE land ADD COLUMN name_en TEXT AS (printf('%.*c', 900000000, 'x'))"), SURVIVE, code=3,
        outputs=("a.svg",)),
    ground("gpkg_huge_blob", "", with_sql("INSERT INTO land(geom) VALUES(zeroblob(200000000))"), SURVIVE, code=3,
           outputs=("a.svg",)),
    ground("gpkg_counts_that_lie", "", package([LYING, wkb_polygon(SQUARE)]), SURVIVE, outputs=("a.svg",)),
    ground("gpkg_nested_collections", "", package([NESTED, wkb_polygon(SQUARE)]), SURVIVE, outputs=("a.svg",)),
    ground("gpkg_positions_not_numbers", "", package([wkb_polygon([(float("nan"), 42)] * 5), wkb_polygon(
        [(float("inf"), 1e300)] * 5), wkb_polygon(SQUARE)]), SURVIVE, outputs=("a.svg",)),
    ground("gpkg_a_million_points_in_one", "", package([wkb_polygon([(75, 43)] * 1_000_000)]), SURVIVE,
           outputs=("a.svg",)),
    ground("gpkg_rings_without_points", "", package([struct.pack("<BII", 1, 3, 3_000_000) + bytes(12_000_000)]),
           SURVIVE, outputs=("a.svg",)),
    ground("gpkg_name_of_a_table_with_sql", "", package(layers=[
        ('land"; DROP TABLE land; --', "land", 0, 1e12, "", "", "", "", ""),
        ("land", "land", 0, 1e12, "", "", "", "", "")]), SURVIVE, outputs=("a.svg",)),
    ground("gpkg_attached_by_name", "", package(layers=[
        ("land", "land", 0, 1e12, "'; ATTACH '../outside/canary.gpkg' AS x; --", "", "", "", "")]), SURVIVE,
        outputs=("a.svg",)),
    ground("gpkg_with_a_journal", r"a\.gpkg: error: a\.gpkg-journal stands beside it", lambda work: (
        package()(work), put(work, "a.gpkg-journal", b"\xd9\xd5\x05\xf9\x20\xa1\x63\xd7" + bytes(5000)))),
    ground("gpkg_with_a_log", r"a\.gpkg: error: a\.gpkg-wal stands beside it", lambda work: (
        package()(work), put(work, "a.gpkg-wal", bytes(100)))),
]
