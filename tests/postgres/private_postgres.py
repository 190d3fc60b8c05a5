"""A PostgreSQL server of its own for one test: data and socket in a temporary folder, no TCP, no service.

The server does not run as root: it is started as `postgres` or `nobody` where we are. It is ended by its own process id
when the `with` block ends, however it ends.
"""
import os
import pathlib
import pwd
import shutil
import signal
import subprocess
import tempfile
import time

BINARIES = pathlib.Path("/usr/lib/postgresql/15/bin")


class PostgresUnavailable(Exception):
    """This machine cannot run a server of its own; says why."""


def other_user():
    """Arguments of subprocess that make the process another user's, where we are root."""
    if os.geteuid() != 0:
        return {}
    for name in ["postgres", "nobody"]:
        try:
            user = pwd.getpwnam(name)
        except KeyError:
            continue
        return {"user": user.pw_uid, "group": user.pw_gid, "extra_groups": []}
    raise PostgresUnavailable("there is neither a user postgres nor nobody")


class PrivatePostgres:
    def __enter__(self):
        for program in ["initdb", "postgres", "psql"]:
            if not (BINARIES / program).exists():
                raise PostgresUnavailable(f"{BINARIES / program} is missing (Debian: postgresql-15)")
        if not pathlib.Path("/usr/share/postgresql/15/extension/postgis.control").exists():
            raise PostgresUnavailable("PostGIS is missing (Debian: postgresql-15-postgis-3)")
        self.user = other_user()
        # A short path: sockets have names of at most 107 bytes.
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dateline-pg-", dir="/tmp"))
        self.server = None
        try:
            self.start()
        except BaseException:
            self.__exit__()
            raise
        return self

    def start(self):
        if self.user:
            os.chown(self.folder, self.user["user"], self.user["group"])
        os.chmod(self.folder, 0o755)  # for the client, which may be another user
        data = self.folder / "data"
        environment = dict(os.environ, LC_ALL="C", TZ="UTC")
        for name in [name for name in environment if name.startswith("PG")]:
            del environment[name]
        subprocess.run([BINARIES / "initdb", "-D", data, "-A", "trust", "-U", "tester", "-E", "UTF8", "--no-sync"], check=True,
                       capture_output=True, env=environment, cwd=self.folder, **self.user)
        self.server = subprocess.Popen(
            [BINARIES / "postgres", "-D", data, "-c", "listen_addresses=", "-c", f"unix_socket_directories={self.folder}",
             "-c", "fsync=off", "-c", "shared_buffers=16MB"],
            stdout=subprocess.DEVNULL, stderr=(self.folder / "log").open("w"), env=environment, cwd=self.folder, **self.user)
        end = time.monotonic() + 60
        while not self.answers():
            if self.server.poll() is not None or time.monotonic() > end:
                raise RuntimeError("the server did not start: " + (self.folder / "log").read_text())
            time.sleep(0.1)

    def answers(self):
        return subprocess.run([*self.psql(), "-c", "SELECT 1"], capture_output=True).returncode == 0

    def psql(self):
        return [BINARIES / "psql", "-X", "-q", "-v", "ON_ERROR_STOP=1", "-h", self.folder, "-U", "tester", "-d", "postgres"]

    def run(self, sql):
        subprocess.run([*self.psql(), "-c", sql], check=True, capture_output=True, text=True)

    def __exit__(self, *_):
        if self.server is not None and self.server.poll() is None:
            self.server.send_signal(signal.SIGINT)  # "fast": ends sessions and stops
            try:
                self.server.wait(30)
            except subprocess.TimeoutExpired:
                self.server.kill()
                self.server.wait()
        shutil.rmtree(self.folder, ignore_errors=True)
