"""Small runs of the program that write every kind of output, for tests that run all of them under some condition.

    shop = Workshop(dateline, source, folder)      makes folder/in with inputs
    for case in CASES: shop.run(case)              each writes into folder/out
"""
import dataclasses
import os
import pathlib
import shutil
import subprocess

MAP = "in/korday.map.txtpb"
CHRONICLE = "in/korday.chronicle.txtpb"
DAY = ["--window", "2020-02-07"]
STEPS = ["--from", "2020-02-07", "--to", "2020-02-09", "--ppi", "24"]
TABLE = ["in/table.csv", "--mapping", "in/table.mapping.txtpb", "--as-of", "2024-06-10"]
WORLD_FILE = ["out/a.pgw", "out/a.prj", "out/a.png.aux.xml"]

MAPPING = """
chronicle { id: "field" title { text: "Field" } time_zone: "Asia/Almaty"
  sources { id: "db" title { text: "Field database" } kind: DATASET } }
records {
  record: EVENT
  id { column: "id" } kind { column: "kind" } when { date: "day" }
  place { name { column: "village" } lat: "lat" lon: "lon" precision { constant: "exact" } }
  figures { measure { constant: "deaths" } best: "dead" }
}
"""


@dataclasses.dataclass(frozen=True)
class Case:
    name: str
    words: tuple
    outputs: tuple          # files, or a folder that ends with a slash
    threads: bool = False   # knows --jobs

    @property
    def folder(self):
        """The folder of frames, or nothing."""
        folders = [output for output in self.outputs if output.endswith("/")]
        return folders[0] if folders else None


def writing(name, words, outputs, beside=(), threads=False):
    return Case(name, (*words, "-o", *outputs), (*outputs, *beside), threads)


CASES = [
    *(writing(f"render {kind}", ["render", MAP, *DAY, "--ppi", "24"], [f"out/a.{kind}"])
      for kind in ("png", "svg", "pdf", "tif")),
    writing("render all", ["render", MAP, *DAY, "--ppi", "24", "--world-file"],
            ["out/a.png", "out/a.svg", "out/a.pdf", "out/a.tif"], WORLD_FILE),
    writing("frames png", ["frames", MAP, *STEPS], ["out/frames/"], threads=True),
    writing("frames svg", ["frames", MAP, *STEPS, "--format", "svg"], ["out/frames/"], threads=True),
    writing("frames apng", ["frames", MAP, *STEPS], ["out/a.apng"], threads=True),
    writing("frames html", ["frames", MAP, *STEPS], ["out/a.html"], threads=True),
    writing("frames all", ["frames", MAP, *STEPS], ["out/frames/", "out/a.apng", "out/a.html"], threads=True),
    *(writing(f"export {kind}", ["export", MAP, *DAY], [f"out/a.{kind}"])
      for kind in ("gpkg", "geojson", "kml", "kmz", "csv", "hxl.csv")),
    writing("export fgb", ["export", MAP, *DAY], ["out/a.places.fgb"]),
    writing("export all", ["export", MAP, *DAY], ["out/a.gpkg", "out/a.geojson", "out/a.csv"]),
    *(writing(f"import {kind}", ["import", *TABLE, "--report", "out/rows.csv"], [f"out/a.{kind}"], ["out/rows.csv"])
      for kind in ("txtpb", "json", "pb", "stream")),
    writing("import gpkg", ["import", "in/korday.gpkg", "--from", "dateline"], ["out/b.json"]),
    *(Case(f"convert {kind}", ("convert", CHRONICLE, f"out/a.{kind}"), (f"out/a.{kind}",))
      for kind in ("txtpb", "json", "pb", "stream")),
]

# All cases are written by the same few ways, and these go through them all.
WRITERS = ["render all", "frames all", "export all", "export fgb", "import stream", "convert json"]


def table_rows(count):
    lines = ["id,kind,day,village,lat,lon,dead"]
    lines += [f"r{i},{'clash' if i % 3 else 'arson'},2020-02-{i % 28 + 1:02d},Village {i % 40},{42.7 + i % 40 / 100:.2f},"
              f"{74.6 + i % 40 / 50:.2f},{i % 7}" for i in range(count)]
    return "\n".join(lines) + "\n"


@dataclasses.dataclass
class Run:
    code: int
    said: str


class Workshop:
    """A folder with `in`, where the inputs are, and `out`, which is emptied or filled before each run."""

    def __init__(self, dateline, source, folder, rows=3000):
        self.dateline, self.source = pathlib.Path(dateline).resolve(), pathlib.Path(source).resolve()
        self.folder = pathlib.Path(folder).resolve()
        self.folder.mkdir(parents=True, exist_ok=True)
        self.inputs, self.outputs = self.folder / "in", self.folder / "out"
        shutil.copytree(self.source / "examples/korday", self.inputs)
        (self.inputs / "table.csv").write_text(table_rows(rows))
        (self.inputs / "table.mapping.txtpb").write_text(MAPPING)
        self.run_words("export", CHRONICLE, "-o", "in/korday.gpkg", check=True)

    def environment(self, more=()):
        kept = {name: value for name, value in os.environ.items()
                if not name.startswith(("FAULT_", "LC_", "LD_PRELOAD")) and name not in ("LANG", "TZ", "LANGUAGE")}
        return {**kept, **dict(more)}

    def run_words(self, *words, check=False, more=(), **how):
        done = subprocess.run([self.dateline, *words], cwd=how.pop("cwd", self.folder), env=self.environment(more),
                              stdin=subprocess.DEVNULL, capture_output="stdout" not in how, timeout=120, **how)
        said = (done.stderr or b"").decode(errors="replace")
        if check and done.returncode != 0:
            raise AssertionError(f"dateline {' '.join(map(str, words))} ended with {done.returncode}: {said}")
        return Run(done.returncode, said)

    def run(self, case, **how):
        return self.run_words(*case.words, **how)

    def fill(self, contents):
        """Makes `out` hold these files alone."""
        shutil.rmtree(self.outputs, ignore_errors=True)
        self.outputs.mkdir()
        for name, data in contents.items():
            path = self.folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_bytes(data)

    def contents(self):
        """All files below `out`, by path."""
        return {str(path.relative_to(self.folder)): path.read_bytes() for path in sorted(self.outputs.rglob("*"))
                if path.is_file()}

    def made_by(self, case, *more_words, more=()):
        """What the case writes when nothing is in the way."""
        self.fill({})
        self.run_words(*case.words, *more_words, check=True, more=more)
        return self.contents()


def old_outputs(case, shop):
    """What was there before: any bytes for a file, an earlier run in another language for a folder of frames."""
    contents = {output: f"the old {output}\n".encode() * 100 for output in case.outputs if not output.endswith("/")}
    if case.folder:
        words = list(case.words[:case.words.index("-o")])
        shop.fill({})
        shop.run_words(*words, "--lang", "ru", "-o", case.folder, check=True)
        contents |= shop.contents()
    return contents
