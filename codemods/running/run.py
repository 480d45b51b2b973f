"""One run over the files: find, check, rewrite, write, report."""

from __future__ import annotations

import argparse
import os
import sys
from contextlib import AbstractContextManager, nullcontext
from pathlib import PurePath
from typing import TextIO

from codemods.configuring.preferences import selected
from codemods.configuring.projects import Projects
from codemods.reports import FileResult, Output, Report, formats
from codemods.reports.progress import Progress
from codemods.reports.silent import SilentReport
from codemods.reports.statistics import StatisticsReport
from codemods.reports.terminal import escaped
from codemods.reports.totals import Totals
from codemods.results import NO_PYTHON, Result
from codemods.running import files, streams, writing
from codemods.running.cache import KnownResults, default_directory
from codemods.running.cluster import cluster
from codemods.running.jobs import Jobs, job_for
from codemods.running.parallel import Job, fix_all, fixed
from codemods.running.workers import Processes, Workers, collect_rarely

STDIN = "<stdin>"
SUFFIXES = frozenset({".py", ".pyi", ".pyw", ".ipynb"})


def run(options: argparse.Namespace, projects: Projects) -> int:
    """Do what the options ask for with the files that they name; returns the exit status.

    Raises ClusterError.
    """
    collect_rarely()
    written = not (options.check or options.diff)
    report = _report(options, projects, sys.stdout)
    totals = Totals()
    directory = None if options.no_cache else options.cache_dir or default_directory()
    known = KnownResults(directory, written)
    with workers(options) as working, Progress(sys.stderr, options.quiet) as progress:
        jobs = Jobs(options.paths, projects, known, progress)
        for job, found in fix_all(jobs, working):
            if job.request is not None:
                known.remember(job.data, job.request, found)
            result = _named(job, found)
            if written and result.data is not None:
                result = written_result(job, result, result.data)
            totals = totals.plus(result)
            if result != Result():  # there is something to print
                with progress.hidden():
                    say_error(job, result)
                    report.add(FileResult(job.path, job.data, result))
    known.save()
    totals = totals._replace(files=jobs.seen)
    report.finish(totals)
    return exit_status(options, totals)


def workers(options: argparse.Namespace) -> AbstractContextManager[Workers]:
    """Who does the work; raises ClusterError when it is entered."""
    return nullcontext(Processes(options.jobs)) if options.scheduler is None else cluster(options.scheduler)


def run_on_stdin(options: argparse.Namespace, projects: Projects) -> int:
    """Fix standard input: the text goes to standard output, whatever there is to say elsewhere.

    What cannot be fixed is given back as it came, so that an editor loses nothing by it.
    """
    written = not (options.check or options.diff)
    report = _report(options, projects, sys.stderr if written else sys.stdout)
    path, data = options.stdin_filename or STDIN, streams.read_stdin()
    excluded = bool(options.stdin_filename) and projects.excluded_by_force(path)
    job = Job(path, data) if excluded else job_for(path, data, projects, KnownResults(None))
    result = _named(job, fixed(job))
    if written:
        sys.stdout.buffer.write(data if result.data is None else result.data)
    say_error(job, result)
    report.add(FileResult(path, data, result))
    totals = Totals().plus(result)._replace(files=int(not excluded))
    report.finish(totals)
    return exit_status(options, totals)


def exit_status(options: argparse.Namespace, totals: Totals) -> int:
    """2 for what went wrong, 1 for what is left to do, else 0."""
    if totals.failed:
        return 2
    if options.exit_zero:
        return 0
    telling_change = options.check or options.diff or options.exit_non_zero_on_fix
    return int(totals.remaining > 0 or (totals.changed > 0 and telling_change))


def written_result(job: Job, result: Result, new: bytes) -> Result:
    """The result after writing, or instead of it what went wrong."""
    try:
        writing.replace(job.path, job.data, new)
    except (OSError, writing.FileError) as error:
        return Result(error=f"could not be written: {files.reason(error)}")
    return result


def say_error(job: Job, result: Result) -> None:
    """One line for a file of which nothing could be made, or that was not read, whatever the format."""
    if said := result.error or result.note:
        print(f"{escaped(job.path)}: {escaped(said)}", file=sys.stderr)


def _named(job: Job, result: Result) -> Result:
    """The result, with a hint where the file may be no Python at all: any file can be named."""
    if result.error.startswith(NO_PYTHON) and job.path != STDIN and PurePath(job.path).suffix not in SUFFIXES:
        return Result(error=f"{result.error}; is it Python? Its name does not end in .py")
    return result


def _report(options: argparse.Namespace, projects: Projects, stream: TextIO) -> Report:
    """What prints the results. A diff takes the place of any format, so that a patch can be made of it."""
    if options.diff:
        from codemods.reports.diff import DiffReport  # loads difflib

        return DiffReport(None if options.quiet else sys.stderr)
    if options.quiet:
        return SilentReport()
    name = options.output_format or formats.default(stream.isatty())
    codes = selected(projects.preferences(os.getcwd()))  # noqa: PTH109
    output = Output(stream, codes, written=not options.check)
    if options.statistics:
        return StatisticsReport(output, as_json=name == "json")
    return formats.report(name, output)
