#!/usr/bin/env python3
"""Maps read from object storage and frames written to it, with a small server on the loopback interface in place of S3.

Usage: remote_test.py DATELINE SOURCE_FOLDER.
"""
import http.server
import os
import pathlib
import shutil
import subprocess
import sys
import tempfile
import threading
import unittest


class ObjectStore(http.server.BaseHTTPRequestHandler):
    """GET with ranges, HEAD, PUT, and listings that are always empty."""
    protocol_version = "HTTP/1.1"
    objects = {}
    requests = []

    def do_GET(self):
        self.requests.append(self.path)
        path, _, query = self.path.partition("?")
        if query:
            return self.answer(200, b'<?xml version="1.0"?><ListBucketResult><IsTruncated>false</IsTruncated></ListBucketResult>')
        if path not in self.objects:
            return self.answer(404, b"")
        data = self.objects[path]
        wanted = self.headers.get("Range")
        if not wanted:
            return self.answer(200, data)
        first, _, last = wanted.removeprefix("bytes=").partition("-")
        first, last = int(first), min(int(last or len(data)), len(data) - 1)
        if first >= len(data):
            return self.answer(416, b"")
        return self.answer(206, data[first:last + 1], {"Content-Range": f"bytes {first}-{last}/{len(data)}"})

    do_HEAD = do_GET

    def do_PUT(self):
        self.objects[self.path.partition("?")[0]] = self.rfile.read(int(self.headers["Content-Length"]))
        self.answer(200, b"")

    def answer(self, code, data, headers=None):
        self.send_response(code)
        for name, value in (headers or {}).items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(data)))
        self.end_headers()
        if self.command != "HEAD":
            self.wfile.write(data)

    def log_message(self, *words):
        pass


class RemoteTest(unittest.TestCase):
    dateline = source = None

    def setUp(self):
        self.folder = pathlib.Path(tempfile.mkdtemp(prefix="dateline-remote-"))
        self.addCleanup(shutil.rmtree, self.folder)
        ObjectStore.objects.clear()
        ObjectStore.requests.clear()
        korday = self.source / "examples/korday"
        for name in ["korday.map.txtpb", "korday.chronicle.txtpb", "basemap.gpkg"]:
            ObjectStore.objects[f"/bucket/korday/{name}"] = (korday / name).read_bytes()
        self.server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), ObjectStore)
        threading.Thread(target=self.server.serve_forever, daemon=True).start()
        self.addCleanup(self.server.server_close)
        self.addCleanup(self.server.shutdown)

    def run_dateline(self, *arguments):
        port = self.server.server_address[1]
        environment = dict(os.environ, AWS_S3_ENDPOINT=f"127.0.0.1:{port}", AWS_HTTPS="NO", AWS_VIRTUAL_HOSTING="FALSE",
                           AWS_ACCESS_KEY_ID="key", AWS_SECRET_ACCESS_KEY="secret", AWS_DEFAULT_REGION="us-east-1",
                           NO_PROXY="127.0.0.1", no_proxy="127.0.0.1")
        return subprocess.run([self.dateline, "frames", *arguments, "--ppi", "48"], env=environment, cwd=self.folder,
                              text=True, capture_output=True, timeout=120)

    def written(self):
        return {path.removeprefix("/bucket/out/"): data for path, data in ObjectStore.objects.items()
                if path.startswith("/bucket/out/")}

    def test_frames_are_those_of_a_folder(self):
        here = self.run_dateline(str(self.source / "examples/korday/korday.map.txtpb"), "-o", "here")
        self.assertEqual(here.returncode, 0, here.stderr)
        there = self.run_dateline("/vsis3/bucket/korday/korday.map.txtpb", "-o", "/vsis3/bucket/out/", "--allow-network")
        self.assertEqual(there.returncode, 0, there.stderr)
        self.assertEqual(self.written(), {path.name: path.read_bytes() for path in (self.folder / "here").iterdir()})
        again = self.run_dateline("/vsis3/bucket/korday/korday.map.txtpb", "-o", "/vsis3/bucket/out/", "--allow-network")
        self.assertIn("7 frames, 7 of them already there", again.stderr)

    def test_shards_are_joined_in_a_copy(self):
        for shard in ["1/2", "2/2"]:
            drawn = self.run_dateline("/vsis3/bucket/korday/korday.map.txtpb", "-o", "/vsis3/bucket/out", "--allow-network",
                                      "--shard", shard)
            self.assertEqual(drawn.returncode, 0, drawn.stderr)
        (self.folder / "copy/.dateline").mkdir(parents=True)
        for name, data in self.written().items():
            (self.folder / "copy" / name).write_bytes(data)
        joined = subprocess.run([self.dateline, "frames", "--join", "copy"], cwd=self.folder, capture_output=True)
        self.assertEqual(joined.returncode, 0, joined.stderr)
        self.assertTrue((self.folder / "copy/index.json").exists())

    def test_network_is_closed_unless_it_is_opened(self):
        map_file = str(self.source / "examples/korday/korday.map.txtpb")
        for words in [["/vsis3/bucket/korday/korday.map.txtpb", "-o", "here"], [map_file, "-o", "/vsis3/bucket/out/"]]:
            refused = self.run_dateline(*words)
            self.assertEqual(refused.returncode, 3, refused.stderr)
            self.assertIn("is on the network, which is closed; --allow-network opens it", refused.stderr)
        self.assertEqual(ObjectStore.requests, [])

    def test_what_is_not_there_is_said(self):
        missing = self.run_dateline("/vsis3/bucket/korday/none.map.txtpb", "-o", "here", "--allow-network")
        self.assertEqual(missing.returncode, 3, missing.stderr)
        self.assertIn("cannot read /vsis3/bucket/korday/none.map.txtpb", missing.stderr)


if __name__ == "__main__":
    RemoteTest.dateline = str(pathlib.Path(sys.argv[1]).resolve())
    RemoteTest.source = pathlib.Path(sys.argv[2]).resolve()
    unittest.main(argv=sys.argv[:1])
