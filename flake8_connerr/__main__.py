"""``python -m flake8_connerr raises NAME``: what a call may raise, in which phase, and how that is known."""

from __future__ import annotations

import argparse
import re
import sys
from collections.abc import Sequence

from flake8_connerr import catalog
from flake8_connerr.catalog.builtins import ERRNO_CLASSES, WINERROR_CLASSES
from flake8_connerr.catalog.model import Call

_ERRNO = re.compile(r"errno\.(?:WSA)?(?P<name>E[A-Z0-9]+)")


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command. Returns the exit status: 0, or 1 where nothing is known of the name."""
    parser = argparse.ArgumentParser(prog="python -m flake8_connerr", description=__doc__)
    commands = parser.add_subparsers(required=True, metavar="COMMAND")
    raises = commands.add_parser(
        "raises", help="print what a function, method or class may raise when called"
    )
    raises.add_argument(
        "name", help="its qualified name, such as socket.socket.sendall, redis.Redis.get or errno.ECONNRESET"
    )
    options = parser.parse_args(arguments)
    found = described(options.name)
    print(
        "\n".join(found) if found else f"nothing is known of {options.name}",
        file=None if found else sys.stderr,
    )
    return 0 if found else 1


def described(name: str) -> list[str]:
    """Lines about a name: what calling or reading it may raise, a class's bases, or an errno's class."""
    number = _ERRNO.fullmatch(name)
    if number:
        return [name, *_made(number["name"])]
    qualified_name = catalog.canonical(name)
    owner, _, method = qualified_name.rpartition(".")
    call = catalog.lookup_call(qualified_name) or catalog.lookup_method(owner, method)
    if call is not None:
        return [f"{qualified_name}()", *_raised(call)]
    read = catalog.lookup_read(owner, method)
    if read is not None:
        return [f"{qualified_name}, when it is read", *_raised(read)]
    ancestry = catalog.ancestry(qualified_name)[1:] if catalog.is_class(qualified_name) else ()
    return [f"class {qualified_name}", *(f"  is a {one}" for one in ancestry)] if ancestry else []


def _made(errno_name: str) -> list[str]:
    """The class that the errno makes of a plain OSError, and the numbers by which Windows asks for it."""
    made = ERRNO_CLASSES.get(errno_name, "OSError")
    winerrors = (f"  windows  winerror {n}" for n, exception in WINERROR_CLASSES.items() if exception == made)
    return [f"  makes {made}", *winerrors]


def _raised(call: Call) -> list[str]:
    if not call.raised:
        return ["  raises no connection error"]
    rows = [(r.phase.value, r.exception, r.platform, r.evidence) for r in call.raised]
    widths = [max(len(row[i]) for row in rows) for i in range(3)]
    return [
        f"  {phase:{widths[0]}}  {exception:{widths[1]}}  {platform:{widths[2]}}  {evidence}"
        for phase, exception, platform, evidence in rows
    ]


if __name__ == "__main__":
    sys.exit(main())
