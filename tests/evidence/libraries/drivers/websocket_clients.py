"""websockets, on asyncio and in threads, and websocket-client."""

from __future__ import annotations

from typing import Any

import websocket
import websockets.asyncio.client
import websockets.sync.client

from ...faults import Fault
from ...peer import CLIENT_TIMEOUT, PATIENCE, Peer
from ...resolving import give_two_addresses
from ..breaking_server import BreakingServer
from ..http_scenes import drive_fetch, patience
from ..websocket_handshake import accept_websocket
from . import drives

F1, F2, F3, F4, F5, F7, F9 = (Fault[f"F{n}"] for n in (1, 2, 3, 4, 5, 7, 9))
HALF = b"HTTP/1.1 101 Switching"


def _websocket_url(url: str) -> str:
    return url.replace("http://", "ws://")


async def _connect(url: str, timeout: float) -> Any:
    async with websockets.asyncio.client.connect(_websocket_url(url), open_timeout=timeout, proxy=None):
        pass


def _connect_in_thread(url: str, timeout: float) -> Any:
    with websockets.sync.client.connect(_websocket_url(url), open_timeout=timeout, proxy=None):
        pass


def _create_connection(url: str, timeout: float) -> Any:
    websocket.create_connection(_websocket_url(url), timeout=timeout).close()


def _websocket_connect(url: str, timeout: float) -> Any:
    websocket.WebSocket().connect(_websocket_url(url), timeout=timeout)


drive_fetch("websockets.asyncio.client.connect", _connect, HALF)
drive_fetch("websockets.sync.client.connect", _connect_in_thread, HALF)
drive_fetch("websocket.create_connection", _create_connection, HALF)
drive_fetch("websocket.WebSocket.connect", _websocket_connect, HALF)


@drives("websockets.asyncio.client.connect", F1)
async def _connect_to_several_addresses(peer: Peer) -> Any:
    _, port = peer.address()
    host = give_two_addresses(port)
    return lambda: _connect(f"ws://{host}:{port}/", PATIENCE)


async def _all(messages: Any) -> Any:
    return [message async for message in messages]


async def _stream(connection: Any) -> Any:
    return [part async for part in connection.recv_streaming()]


async def _ping(connection: Any) -> Any:
    await (await connection.ping())


_ASYNC = {
    "recv": lambda connection: connection.recv(),
    "recv_streaming": _stream,
    "__anext__": _all,
    "send": lambda connection: connection.send("x"),
    "ping": lambda connection: connection.ping(),
    "pong": lambda connection: connection.pong(),
    "close": lambda connection: connection.close(),
    "wait_closed": lambda connection: connection.wait_closed(),
}
for _name, _action in _ASYNC.items():

    @drives(f"websockets.asyncio.client.ClientConnection.{_name}", F4, F5)
    async def _talk(peer: Peer, action: Any = _action) -> Any:
        server = BreakingServer(peer, accept_websocket)
        connection = await websockets.asyncio.client.connect(_websocket_url(server.url()), proxy=None)
        server.strike()

        async def watched() -> None:
            if action in (_ASYNC["send"], _ASYNC["ping"], _ASYNC["pong"]):
                await connection.wait_closed()
            await action(connection)

        return watched


_IN_THREAD = {
    "recv": lambda connection: connection.recv(),
    "recv_streaming": lambda connection: list(connection.recv_streaming()),
    "__next__": list,
    "send": lambda connection: connection.send("x"),
    "ping": lambda connection: connection.ping(),
    "pong": lambda connection: connection.pong(),
    "close": lambda connection: connection.close(),
}
for _name, _action in _IN_THREAD.items():

    @drives(f"websockets.sync.client.ClientConnection.{_name}", F4, F5)
    def _talk_in_thread(peer: Peer, action: Any = _action) -> Any:
        server = BreakingServer(peer, accept_websocket)
        connection = websockets.sync.client.connect(_websocket_url(server.url()), proxy=None)
        server.strike()
        connection.recv_events_thread.join()
        return lambda: action(connection)


@drives("websockets.sync.client.ClientConnection.recv", F7)
def _wait_for_a_message(peer: Peer) -> Any:
    server = BreakingServer(peer, accept_websocket)
    connection = websockets.sync.client.connect(
        _websocket_url(server.url()), proxy=None, close_timeout=CLIENT_TIMEOUT
    )
    peer.keep(connection)
    return lambda: connection.recv(timeout=CLIENT_TIMEOUT)


_CLIENT = {
    "recv": lambda client: client.recv(),
    "recv_data": lambda client: client.recv_data(),
    "recv_data_frame": lambda client: client.recv_data_frame(),
    "recv_frame": lambda client: client.recv_frame(),
    "__next__": next,
    "send": lambda client: client.send("x"),
    "send_text": lambda client: client.send_text("x"),
    "send_bytes": lambda client: client.send_bytes(b"x"),
    "send_binary": lambda client: client.send_binary(b"x"),
    "ping": lambda client: client.ping(),
    "pong": lambda client: client.pong(),
    "close": lambda client: client.close(timeout=CLIENT_TIMEOUT),
}
for _name, _action in _CLIENT.items():

    @drives(f"websocket.WebSocket.{_name}", F4, F5, F7)
    def _talk_to(peer: Peer, action: Any = _action) -> Any:
        server = BreakingServer(peer, accept_websocket)
        client = websocket.create_connection(_websocket_url(server.url()), timeout=patience(peer))
        peer.keep(client.sock)
        server.strike()
        return lambda: action(client)

    if _name in {"send", "send_text", "send_bytes", "send_binary", "ping", "pong"}:

        @drives(f"websocket.WebSocket.{_name}", F5)
        def _talk_again(peer: Peer, action: Any = _action) -> Any:
            server = BreakingServer(peer, accept_websocket)
            client = websocket.create_connection(_websocket_url(server.url()), timeout=patience(peer))
            peer.keep(client.sock)
            server.strike()
            # The first write is answered with a reset.
            action(client)
            return lambda: [action(client) for _ in range(3)]


@drives("websocket.WebSocketApp.run_forever", F1, F2, F3, F4, F5, F9)
def _run(peer: Peer) -> Any:
    url = _websocket_url(peer.url())
    return lambda: websocket.WebSocketApp(url).run_forever()
