"""The files that may hold a finding, read and with what is to be done with them."""

from __future__ import annotations

import os
from collections.abc import Iterable, Iterator

from codemods.configuring.configuration import ConfigurationError
from codemods.configuring.preferences import codes_for, is_notebook, request_for
from codemods.configuring.projects import Projects
from codemods.reports.progress import Progress
from codemods.running import files, writing
from codemods.running.cache import CleanFiles
from codemods.running.parallel import Job
from flake8_connerr.rules import needed_signs
from flake8_connerr.unparsed.prefilter import worth_parsing


class Candidates:
    """Jobs for the files of ``paths``; counts all files that were looked at, also those that need no job.

    ``clean`` are those known to hold nothing to report.
    """

    def __init__(
        self, paths: Iterable[str], projects: Projects, clean: CleanFiles, progress: Progress
    ) -> None:
        self.seen = 0
        self._clean = clean
        self._progress = progress
        self._paths = paths
        self._projects = projects
        self._wrong: set[str] = set()

    def __iter__(self) -> Iterator[Job]:
        for found in self._progress.track(files.find(self._paths, self._projects.excluded)):
            if found.error:
                yield Job(found.path, error=found.error)
                continue
            try:
                job = self._job(found.path)
            except ConfigurationError as error:
                if error.path not in self._wrong:  # told once, not for each of its files
                    self._wrong.add(error.path)
                    yield Job(error.path, error=error.words)
                continue
            if job is not None and not (job.request and self._clean.knows(job.data, job.request)):
                yield job

    def _job(self, path: str) -> Job | None:
        if self._projects.excluded_by_force(path):
            return None
        self.seen += 1
        try:
            return job_for(path, writing.read(path), self._projects)
        except (OSError, writing.FileError) as error:
            return Job(path, error=files.reason(error))


def job_for(path: str, data: bytes, projects: Projects) -> Job | None:
    """What is to be done with a file's content, unless it can hold no finding; raises ConfigurationError."""
    preferences = projects.preferences(os.path.dirname(os.path.abspath(path)))  # noqa: PTH100, PTH120
    # A notebook is JSON, which shows nothing of the structure that is looked for.
    if is_notebook(path) or worth_parsing(data, needed_signs(codes_for(path, preferences))):
        return Job(path, data, request_for(path, preferences))
    return None
