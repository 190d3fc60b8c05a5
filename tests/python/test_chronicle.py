import pickle
import subprocess
import sys
import warnings

import pandas
import pytest

import dateline
from conftest import SMALL


def test_reads_what_it_writes_in_every_form(folder):
    chronicle = dateline.read("small.chronicle.txtpb")
    for ending in ("txtpb", "json", "pb", "stream"):
        chronicle.write(f"copy.{ending}")
        assert dateline.read(f"copy.{ending}") == chronicle, ending
    assert dateline.Chronicle.from_text(chronicle.to_text()) == chronicle
    assert dateline.Chronicle.from_json(chronicle.to_json()) == chronicle
    assert dateline.Chronicle.from_bytes(chronicle.to_bytes()) == chronicle
    assert pickle.loads(pickle.dumps(chronicle)) == chronicle
    assert chronicle != dateline.Chronicle.from_text(SMALL.replace("Flood", "Fire"))


def test_refuses_an_unknown_ending_before_writing(folder):
    with pytest.raises(ValueError, match="unknown ending; a chronicle is written as"):
        dateline.read("small.chronicle.txtpb").write("a.xlsx")
    assert not (folder / "a.xlsx").exists()


def test_errors_are_what_the_program_prints(folder, program):
    (folder / "bad.chronicle.txtpb").write_text(SMALL.replace('places: "bridge"', 'places: "bridgge"'))
    with pytest.raises(dateline.InputError) as caught:
        dateline.read("bad.chronicle.txtpb")
    assert isinstance(caught.value, ValueError)
    printed = program("check", "bad.chronicle.txtpb", code=1).stderr
    assert printed.startswith(str(caught.value) + "\n")
    [first] = caught.value.diagnostics.errors
    assert (first.severity, first.file, first.line) == ("error", "bad.chronicle.txtpb", 9)
    assert first.column > 0 and 'did you mean "bridge"?' in first.message
    assert str(pickle.loads(pickle.dumps(caught.value))) == str(caught.value)
    assert dateline.check("bad.chronicle.txtpb") == caught.value.diagnostics


def test_warns_once_at_the_line_that_called(folder):
    (folder / "w.chronicle.txtpb").write_text(SMALL.replace("kind: FLOOD ", "").replace("kind: MEETING ", ""))
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always")
        chronicle = dateline.read("w.chronicle.txtpb")
    assert [w.category for w in caught] == [dateline.InputWarning]
    assert caught[0].filename == __file__
    assert len(chronicle.diagnostics.warnings) == 2
    assert str(chronicle.diagnostics.warnings[0]) in str(caught[0].message)
    with warnings.catch_warnings():
        warnings.simplefilter("error", dateline.InputWarning)
        with pytest.raises(dateline.InputWarning):
            dateline.read("w.chronicle.txtpb")


def test_a_missing_file_is_a_missing_file():
    for act in (dateline.read, dateline.Map, dateline.check):
        with pytest.raises(FileNotFoundError, match="no such file") as caught:
            act("nowhere.chronicle.txtpb")
        assert isinstance(caught.value, dateline.Failure) and isinstance(caught.value, OSError)


def test_a_folder_that_cannot_be_written_to_is_a_failure(folder):
    with pytest.raises(dateline.Failure, match="no/such"):
        dateline.read("small.chronicle.txtpb").write("no/such/a.pb")


def test_a_map_file_is_no_chronicle(folder):
    with pytest.raises(dateline.InputError, match="dateline.Map reads it"):
        dateline.read("small.map.txtpb")


def test_records_are_plain_and_fresh(folder):
    chronicle = dateline.read("small.chronicle.txtpb")
    breach = chronicle.events[0]
    assert breach["kind"] == "flood" and breach["when"] == "2021-04-12T03~" and breach["places"] == ["bridge"]
    assert breach["figures"][0]["best"] == 40 and breach["figures"][0]["qualifier"] == "about"
    assert breach["title"] == [{"lang": None, "text": "A dam gives way", "kind": "usual"}]
    breach["places"].append("nowhere")
    assert chronicle.events[0]["places"] == ["bridge"]
    assert chronicle.movements[0]["path"][0]["place"] == "bridge"
    assert chronicle.deployments[0]["from"] is None
    with pytest.raises(ValueError, match='no records "evnts"'):
        chronicle.records("evnts")
    assert "2 events" in repr(chronicle)


