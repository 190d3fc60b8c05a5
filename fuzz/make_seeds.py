#!/usr/bin/env python3
"""Makes the inputs that fuzz targets begin with, and their dictionaries, of what is in the repository anyway.

Usage: make_seeds.py DATELINE SOURCE FOLDER. Fills FOLDER/TARGET/ with seeds and FOLDER/TARGET.dict; the same sources
give the same files. Seeds that cannot be made so lie in fuzz/seeds/.
"""
import json
import pathlib
import random
import re
import struct
import subprocess
import sys
import zlib

TEXT = ["chronicle_text", "chronicle_round"]


class Maker:
    def __init__(self, program, source, folder):
        self.program, self.source, self.folder = program, pathlib.Path(source), pathlib.Path(folder)

    def put(self, target, name, content):
        place = self.folder / target
        place.mkdir(parents=True, exist_ok=True)
        (place / name).write_bytes(content if isinstance(content, bytes) else content.encode())

    def read(self, path):
        return (self.source / path).read_text(encoding="utf-8")

    def dateline(self, *arguments):
        done = subprocess.run([self.program, *map(str, arguments)], capture_output=True, text=True)
        if done.returncode != 0:
            sys.exit(f"dateline {' '.join(map(str, arguments))}: {done.stderr}")

    def raw_texts(self, path):
        """The raw strings of a C++ source."""
        return re.findall(r'R"\((.*?)\)"', self.read(path), re.S)

    # --- chronicles in all forms

    def chronicles(self):
        texts = {"complete": self.raw_texts("tests/geodata/complete_chronicle.h")[0]}
        for path in sorted(self.source.glob("examples/*/*.chronicle.txtpb")):
            texts[path.name.split(".")[0]] = excerpt(path.read_text(encoding="utf-8"))
        for name, text in texts.items():
            for target in TEXT:
                self.put(target, name, text)
        stem = self.folder / "complete"
        file = stem.with_suffix(".chronicle.txtpb")
        file.write_text(texts["complete"], encoding="utf-8")
        for target, ending in (("binary", "pb"), ("json", "json"), ("stream", "stream"), ("geojson", "geojson")):
            made = stem.with_suffix("." + ending)
            self.dateline(*(["export", file, "-o"] if ending == "geojson" else ["convert", file]), made)
            target = "exported_geojson" if ending == "geojson" else "chronicle_" + target
            self.put(target, "complete", made.read_bytes())
            made.unlink()
        file.unlink()

    # --- files of settings

    def settings(self):
        for path in sorted(self.source.glob("examples/*/*.map.txtpb")):
            self.put("map_file", path.name, path.read_text(encoding="utf-8"))
            self.put("input_kind", path.name, path.read_text(encoding="utf-8")[:600])
        for path in sorted(self.source.glob("styles/themes/*.style.txtpb")):
            self.put("style", path.name, path.read_text(encoding="utf-8"))
        found = [text for text in self.raw_texts("tests/geodata/import/mapped_table_test.cc") if "records {" in text]
        for i, text in enumerate(found):
            self.put("mapping", str(i), text)
            columns = re.findall(r'(?:columns?|date|time|lat|lon|best|low|high): "([^"]+)"', text)
            row = ",".join('"%s"' % c for c in columns)
            self.put("mapped_table", str(i), f"{text}\x1e{row}\n" + ",".join("1" for _ in columns) + "\n" + row + "\n")

    # --- bytes

    def geometry(self):
        ring = [(0, 0), (1, 0), (1, 1), (0, 0)]
        points = b"".join(struct.pack("<dd", *p) for p in ring)
        polygon = struct.pack("<BIII", 1, 3, 1, 4) + points
        line = struct.pack("<BII", 1, 2, 4) + points
        seeds = {
            "point": struct.pack("<BIdd", 1, 1, 75, 43),
            "point_big_endian": struct.pack(">BIdd", 0, 1, 75, 43),
            "line": line,
            "polygon": polygon,
            "multi_polygon": struct.pack("<BII", 1, 6, 2) + polygon + polygon,
            "collection": struct.pack("<BII", 1, 7, 1) + line,
            "ewkb_z": struct.pack("<BII", 1, 0x20000000 | 0x80000000 | 1, 4326) + struct.pack("<ddd", 75, 43, 5),
            "blob": b"GP" + struct.pack("<BBI", 0, 1, 4326) + struct.pack("<BIdd", 1, 1, 75, 43),
            "blob_with_box": b"GP" + struct.pack("<BBI4d", 0, 3, 4326, 0, 1, 0, 1) + polygon,
        }
        for name, seed in seeds.items():
            self.put("wkb", name, seed)

    def pictures(self):
        def chunk(kind, data):
            return struct.pack(">I", len(data)) + kind + data + struct.pack(">I", zlib.crc32(kind + data))

        for name, color, channels, size in (("rgb", 2, 3, (4, 3)), ("rgba", 6, 4, (4, 3)), ("gray", 0, 1, (4, 3)),
                                            ("huge", 2, 3, (30000, 30000))):
            rows = b"".join(b"\0" + bytes(range(channels * 4)) for _ in range(3))
            png = b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", struct.pack(">IIBBBBB", *size, 8, color, 0, 0, 0))
            self.put("png_reader", name, png + chunk(b"IDAT", zlib.compress(rows)) + chunk(b"IEND", b""))

    def frames(self):
        file = {"file": "2020-02-07.png", "bytes": 12, "sha256": "00" * 32, "content": "11" * 16}
        entry = {"name": "2020-02-07", "begin": "2020-02-07T00:00:00", "end": "2020-02-08T00:00:00", "events": 1,
                 "movements": 2, "deployments": 3, "alt": "A day"} | file
        index = {"dateline_frames": 1, "program": "dateline", "title": "T", "lang": "en", "format": "png",
                 "every": "day", "zone": "UTC", "begin": "", "end": "", "width": 400, "height": 300.5, "unit": "px",
                 "pixels_per_inch": 96, "milliseconds": 1000, "hold_milliseconds": 2000, "loops": 0,
                 "shard": {"part": 1, "of": 2, "first": 0, "steps": 3}, "frames": [entry]}
        self.put("frame_index", "index", json.dumps(index))
        self.put("frame_index", "journal", json.dumps(file))

    def random_bytes(self):
        for i in range(12):
            self.put("render_map", str(i), random.Random(i).randbytes(60 + 40 * i))

    # --- dictionaries

    def dictionaries(self):
        for schema, targets in {
            "chronicle": ["chronicle_text", "chronicle_json", "chronicle_round", "record_cells"],
            "map": ["map_file"], "style": ["style"], "mapping": ["mapping", "mapped_table"],
        }.items():
            source = re.sub(r"//[^\n]*", "", self.read(f"proto/{schema}.proto"))
            fields = re.findall(r"^\s*(?:repeated |optional )?[\w.]+ (\w+) = \d+", source, re.M)
            values = re.findall(r"\b([A-Z][A-Z0-9_]+) = \d+", source)
            for target in targets:
                names = [camel(f) for f in fields] if target in ("chronicle_json", "record_cells") else fields
                self.dictionary(target, names + values + ["\x1e"])
        for target, file in (("ucdp_ged", "ucdp_ged_columns.h"), ("acled", "acled_columns.h")):
            self.dictionary(target, re.findall(r'"(\w+)"', self.read("geodata/import/" + file)) + ["\x1e", '"', ","])
        tags = re.findall(r'"(#\w+)"', self.read("geodata/import/hxl.cc") + self.read("geodata/import/hxl_tags.cc"))
        self.dictionary("hxl", tags + ["#" + w for w in "date geo country adm1 loc affected event org".split()] +
                        ["+" + w for w in "start end lat lon coord name code killed idps ind hh min max".split()])
        self.dictionary("exported_geojson", ['"features":[', '"properties":{', '"dateline":{', '"tables":{', "null",
                                             "chronicle", "places", "sources", "actors", "claims", '"id":', "layer"])
        self.dictionary("projection", ["+proj=", "+lat_0=", "+lon_0=", "+lat_1=", "+ellps=", "+towgs84=", "+units=",
                                       "+datum=", "+R=", "+zone=", "+k=", "+pm=", "EPSG:", "ESRI:", "utm", "laea"])
        self.dictionary("edtf", ["/..", "../", "~", "?", "%", "T24", "XX", "2020-02-29", "\x1e", "P1DT12H", "week"])
        self.dictionary("cells", ["+06:00", "PM", "°", "'", "POINT (", "about ", "thousand", "\u00a0", " to ", "\x1e"])
        self.dictionary("color", ["#", "Asia/Almaty", "UTC", "kk-Latn", "../", "posix/"])

    def dictionary(self, target, words):
        lines = ['"%s"' % "".join("\\x%02X" % b for b in w.encode()) for w in dict.fromkeys(words)]
        (self.folder / f"{target}.dict").write_text("\n".join(lines) + "\n", encoding="ascii")


