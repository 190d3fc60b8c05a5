"""What a map file or a style may not name: other files than plain ones in its folder, databases, the network."""
import os
import socket

from corpus import CANARY, CHRONICLE, MAP, PAGE, REJECT, SURVIVE, Case, make_geopackage, png, put, put_chronicle, put_map

CHECK = ["check", "a.map.txtpb"]
DRAW = ["render", "a.map.txtpb", "-o", "a.svg"]
LOCATED = r"^a\.map\.txtpb:\d+:\d+: error: "


def ground(name, value, says, make=None, **more):
    """A map that names `value` as its basemap."""
    return Case(name, REJECT, DRAW, lambda work: (put_map(work, f'basemap {{ files: "{value}" }}\n'),
                                                  make and make(work)), LOCATED + says, **more)


def raster(name, value, says, make=None, **more):
    return Case(name, REJECT, DRAW, lambda work: (put_map(work, f'basemap {{ relief {{ dem: "{value}" }} }}\n'),
                                                  make and make(work)), LOCATED + says, **more)


def chronicle(name, value, says, make=None, **more):
    return Case(name, REJECT, CHECK, lambda work: (put_map(work, text=f'chronicles: "{value}"\n' + PAGE),
                                                   make and make(work)), LOCATED + says, **more)


def link(name, target):
    return lambda work: os.symlink(target, work / name)


def fifo(name):
    return lambda work: os.mkfifo(work / name)


def listening_socket(work):
    os.chdir(work)  # the name of a socket must be short
    socket.socket(socket.AF_UNIX).bind("sock.chronicle.txtpb")


def circle(work):
    os.symlink("two.gpkg", work / "one.gpkg")
    os.symlink("one.gpkg", work / "two.gpkg")


def style(name, base, says, make=None, where=r"a\.style\.txtpb:1:\d+: error: ", **more):
    return Case(name, REJECT, DRAW, lambda work: (put_map(work, 'style: "a.style.txtpb"\n'),
                                                  put(work, "a.style.txtpb", f'base: "{base}"\n'), make and make(work)),
                where + says, **more)


def allowed(work):
    put_map(work, 'basemap { files: "../outside/good.gpkg" no_world: true }\n')
    make_geopackage(work.parent / "outside" / "good.gpkg")


OUT = "leads out of the folder"
ADDRESS = "is an address or a connection"
VIRTUAL = "one of GDAL's virtual file systems"
VRT = "<VRTDataset rasterXSize='8' rasterYSize='8'></VRTDataset>"
NETWORK = "is on the network, which is closed; --allow-network opens it"