def test_data_frames_have_types(folder):
    chronicle = dateline.read("small.chronicle.txtpb")
    events = chronicle.to_dataframe("events")
    assert list(events.index) == ["breach", "talk"]
    assert isinstance(events["kind"].dtype, pandas.CategoricalDtype) and "flood" in events["kind"].cat.categories
    assert events["starts"]["breach"] == pandas.Timestamp("2021-04-12 03:00", tz="Asia/Almaty")
    assert events["ends"]["breach"] == pandas.Timestamp("2021-04-12 04:00", tz="Asia/Almaty")
    assert events["approximate"]["breach"] and not events["approximate"]["talk"]
    assert events["lat"]["breach"] == 43.10 and pandas.isna(events["lat"]["talk"])
    assert chronicle.to_dataframe("places", languages="ru")["name"]["mill"] == "Мельница"
    figures = chronicle.to_dataframe("figures")
    assert list(zip(figures["record"], figures["record_id"])) == [("event", "breach"), ("movement", "leave")]
    assert figures["low"][1] == 200 and pandas.isna(figures["best"][1])
    for kind in ("sources", "places", "actors", "movements", "deployments"):
        assert len(chronicle.to_dataframe(kind)) == len(chronicle.records(kind))
    with pytest.raises(ValueError):
        chronicle.to_dataframe("wolves")


def test_years_beyond_pandas_stay_instants():
    chronicle = dateline.Chronicle.from_text(
        'id: "a" title { text: "a" } sources { id: "s" title { text: "s" } kind: MEDIA } places { id: "p" '
        'names { text: "P" } lat: 1 lon: 1 precision: EXACT } '
        'events { id: "e" kind: BATTLE when: "1066-10-14" places: "p" sources: "s" }')
    assert chronicle.to_dataframe("events")["starts"]["e"].year == 1066


def test_geo_data_frames_have_points_lines_and_a_system(folder):
    chronicle = dateline.read("small.chronicle.txtpb")
    events = chronicle.to_geodataframe("events")
    assert events.crs.to_epsg() == 4326
    assert events.geometry["breach"].coords[0] == (75.20, 43.10) and events.geometry["talk"] is None
    assert chronicle.to_geodataframe("movements").geometry["leave"].coords[:] == [(75.20, 43.10), (75.05, 43.25)]
    assert chronicle.to_geodataframe("deployments").geometry["rescue"].geom_type == "Point"
    with pytest.raises(ValueError, match="no geometry"):
        chronicle.to_geodataframe("sources")


def test_diagnostics_print_and_tabulate():
    d = dateline.Diagnostic("warning", "looks odd", "a.pb", 3)
    assert str(d) == "a.pb:3: warning: looks odd" and "a.pb:3" in repr(d) and d.column is None
    all_of_them = dateline.Diagnostics([d, dateline.Diagnostic("error", "is wrong")])
    assert str(all_of_them) == "a.pb:3: warning: looks odd\nerror: is wrong"
    assert all_of_them.errors == (all_of_them[1],) and hash(d) == hash(pickle.loads(pickle.dumps(d)))
    assert list(all_of_them.to_dataframe()["severity"]) == ["warning", "error"]
    with pytest.raises(ValueError):
        dateline.Diagnostic("horrid", "x")


def test_the_core_needs_no_pandas(folder):
    code = ("import sys; sys.modules['pandas'] = sys.modules['numpy'] = None; import dateline; "
            "dateline.Map('small.map.txtpb').render('a.png'); print(dateline.read('small.chronicle.txtpb').events[0]['id'])")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True)
    assert done.stdout == "breach\n", done.stderr


def test_the_stub_names_what_the_module_has(source):
    import re

    stub = (source / "python/dateline/_dateline.pyi").read_text()
    names = set(re.findall(r"^(?:class |def )?(\w+)(?=[:(])", stub, re.M)) - {"from"}
    there = {n for n in dir(dateline._dateline) if not n.startswith("__")} | {"__version__"}
    assert names == there
    for name in ("Diagnostic", "Chronicle", "Map", "Mapping", "Span"):
        body = re.search(rf"^class {name}\b.*?(?=^\S)", stub, re.M | re.S).group(0)
        said = set(re.findall(r"def (\w+)", body)) - {"__init__"}
        assert said == {n for n in vars(getattr(dateline._dateline, name)) if not n.startswith("_")}, name
