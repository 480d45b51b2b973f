"""``--add-noqa``: a comment for every finding, so that only what comes later is reported."""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator

from codemods.configuring.projects import Projects
from codemods.reports.concise import location_in
from codemods.reports.diff import print_difference
from codemods.reports.places import texts
from codemods.reports.progress import Progress
from codemods.reports.totals import Totals, count
from codemods.results import Result
from codemods.running.cache import KnownResults
from codemods.running.jobs import Jobs
from codemods.running.noqa_comments import with_comments
from codemods.running.parallel import Job, fix_all, fixed
from codemods.running.run import exit_status, say_error, workers, written_result
from codemods.source import SourceError, decode, encode

IN_NOTEBOOK = "comments are not added to notebooks"
UNPLACED = "no `# noqa` comment can stand on this line"


def silence(options: argparse.Namespace, projects: Projects) -> int:
    """Add the comments, or say what that would be; returns the exit status."""
    written = not (options.check or options.diff)
    totals, added = Totals(), 0
    with workers(options) as working, Progress(sys.stderr, options.quiet) as progress:
        jobs = Jobs(options.paths, projects, KnownResults(None), progress)
        for job, found in fix_all(_without_fixes(jobs), working):
            result = found if found.error else silenced(job, found)
            if written and result.data is not None:
                result = written_result(job, result, result.data)
            if result != Result():  # there may be something to print
                with progress.hidden():
                    _tell(options, job, result)
            totals = totals.plus(result)
            added += 0 if result.error else len(found.remaining) - len(result.remaining)
    if not options.quiet:
        verb = "Silenced" if written else "Would silence"
        line = f"{verb} {count(added, 'finding')} in {count(totals.changed, 'file')}."
        print(line, file=sys.stderr if options.diff else sys.stdout)
    return exit_status(options, totals)


def _tell(options: argparse.Namespace, job: Job, result: Result) -> None:
    if options.diff and result.data is not None:
        print_difference(job.path, job.data, result.data)
    say_error(job, result)
    why = IN_NOTEBOOK if job.request and job.request.notebook else UNPLACED
    if not result.remaining:
        return
    _, text = texts(job.data, result)
    for kept in result.remaining:
        where = location_in(job.path, kept.finding, text, result.after)
        print(f"{where} {kept.finding.code} is not silenced: {why}", file=sys.stderr)


def _without_fixes(jobs: Jobs) -> Iterator[Job]:
    for job in jobs:
        yield job if job.request is None else job._replace(request=job.request._replace(fixes=()))


def silenced(job: Job, found: Result) -> Result:
    """The job's bytes with a comment for every finding; ``remaining`` are those that are reported still.

    Notebooks are left as they are.
    """
    if not found.remaining or (job.request and job.request.notebook):
        return found
    try:
        decoded = decode(job.data)
        commented = with_comments(decoded.text, [kept.finding for kept in found.remaining])
        if commented.source == decoded.text:
            return found
        new = encode(commented.source, decoded, job.data)
    except SourceError as error:
        return Result(error=str(error))
    again = fixed(job._replace(data=new))
    if again.error or len(again.remaining) != len(commented.unplaced):
        return Result(error="is left as it is: the comments would not silence what they were meant for")
    return Result(new, remaining=again.remaining)
