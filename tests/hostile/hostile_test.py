#!/usr/bin/env python3
"""Runs dateline on files that were made to harm it, and looks at all that it does.

Usage: hostile_test.py DATELINE GROUP [--sanitized] [CASE...]

A group is a module beside this file with a list CASES (corpus.py says what a case is). Of each run are asserted: the
exit code and message that the case expects, no signal, less than 20 seconds of a processor and 600 MB, no connection to anywhere, no
byte of the files outside of the case's folder in any output, and no file but the outputs.
"""
import http.server
import importlib
import json
import os
import pathlib
import re
import shutil
import signal
import subprocess
import sys
import tempfile
import threading

import corpus

SECONDS = 20
MEGABYTES = 600
# A message says in which file, and where it can at what line; a failure of the environment names the file itself.
LOCATED = re.compile(r"^(?!dateline: )[^\n:]+(:\d+)?(:\d+)?: error: ", re.M)


class Server:
    """Listens on the loopback interface and remembers who came."""

    def __init__(self):
        self.visits = visits = []

        class Handler(http.server.BaseHTTPRequestHandler):
            def handle(self):
                visits.append(self.client_address)

        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Handler)
        self.port = str(self.server.server_address[1])
        threading.Thread(target=self.server.serve_forever, args=[0.02], daemon=True).start()


def without_network():
    """What keeps a program from every network, if that is permitted here."""
    for words in (["unshare", "-n"], ["unshare", "-rn"]):
        if shutil.which("unshare") and subprocess.run([*words, "true"], capture_output=True).returncode == 0:
            return words
    return []


def put_canaries(folder):
    """Files that a trap may lead to, in forms that would be understood."""
    secret = corpus.CANARY
    corpus.put(folder, "canary.txt", f"root:x:0:0:{secret}:/root:/bin/sh\n")
    corpus.put(folder, "canary.csv", f"Date,Place,Lat,Lon\n2020-02-07,{secret},42.9,75.3\n")
    corpus.put(folder, "canary.style.txtpb", f'base: "{secret}"\n')
    corpus.put(folder, "canary.chronicle.txtpb", corpus.CHRONICLE.replace("North", secret))
    corpus.put(folder, "canary.tif", corpus.tiff(8, 8, bytes(64)))
    corpus.make_geopackage(folder / "canary.gpkg", layers=[("land", "land", 0, 1e12, "", "", secret, "", "")])


def with_port(work, port):
    """The traps are laid for a server of any port."""
    for path in work.rglob("*"):
        if path.is_file() and not path.is_symlink() and path.stat().st_size < 1_000_000:
            data = path.read_bytes()
            if b"PORT" in data:
                path.write_bytes(data.replace(b"PORT", port.encode()))


def listing(folder):
    return {str(path.relative_to(folder)) for path in folder.rglob("*")}


def launch():
    """Runs what it is told on standard input. A process of its own, for the memory of whoever starts a program counts
    as the program's."""
    for line in sys.stdin:
        order = json.loads(line)
        with open(order["out"], "wb") as out, open(order["err"], "wb") as err:
            child = subprocess.Popen(order["command"], cwd=order["work"], stdin=subprocess.DEVNULL, stdout=out,
                                     stderr=err, env=dict(os.environ, LC_ALL="C.UTF-8"))
        killer = threading.Timer(6 * SECONDS, child.kill)
        killer.start()
        _, status, usage = os.wait4(child.pid, 0)
        killer.cancel()
        child.returncode = 0  # it was waited for
        # Seconds of all cores, so that other programs do not count.
        print(json.dumps([status, usage.ru_utime + usage.ru_stime, usage.ru_maxrss / 1024]), flush=True)


class Launcher:
    def __init__(self):
        self.process = subprocess.Popen([sys.executable, __file__, "--launch"], stdin=subprocess.PIPE,
                                        stdout=subprocess.PIPE, text=True)

    def run(self, **order):
        self.process.stdin.write(json.dumps(order) + "\n")
        self.process.stdin.flush()
        return json.loads(self.process.stdout.readline())


