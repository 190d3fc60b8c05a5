"""Copies the pages of docs/, and makes pages of the files of the repository that they link to.

In the repository a page links to `../proto/map.proto` and a reader of the host of the repository sees that file. In the
site the same link leads to a page: the reference of a schema, the page of the project, or the file's text under files/.
"""
import os
import pathlib
import re
import shutil

LINK = re.compile(r"(\]\()([^()\s]+)(\))")
# Files of the repository that have a page of their own in the site.
PLACES = {"README.md": "index.md", "CONTRIBUTING.md": "project/contributing.md", "NOTICE.md": "project/notice.md"}
LANGUAGES = {".cc": "cpp", ".h": "cpp", ".proto": "proto", ".txtpb": "textproto", ".py": "python"}


def place_of(file: pathlib.Path) -> str:
    """Where a file or folder of the repository is in the site, from the site's root."""
    name = file.as_posix()
    if name in PLACES:
        return PLACES[name]
    if file.parts[0] == "docs":
        return file.relative_to("docs").as_posix()
    if file.parts[0] == "proto" and file.suffix == ".proto":
        return f"reference/{file.stem}.md"
    if file.suffix in (".png", ".md"):
        return f"files/{name}"
    return f"files/{name}.md"


class Site:
    def __init__(self, root: pathlib.Path, folder: pathlib.Path):
        self.root, self.folder = root, folder
        self.wanted: list[pathlib.Path] = []

    def rewrite(self, text: str, file: pathlib.Path) -> str:
        """The page with its links as they are in the site. `file` is its path in the repository."""
        here = pathlib.Path(place_of(file)).parent

        def replace(match: re.Match) -> str:
            target, _, anchor = match[2].partition("#")
            if not target or re.match(r"[a-z]+:", target):
                return match[0]
            there = pathlib.Path(os.path.normpath(file.parent / target))
            if there.parts[0] == ".." or not (self.root / there).exists():
                return match[0]  # mkdocs says that it is broken
            self.want(there)
            link = os.path.relpath(place_of(there), here)
            return f"{match[1]}{link}{'#' + anchor if anchor else ''}{match[3]}"

        parts = re.split(r"(^```.*?^```$)", text, flags=re.M | re.S)
        return "".join(part if part.startswith("```") else LINK.sub(replace, part) for part in parts)

    def want(self, file: pathlib.Path) -> None:
        if place_of(file).startswith("files/") and file not in self.wanted:
            self.wanted.append(file)

    def write(self, file: pathlib.Path, text: str) -> None:
        target = self.folder / place_of(file)
        target.parent.mkdir(parents=True, exist_ok=True)
        target.write_text(text, encoding="utf-8")

    def write_wanted(self) -> None:
        """Pages of files, which may want more pages."""
        for file in self.wanted:
            source = self.root / file
            if source.is_dir():
                self.write(file, self.folder_page(file))
            elif file.suffix == ".md":
                self.write(file, self.rewrite(source.read_text(encoding="utf-8"), file))
            elif file.suffix == ".png":
                (self.folder / place_of(file)).parent.mkdir(parents=True, exist_ok=True)
                shutil.copyfile(source, self.folder / place_of(file))
            else:
                language = LANGUAGES.get(file.suffix, "text")
                text = source.read_text(encoding="utf-8")
                self.write(file, f"# {file}\n\nA file of the repository.\n\n~~~~{language}\n{text}~~~~\n")

    def folder_page(self, folder: pathlib.Path) -> str:
        lines = [f"# {folder}/", "", "A folder of the repository.", ""]
        for source in sorted((self.root / folder).iterdir()):
            file = folder / source.name
            if source.suffix == ".gpkg" or source.name.startswith("__"):
                lines.append(f"- {source.name}")
                continue
            self.want(file)
            lines.append(f"- [{source.name}]({os.path.relpath(place_of(file), pathlib.Path(place_of(folder)).parent)})")
        return "\n".join(lines) + "\n"


def copy_pages(root: pathlib.Path, folder: pathlib.Path) -> None:
    site = Site(root, folder)
    for source in sorted((root / "docs").rglob("*")):
        file = source.relative_to(root)
        if source.suffix == ".md":
            site.write(file, site.rewrite(source.read_text(encoding="utf-8"), file))
        elif source.is_file():
            (folder / place_of(file)).parent.mkdir(parents=True, exist_ok=True)
            shutil.copyfile(source, folder / place_of(file))
    for name in ("CONTRIBUTING.md", "NOTICE.md"):
        site.write(pathlib.Path(name), site.rewrite((root / name).read_text(encoding="utf-8"), pathlib.Path(name)))
    site.write_wanted()
