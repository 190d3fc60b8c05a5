import datetime

import numpy
import pandas
import pytest

import dateline

MAPPING = """
table { header_row: 3 }
chronicle { time_zone: "Asia/Almaty" sources { id: "list" title { text: "List" } kind: DATASET } }
records {
  record: EVENT
  kind { column: "kind" }
  when { date: "day" }
  title { column: "what" }
  place { name { column: "town" } lat: "lat" lon: "lon" }
  figures { measure { constant: "injured" } best: "hurt" }
}
"""


def frame():
    return pandas.DataFrame({
        "kind": ["clash", "arson", "clash"],
        "day": pandas.to_datetime(["2020-02-05", "2020-02-07 14:15", None]),
        "what": ["One", "Two", None],
        "town": ["Korday", "Masanchi", "Sortobe"],
        "lat": [43.037, 42.929, numpy.nan],
        "lon": [74.711, 75.302, numpy.nan],
        "hurt": [3, None, 1.5e3],
    })


COLUMNS = {"kind": "kind", "date": "day", "title": "what", "place": "town", "lat": "lat", "lon": "lon",
           "injured": "hurt"}


def quiet(*args, **more):
    import warnings

    with warnings.catch_warnings():
        warnings.simplefilter("ignore", dateline.InputWarning)
        return dateline.from_dataframe(*args, **more)


def test_a_frame_becomes_what_its_csv_becomes(folder, program):
    frame().to_csv("f.csv", index=False)
    (folder / "m.mapping.txtpb").write_text(MAPPING.replace("header_row: 3", ""))
    program("import", "f.csv", "--mapping", "m.mapping.txtpb", "-o", "f.pb")
    with pytest.warns(dateline.InputWarning):
        theirs = dateline.read("f.pb")
    for mapping in ("m.mapping.txtpb", folder / "m.mapping.txtpb", MAPPING):
        ours = quiet(frame(), mapping, name="f.csv")
        assert (ours.id, ours.title, ours.places, ours.sources) == (theirs.id, theirs.title, theirs.places, theirs.sources)
        # Ids are made from the cells as they were written ("1500.0" in the CSV).
        assert [{**e, "id": ""} for e in ours.events] == [{**e, "id": ""} for e in theirs.events]


def test_a_dict_is_a_mapping_and_a_file():
    mapping = {
        "chronicle": {"time_zone": "Asia/Almaty",
                      "sources": {"id": "list", "title": {"text": "List"}, "kind": "dataset"}},
        "records": {"record": "event", "kind": {"column": "kind"}, "when": {"date": "day"}, "title": {"column": "what"},
                    "place": {"name": {"column": "town"}, "lat": "lat", "lon": "lon"},
                    "figures": [{"measure": {"constant": "injured"}, "best": "hurt"}]},
    }
    assert quiet(frame(), mapping) == quiet(frame(), MAPPING)
    assert quiet(frame(), dateline.mapping_text(mapping)) == quiet(frame(), MAPPING)
    with pytest.raises(dateline.InputError, match="wehn"):
        dateline.from_dataframe(frame(), {"records": {"record": "event", "wehn": {"date": "day"}}})
    with pytest.raises(TypeError):
        dateline.mapping_text({"records": object()})


def test_columns_say_it_shorter():
    chronicle = quiet(frame(), columns=COLUMNS, time_zone="Asia/Almaty", title="Three")
    assert [(e["kind"], e["when"]) for e in chronicle.events] == [
        ("clash", "2020-02-05"), ("arson", "2020-02-07T14:15:00"), ("clash", None)]
    assert [e["figures"][0]["best"] if e["figures"] else None for e in chronicle.events] == [3, None, 1500]
    assert chronicle.title == "Three" and chronicle.time_zone == "Asia/Almaty"
    assert [p["lat"] for p in chronicle.places] == [43.037, 42.929, None]
    assert {e["kind"] for e in quiet(frame(), columns={k: v for k, v in COLUMNS.items() if k != "kind"},
                                     kind="flood").events} == {"flood"}
    with pytest.raises(ValueError, match="no role 'lattitude'"):
        dateline.from_dataframe(frame(), columns={"lattitude": "lat"})
    with pytest.raises(dateline.InputError, match='no column "twon".*did you mean "town"'):
        dateline.from_dataframe(frame(), columns={"kind": "kind", "place": "twon"})


def test_nothing_is_dropped_in_silence():
    bad = pandas.DataFrame({"kind": ["clash", "tarot", "clash"], "day": ["2020-02-05", "2020-02-06", "2020-02-31"],
                            "hurt": ["several", "2", "3"]})
    with pytest.warns(dateline.InputWarning, match="dataframe:1: warning: row altered: a number cannot be read"):
        chronicle = dateline.from_dataframe(bad, columns={"kind": "kind", "date": "day", "injured": "hurt"})
    rows = [(d.line, d.message) for d in chronicle.diagnostics.warnings if d.line]
    for line, said in ((1, "several"), (2, "tarot"), (3, "2020-02-31")):
        assert any(row == line and said in message for row, message in rows), rows


