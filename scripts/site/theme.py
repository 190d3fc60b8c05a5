"""Mends the theme as Debian 12 packs it: it has jQuery under another name, and lacks a small script of its own."""
import pathlib
import shutil

JQUERY = pathlib.Path("/usr/share/javascript/jquery/jquery.min.js")
# What the theme's tables look like hangs on this class.
TABLES = 'document.querySelectorAll(".rst-content table").forEach((table) => table.classList.add("docutils"));\n'


def mend(site: pathlib.Path) -> None:
    jquery = site / "js" / "jquery-3.6.0.min.js"
    if not jquery.exists():
        shutil.copyfile(JQUERY, jquery)
    extra = site / "js" / "theme_extra.js"
    if not extra.exists():
        extra.write_text(TABLES, encoding="utf-8")