def camel(name):
    return re.sub(r"_(\w)", lambda m: m.group(1).upper(), name)


def excerpt(text, each=1):
    """The fields at the top, the first records of each kind and those that they name: large inputs make slow fuzzers."""
    blocks = re.findall(r"^\w+:? .*\n(?:(?![\w#]).*\n)*", text, re.M)
    by_id = {m.group(1): b for b in blocks if (m := re.match(r'\w+ \{\s*id: "([^"]+)"', b))}
    wanted, counts = set(), {}
    for block in blocks:
        kind = re.match(r"\w+", block).group(0)
        counts[kind] = counts.get(kind, 0) + 1
        if counts[kind] <= each or not re.match(r"\w+ \{", block):
            wanted.add(block)
    ready = set()
    while wanted - ready:
        block = min(wanted - ready)
        ready.add(block)
        wanted |= {by_id[name] for name in re.findall(r'"([a-z0-9_-]+)"', block) if name in by_id}
    return "".join(block for block in blocks if block in wanted)


def main(program, source, folder):
    maker = Maker(program, source, folder)
    for target in maker.source.glob("fuzz/fuzz_*.cc"):  # a folder each, also for those with nothing to make
        (maker.folder / target.stem.removeprefix("fuzz_")).mkdir(parents=True, exist_ok=True)
    maker.chronicles()
    maker.settings()
    maker.geometry()
    maker.pictures()
    maker.frames()
    maker.random_bytes()
    maker.dictionaries()


if __name__ == "__main__":
    main(*sys.argv[1:])
