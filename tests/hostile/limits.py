"""Every limit of docs/limits.md: set low, so that a plain file exceeds it; the error names it and how to raise it."""
from corpus import (CHRONICLE, HEADER, MAPPING, PAGE, REJECT, ROWS, SURVIVE, TABLE, Case, field, framed,
                    make_geopackage, put, put_chronicle, put_map, sheet_of, tiff, wkb_polygon, SQUARE, xlsx, zipped)

DRAW = ["render", "a.map.txtpb", "-o", "a.svg"]
IMPORT = ["import", "a.csv", "--mapping", "a.mapping.txtpb", "-o", "out.chronicle.txtpb"]


def low(limit, value, command, make, **more):
    return Case(limit, REJECT, command + ["--limit", f"{limit}={value}"], make,
                rf"limit {limit}={value}; --limit {limit}=NUMBER sets another", **more)


def ground(work):
    put_map(work, 'basemap { files: "a.gpkg" no_world: true }\n')
    make_geopackage(work / "a.gpkg", [wkb_polygon(SQUARE)] * 3)


def relief(work):
    put_map(work, 'basemap { no_world: true relief { dem: "a.tif" } }\n')
    put(work, "a.tif", tiff(64, 64, bytes(64 * 64)))


def table(work):
    put(work, "a.mapping.txtpb", MAPPING)
    put(work, "a.csv", TABLE)


def sheet(work):
    put(work, "a.mapping.txtpb", MAPPING)
    zipped(work / "a.xlsx", xlsx(sheet_of(ROWS)))


def gazetteer(work):
    table(work)
    put(work, "g.txt", "\n".join("\t".join(["1", f"P{i}", f"P{i}", "", "43", "75", "P", "PPL", "KZ"] + [""] * 10)
                                 for i in range(3)) + "\n")


def from_sheet(command):
    return [word.replace("a.csv", "a.xlsx") for word in command]


CHECK = ["check", "a.chronicle.txtpb"]
STREAM = framed(HEADER) + framed(field(5, field(1, b"fight") + field(5, b"2020-02-07"))) * 3

CASES = [
    low("file-bytes", 100, CHECK, put_chronicle),
    low("settings-bytes", 50, DRAW, put_map),
    low("record-bytes", 8, ["check", "a.stream"], lambda work: put(work, "a.stream", STREAM)),
    low("text-bytes", 9, CHECK, put_chronicle),
    low("records", 4, CHECK, put_chronicle),
    low("nesting", 1, CHECK, lambda work: put_chronicle(work, "x { y { z { } } }")),
    low("features", 2, DRAW, ground),
    low("vertices", 8, DRAW, ground),
    low("tables", 3, DRAW, ground),
    low("rows", 2, IMPORT, table),
    low("columns", 3, IMPORT, table),
    low("row-bytes", 100000, IMPORT, lambda work: (table(work), put(work, "a.csv", "x" * 3_000_000))),
    low("cell-bytes", 6, IMPORT, table),
    low("places", 2, IMPORT + ["--gazetteer", "g.txt"], gazetteer),
    low("archive-members", 3, from_sheet(IMPORT), sheet),
    low("archive-bytes", 300, from_sheet(IMPORT), sheet),
    low("raster-pixels", 500, DRAW, relief),
    low("raster-block-bytes", 500, DRAW, relief),
    low("memory", 60000000, CHECK, lambda work: put_chronicle(work, 'id: "a"\n' + "figures { best: 1 }\n" * 500_000),
        code=3, heavy=True),
    Case("mistyped", REJECT, CHECK + ["--limit", "record=5"], put_chronicle, r'no limit "record" \(did you mean '
         '"records"', code=2),
    Case("not_a_number", REJECT, CHECK + ["--limit", "records=many"], put_chronicle, '"many" is no number', code=2),
    Case("raised", SURVIVE, CHECK + ["--limit", "text-bytes=2M", "--limit", "records=20M"],
         lambda work: put_chronicle(work, CHRONICLE.replace("A paper", "A" * 1_000_000))),
]
