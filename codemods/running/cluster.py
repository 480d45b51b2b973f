"""A Dask cluster as the place where files are worked on.

The files' content travels there and the results come back: the workers open and write nothing. Whoever
can reach a scheduler can run code on its workers, so name only one that you trust.
"""

from __future__ import annotations

import contextlib
import itertools
import sys
from collections import deque
from collections.abc import Iterator
from typing import TYPE_CHECKING

import flake8_connerr
from codemods.running.workers import CHUNKS_HELD, Chunk, Results, Work

if TYPE_CHECKING:
    from distributed import Client, Future

# Seconds in which the scheduler must answer and have a worker. Until then the library tries again and
# again, after waits that grow and are random.
PATIENCE = 10.0

# Seconds in which workers may come back when all are lost: some are started again by what watches them.
ABSENCE = 60.0

# Seconds after which the client is looked at while there is no result, and what it says when all is lost.
LOOK = 1.0
_GIVEN_UP = frozenset({"closing", "closed"})


class ClusterError(Exception):
    """Why no work can be done on a cluster, in words for the user."""


class Cluster:
    """The workers of a cluster, one for each thread that works there."""

    worth = 0

    def __init__(self, client: Client, address: str) -> None:
        self.number = max(1, sum(client.nthreads().values()))  # it may have lost its last one right now
        self.client = client
        self.address = address

    def outcomes(self, work: Work, chunks: Iterator[Chunk]) -> Iterator[tuple[Chunk, Results | None]]:
        """See Workers. The cluster does a chunk again elsewhere, until worker after worker died of it."""
        running: deque[tuple[Chunk, Future[Results]]] = deque()
        while True:
            for chunk in itertools.islice(chunks, CHUNKS_HELD * self.number - len(running)):
                running.append((chunk, self.client.submit(work, chunk, pure=False)))
            if not running:
                return
            chunk, future = running.popleft()
            yield chunk, self._results(future)

    def _results(self, future: Future[Results]) -> Results | None:
        """What the work came to.

        The client is looked at, too: where it gave up meanwhile, or is about to, a task that was sent too
        late comes to no end. Nor does any while there is no worker.
        """
        from distributed import KilledWorker

        while True:
            try:
                results: Results = future.result(timeout=LOOK)
                return results
            except KilledWorker:
                return None
            except TimeoutError:
                if self.client.status in _GIVEN_UP:
                    raise
                self._demand_a_worker()

    def _demand_a_worker(self) -> None:
        try:
            self.client.wait_for_workers(1, timeout=ABSENCE)
        except TimeoutError:
            raise ClusterError(f"the scheduler at {self.address} has no worker any more") from None
        except OSError:
            pass  # the scheduler is lost, and the client, which seeks it, will say so


@contextlib.contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler has this address (``tcp://HOST:8786``).

    Raises ClusterError where there is none, where its workers have another Python or another version of
    this package, and where it or all its workers are lost meanwhile.
    """
    try:
        from distributed import CancelledError
        from distributed.comm.core import CommClosedError
    except ImportError:
        raise ClusterError("--scheduler needs distributed: pip install 'flake8-connerr[dask]'") from None
    with _without_logs(), contextlib.closing(_client(address)) as client:
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise ClusterError(f"the scheduler at {address} has no worker") from None
        _demand_alike(client)
        try:
            yield Cluster(client, address)
        except Exception as error:
            # A client that has given up says so with a bare Exception, depending on its release. One that
            # asks just when the scheduler goes does not know it yet.
            if isinstance(error, CancelledError | CommClosedError) or client.status in _GIVEN_UP:
                raise ClusterError(f"the scheduler at {address} was lost") from None
            raise


def _client(address: str) -> Client:
    from distributed import Client
    from distributed.comm.addressing import resolve_address

    try:
        resolve_address(address)  # a client that was given no good address does not end by itself
        return Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"no scheduler at {address}: {error}") from None


@contextlib.contextmanager
def _without_logs() -> Iterator[None]:
    """Whatever the library's many loggers have to say meanwhile is told in one line."""
    import logging  # start-up is to be quick where there is no cluster

    before = logging.root.manager.disable
    logging.disable()
    try:
        yield
    finally:
        logging.disable(before)


def _demand_alike(client: Client) -> None:
    """Raise ClusterError where a worker would not find what this process finds."""
    for worker, theirs in client.run(_versions, on_error="return").items():
        if isinstance(theirs, BaseException):
            raise ClusterError(f"worker {worker} has no flake8-connerr: {theirs}")
        if theirs != _versions():
            raise ClusterError(f"worker {worker} has {theirs}, while here it is {_versions()}")


def _versions() -> str:
    return (
        f"flake8-connerr {flake8_connerr.__version__} on Python {sys.version_info[0]}.{sys.version_info[1]}"
    )
