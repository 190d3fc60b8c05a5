"""The reference of the commands: what the program itself says."""
import pathlib
import re
import subprocess

HEAD = """# Commands

What `dateline --help` and `dateline COMMAND --help` say.

"""


def help_of(program: pathlib.Path, *command: str) -> str:
    return subprocess.run([program, *command, "--help"], check=True, capture_output=True, text=True).stdout.rstrip()


def reference(program: pathlib.Path) -> str:
    overview = help_of(program)
    names = re.findall(r"^  ([a-z-]+) {2,}", overview.split("Subcommands:")[1], flags=re.M)
    blocks = [f"## dateline\n\n```text\n{overview}\n```\n"]
    blocks += [f"## dateline {name}\n\n```text\n{help_of(program, name)}\n```\n" for name in names]
    return HEAD + "\n".join(blocks)
