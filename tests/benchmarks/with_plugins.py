"""flake8 with these of the installed plugins and no others: ``... NAME,NAME ARGUMENT...``."""

from __future__ import annotations

import importlib.metadata
import sys

OWN = frozenset({"flake8", "pyflakes", "pycodestyle", "mccabe"})


def main() -> None:
    """Run flake8's own command line."""
    kept = OWN.union(sys.argv.pop(1).split(","))
    found = [one for one in importlib.metadata.distributions() if one.metadata["Name"] in kept]
    importlib.metadata.distributions = lambda **_: iter(found)  # type: ignore[assignment, misc]
    from flake8.main.cli import main as flake8

    sys.exit(flake8())


if __name__ == "__main__":
    main()
