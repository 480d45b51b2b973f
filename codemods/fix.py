"""The command line: ``python -m codemods.fix PATH...``."""

from __future__ import annotations

import io
import os
import sys
from collections.abc import Sequence

from codemods.cluster import ClusterError
from codemods.engine import Request
from codemods.options import parser
from codemods.reports import formats
from codemods.run import run
from codemods.selection import chosen_codes
from flake8_connerr.settings import DEFAULT

INTERRUPTED = 130


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    command = parser()
    options = command.parse_args(arguments)
    try:
        codes = chosen_codes(options.select, options.ignore)
    except ValueError as error:
        command.error(str(error))
    if options.statistics and options.diff:
        command.error("--statistics does not go with --diff")
    if options.statistics and options.output_format not in (None, *formats.WITH_STATISTICS):
        command.error(f"--statistics goes with --output-format {', '.join(formats.WITH_STATISTICS)} only")
    settings = DEFAULT._replace(
        base=options.base, cap=options.cap, jitter=options.jitter, style=options.style
    )
    request = Request(codes, settings, options.unsafe_fixes)
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(errors="backslashreplace")  # names of files may be of any alphabet
    try:
        status = run(options, request)
        sys.stdout.flush()
    except ClusterError as error:
        print(f"{command.prog}: {error}", file=sys.stderr)
        return 2
    except KeyboardInterrupt:
        print("Interrupted.", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        # Nobody reads on. Python would complain again when it flushes at exit.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 1
    return status


if __name__ == "__main__":
    sys.exit(main())
