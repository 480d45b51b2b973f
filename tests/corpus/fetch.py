"""Download the packages of pins.txt and unpack each to DIR/NAME-VERSION; nothing of them is run.

About 250 MB to download and 1 GB unpacked. What is there already is left alone.
"""

from __future__ import annotations

import argparse
import re
import subprocess
import sys
import tempfile
import zipfile
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

PINS = Path(__file__).parent / "pins.txt"

# Wheels are cut for an interpreter: the first of these that the release was built for is taken.
INTERPRETERS = ("3.12", "3.14", "3.11")


def main(arguments: Sequence[str] | None = None) -> int:
    """Fetch what is missing. Returns 1 where a package could not be had."""
    parser = argparse.ArgumentParser(prog="python -m tests.corpus.fetch", description=__doc__)
    parser.add_argument("directory", type=Path, metavar="DIR")
    parser.add_argument("--pins", type=Path, default=PINS, help="a file of NAME==VERSION lines")
    options = parser.parse_args(arguments)
    options.directory.mkdir(parents=True, exist_ok=True)
    failed = [pin for pin in options.pins.read_text().split() if not fetch(pin, options.directory)]
    for pin in failed:
        print(f"cannot download {pin}", file=sys.stderr)
    return 1 if failed else 0


def fetch(pin: str, directory: Path) -> bool:
    """Have one package in the directory; False where no wheel of it could be downloaded."""
    if any(_spelled_alike(pin, entry.name) for entry in directory.iterdir()):
        return True
    with tempfile.TemporaryDirectory(dir=directory, prefix=".fetch-") as scratch:
        wheel = _download(pin, Path(scratch))
        if wheel is None:
            return False
        name, version = wheel.name.split("-")[:2]
        unpacked = Path(scratch) / "unpacked"
        with zipfile.ZipFile(wheel) as archive:
            archive.extractall(unpacked)
        unpacked.rename(directory / f"{name}-{version}")  # whole or not at all
    return True


def _spelled_alike(pin: str, entry: str) -> bool:
    """Whether an unpacked wheel is the pinned one: case, dots, dashes and underscores are all one."""
    return re.sub(r"[-_.]+", "-", pin.replace("==", "-")).lower() == re.sub(r"[-_.]+", "-", entry).lower()


def _download(pin: str, scratch: Path) -> Path | None:
    for interpreter in INTERPRETERS:
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps"]
        command += ["--only-binary=:all:", "--python-version", interpreter, "--dest", str(scratch), pin]
        if subprocess.run(command, capture_output=True, check=False).returncode == 0:
            return next(scratch.glob("*.whl"))
    return None


if __name__ == "__main__":
    sys.exit(main())