class Run:
    def __init__(self, launcher, command, work):
        self.out, self.err = work.parent / "out", work.parent / "err"
        status, self.seconds, self.megabytes = launcher.run(command=command, work=str(work), out=str(self.out),
                                                            err=str(self.err))
        self.signal = os.WTERMSIG(status) if os.WIFSIGNALED(status) else 0
        self.code = os.WEXITSTATUS(status) if os.WIFEXITED(status) else -1
        self.said = self.err.read_text(errors="replace")


def objections_to(case, run, work, before, server, sanitized):
    """Everything that is wrong with a run."""
    if run.signal:
        yield f"ended by signal {signal.Signals(run.signal).name}"
    if run.seconds > SECONDS * (5 if sanitized else 1):
        yield f"took {run.seconds:.1f} s"
    if run.megabytes > MEGABYTES and not sanitized:
        yield f"took {run.megabytes:.0f} MB"
    if server.visits:
        yield f"somebody called: {server.visits}"
    allowed = {0, 1, case.code} if case.kind == corpus.SURVIVE else {0} if case.kind == corpus.INERT else {case.code}
    if run.code not in allowed:
        yield f"ended with {run.code}, not {sorted(allowed)}"
    if not re.search(case.says, run.said, re.M):
        yield f"did not say {case.says!r}"
    if run.code == 1 and not LOCATED.search(run.said):
        yield "no error names a file"
    if run.code == 3 and not run.said.startswith("dateline: error: ") and "\ndateline: error: " not in run.said:
        yield "no failure was reported"
    if "\x1b" in run.said:
        yield "a control character in a message"
    expected = before | set(case.outputs if run.code == 0 or case.kind == corpus.REJECT else ())
    now = listing(work)
    if now != expected and not (run.code != 0 and now == before):
        yield f"files: {sorted(now ^ expected)}"
    secret = corpus.CANARY.encode()
    for path in [run.out, run.err, *(work / name for name in now - before if (work / name).is_file())]:
        if secret in path.read_bytes():
            yield f"bytes of a file outside in {path.name}"
    if case.look and run.code == 0:
        yield from (f"in the output: {found!r}" for found in case.look(work))


def main():
    words = sys.argv[1:]
    if words == ["--launch"]:
        return launch()
    launcher = Launcher()
    sanitized = "--sanitized" in words
    program, group, *names = [word for word in words if not word.startswith("--")]
    cases = importlib.import_module(group).CASES
    program = str(pathlib.Path(program).resolve())
    isolated, failures, most = without_network(), 0, {"s": (0, ""), "MB": (0, "")}
    counts = {}
    for case in cases:
        if (names and case.name not in names) or (sanitized and case.heavy):
            continue
        counts[case.kind] = counts.get(case.kind, 0) + 1
        server = Server()
        with tempfile.TemporaryDirectory(prefix="dateline-hostile-") as scratch:
            scratch = pathlib.Path(scratch).resolve()
            work = scratch / "work"
            work.mkdir()
            put_canaries(scratch / "outside")
            here = os.getcwd()
            case.make(work)
            os.chdir(here)
            if case.network:
                with_port(work, server.port)
            before = listing(work)
            command = [] if case.network else list(isolated)
            run = Run(launcher, [*command, program, *case.command], work)
            wrong = list(objections_to(case, run, work, before, server, sanitized))
        server.server.shutdown()
        server.server.server_close()
        most = {"s": max(most["s"], (run.seconds, case.name)), "MB": max(most["MB"], (run.megabytes, case.name))}
        failures += bool(wrong)
        print(f"{'FAIL' if wrong else 'ok':4} {case.kind:7} {run.code} {run.seconds:5.1f} s {run.megabytes:4.0f} MB "
              f"{case.name}", flush=True)
        if wrong or names:
            print("".join(f"     {line}\n" for line in wrong) + "     | " +
                  "\n     | ".join(line[:300] for line in run.said.splitlines()[:6]), flush=True)
    launcher.process.stdin.close()
    launcher.process.wait()
    print(f"{group}: {sum(counts.values())} files ({counts}), {failures} failed; at most {most['s'][0]:.1f} s "
          f"({most['s'][1]}) and {most['MB'][0]:.0f} MB ({most['MB'][1]})"
          f"{'' if isolated else '; not kept from the network, which is not permitted here'}")
    return failures > 0


if __name__ == "__main__":
    sys.exit(main())