CASES = [
    # out of the folder
    chronicle("chronicle_above", "../outside/canary.chronicle.txtpb", f".*{OUT}"),
    chronicle("chronicle_absolute", "/etc/passwd", f".*{OUT}"),
    chronicle("chronicle_link_out", "in.chronicle.txtpb", f".*{OUT}",
              link("in.chronicle.txtpb", "../outside/canary.chronicle.txtpb")),
    chronicle("chronicle_link_to_folder_out", "in/canary.chronicle.txtpb", f".*{OUT}", link("in", "../outside")),
    chronicle("chronicle_dots_inside", "x/../../outside/canary.chronicle.txtpb", f".*{OUT}"),
    ground("basemap_link_out", "in.gpkg", f".*{OUT}", link("in.gpkg", "../outside/canary.gpkg")),
    raster("raster_above", "../outside/canary.tif", f".*{OUT}"),
    style("style_base_above", "../outside/canary.style.txtpb", f".*{OUT}"),
    style("style_base_link_out", "./in.style.txtpb", f".*{OUT}",
          link("in.style.txtpb", "../outside/canary.style.txtpb")),
    style("style_base_of_the_network", "/vsicurl/http://127.0.0.1:PORT/a.style.txtpb", f".*{NETWORK}", network=True),
    Case("style_above", REJECT, DRAW, lambda work: put_map(work, 'style: "../outside/canary.style.txtpb"\n'),
         LOCATED + f".*{OUT}"),
    Case("folder_that_is_allowed", SURVIVE, DRAW + ["--allow-folder", "../outside"], allowed, outputs=("a.svg",)),
    # not plain files
    chronicle("chronicle_fifo", "pipe.chronicle.txtpb", ".*it is a pipe", fifo("pipe.chronicle.txtpb")),
    ground("basemap_fifo", "pipe.gpkg", ".*it is a pipe", fifo("pipe.gpkg")),
    raster("raster_fifo", "pipe.tif", ".*it is a pipe", fifo("pipe.tif")),
    chronicle("chronicle_device", "/dev/zero", f".*{OUT}"),
    chronicle("chronicle_stdin", "/dev/stdin", f".*{OUT}"),
    chronicle("chronicle_link_to_device", "zero.chronicle.txtpb", f".*{OUT}", link("zero.chronicle.txtpb", "/dev/zero")),
    chronicle("chronicle_socket", "sock.chronicle.txtpb", ".*it is a socket", listening_socket),
    chronicle("chronicle_folder", "folder.chronicle.txtpb", ".*it is a directory",
              lambda work: (work / "folder.chronicle.txtpb").mkdir()),
    ground("links_in_a_circle", "one.gpkg", ".*links lead in a circle", circle),
    Case("fifo_on_the_command_line", REJECT, ["check", "pipe.chronicle.txtpb"], fifo("pipe.chronicle.txtpb"),
         "cannot read pipe.chronicle.txtpb: it is a pipe", code=3),
    Case("device_on_the_command_line", REJECT, ["check", "/dev/zero"], lambda work: None,
         "cannot read /dev/zero: it is a device", code=3),
    Case("map_that_is_a_folder", REJECT, ["render", "a.map.txtpb", "-o", "a.svg"],
         lambda work: (work / "a.map.txtpb").mkdir(), "cannot read a.map.txtpb: it is a directory", code=3),
    # databases, addresses, virtual files
    ground("basemap_postgres", "PG:host=127.0.0.1 port=PORT dbname=x", f".*{ADDRESS}", network=True),
    ground("basemap_http", "http://127.0.0.1:PORT/a.gpkg", f".*{ADDRESS}", network=True),
    ground("basemap_geopackage_prefix", "GPKG:a.gpkg:land", f".*{ADDRESS}"),
    ground("basemap_remote", "/vsicurl/http://127.0.0.1:PORT/a.gpkg", f".*{NETWORK}", network=True),
    ground("basemap_s3", "/vsis3/bucket/a.gpkg", f".*{NETWORK}"),
    ground("basemap_zip", "/vsizip/a.zip/a.gpkg", f".*{VIRTUAL}"),
    ground("basemap_vsi_in_vsi", "/vsizip/vsicurl/http://127.0.0.1:PORT/a.zip", f".*{VIRTUAL}", network=True),
    ground("basemap_memory", "/vsimem/a.gpkg", f".*{VIRTUAL}"),
    ground("basemap_standard_input", "/vsistdin/", f".*{VIRTUAL}"),
    raster("raster_wms", "WMS:http://127.0.0.1:PORT/wms?LAYERS=a", f".*{ADDRESS}", network=True),
    raster("raster_inline_vrt", VRT, ".*XML, not the name of a file"),
    raster("raster_gtiff_prefix", "GTIFF_DIR:1:a.tif", f".*{ADDRESS}"),
    raster("raster_json", "{\\\"type\\\": \\\"gdal_streamed_alg\\\"}", ".*JSON, not the name of a file"),
    chronicle("chronicle_http", "https://127.0.0.1:PORT/a.stream", f".*{ADDRESS}", network=True),
    chronicle("name_with_line_break", "a\\nb.chronicle.txtpb", ".*control characters"),
    chronicle("name_with_nul", "a.chronicle.txtpb\\000.png", ".*NUL character"),
    # a map among its own chronicles
    Case("map_that_is_its_own_chronicle", REJECT, CHECK,
         lambda work: put(work, "a.map.txtpb", 'chronicles: ["a.map.txtpb", "../outside/canary.chronicle.txtpb"]\n'),
         LOCATED + f".*{OUT}"),
    Case("map_in_itself", REJECT, CHECK, lambda work: put(work, "a.map.txtpb", 'chronicles: "a.map.txtpb"\n'),
         r"a\.map\.txtpb:1:\d+: error: unknown field"),
    Case("projection_with_a_file", REJECT, DRAW, lambda work: put_map(
        work, 'projection: "+proj=utm +zone=43 +nadgrids=../outside/canary.tif"\n'), LOCATED),
    Case("projection_pipeline", REJECT, DRAW, lambda work: put_map(
        work, 'projection: "+proj=pipeline +step +init=/etc/passwd:x"\n'), LOCATED),
    Case("page_without_end", REJECT, DRAW, lambda work: put_map(
        work, text='chronicles: "a.chronicle.txtpb"\npage { width_pt: 14400 height_pt: 14400 pixels_per_inch: 1200 }\n'),
        LOCATED),
    Case("page_of_400_megapixels", REJECT, ["render", "a.map.txtpb", "-o", "a.png"], lambda work: put_map(
        work, text='chronicles: "a.chronicle.txtpb"\npage { width_pt: 14400 height_pt: 14400 pixels_per_inch: 99 }\n'),
        "limit memory=", code=3, heavy=True),
    Case("ids_with_folders_in_frames", REJECT, ["frames", "a.map.txtpb", "-o", "out", "--every", "../../day"],
         put_map, r"--every", code=2),
]
