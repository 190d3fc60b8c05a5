import os
import signal
import subprocess
import sys
import time

import pytest

import dateline


def same_files(a, b):
    names = sorted(p.name for p in a.iterdir() if not p.name.startswith("."))
    assert names == sorted(p.name for p in b.iterdir() if not p.name.startswith(".")) and names
    for name in names:
        assert (a / name).read_bytes() == (b / name).read_bytes(), name


def test_frames_are_those_of_the_program(folder, program):
    program("frames", "small.map.txtpb", "-o", "theirs/", "theirs.apng", "theirs.html", "--every", "PT12H",
            "--from", "2021-04-11")
    seen = []
    result = dateline.frames("small.map.txtpb", "ours/", "ours.apng", "ours.html", every="PT12H", begin="2021-04-11",
                             jobs=2, progress=lambda done, total: seen.append((done, total)))
    same_files(folder / "theirs", folder / "ours")
    assert (folder / "theirs.apng").read_bytes() == (folder / "ours.apng").read_bytes()
    theirs = (folder / "theirs.html").read_text()
    assert theirs.replace("theirs.html", "ours.html") == (folder / "ours.html").read_text()
    assert seen[-1] == (result.steps, result.steps) and seen == sorted(seen)
    assert result.kept == 0 and dateline.frames("small.map.txtpb", "ours/", every="PT12H",
                                                begin="2021-04-11").kept == result.steps


def test_refuses_before_it_draws(folder):
    m = dateline.Map("small.map.txtpb")
    for outputs, more, message in ((["a.bmp"], {}, "unknown ending"), (["a/", "b/"], {}, "one folder at a time"),
                                   (["a/"], {"every": "fortnight"}, "every: "), (["a/"], {"begin": "soon"}, "begin: "),
                                   (["a/"], {"begin": "2021-05", "end": "2021-04"}, "end: "),
                                   (["a/"], {"format": "bmp"}, "frames are"), (["a/"], {"hold": -1}, "hold"),
                                   (["a/"], {"format": "svg", "palette": True}, "palette is for PNG")):
        with pytest.raises(ValueError, match=message):
            dateline.frames(m, *outputs, **more)
    assert not (folder / "a").exists()
    with pytest.raises(dateline.Failure):
        dateline.frames(m, "no/such/folder.apng")


def test_a_shard_is_that_of_the_program(folder, program):
    length = {"every": "PT12H", "begin": "2021-04-11"}
    program("frames", "small.map.txtpb", "-o", "theirs", "--every", "PT12H", "--from", "2021-04-11", "--shard", "1/2")
    dateline.frames("small.map.txtpb", "ours", shard="1/2", **length)
    same_files(folder / "theirs", folder / "ours")
    for outputs, shard in ((["ours"], "3/2"), (["a.apng"], "1/2"), (["ours", "a.apng"], "1/2")):
        with pytest.raises(ValueError, match="shard"):
            dateline.frames("small.map.txtpb", *outputs, shard=shard, **length)


class Enough(Exception):
    pass


def test_what_progress_raises_ends_the_run_and_the_next_goes_on(folder):
    m = dateline.Map("small.map.txtpb", ppi=150)
    length = {"every": "hour", "begin": "2021-04-11", "end": "2021-04-20", "jobs": 1}

    def stop(done, total):
        raise Enough

    with pytest.raises(Enough):
        dateline.frames(m, "d/", **length, progress=stop)
    assert not (folder / "d/index.json").exists()
    after = dateline.frames(m, "d/", **length)
    assert after.steps == 240 and after.kept > 0


def test_ctrl_c_ends_the_run(folder):
    code = ("import dateline\nprint('ready', flush=True)\n"
            "try:\n    dateline.frames('small.map.txtpb', 'd/', every='hour', begin='2020-04-05', end='2021-04-20')\n"
            "except KeyboardInterrupt:\n    print('interrupted')\n")
    child = subprocess.Popen([sys.executable, "-c", code], stdout=subprocess.PIPE, text=True)
    child.stdout.readline()
    until = time.monotonic() + 60
    while not list(folder.glob("d/*.png")) and time.monotonic() < until:
        time.sleep(0.01)
    os.kill(child.pid, signal.SIGINT)
    rest, _ = child.communicate(timeout=60)
    assert rest == "interrupted\n" and child.returncode == 0
    assert not (folder / "d/index.json").exists()
    assert not [p for p in (folder / "d").iterdir() if p.name.endswith(".dateline-part")]
