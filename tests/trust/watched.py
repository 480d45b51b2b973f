"""Run the fixer and the plugin on a tree, and say what the interpreter was asked to do meanwhile.

``python watched.py TREE`` prints one line of JSON: the events of :func:`sys.addaudithook` that open a
connection, start a process, change a file or run code that comes from a file.
"""

from __future__ import annotations

import ast
import json
import os
import sys
from pathlib import Path
from types import CodeType

WRITING = os.O_WRONLY | os.O_RDWR | os.O_CREAT | os.O_TRUNC | os.O_APPEND
CHANGES = ("os.rename", "os.remove", "os.mkdir", "os.rmdir", "os.link", "os.symlink", "os.chmod", "os.chown")
STARTING = ("subprocess.Popen", "os.system", "os.exec", "os.posix_spawn", "os.fork", "pty.spawn")
events: list[tuple[str, str]] = []


def watch(event: str, arguments: tuple[object, ...]) -> None:
    """Note what might matter."""
    match event, arguments:
        case "open", (str() | bytes() as path, _, int() as flags) if flags & WRITING:
            events.append(("write", os.fsdecode(path)))
        case "exec", (CodeType() as code, *_):
            events.append(("run", code.co_filename))
        case _ if event in CHANGES:
            events.extend(("write", os.fsdecode(path)) for path in arguments if isinstance(path, str | bytes))
        case _ if event.startswith(("socket.", "urllib.", "http.", "ssl.", "ftplib.", "smtplib.")):
            events.append(("connect", event))
        case _ if event in STARTING:
            events.append(("process", event))


def main(root: str) -> None:
    """Check and fix all of it, as the two commands do."""
    sys.addaudithook(watch)
    from codemods import fix
    from flake8_connerr.plugin import Plugin

    for path in sorted(Path(root).rglob("*.py")):
        source = path.read_text()
        list(Plugin(ast.parse(source), source.splitlines(keepends=True), str(path)).run())
    sys.stdout = open(os.devnull, "w")  # noqa: SIM115, PTH123
    status = fix.main(["-j", "1", "--unsafe-fixes", root])
    sys.stdout = sys.__stdout__
    if len(sys.argv) > 2:  # so that a test can see that running it would be noticed
        exec(compile(Path(sys.argv[2]).read_text(), sys.argv[2], "exec"))
    print(json.dumps({"status": status, "events": sorted(set(events))}))


if __name__ == "__main__":
    main(sys.argv[1])
