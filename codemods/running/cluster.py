"""A Dask cluster as the place where files are worked on.

The files' content travels there and the results come back: the workers open and write nothing. Whoever
can reach a scheduler can run code on its workers, so name only one that you trust.
"""

from __future__ import annotations

import contextlib
import sys
from collections.abc import Iterator
from typing import TYPE_CHECKING

import flake8_connerr

if TYPE_CHECKING:
    from concurrent.futures import Executor

    from distributed import Client

# Seconds in which the scheduler must answer and have a worker. Until then the library tries again and
# again, after waits that grow and are random.
PATIENCE = 10.0


class ClusterError(Exception):
    """Why no work can be done on a cluster, in words for the user."""


class Cluster:
    """The workers of a cluster, one for each thread that works there."""

    worth = 0

    def __init__(self, client: Client) -> None:
        self.number = sum(client.nthreads().values())
        self._client = client

    def executor(self, number: int) -> Executor:  # noqa: ARG002  # they are all the cluster's
        """An executor whose tasks the cluster runs again elsewhere where a worker is lost."""
        executor: Executor = self._client.get_executor(pure=False)
        return executor

    def lost(self) -> type[BaseException]:
        """KilledWorker, which a task ends with when worker after worker died of it."""
        from distributed import KilledWorker

        return KilledWorker


@contextlib.contextmanager
def cluster(address: str) -> Iterator[Cluster]:
    """The cluster whose scheduler has this address (``tcp://HOST:8786``).

    Raises ClusterError where there is none, where its workers have another Python or another version of
    this package, and where it is lost meanwhile.
    """
    try:
        from distributed import Client
        from distributed.comm.addressing import resolve_address
    except ImportError:
        raise ClusterError("--scheduler needs distributed: pip install 'flake8-connerr[dask]'") from None
    import logging  # start-up is to be quick where there is no cluster

    logging.getLogger("distributed").disabled = True  # whatever happens is told in one line
    logging.getLogger("distributed.client").disabled = True
    from concurrent.futures import CancelledError

    try:
        resolve_address(address)  # a client that was given no good address does not end by itself
        client = Client(address, timeout=PATIENCE, set_as_default=False)
    except (OSError, ValueError) as error:
        raise ClusterError(f"no scheduler at {address}: {error}") from None
    with contextlib.closing(client):
        try:
            client.wait_for_workers(1, timeout=PATIENCE)
        except TimeoutError:
            raise ClusterError(f"the scheduler at {address} has no worker") from None
        _demand_alike(client)
        try:
            yield Cluster(client)
        except CancelledError:
            raise ClusterError(f"the scheduler at {address} was lost") from None


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
