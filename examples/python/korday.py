"""The Korday map from Python, and a map of a data frame. Needs pandas.

    python3 examples/python/korday.py OUTPUT_FOLDER
"""
# %% The map, in two languages
import pathlib
import sys

import pandas

import dateline

here = pathlib.Path(__file__).resolve().parent
out = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else ".")
out.mkdir(parents=True, exist_ok=True)

korday = dateline.Map(here.parent / "korday" / "korday.map.txtpb", languages=["en", "ru"])
korday.render(out / "korday.png", out / "korday.svg")
korday.export(out / "korday.geojson")
print(korday.alt_text)

# %% What was claimed, and by whom
claims = korday.chronicle.to_dataframe("figures")
deaths = claims[(claims["measure"] == "deaths") & (claims["record"] == "chronicle")]
print(deaths[["reported", "best", "source", "status"]].to_string(index=False))

# %% A map of a table
quakes = pandas.DataFrame({
    "day": pandas.to_datetime(["2020-02-05", "2020-02-07", None]),
    "what": ["First shock", "Second shock", "Not dated"],
    "town": ["Korday", "Masanchi", "Sortobe"],
    "lat": [43.037, 42.929, 42.867],
    "lon": [74.711, 75.302, 75.251],
    "hurt": [3, None, 1],
})
chronicle = dateline.from_dataframe(
    quakes, kind="earthquake", name="shocks", time_zone="Asia/Almaty",
    columns={"date": "day", "title": "what", "place": "town", "lat": "lat", "lon": "lon", "injured": "hurt"})
dateline.Map(chronicle, style="dark").render(out / "shocks.png")

# %% A day a frame
run = dateline.frames(korday, out / "days", progress=lambda done, total: None)
print(run)
