import subprocess
import sys

import pytest

import dateline


def test_files_of_a_map_stay_in_its_folder_unless_another_is_allowed(folder):
    (folder / "sub").mkdir()
    text = (folder / "small.map.txtpb").read_text()
    name = text.split('chronicles: "')[1].split('"')[0]
    (folder / "sub/up.map.txtpb").write_text(text.replace(f'"{name}"', f'"../{name}"'))
    with pytest.raises(dateline.InputError, match="leads out of the folder"):
        dateline.Map("sub/up.map.txtpb")
    assert dateline.Map("sub/up.map.txtpb", allow_folders=["."]).to_bytes("svg")


def run(code):
    """In a process of its own: limits are the whole process's."""
    return subprocess.run([sys.executable, "-c", "import dateline\n" + code], capture_output=True, text=True)


def test_limits_are_those_of_the_program(folder):
    done = run("dateline.set_limit('records', 1); print(dateline.limits()['records']); dateline.Map('small.map.txtpb')")
    assert done.stdout == "1\n" and "limit records=1" in done.stderr
    done = run("dateline.set_limit('record', 1)")
    assert "did you mean" in done.stderr and "ValueError" in done.stderr
    assert "memory" not in dateline.limits()


def test_the_network_is_closed_until_it_is_opened(folder):
    open_it = "dateline.Map('/vsicurl/http://127.0.0.1:9/a.map.txtpb')"
    assert "network" in run(open_it).stderr
    assert "which is closed" not in run("dateline.allow_network(); " + open_it).stderr
