"""Pictures of what the commands print on a terminal, for the README.

``python docs/pictures.py`` runs them on docs/example under a pseudo-terminal and writes docs/pictures/*.svg.
"""

from __future__ import annotations

import io
import os
import re
import sys
from pathlib import Path

from rich.ansi import AnsiDecoder
from rich.console import Console
from rich.text import Text

from pseudo_terminal import on_terminal

ROOT = Path(__file__).parents[1]
FOLDER = ROOT / "docs/pictures"
COLUMNS = 100
LINES = 45  # a longer output ends in a line of dots

# By name, what is typed.
COMMANDS = {
    "check": "python -m codemods.fix --check --select NET101,NET202 docs/example",
    "diff": "python -m codemods.fix --diff --select NET102,NET106 docs/example",
    "explain": "python -m codemods.fix --explain NET206",
}

# A picture is to load nothing from elsewhere; any monospaced font will do.
_FONT = re.compile(r"\s*@font-face \{[^}]*\}")


def shown(command: str) -> str:
    """What a command prints on a terminal, with the codes that colour it."""
    variables = {"PATH": os.environ["PATH"], "TERM": "xterm", "CI": "true", "COLUMNS": str(COLUMNS)}
    arguments = [sys.executable, "-P", *command.split()[1:]]
    return on_terminal(arguments, variables, ROOT).output.decode().replace("\r\n", "\n")


def picture(name: str) -> str:
    """One of the pictures, as SVG."""
    command = COMMANDS[name]
    console = Console(
        record=True, width=COLUMNS, file=io.StringIO(), highlight=False, color_system="truecolor"
    )
    console.print(Text(f"$ {command}", "bold"))
    lines = list(AnsiDecoder().decode(shown(command)))
    for line in lines[:LINES]:
        console.print(line)
    if len(lines) > LINES:
        console.print("...")
    return _FONT.sub("", console.export_svg(title=name, unique_id=f"connerr-{name}"))


def main() -> None:
    """Write all pictures."""
    FOLDER.mkdir(exist_ok=True)
    for name in COMMANDS:
        (FOLDER / f"{name}.svg").write_text(picture(name), "utf-8")


if __name__ == "__main__":
    main()
