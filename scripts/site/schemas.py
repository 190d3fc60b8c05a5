"""The reference of a file format, from the comments of its .proto file."""
import html
import pathlib
import re
import subprocess
import tempfile

from google.protobuf import descriptor_pb2

TITLES = {
    "chronicle": "Fields of a chronicle",
    "map": "Fields of a map file",
    "style": "Fields of a style",
    "mapping": "Fields of a mapping",
}
Field = descriptor_pb2.FieldDescriptorProto
SCALARS = {
    Field.TYPE_DOUBLE: "number", Field.TYPE_FLOAT: "number", Field.TYPE_INT32: "whole number",
    Field.TYPE_INT64: "whole number", Field.TYPE_BOOL: "true or false", Field.TYPE_STRING: "text",
}
# Numbers of fields in descriptor.proto, of which the paths of comments are made.
FILE_MESSAGES, FILE_ENUMS, FILE_SYNTAX = 4, 5, 12
MESSAGE_FIELDS, MESSAGE_MESSAGES, MESSAGE_ENUMS, ENUM_VALUES = 2, 3, 4, 2


def anchor(name: str) -> str:
    """Of a heading that is the name alone, as mkdocs makes it."""
    return name.replace(".", "").lower()


class Reference:
    """One page. `pages` says for each type on which page it stands."""

    def __init__(self, file: descriptor_pb2.FileDescriptorProto, pages: dict[str, str], enums: dict[str, str]):
        self.file, self.pages, self.enums = file, pages, enums
        self.comments = {tuple(l.path): l for l in file.source_code_info.location}
        self.out: list[str] = []

    def comment(self, path: tuple[int, ...]) -> str:
        location = self.comments.get(path)
        return location.leading_comments if location else ""

    def group(self, path: tuple[int, ...]) -> str:
        """A comment that stands apart, above several values or fields."""
        location = self.comments.get(path)
        apart = location.leading_detached_comments if location else []
        return one_line(apart[-1]) if apart else ""

    def type_link(self, full_name: str) -> str:
        name = full_name.removeprefix(".dateline.v1.")
        page = self.pages[name]
        here = pathlib.PurePath(self.file.name).stem
        return f"[{name}]({'' if page == here else page + '.md'}#{anchor(name)})"

    def type_of(self, field: Field) -> str:
        name = self.type_link(field.type_name) if field.type_name else SCALARS[field.type]
        return f"list of {name}" if field.label == Field.LABEL_REPEATED else name

    def default_of(self, field: Field, stated: str) -> str:
        if stated or field.label == Field.LABEL_REPEATED or field.HasField("oneof_index"):
            return stated
        if field.type == Field.TYPE_ENUM:
            zero = self.enums[field.type_name.removeprefix(".dateline.v1.")]
            return "" if zero.endswith("UNSPECIFIED") else zero
        return "false" if field.type == Field.TYPE_BOOL else ""

    def message(self, message: descriptor_pb2.DescriptorProto, path: tuple[int, ...], outer: str) -> None:
        name = outer + message.name
        self.out += [f"{'###' if outer else '##'} {name}", "", text(self.comment(path)), ""]
        if self.is_choice(message):
            self.out += ["Only one of these can be given.", ""]
        if message.field:
            self.out += ["| field | type | what it says | default |", "|---|---|---|---|"]
        for i, field in enumerate(message.field):
            here = path + (MESSAGE_FIELDS, i)
            said, default = split_default(one_line(self.comment(here)))
            if choices := self.choices(message, field):
                said = f"{said} {choices}".strip()
            default = self.default_of(field, default)
            self.out.append(f"| `{field.name}` | {self.type_of(field)} | {said} | {default} |")
        self.out.append("")
        for i, enum in enumerate(message.enum_type):
            self.enum(enum, path + (MESSAGE_ENUMS, i), name + ".")
        for i, nested in enumerate(message.nested_type):
            self.message(nested, path + (MESSAGE_MESSAGES, i), name + ".")

    @staticmethod
    def is_choice(message: descriptor_pb2.DescriptorProto) -> bool:
        """Whether all fields exclude each other."""
        return len(message.field) > 1 and all(f.HasField("oneof_index") and not f.proto3_optional and f.oneof_index == 0
                                              for f in message.field)

    @staticmethod
    def choices(message: descriptor_pb2.DescriptorProto, field: Field) -> str:
        """What else a field of a choice excludes. A single optional field is a choice of its own, and not told."""
        if not field.HasField("oneof_index") or field.proto3_optional or Reference.is_choice(message):
            return ""
        others = [f"`{f.name}`" for f in message.field
                  if f.HasField("oneof_index") and f.oneof_index == field.oneof_index and f.name != field.name]
        return f"Not together with {', '.join(others)}."

    def enum(self, enum: descriptor_pb2.EnumDescriptorProto, path: tuple[int, ...], outer: str) -> None:
        self.out += [f"{'###' if outer else '##'} {outer}{enum.name}", "", text(self.comment(path)), "",
                     "| word | means |", "|---|---|"]
        for i, value in enumerate(enum.value):
            here = path + (ENUM_VALUES, i)
            if group := self.group(here):
                self.out.append(f"| | **{group}** |")
            said = one_line(self.comment(here))
            if not said:
                word = value.name.replace("_", " ").capitalize()
                said = "Not stated." if word.endswith("unspecified") else f"{word}."
            self.out.append(f"| `{value.name}` | {said} |")
        self.out.append("")

    def page(self) -> str:
        stem = pathlib.PurePath(self.file.name).stem
        self.out = [f"# {TITLES[stem]}", "", text(self.comment((FILE_SYNTAX,))), "",
                    f"This page is made from the comments in `{self.file.name}`.", ""]
        for i, message in enumerate(self.file.message_type):
            self.message(message, (FILE_MESSAGES, i), "")
        for i, enum in enumerate(self.file.enum_type):
            self.enum(enum, (FILE_ENUMS, i), "")
        return re.sub(r"\n{3,}", "\n\n", "\n".join(self.out))


