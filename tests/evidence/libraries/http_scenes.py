"""Scenes that every client of HTTP can be put in."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from typing import Any

from ..faults import Fault
from ..peer import CLIENT_TIMEOUT, PATIENCE, Answer, Peer
from .breaking_server import BreakingServer
from .drivers import drives

F1, F2, F3, F4, F5, F7, F9 = (Fault[f"F{n}"] for n in (1, 2, 3, 4, 5, 7, 9))

_HEAD = b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\n"
OK = _HEAD + b"Content-Length: 2\r\n\r\n{}"
# Half an answer; the other half is what the server owes.
HALF = _HEAD + b"Content-Length: 1000\r\n\r\n{"
HALF_A_CHUNK = _HEAD + b"Transfer-Encoding: chunked\r\n\r\n1000\r\n{"

# Takes a URL and a timeout in seconds; may be a coroutine function.
Fetch = Callable[[str, float], Any]
Read = Callable[[Any], Any]


def patience(peer: Peer) -> float:
    """The client's timeout, in seconds."""
    return CLIENT_TIMEOUT if peer.fault is F7 else PATIENCE


def drive_fetch(name: str, fetch: Fetch, half: Answer = HALF) -> None:
    """Drive ``fetch``, which connects, asks and reads the answer, into what can go wrong on the way."""

    def from_peer(peer: Peer) -> Any:
        url = peer.url()
        return lambda: fetch(url, patience(peer))

    def from_unresponsive(peer: Peer) -> Any:
        host, port = peer.unresponsive_address()
        return lambda: fetch(f"http://{host}:{port}/", CLIENT_TIMEOUT)

    def cut_short(peer: Peer) -> Any:
        server = BreakingServer(peer, half)
        server.strike()
        return lambda: fetch(server.url(), patience(peer))

    asynchronous = inspect.iscoroutinefunction(fetch)
    drives(name, F1, F2, F3, F4, F5, F7, F9)(_coroutine(from_peer) if asynchronous else from_peer)
    drives(name, F7)(_coroutine(from_unresponsive) if asynchronous else from_unresponsive)
    drives(name, F4, F5, F7)(_coroutine(cut_short) if asynchronous else cut_short)


def _coroutine(scene: Callable[[Peer], Any]) -> Callable[[Peer], Any]:
    async def asynchronous(peer: Peer) -> Any:
        return scene(peer)

    return asynchronous


def drive_read(name: str, fetch: Fetch, read: Read, half: Answer = HALF) -> None:
    """Drive ``read``, on the response that ``fetch`` has got the head of, into a body cut short."""

    def scene(peer: Peer) -> Any:
        server = BreakingServer(peer, half)
        response = peer.keep(fetch(server.url(), patience(peer)))
        server.strike()
        return lambda: read(response)

    async def asynchronous(peer: Peer) -> Any:
        server = BreakingServer(peer, half)
        response = await fetch(server.url(), patience(peer))
        server.strike()
        return lambda: read(response)

    drives(name, F4, F5, F7)(asynchronous if inspect.iscoroutinefunction(fetch) else scene)
