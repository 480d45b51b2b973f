"""The command line: ``connerr-fix PATH...`` or ``python -m codemods.fix PATH...``."""

import os
import sys

# ``python -m`` looks for modules in the current directory first, and that may be the tree to be checked, with
# an argparse.py of its own. So it is left out before anything else is imported (``from __future__`` is an
# import, too; os and sys are there by now), and for processes that are started later as well.
if __name__ == "__main__" and not sys.flags.safe_path:
    if sys.path[0] != os.path.dirname(os.path.dirname(__file__)):  # noqa: PTH120
        del sys.path[0]
    os.environ["PYTHONSAFEPATH"] = "1"

from codemods.running import interrupts

if __name__ == "__main__":
    interrupts.end_at_once()  # while the rest is loaded

import argparse
from collections.abc import Sequence

from codemods.configuring.configuration import ConfigurationError
from codemods.configuring.options import parser
from codemods.configuring.preferences import from_options
from codemods.configuring.projects import Projects
from codemods.reports import formats
from codemods.running import streams
from codemods.running.cluster import ClusterError
from codemods.running.files import reason

INTERRUPTED = 130


def run_command() -> int:
    """Be the command of this process: see :func:`main`. An interrupt ends it in a line, and only once."""
    try:
        interrupts.take_once()
        status = main()
    except KeyboardInterrupt:
        interrupts.end_at_once()  # for it may last until somebody reads what was printed
        streams.give_up("Interrupted.")
        return INTERRUPTED
    interrupts.end_at_once()
    return status


def main(arguments: Sequence[str] | None = None) -> int:
    """Run the command line; returns the exit status."""
    streams.prepare()
    command = parser()
    options = command.parse_args(arguments)
    status = 0
    try:
        if not _answered(command, options):
            _check_paths(command, options)
            _check_formats(command, options)
            status = _run(options)
        sys.stdout.flush()
    except (ConfigurationError, ClusterError) as error:
        streams.give_up(f"{command.prog}: {error}")
        return 2
    except BrokenPipeError:  # nobody reads on
        streams.give_up()
        return 1
    except OSError as error:  # such as a full disk, below what is printed
        streams.give_up(f"{command.prog}: broken off: {reason(error)}")
        return 2
    except MemoryError:
        streams.give_up(f"{command.prog}: broken off: out of memory")
        return 2
    return status


def _answered(command: argparse.ArgumentParser, options: argparse.Namespace) -> bool:
    """Answer what is asked instead of a run, if anything is."""
    try:
        if options.print_completion:
            from codemods.configuring.completion import print_completion

            print_completion(command, options.print_completion)
        elif options.explain or options.list_rules:
            from codemods.configuring import explanations

            explanations.explain(options.explain) if options.explain else explanations.list_rules()
        else:
            return False
    except ValueError as error:
        command.error(str(error))
    return True


def _check_paths(command: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """End with a usage error where the paths do not go with each other or with other options."""
    if not options.paths:
        command.error("name a file or a directory (. is this directory), for files are rewritten")
    if "-" in options.paths:
        if len(options.paths) > 1:
            command.error("standard input (-) does not go with other paths")
        if options.add_noqa:
            command.error("--add-noqa does not go with standard input (-)")
    elif options.stdin_filename:
        command.error("--stdin-filename goes with standard input (-) alone")


def _check_formats(command: argparse.ArgumentParser, options: argparse.Namespace) -> None:
    """End with a usage error where there are no statistics of the sort that is asked for."""
    if options.statistics and options.diff:
        command.error("--statistics does not go with --diff")
    if options.statistics and options.output_format not in (None, *formats.WITH_STATISTICS):
        command.error(f"--statistics goes with --output-format {', '.join(formats.WITH_STATISTICS)} only")


def _run(options: argparse.Namespace) -> int:
    projects = Projects(from_options(vars(options)), options.config, options.isolated)
    options.jobs = options.jobs or projects.run.get("jobs") or _processors()
    options.output_format = options.output_format or projects.run.get("output_format")
    if options.add_noqa:
        from codemods.running.silencing import silence

        return silence(options, projects)
    from codemods.running.run import run, run_on_stdin

    return run_on_stdin(options, projects) if options.paths == ["-"] else run(options, projects)


def _processors() -> int:
    if hasattr(os, "sched_getaffinity"):
        return len(os.sched_getaffinity(0))
    return os.cpu_count() or 1


if __name__ == "__main__":
    sys.exit(run_command())