def escaped(line: str) -> str:
    """Comments are plain text but for what stands in backticks. Names of pages become links."""
    parts = re.split(r"(`[^`]*`)", line)
    plain = (re.sub(r"([\\*_\[\]])", r"\\\1", html.escape(part, quote=False)).replace("|", "&#124;")
             for part in parts[::2])
    codes = [part.replace("|", "&#124;") for part in parts[1::2]] + [""]
    joined = "".join(a + b for a, b in zip(plain, codes))
    return re.sub(r"docs/([a-z\\_-]+\.md)", lambda m: f"[{m[1]}](../{m[1]})".replace("\\", ""), joined)


def one_line(comment: str) -> str:
    return escaped(" ".join(comment.split()))


def text(comment: str) -> str:
    """Paragraphs and lists of a comment."""
    lines: list[str] = []
    for line in comment.splitlines():
        line = line.removeprefix(" ").removeprefix(" ") if line.startswith("  ") else line.removeprefix(" ")
        if line.startswith("- ") and lines and lines[-1] and not lines[-1].startswith(("- ", "  ")):
            lines.append("")
        lines.append(escaped(line))
    return "\n".join(lines)


def split_default(said: str) -> tuple[str, str]:
    """Takes the sentence that begins with "Default" out of a comment."""
    sentences = re.split(r"(?<=[.\"])\s+(?=[A-Z])", said)
    default = next((s for s in sentences if s.startswith("Default")), "")
    rest = " ".join(s for s in sentences if s != default)
    return rest, default.removeprefix("Default").removeprefix(":").strip().rstrip(".")


def describe(root: pathlib.Path, names: list[str]) -> descriptor_pb2.FileDescriptorSet:
    with tempfile.NamedTemporaryFile() as out:
        subprocess.run(["protoc", f"--proto_path={root}", f"--descriptor_set_out={out.name}", "--include_source_info",
                        *(f"proto/{name}.proto" for name in names)], cwd=root, check=True)
        return descriptor_pb2.FileDescriptorSet.FromString(pathlib.Path(out.name).read_bytes())


def known_types(files: descriptor_pb2.FileDescriptorSet) -> tuple[dict[str, str], dict[str, str]]:
    """The page of each type, and the first word of each enum."""
    pages: dict[str, str] = {}
    enums: dict[str, str] = {}

    def add(message, outer: str, page: str) -> None:
        name = outer + message.name
        pages[name] = page
        for enum in message.enum_type:
            pages[f"{name}.{enum.name}"], enums[f"{name}.{enum.name}"] = page, enum.value[0].name
        for nested in message.nested_type:
            add(nested, name + ".", page)

    for file in files.file:
        page = pathlib.PurePath(file.name).stem
        for message in file.message_type:
            add(message, "", page)
        for enum in file.enum_type:
            pages[enum.name], enums[enum.name] = page, enum.value[0].name
    return pages, enums


def references(root: pathlib.Path, names: list[str]) -> dict[str, str]:
    """The pages by name of the format."""
    files = describe(root, names)
    pages, enums = known_types(files)
    return {pathlib.PurePath(f.name).stem: Reference(f, pages, enums).page() for f in files.file}
