"""aiohttp's client."""

from __future__ import annotations

import functools
from typing import Any

import aiohttp

from ...faults import Fault
from ...peer import Peer
from ..breaking_server import BreakingServer
from ..http_scenes import HALF, HALF_A_CHUNK, drive_fetch, drive_read, patience
from ..websocket_handshake import accept_websocket
from . import drives

METHODS = ("get", "post", "put", "patch", "delete", "options", "head")
F1, F2, F3, F4, F5, F7, F9 = (Fault[f"F{n}"] for n in (1, 2, 3, 4, 5, 7, 9))


def _timeouts(timeout: float) -> list[aiohttp.ClientTimeout]:
    """The timeout of the whole, and those of each step."""
    return [
        aiohttp.ClientTimeout(total=timeout),
        aiohttp.ClientTimeout(sock_connect=timeout, sock_read=timeout),
    ]


def _fetching(method: str, which: int) -> Any:
    async def fetch(url: str, timeout: float) -> Any:
        async with (
            aiohttp.ClientSession(timeout=_timeouts(timeout)[which]) as session,
            getattr(session, method)(url),
        ):
            pass

    return fetch


async def _session_request(which: int, url: str, timeout: float) -> Any:
    async with (
        aiohttp.ClientSession() as session,
        session.request("GET", url, timeout=_timeouts(timeout)[which]),
    ):
        pass


async def _request(which: int, url: str, timeout: float) -> Any:
    async with aiohttp.request("GET", url, timeout=_timeouts(timeout)[which]):
        pass


for _which in (0, 1):
    for _method in METHODS:
        drive_fetch(f"aiohttp.ClientSession.{_method}", _fetching(_method, _which))
    drive_fetch("aiohttp.ClientSession.request", functools.partial(_session_request, _which))
    drive_fetch("aiohttp.request", functools.partial(_request, _which))


async def _unread(which: int, url: str, timeout: float) -> Any:
    session = aiohttp.ClientSession(timeout=_timeouts(max(timeout, 0.1))[which])
    response = await session.get(url)
    # A session outlives its responses.
    response.session_of_the_scene = session  # type: ignore[attr-defined]
    return response


async def _all(parts: Any) -> Any:
    return [part async for part in parts]


_READS = {
    "aiohttp.ClientResponse.read": lambda response: response.read(),
    "aiohttp.ClientResponse.text": lambda response: response.text(),
    "aiohttp.ClientResponse.json": lambda response: response.json(),
    "aiohttp.StreamReader.read": lambda response: response.content.read(),
    "aiohttp.StreamReader.readexactly": lambda response: response.content.readexactly(500),
    "aiohttp.StreamReader.readline": lambda response: response.content.readline(),
    "aiohttp.StreamReader.readuntil": lambda response: response.content.readuntil(),
    "aiohttp.StreamReader.iter_chunked": lambda response: _all(response.content.iter_chunked(10)),
    "aiohttp.StreamReader.iter_any": lambda response: _all(response.content.iter_any()),
    "aiohttp.StreamReader.iter_chunks": lambda response: _all(response.content.iter_chunks()),
    "aiohttp.StreamReader.__anext__": lambda response: _all(response.content),
}
for _name, _read in _READS.items():
    for _half in (HALF, HALF_A_CHUNK):
        for _which in (0, 1):

            def _watched(response: Any, read: Any = _read) -> Any:
                return _closing(response, read)

            async def _fetch(url: str, timeout: float, which: int = _which) -> Any:
                return await _unread(which, url, timeout)

            drive_read(_name, _fetch, _watched, _half)


async def _closing(response: Any, read: Any) -> Any:
    async with response.session_of_the_scene:
        await read(response)


async def _ws_connect(url: str, timeout: float) -> Any:
    async with (
        aiohttp.ClientSession(timeout=aiohttp.ClientTimeout(total=timeout)) as session,
        session.ws_connect(url, timeout=aiohttp.ClientWSTimeout(ws_close=timeout)),
    ):
        pass


drive_fetch("aiohttp.ClientSession.ws_connect", _ws_connect)

_ON_WEBSOCKET = {
    "receive": lambda websocket: websocket.receive(),
    "receive_str": lambda websocket: websocket.receive_str(),
    "receive_bytes": lambda websocket: websocket.receive_bytes(),
    "receive_json": lambda websocket: websocket.receive_json(),
    "__anext__": _all,
    "send_str": lambda websocket: websocket.send_str("x"),
    "send_bytes": lambda websocket: websocket.send_bytes(b"x"),
    "send_json": lambda websocket: websocket.send_json({}),
    "ping": lambda websocket: websocket.ping(),
    "close": lambda websocket: websocket.close(),
}
for _name, _action in _ON_WEBSOCKET.items():

    @drives(f"aiohttp.ClientWebSocketResponse.{_name}", F4, F5, F7)
    async def _talk(peer: Peer, name: str = _name, action: Any = _action) -> Any:
        server = BreakingServer(peer, accept_websocket)
        session = aiohttp.ClientSession()
        timeout = aiohttp.ClientWSTimeout(ws_receive=patience(peer), ws_close=patience(peer))
        websocket = await session.ws_connect(server.url(), timeout=timeout)
        server.strike()

        async def watched() -> None:
            async with session:
                if "receive" not in name and peer.fault is not F7:
                    await websocket.receive()
                await action(websocket)

        return watched
