import os
import pathlib
import subprocess

import pytest

SOURCE = pathlib.Path(__file__).resolve().parents[2]

SMALL = """
id: "small" title { text: "Flood" } time_zone: "Asia/Almaty"
sources { id: "s" title { text: "Service" } kind: OFFICIAL }
places { id: "bridge" names { text: "Bridge" } kind: VILLAGE lat: 43.10 lon: 75.20 precision: EXACT }
places { id: "mill" names { text: "Mill" } names { lang: "ru" text: "Мельница" } kind: TOWN lat: 43.25 lon: 75.05
  precision: NEAR }
places { id: "far" names { text: "Far" } kind: REGION }
actors { id: "brigade" names { text: "Brigade" } kind: FIRE_SERVICE }
events { id: "breach" kind: FLOOD places: "bridge" when: "2021-04-12T03~" title { text: "A dam gives way" } sources: "s"
  figures { measure: HOMES_DAMAGED best: 40 qualifier: ABOUT reported: "2021-04-12" source: "s" } }
events { id: "talk" kind: MEETING places: "far" when: "2021-04-13" sources: "s" }
movements { id: "leave" kind: EVACUATION path { place: "bridge" } path { place: "mill" } mode: ROAD when: "2021-04-12"
  sources: "s" figures { measure: EVACUATED low: 200 high: 250 reported: "2021-04-13" source: "s" } }
deployments { id: "rescue" force: "brigade" to: "bridge" when: "2021-04-12/2021-04-15" sources: "s" }
"""

# Without the world, so that it is drawn quickly.
MAP = """
chronicles: "small.chronicle.txtpb"
page { width_pt: 600 height_pt: 450 }
basemap { no_world: true }
"""


@pytest.fixture
def source():
    return SOURCE


@pytest.fixture
def korday():
    return str(SOURCE / "examples/korday/korday.map.txtpb")


@pytest.fixture
def folder(tmp_path, monkeypatch):
    """A working folder with a small chronicle and its map."""
    (tmp_path / "small.chronicle.txtpb").write_text(SMALL, encoding="utf-8")
    (tmp_path / "small.map.txtpb").write_text(MAP, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def program():
    def run(*words, code=0):
        done = subprocess.run([os.environ["DATELINE_PROGRAM"], *map(str, words)], capture_output=True, text=True)
        assert done.returncode == code, done.stderr
        return done

    return run
