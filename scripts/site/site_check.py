"""Checks a site that is built: links lead somewhere, and nothing comes from outside."""
import html.parser
import pathlib
import re
import urllib.parse

# What a browser fetches by itself. Links, which a reader must click, may lead outside.
FETCHED = {("script", "src"), ("img", "src"), ("link", "href"), ("iframe", "src"), ("source", "src"), ("video", "src"),
           ("audio", "src"), ("object", "data"), ("embed", "src"), ("use", "href")}


class Page(html.parser.HTMLParser):
    def __init__(self, path: pathlib.Path):
        super().__init__()
        self.ids: set[str] = set()
        self.links: list[str] = []
        self.fetched: list[str] = []
        self.feed(path.read_text(encoding="utf-8"))

    def handle_starttag(self, tag: str, attributes: list) -> None:
        for name, value in attributes:
            if name == "id" or (tag == "a" and name == "name"):
                self.ids.add(value)
            elif (tag, name) in FETCHED:
                self.fetched.append(value)
            elif name == "href":
                self.links.append(value)
            elif name == "style":
                self.fetched += style_urls(value)


def style_urls(css: str) -> list[str]:
    urls = re.findall(r"url\(\s*[\"']?([^\"')]+)", css) + re.findall(r"@import\s+[\"']([^\"']+)", css)
    return [url for url in urls if not url.startswith("data:")]


def is_outside(url: str) -> bool:
    return bool(re.match(r"[a-z][a-z0-9+.-]*:|//", url))


def check(site: pathlib.Path) -> list[str]:
    """All findings, a line each."""
    pages = {path: Page(path) for path in sorted(site.rglob("*.html"))}
    findings = [] if pages else [f"{site}: no pages"]
    for path, page in pages.items():
        for url in page.fetched:
            findings += check_fetched(path, url)
        for url in page.links:
            if not is_outside(url):
                findings += check_link(path, url, pages)
            elif not re.match(r"https?://|mailto:", url):
                findings.append(f"{path}: a link to {url}")
    for path in sorted(site.rglob("*.css")):
        for url in style_urls(path.read_text(encoding="utf-8")):
            findings += check_fetched(path, url)
    return findings


def check_fetched(path: pathlib.Path, url: str) -> list[str]:
    if is_outside(url):
        return [f"{path}: fetches {url} from outside"]
    file = path.parent / urllib.parse.unquote(re.sub(r"[?#].*", "", url))
    return [] if file.is_file() else [f"{path}: fetches {url}, which is not there"]


def check_link(path: pathlib.Path, url: str, pages: dict[pathlib.Path, Page]) -> list[str]:
    name, _, anchor = urllib.parse.unquote(url).partition("#")
    file = path if not name else pathlib.Path(path.parent / name.partition("?")[0]).resolve()
    if not file.is_file():
        return [f"{path}: broken link {url}"]
    if anchor and file in pages and anchor not in pages[file].ids:
        return [f"{path}: no heading for the link {url}"]
    return []