def test_cells_of_every_type_are_read():
    odd = pandas.DataFrame({
        "id": pandas.array([1, None], dtype="Int64"),
        "day": [datetime.date(2020, 2, 5), pandas.NaT],
        "town": pandas.Categorical(["Korday", None]),
        "n": numpy.array([1e-7, 123456789.0]),
        "m": numpy.array([0.1, numpy.inf], dtype="float32"),
        "who": [["Red", "Blue"], None],
        "text": ["caf\udce9", "ok"],
    })
    chronicle = quiet(odd, columns={"id": "id", "date": "day", "place": "town", "area_km2": "n", "tonnes": "m",
                                    "actor": "who", "note": "text"}, kind="clash")
    assert {f["measure"]: f["best"] for f in chronicle.events[0]["figures"]} == {"area_km2": 1e-7, "tonnes": 0.1}
    assert len(chronicle.actors) == 2
    said = str(chronicle.diagnostics)
    assert "inf" in said and "not clean" in said


def test_numbers_stay_numbers_where_commas_are_decimal():
    mixed = pandas.DataFrame({"kind": ["clash"], "day": ["2020-02-05"], "lat": ["42,5"], "lon": [75.25], "hurt": [1.5]})
    mapping = MAPPING.replace("header_row: 3", "decimal_comma: true").replace('  title { column: "what" }\n', "") \
                     .replace('name { column: "town" } ', "")
    chronicle = quiet(mixed, mapping)
    assert (chronicle.places[0]["lat"], chronicle.places[0]["lon"]) == (42.5, 75.25)
    assert chronicle.events[0]["figures"][0]["best"] == 1.5


def test_times_with_a_zone_become_local_times():
    aware = frame().assign(day=pandas.to_datetime(["2020-02-05 20:15Z"] * 3))
    assert quiet(aware, columns=COLUMNS, time_zone="Asia/Almaty").events[0]["when"] == "2020-02-06T02:15:00"


def test_the_index_counts_when_it_has_a_name():
    indexed = frame().set_index("kind")
    assert quiet(indexed, columns=COLUMNS) == quiet(frame(), columns=COLUMNS)


def test_a_frame_of_no_known_kind_is_not_guessed_at():
    with pytest.raises(dateline.InputError, match="the columns are of no kind that is known.*propose_mapping"):
        dateline.from_dataframe(frame())
    proposal = dateline.propose_mapping(frame())
    assert 'lat: "lat"' in proposal and "records {" in proposal


def test_known_data_sets_need_no_mapping():
    hxl = pandas.DataFrame({"#adm2+name": ["Bria"], "#affected+idps+ind": [1200], "#date+reported": ["2020-03-01"]})
    chronicle = quiet(hxl)
    assert chronicle.events[0]["figures"][0]["best"] == 1200


def test_frames_that_cannot_be_tables_are_refused():
    with pytest.raises(TypeError, match="DataFrame"):
        dateline.from_dataframe([1, 2], columns=COLUMNS)
    with pytest.raises(ValueError, match="several levels"):
        dateline.from_dataframe(pandas.concat({"a": frame()}, axis=1), columns=COLUMNS)
    with pytest.raises(ValueError, match="give one"):
        dateline.from_dataframe(frame(), MAPPING, columns=COLUMNS)


def test_points_come_from_any_system():
    geopandas = pytest.importorskip("geopandas")
    plain = frame().drop(columns=["lat", "lon"])
    points = geopandas.GeoDataFrame(plain, geometry=geopandas.points_from_xy([74.711, 75.302, 75.251],
                                                                             [43.037, 42.929, 42.867]), crs=4326)
    points.loc[2, "geometry"] = None
    columns = {k: v for k, v in COLUMNS.items() if k not in ("lat", "lon")}
    degrees = quiet(points, columns=columns)
    metres = quiet(points.to_crs(32643), columns=columns)
    assert [p["lat"] for p in degrees.places] == [43.037, 42.929, None]
    for a, b in zip(degrees.places, metres.places):
        assert (a["lat"] is None and b["lat"] is None) or abs(a["lat"] - b["lat"]) < 1e-6
    nowhere = geopandas.GeoDataFrame(frame().drop(columns=["lat", "lon"]), geometry=list(points.geometry.values))
    with pytest.raises(ValueError, match="does not say of which system"):
        dateline.from_dataframe(nowhere, columns=columns)


def test_lines_and_polygons_are_refused_by_name():
    geopandas = pytest.importorskip("geopandas")
    from shapely.geometry import LineString, Point

    shapes = [Point(75, 43), Point(75, 43).buffer(1), LineString([(75, 43), (76, 44)])]
    mixed = geopandas.GeoDataFrame(frame().drop(columns=["lat", "lon"]), geometry=shapes, crs=4326)
    columns = {k: v for k, v in COLUMNS.items() if k not in ("lat", "lon")}
    with pytest.raises(ValueError, match=r"1 LineString, 1 Polygon \(first at 1\)"):
        dateline.from_dataframe(mixed, columns=columns)
    areas = mixed.iloc[:2].copy()
    areas["geometry"] = areas.representative_point()
    assert quiet(areas, columns=columns).places[1]["lat"] == pytest.approx(43, abs=0.1)


def test_a_frame_goes_out_and_comes_back_as_a_map(folder):
    m = dateline.Map(quiet(frame(), columns=COLUMNS, time_zone="Asia/Almaty"), map_file="small.map.txtpb")
    m.render("f.png")
    assert (folder / "f.png").read_bytes()[:4] == b"\x89PNG"
