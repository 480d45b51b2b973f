"""One run over the files: find, check, rewrite, write, report."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterable, Iterator

from codemods import files, writing
from codemods.cluster import cluster
from codemods.engine import Request, Result
from codemods.parallel import Job, fix_all
from codemods.reports import FileResult, Output, Report, formats
from codemods.reports.diff import DiffReport
from codemods.reports.progress import Progress
from codemods.reports.statistics import StatisticsReport
from codemods.reports.terminal import escaped
from codemods.reports.totals import Totals
from codemods.workers import Processes, Workers
from flake8_connerr.prefilter import worth_parsing
from flake8_connerr.rules import needed_signs
from flake8_connerr.targets import target_of


class _Candidates:
    """The files that may hold a finding; counts all that were looked at."""

    def __init__(self, paths: Iterable[str], request: Request, progress: Progress) -> None:
        self.seen = 0
        self._paths = paths
        self._request = request
        self._signs = needed_signs(request.codes)
        self._progress = progress

    def __iter__(self) -> Iterator[Job]:
        for found in self._progress.track(files.find(self._paths)):
            if found.error:
                yield Job(found.path, error=found.error)
                continue
            self.seen += 1
            try:
                data = writing.read(found.path)
            except (OSError, writing.FileError) as error:
                yield Job(found.path, error=files.reason(error))
                continue
            request = request_for(found.path, self._request)
            # A notebook is JSON, which shows nothing of the structure that is looked for.
            if request.notebook or worth_parsing(data, self._signs):
                yield Job(found.path, data, request)


def request_for(path: str, request: Request) -> Request:
    """The request with what the file's name and place say of it."""
    settings = request.settings._replace(target=target_of(path))
    return request._replace(settings=settings, notebook=path.endswith(".ipynb"))


def run(options: argparse.Namespace, request: Request) -> int:
    """Do what the options ask for; returns the exit status. Raises ClusterError."""
    if options.scheduler is None:
        return _run(options, request, Processes(options.jobs))
    with cluster(options.scheduler) as workers:
        return _run(options, request, workers)


def _run(options: argparse.Namespace, request: Request, workers: Workers) -> int:
    written = not (options.check or options.diff)
    report = _report(options, request, written)
    totals = Totals()
    with Progress(sys.stderr) as progress:
        candidates = _Candidates(options.paths, request, progress)
        for job, result in fix_all(candidates, workers):
            if written and result.data is not None:
                result = _written(job, result, result.data)
            totals = totals.plus(result)
            if result != Result():  # there is something to print
                with progress.hidden():
                    _say_error(job, result)
                    report.add(FileResult(job.path, job.data, result))
    report.finish(totals._replace(files=candidates.seen))
    if totals.failed:
        return 2
    return int(totals.remaining > 0 or (totals.changed > 0 and not written))


def _say_error(job: Job, result: Result) -> None:
    """One line for a file of which nothing could be made, or that was not read, whatever the format."""
    if said := result.error or result.note:
        print(f"{escaped(job.path)}: {escaped(said)}", file=sys.stderr)


def _report(options: argparse.Namespace, request: Request, written: bool) -> Report:
    """What prints the results. A diff takes the place of any format, so that a patch can be made of it."""
    if options.diff:
        return DiffReport(sys.stderr)
    name = options.output_format or formats.default(sys.stdout.isatty())
    output = Output(sys.stdout, request.codes, written)
    if options.statistics:
        return StatisticsReport(output, as_json=name == "json")
    return formats.report(name, output)


def _written(job: Job, result: Result, new: bytes) -> Result:
    """The result after writing, or instead of it what went wrong."""
    try:
        writing.replace(job.path, job.data, new)
    except (OSError, writing.FileError) as error:
        return Result(error=f"could not be written: {files.reason(error)}")
    return result
