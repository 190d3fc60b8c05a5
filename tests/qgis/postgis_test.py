#!/usr/bin/env python3
"""Exports into PostGIS open styled in QGIS, and replace what was there or leave it. On a server private to the test.

Usage: postgis_test.py WRITE_SAMPLE. Ends with 77, "skipped", where PostgreSQL, PostGIS or QGIS for Python are missing; in
continuous integration (CI is set) that is a failure.
"""
import glob
import os
import pathlib
import pwd
import shutil
import subprocess
import sys
import tempfile
import unittest

SKIPPED = 77
SCRATCH = pathlib.Path(tempfile.mkdtemp(prefix="dateline-postgis-", dir="/tmp"))  # sockets have short names
os.environ.update(QT_QPA_PLATFORM="offscreen", HOME=str(SCRATCH), XDG_RUNTIME_DIR=str(SCRATCH), QGIS_CUSTOM_CONFIG_PATH=str(SCRATCH))


def skip(why):
    print(f"skipped: {why}")
    shutil.rmtree(SCRATCH, ignore_errors=True)
    sys.exit(1 if os.environ.get("CI") else SKIPPED)


try:
    from qgis.core import QgsApplication, QgsDataSourceUri, QgsVectorLayer
except ImportError as error:
    skip(error)


class Server:
    """PostgreSQL refuses to be root: then it runs as the user that its package made."""

    def __init__(self):
        found = sorted(glob.glob("/usr/lib/postgresql/*/bin/initdb"))
        if not found or not glob.glob("/usr/share/postgresql/*/extension/postgis.control"):
            skip("no PostgreSQL with PostGIS")
        self.programs = pathlib.Path(found[-1]).parent
        self.folder = SCRATCH / "server"
        self.folder.mkdir()
        self.prefix = []
        if os.getuid() == 0:
            SCRATCH.chmod(0o755)
            os.chown(self.folder, pwd.getpwnam("postgres").pw_uid, -1)
            self.prefix = ["runuser", "-u", "postgres", "--"]
        self.run("initdb", "-D", self.folder / "data", "-U", "tester", "-A", "trust", "-E", "UTF8", "--no-sync")
        self.run("pg_ctl", "-D", self.folder / "data", "-w", "-l", self.folder / "log",
                 "-o", f"-c listen_addresses='' -c unix_socket_directories={self.folder}", "start")
        self.sql("CREATE DATABASE maps", database="postgres")
        self.sql("CREATE EXTENSION postgis")

    def run(self, program, *arguments):
        subprocess.run([*self.prefix, self.programs / program, *arguments], check=True, stdout=subprocess.DEVNULL, cwd="/")

    def sql(self, text, database="maps"):
        done = subprocess.run(["psql", "-h", self.folder, "-U", "tester", "-d", database, "-v", "ON_ERROR_STOP=1", "-qAtc", text],
                              check=True, capture_output=True, text=True)
        return done.stdout.splitlines()

    def stop(self):
        self.run("pg_ctl", "-D", self.folder / "data", "-m", "immediate", "stop")


class PostGis(unittest.TestCase):
    write_sample = server = None

    def setUp(self):
        self.server.sql("DROP SCHEMA IF EXISTS export CASCADE; DROP TABLE IF EXISTS public.layer_styles")

    def export(self, connection=None, schema="export"):
        connection = connection or f"PG:host={self.server.folder} user=tester dbname=maps"
        return subprocess.run([self.write_sample, connection, schema], capture_output=True, text=True)

    def test_rows_have_their_types(self):
        self.assertEqual(self.export().returncode, 0)
        self.assertEqual(self.server.sql("SELECT fid, id, starts AT TIME ZONE 'UTC', local_day, low, disputed, path->>0, "
                                         "ST_AsText(geom), ST_SRID(geom) FROM export.clash_sites ORDER BY fid"),
                         ["1|first|2020-02-07 14:15:00|2020-02-07|10|t|a|POINT(75.1 42.9)|4326",
                          "2|second|2020-02-08 00:00:00|2020-02-08||f||POINT(75.3 42.95)|4326"])

    def test_a_second_export_replaces_the_first_and_its_styles(self):
        for connection in (None, f"postgresql://tester@/maps?host={self.server.folder}"):
            done = self.export(connection)
            self.assertEqual((done.returncode, done.stderr), (0, ""))
        self.assertEqual(self.server.sql("SELECT count(*) FROM export.clash_sites"), ["2"])
        self.assertEqual(self.server.sql("SELECT count(*), count(DISTINCT f_table_name) FROM public.layer_styles"), ["4|4"])

    def test_what_fails_leaves_everything_as_it_was(self):
        self.assertEqual(self.export().returncode, 0)
        self.server.sql("DROP TABLE public.layer_styles; CREATE VIEW public.layer_styles AS SELECT 1 AS id; DELETE FROM export.sources")
        self.addCleanup(self.server.sql, "DROP VIEW public.layer_styles")
        self.assertEqual(self.export().returncode, 3)
        self.assertEqual(self.server.sql("SELECT count(*) FROM export.sources"), ["0"])

    def test_qgis_opens_it_styled(self):
        self.assertEqual(self.export().returncode, 0)
        source = QgsDataSourceUri()
        source.setConnection(str(self.server.folder), "5432", "maps", "tester", "")
        source.setDataSource("export", "clash_sites", "geom", "", "fid")
        layer = QgsVectorLayer(source.uri(False), "clash_sites", "postgres")
        self.assertTrue(layer.isValid())
        layer.loadDefaultStyle()
        self.assertEqual(layer.renderer().type(), "categorizedSymbol")
        self.assertEqual([category.label() for category in layer.renderer().categories()], ["Clash", "Arson & looting"])
        self.assertTrue(layer.temporalProperties().isActive())


def main():
    PostGis.write_sample = sys.argv[1]
    QgsApplication.setPrefixPath("/usr", True)
    application = QgsApplication([], False)
    application.initQgis()
    PostGis.server = Server()
    try:
        result = unittest.TextTestRunner(verbosity=2).run(unittest.defaultTestLoader.loadTestsFromModule(sys.modules["__main__"]))
    finally:
        PostGis.server.stop()
        shutil.rmtree(SCRATCH, ignore_errors=True)
    sys.stdout.flush()
    os._exit(0 if result.wasSuccessful() and result.testsRun else 1)  # as in qgis_test.py


if __name__ == "__main__":
    main()
