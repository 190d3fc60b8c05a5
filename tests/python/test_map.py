import base64
import gc
import locale
import os
import re
import resource
import subprocess
import sys
import threading
import weakref
from xml.etree import ElementTree

import pytest

import dateline


@pytest.mark.parametrize("form", ["png", "svg", "pdf", "tif"])
def test_pictures_are_those_of_the_program(folder, korday, program, form):
    program("render", korday, "-o", f"theirs.{form}", "--lang", "ru,en", "--as-of", "2020-02-09", "--style", "dark")
    m = dateline.Map(korday, languages=["ru", "en"], as_of="2020-02-09", style="dark")
    m.render(f"ours.{form}")
    theirs = (folder / f"theirs.{form}").read_bytes()
    assert (folder / f"ours.{form}").read_bytes() == theirs
    assert m.to_bytes(form) == theirs


def test_several_pictures_and_a_world_file_at_once(folder, program):
    program("render", "small.map.txtpb", "-o", "a.png", "a.svg", "--world-file", "--svg-text", "outlines")
    dateline.Map("small.map.txtpb").render("b.png", folder / "b.svg", world_file=True, svg_text="outlines")
    for ending in ("png", "svg", "pgw", "prj", "png.aux.xml"):
        assert (folder / f"a.{ending}").read_bytes() == (folder / f"b.{ending}").read_bytes(), ending


def test_unknown_endings_and_clashes_write_nothing(folder):
    m = dateline.Map("small.map.txtpb")
    with pytest.raises(ValueError, match=r"a.gif: unknown ending; a map is written as .png, .svg, .pdf or .tif"):
        m.render("a.png", "a.gif")
    with pytest.raises(ValueError, match="named twice"):
        m.render("a.png", "./a.png")
    with pytest.raises(ValueError, match="unknown ending; a map is exported as"):
        m.export("a.dwg")
    (folder / "a.svg").symlink_to("small.chronicle.txtpb")
    with pytest.raises(ValueError, match="both input and output"):
        m.render("a.svg")
    with pytest.raises(ValueError, match='"png", "svg", "pdf" or "tif"'):
        m.to_bytes("gif")
    with pytest.raises(ValueError, match="window: "):
        dateline.Map("small.map.txtpb", window="last week")
    with pytest.raises(ValueError, match="ppi"):
        dateline.Map("small.map.txtpb", ppi=5)
    assert sorted(p.name for p in folder.iterdir()) == ["a.svg", "small.chronicle.txtpb", "small.map.txtpb"]


def test_a_bad_map_says_what_the_program_says(folder, program):
    (folder / "bad.map.txtpb").write_text((folder / "small.map.txtpb").read_text() + 'style: "newsprnt"\nlayerz {}\n')
    with pytest.raises(dateline.InputError) as caught:
        dateline.Map("bad.map.txtpb")
    assert program("render", "bad.map.txtpb", "-o", "a.png", code=1).stderr.startswith(str(caught.value) + "\n")


def test_maps_of_chronicles_in_memory(folder, program):
    chronicle = dateline.read("small.chronicle.txtpb")
    program("render", "small.chronicle.txtpb", "-o", "plain.svg")
    assert dateline.Map(chronicle).to_bytes("svg") == (folder / "plain.svg").read_bytes()
    program("render", "small.map.txtpb", "-o", "asked.svg")
    assert dateline.Map(chronicle, map_file="small.map.txtpb").to_bytes("svg") == (folder / "asked.svg").read_bytes()
    with pytest.raises(dateline.InputError, match="no map file"):
        dateline.Map(chronicle, map_file="small.chronicle.txtpb")
    assert dateline.Map("small.map.txtpb").chronicle == chronicle


def test_a_map_explains_itself(korday, program):
    m = dateline.Map(korday)
    assert m.explanation == program("explain", korday).stdout.splitlines()
    assert m.alt_text.startswith("Map: Violence in the villages of the Korday District")
    assert m.alt_text and m.description.count("\n") >= 1
    assert all(d.severity != "error" for d in m.diagnostics)


