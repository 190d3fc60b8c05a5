"""Makes the site's search work from a folder too, where a browser lets no script read the index: a script holds it."""
import json
import pathlib


def finish(site: pathlib.Path) -> None:
    file = site / "search" / "search_index.json"
    index = json.loads(file.read_text(encoding="utf-8"))
    # Texts of source files would bury the pages.
    index["docs"] = [doc for doc in index["docs"] if not doc["location"].startswith("files/")]
    text = json.dumps(index, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    file.write_text(text, encoding="utf-8")
    (site / "search" / "search_index.js").write_text(f"var searchIndex = {text};\n", encoding="utf-8")
