"""The catalogued classes of the standard library are what the running interpreter says they are."""

from __future__ import annotations

import builtins
import contextlib
import importlib
import sys
import warnings
from typing import Any

import pytest

from flake8_connerr import catalog

STDLIB = sorted(name for name in catalog.libraries() if name in sys.stdlib_module_names or name == "builtins")
# Names for what stands behind a file object, which Python has no class for.
MADE_UP = {"io.SocketFile", "io.PipeFile", "io.LocalFile"}
# Where a platform or a release has no such name, there is nothing to compare with.
ELSEWHERE = {
    "PythonFinalizationError",  # since Python 3.13
    "WindowsError",
    "asyncio.ProactorEventLoop",  # Windows
    "asyncio.QueueShutDown",  # since Python 3.13
    "asyncio.queues.QueueShutDown",
    "concurrent.futures.InvalidStateError",  # exported since Python 3.12
    "multiprocessing.connection.PipeConnection",  # Windows
    "queue.ShutDown",  # since Python 3.13
    "re.PatternError",  # since Python 3.13
    "select.kqueue",  # BSD, macOS
    "select.poll",  # a function whose objects have a class without a public name
    "selectors.DevpollSelector",  # Solaris
    "selectors.KqueueSelector",  # BSD, macOS
    "tarfile.FilterError",  # since Python 3.11.4
}


def _of_all(table: str) -> list[tuple[str, Any]]:
    modules = [importlib.import_module(f"flake8_connerr.catalog.{name}") for name in STDLIB]
    return [item for module in modules for item in getattr(module, table, {}).items()]


def resolve(qualified_name: str) -> Any:
    """The object that a dotted name means in this interpreter; None where it has none of that name."""
    if "." not in qualified_name:
        return getattr(builtins, qualified_name, None)
    names = qualified_name.split(".")
    for length in range(len(names) - 1, 0, -1):
        with contextlib.suppress(ImportError), warnings.catch_warnings():
            warnings.simplefilter("ignore", DeprecationWarning)
            found: Any = importlib.import_module(".".join(names[:length]))
            for name in names[length:]:
                found = getattr(found, name, None)
            return found
    return None


@pytest.mark.parametrize(("name", "bases"), _of_all("CLASSES"))
def test_bases(name: str, bases: tuple[str, ...]) -> None:
    if name in MADE_UP:
        assert resolve(name) is None
        return
    cls = resolve(name)
    if name in ELSEWHERE and not isinstance(cls, type):
        return
    assert isinstance(cls, type), f"{name} is no class here"
    if issubclass(cls, BaseException):
        assert cls.__bases__ == tuple(resolve(base) for base in bases)
    else:
        assert all(issubclass(cls, resolve(base)) for base in bases)


@pytest.mark.parametrize(("alias", "name"), _of_all("ALIASES"))
def test_alias(alias: str, name: str) -> None:
    meant = resolve(alias)
    if meant is None:
        assert alias in ELSEWHERE
    else:
        assert meant is resolve(name)


@pytest.mark.parametrize("name", [name for name, _ in _of_all("CALLS")])
def test_call_exists(name: str) -> None:
    owner, _, method = name.rpartition(".")
    if owner in MADE_UP or owner in ELSEWHERE or name in ELSEWHERE:
        return
    assert callable(resolve(owner if method == "*" else name)) or _left_out(name), f"there is no {name} here"


def _left_out(name: str) -> bool:
    """Names that some supported release or platform lacks, and methods that exist in instances only."""
    return name in {
        "os.environ.copy",
        "select.epoll.__exit__",
        "socket.socket.ioctl",  # Windows
        "ssl.match_hostname",  # until Python 3.11
        "ssl.wrap_socket",  # until Python 3.11
        "xmlrpc.client.ServerProxy.__getattr__",
    }


def test_every_builtin_exception_is_there() -> None:
    catalogued = {name for name, _ in _of_all("CLASSES")} | {name for name, _ in _of_all("ALIASES")}
    missing = {
        name
        for name, found in vars(builtins).items()
        if isinstance(found, type) and issubclass(found, BaseException) and not name.startswith("_")
    }
    assert missing - catalogued == set()