def test_notebooks_show_the_map(folder):
    m = dateline.Map("small.map.txtpb")
    png, metadata = m._repr_png_()
    assert (int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")) == (1600, 1200)
    assert (metadata["width"], metadata["height"]) == (800, 600)
    assert metadata["alt"].startswith("Map: Flood")
    svg = ElementTree.fromstring(m._repr_svg_())
    assert (svg.get("width"), svg.get("height"), svg.get("aria-label")) == ("800", "600", m.alt_text)
    image = svg[0].get("href")
    assert base64.b64decode(image.removeprefix("data:image/svg+xml;base64,")) == m.to_bytes("svg")
    assert not re.findall(r' (?:id|class|style)=|<style', m._repr_svg_())  # nothing that a page could mix up


def test_the_layout_does_not_follow_the_pixels(folder):
    m = dateline.Map("small.map.txtpb")
    before = m.to_bytes("svg")
    m.to_bytes("png", ppi=300)
    assert m.to_bytes("svg") == before


@pytest.mark.parametrize("ending", ["gpkg", "geojson", "kml", "kmz", "csv", "hxl.csv", "clash_sites.fgb"])
def test_exports_are_those_of_the_program(folder, korday, program, ending):
    (folder / "one").mkdir()
    (folder / "two").mkdir()
    program("export", korday, "-o", f"one/korday.{ending}")
    dateline.Map(korday).export(f"two/korday.{ending}")
    assert (folder / f"two/korday.{ending}").read_bytes() == (folder / f"one/korday.{ending}").read_bytes()


def test_what_was_drawn_before_changes_no_file(folder, korday, program):
    program("export", korday, "-o", "a.clash_sites.fgb", "a.gpkg")
    program("render", korday, "-o", "a.tif", "a.png", "--world-file")
    for _ in range(2):
        m = dateline.Map(korday)
        m.export("b.clash_sites.fgb", "b.gpkg")
        m.render("b.tif", "b.png", world_file=True)
        for ending in ("clash_sites.fgb", "gpkg", "tif", "png", "prj", "png.aux.xml"):
            assert (folder / f"a.{ending}").read_bytes() == (folder / f"b.{ending}").read_bytes(), ending


def test_a_flatgeobuf_must_say_which_layer(folder, korday):
    with pytest.raises(ValueError, match="a FlatGeobuf holds one layer"):
        dateline.Map(korday).export("korday.fgb")
    assert not (folder / "korday.fgb").exists()


def test_no_layers_are_written_when_the_database_cannot_be(folder, korday):
    with pytest.raises(dateline.Failure, match="no connection") as failure:
        dateline.Map(korday).export("korday.gpkg", "PG:host=/nonexistent dbname=x user=y password=hidden", schema="z")
    assert "hidden" not in str(failure.value)
    assert not (folder / "korday.gpkg").exists()


def test_a_page_and_an_animation_are_there_together_or_not_at_all(folder, korday):
    (folder / "none").touch()
    with pytest.raises(dateline.Failure):
        dateline.frames(korday, "week.apng", "none/week.html", every="week")
    assert not (folder / "week.apng").exists()


def test_geopandas_and_dateline_share_a_process(folder, korday):
    geopandas = pytest.importorskip("geopandas")
    from shapely.geometry import Point

    m = dateline.Map(korday)
    m.export("korday.gpkg")
    layer = geopandas.read_file("korday.gpkg", layer="places")
    assert layer.crs.to_epsg() == 4326 and len(layer) == len(m.chronicle.places)
    layer.to_crs(3857).to_file("again.gpkg", layer="x")
    before = m.to_bytes("svg")
    geopandas.GeoDataFrame({"a": [1]}, geometry=[Point(0, 0)], crs=4326).to_file("b.geojson", driver="GeoJSON")
    assert dateline.Map(korday).to_bytes("svg") == before


def in_threads(count, act):
    results, errors = [None] * count, []

    def run(i):
        try:
            results[i] = act()
        except BaseException as error:  # shown by the assert below
            errors.append(error)

    threads = [threading.Thread(target=run, args=(i,)) for i in range(count)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert not errors
    return results


def test_four_threads_get_the_same_bytes(korday, program, folder):
    program("render", korday, "-o", "theirs.svg")
    theirs = (folder / "theirs.svg").read_bytes()
    assert set(in_threads(4, lambda: dateline.Map(korday).to_bytes("svg"))) == {theirs}
    shared = dateline.Map(korday)
    assert set(in_threads(4, lambda: shared.to_bytes("svg"))) == {theirs}


def test_other_threads_run_while_a_map_is_drawn(korday):
    done = threading.Event()
    counts = [0]

    def count():
        while not done.is_set():
            counts[0] += 1
            done.wait(0.001)

    counter = threading.Thread(target=count)
    counter.start()
    before = counts[0]
    dateline.Map(korday).to_bytes("png")
    during = counts[0] - before
    done.set()
    counter.join()
    assert during >= 20


def test_the_locale_of_the_process_changes_nothing(korday):
    before = dateline.Map(korday).to_bytes("svg")
    old = locale.setlocale(locale.LC_ALL)
    try:
        locale.setlocale(locale.LC_ALL, "de_DE.UTF-8")
    except locale.Error:
        pytest.skip("no German locale here")
    try:
        assert dateline.Map(korday).to_bytes("svg") == before
    finally:
        locale.setlocale(locale.LC_ALL, old)


def test_memory_does_not_grow(folder):
    def resident_kb():
        with open("/proc/self/status", encoding="ascii") as status:
            return int(re.search(r"VmRSS:\s+(\d+)", status.read()).group(1))

    def draw():
        dateline.Map("small.map.txtpb", ppi=48).to_bytes("png")

    for _ in range(20):
        draw()
    gc.collect()
    before = resident_kb()
    for _ in range(200):
        draw()
    gc.collect()
    assert resident_kb() - before < 8_000


def test_objects_go_when_nobody_has_them(folder):
    m = dateline.Map("small.map.txtpb")
    m.to_bytes("png")
    watch = weakref.ref(m)
    del m
    assert watch() is None
    holder = {}
    holder["self"] = holder
    holder["map"] = dateline.Map("small.map.txtpb")
    watch = weakref.ref(holder["map"])
    del holder
    gc.collect()
    assert watch() is None


def test_the_example_runs(source, tmp_path):
    done = subprocess.run([sys.executable, source / "examples/python/korday.py", tmp_path], capture_output=True,
                          text=True)
    assert done.returncode == 0, done.stderr
    assert {"korday.png", "korday.svg", "korday.geojson", "shocks.png", "days"} <= {p.name for p in tmp_path.iterdir()}
    assert "7 steps" in done.stdout
