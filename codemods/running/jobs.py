"""The files of a run, read, and with what is to be done with each."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from codemods.configuring.configuration import ConfigurationError
from codemods.configuring.preferences import request_for
from codemods.configuring.projects import Projects
from codemods.reports.progress import Progress
from codemods.results import Result
from codemods.running import files, writing
from codemods.running.cache import KnownResults
from codemods.running.parallel import Job


class Jobs:
    """Jobs for the files of ``paths``; counts all files that were looked at, also those that need no job.

    ``known`` are the results of earlier runs.
    """

    def __init__(
        self, paths: Iterable[str], projects: Projects, known: KnownResults, progress: Progress
    ) -> None:
        self.seen = 0
        self._known = known
        self._progress = progress
        self._paths = paths
        self._projects = projects
        self._wrong: set[str] = set()

    def __iter__(self) -> Iterator[Job]:
        for found in self._progress.track(files.find(self._paths, self._projects.excluded)):
            if found.error:
                yield Job(found.path, known=Result(error=found.error))
                continue
            try:
                job = self._job(found.path)
            except ConfigurationError as error:
                if error.path not in self._wrong:  # told once, not for each of its files
                    self._wrong.add(error.path)
                    yield Job(error.path, known=Result(error=error.words))
                continue
            if job is not None:
                yield job

    def _job(self, path: str) -> Job | None:
        if self._projects.excluded_by_force(path):
            return None
        self.seen += 1
        try:
            data = writing.read(path)
        except (OSError, writing.FileError) as error:
            return Job(path, known=Result(error=files.reason(error)))
        job = job_for(path, data, self._projects, self._known)
        return None if job.request is None and job.known == Result() else job


def job_for(path: str, data: bytes, projects: Projects, known: KnownResults) -> Job:
    """What is to be done with a file's content; raises ConfigurationError."""
    directory = projects.directory_of(path)
    request = request_for(path, directory, projects.preferences(directory))
    if (result := known.of(data, request)) is not None:
        return Job(path, data, known=result)
    return Job(path, data, request)
