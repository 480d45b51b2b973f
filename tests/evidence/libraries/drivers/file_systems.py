"""fsspec's file systems over HTTP, FTP and SFTP."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import aiohttp
import fsspec.implementations.ftp
import fsspec.implementations.http
import fsspec.implementations.sftp

from ...faults import Fault
from ...peer import PATIENCE, Peer
from ..fake_server import FakeServer
from ..http_scenes import drive_fetch, patience
from . import drives

F1, F2, F3, F4, F5, F7, F9 = (Fault[f"F{n}"] for n in (1, 2, 3, 4, 5, 7, 9))
Action = Callable[[Any], Any]

_HTTP = "fsspec.implementations.http"


def _over_http(timeout: float) -> Any:
    return fsspec.implementations.http.HTTPFileSystem(
        client_kwargs={"timeout": aiohttp.ClientTimeout(total=timeout)}, skip_instance_cache=True
    )


_ACTIONS: dict[str, Callable[[Any, str], Any]] = {
    "open": lambda files, url: files.open(url),
    "info": lambda files, url: files.info(url),
    "size": lambda files, url: files.size(url),
    "exists": lambda files, url: files.exists(url),
    "isfile": lambda files, url: files.isfile(url),
    "isdir": lambda files, url: files.isdir(url),
    "ls": lambda files, url: files.ls(url),
    "pipe_file": lambda files, url: files.pipe_file(url, b"x"),
    "cat": lambda files, url: files.cat(url),
    "cat_file": lambda files, url: files.cat_file(url),
    "get_file": lambda files, url: files.get_file(url, "/dev/null"),
}
for _name, _action in _ACTIONS.items():
    drive_fetch(
        f"{_HTTP}.HTTPFileSystem.{_name}",
        lambda url, timeout, action=_action: action(_over_http(timeout), url),
    )


def _answer(request: bytes) -> bytes:  # noqa: ARG001
    """To HEAD: there is a file of some size, any part of which can be had."""
    return b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\nAccept-Ranges: bytes\r\n\r\n"


_READS: dict[str, Action] = {
    "read": lambda file: file.read(10),
    "readline": lambda file: file.readline(),
    "readlines": lambda file: file.readlines(),
    "__next__": lambda file: next(file),
}
for _name, _action in _READS.items():

    @drives(f"{_HTTP}.HTTPFile.{_name}", F1, F4, F5, F7)
    def _read(peer: Peer, action: Action = _action) -> Any:
        server = FakeServer(peer, _answer)
        files = _over_http(0.1 if peer.fault is F7 else PATIENCE)
        file = files.open(f"http://{server.host}:{server.port}/")
        server.strike()
        return lambda: action(file)


def _over_ftp(host: str, port: int, timeout: float) -> Any:
    return fsspec.implementations.ftp.FTPFileSystem(
        host, port=port, timeout=timeout, skip_instance_cache=True
    )


@drives("fsspec.implementations.ftp.FTPFileSystem", F1, F2, F3, F7, F9)
def _ftp(peer: Peer) -> Any:
    host, port = peer.address()
    return lambda: _over_ftp(host, port, patience(peer))


@drives("fsspec.implementations.ftp.FTPFileSystem", F7)
def _ftp_in_vain(peer: Peer) -> Any:
    host, port = peer.unresponsive_address()
    return lambda: _over_ftp(host, port, patience(peer))


@drives("fsspec.implementations.ftp.FTPFileSystem", F4, F5)
def _ftp_log_in(peer: Peer) -> Any:
    peer.greeting = b"220 ready\r\n"
    host, port = peer.address()
    return lambda: _over_ftp(host, port, patience(peer))


@drives("fsspec.implementations.sftp.SFTPFileSystem", F1, F2, F3, F4, F5, F9)
def _sftp(peer: Peer) -> Any:
    host, port = peer.address()
    return lambda: fsspec.implementations.sftp.SFTPFileSystem(
        host, port=port, username="x", password="x", look_for_keys=False, allow_agent=False,
        skip_instance_cache=True,
    )  # fmt: skip
