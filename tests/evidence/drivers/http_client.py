"""http.client, http.server, urllib.request and xmlrpc.client."""

from __future__ import annotations

import http.client
import http.server
import socket
import tempfile
import urllib.request
import xmlrpc.client
from collections.abc import Callable
from pathlib import Path
from typing import Any

from ..faults import Fault
from ..peer import CLIENT_TIMEOUT, PATIENCE, Peer
from ..tls import client_context, distrustful_context, server_context
from . import drives

F0, F1, F2, F3, F4, F5, F6, F7, F9, F10 = (Fault[f"F{n}"] for n in (0, 1, 2, 3, 4, 5, 6, 7, 9, 10))
TOO_MUCH = bytes(16 * 1024 * 1024)
# Half a response; the other half is what the peer owes.
HALF = b"HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\nhalf"
HALF_A_CHUNK = b"HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n1000\r\nhalf"


def _timeout(peer: Peer) -> float:
    return CLIENT_TIMEOUT if peer.fault is F7 else PATIENCE


def _client(peer: Peer, address: tuple[str, int] | None = None) -> http.client.HTTPConnection:
    return peer.keep(http.client.HTTPConnection(*(address or peer.address()), timeout=_timeout(peer)))


def _tls_client(peer: Peer, address: tuple[str, int] | None = None) -> http.client.HTTPSConnection:
    host, port = address or peer.address()
    context = client_context()
    return peer.keep(http.client.HTTPSConnection(host, port, timeout=_timeout(peer), context=context))


def _connected_tls(peer: Peer) -> http.client.HTTPSConnection:
    peer.tls = server_context()
    client = http.client.HTTPSConnection(*peer.address(), timeout=PATIENCE, context=client_context())
    peer.keep(client).connect()
    return client


def _be_impatient(peer: Peer, client: http.client.HTTPConnection) -> None:
    """What is to end with the client's timeout ends soon."""
    if peer.fault is F7:
        client.sock.settimeout(CLIENT_TIMEOUT)


def _stricken(peer: Peer) -> http.client.HTTPConnection:
    client = _client(peer, ("127.0.0.1", 9))
    client.sock = peer.stricken()
    client.auto_open = 0
    return client


def _stricken_tls(peer: Peer) -> http.client.HTTPSConnection:
    client = _connected_tls(peer)
    client.auto_open = 0
    peer.strike(client.sock)
    _be_impatient(peer, client)
    return client


@drives("http.client.HTTPConnection.connect", F1, F2, F3, F7, F9)
def connect(peer: Peer) -> Any:
    return _client(peer, peer.address_to_connect()).connect


@drives("http.client.HTTPConnection.connect", F4, F5)
def connect_through_a_proxy(peer: Peer) -> Any:
    client = _client(peer)
    client.set_tunnel("example.invalid", 443)
    return client.connect


@drives("http.client.HTTPSConnection.connect", F1, F4, F5, F7, F9)
def connect_tls(peer: Peer) -> Any:
    return _tls_client(peer).connect


@drives("http.client.HTTPSConnection.connect", F0)
def connect_distrustfully(peer: Peer) -> Any:
    peer.tls = server_context()
    client = peer.keep(http.client.HTTPSConnection(*peer.address(), context=distrustful_context()))
    return client.connect


def _request(client: http.client.HTTPConnection) -> None:
    client.request("POST", "/", TOO_MUCH)


def _send(client: http.client.HTTPConnection) -> None:
    client.send(TOO_MUCH)


def _end_headers(client: http.client.HTTPConnection) -> None:
    client.putrequest("POST", "/")
    client.endheaders(TOO_MUCH)


for _method, _action in {"request": _request, "send": _send, "endheaders": _end_headers}.items():

    def _first(peer: Peer, action: Callable[[Any], Any] = _action) -> Any:
        client = _client(peer, peer.address_to_connect())
        return lambda: action(client)

    def _first_tls(peer: Peer, action: Callable[[Any], Any] = _action) -> Any:
        client = _tls_client(peer)
        return lambda: action(client)

    def _later(peer: Peer, action: Callable[[Any], Any] = _action) -> Any:
        client = _stricken(peer)
        return lambda: action(client)

    def _later_tls(peer: Peer, action: Callable[[Any], Any] = _action) -> Any:
        client = _stricken_tls(peer)
        return lambda: action(client)

    drives(f"http.client.HTTPConnection.{_method}", F1, F7, F9)(_first)
    drives(f"http.client.HTTPConnection.{_method}", F2, F6, F7)(_later)
    drives(f"http.client.HTTPSConnection.{_method}", F1, F4, F5, F7, F9)(_first_tls)
    drives(f"http.client.HTTPSConnection.{_method}", F6, F7)(_later_tls)


@drives("http.client.HTTPConnection.getresponse", F4, F5, F7)
def getresponse(peer: Peer) -> Any:
    client = _client(peer)
    client.request("GET", "/")
    return client.getresponse


@drives("http.client.HTTPSConnection.getresponse", F4, F5, F7)
def getresponse_tls(peer: Peer) -> Any:
    client = _connected_tls(peer)
    client.request("GET", "/")
    _be_impatient(peer, client)
    return client.getresponse


_READS: dict[str, Callable[[http.client.HTTPResponse], Any]] = {
    "read": lambda response: response.read(),
    "read1": lambda response: [response.read1(1000), response.read1(1000)],
    "readinto": lambda response: [response.readinto(bytearray(500)), response.readinto(bytearray(500))],
    "readline": lambda response: response.readline(),
    "readlines": lambda response: response.readlines(),
    "__next__": lambda response: list(response),
}
for _name, _read in _READS.items():
    for _half in (HALF, HALF_A_CHUNK):

        def _read_body(peer: Peer, read: Callable[[Any], Any] = _read, half: bytes = _half) -> Any:
            peer.answers = [half]
            client = peer.keep(http.client.HTTPConnection(*peer.address(), timeout=PATIENCE))
            client.request("GET", "/")
            response = peer.keep(client.getresponse())
            _be_impatient(peer, client)
            if peer.fault is not F7:
                peer.strike(client.sock)
            return lambda: read(response)

        drives(f"http.client.HTTPResponse.{_name}", F4, F5, F7)(_read_body)


class _Handler(http.server.BaseHTTPRequestHandler):
    """A request handler on a socket of our own, without a server."""

    def __init__(self, connection: socket.socket) -> None:
        self.connection = self.request = connection
        self.client_address = connection.getsockname()
        self.rfile = connection.makefile("rb")
        self.wfile: Any = connection.makefile("wb", 0)
        self.requestline, self.request_version, self.command = "GET / HTTP/1.1", "HTTP/1.1", "GET"

    def log_message(self, *_: Any) -> None:
        """Keep quiet."""

    def close(self) -> None:
        self.rfile.close()
        self.wfile.close()


def _answer(handler: _Handler) -> None:
    handler.send_response(200)
    handler.end_headers()


def _flush_headers(handler: _Handler) -> None:
    handler.send_response(200)
    handler.flush_headers()


_SERVES: dict[str, Callable[[_Handler], Any]] = {
    "end_headers": _answer,
    "flush_headers": _flush_headers,
    "send_error": lambda handler: handler.send_error(500),
    "handle": lambda handler: handler.handle(),
    "handle_one_request": lambda handler: handler.handle_one_request(),
}
for _name, _serve in _SERVES.items():

    def _on_reset(peer: Peer, serve: Callable[[_Handler], Any] = _serve) -> Any:
        handler = peer.keep(_Handler(peer.accepted()))
        return lambda: serve(handler)

    drives(f"http.server.BaseHTTPRequestHandler.{_name}", F10)(_on_reset)

    if _name not in {"handle", "handle_one_request"}:

        def _after_reset(peer: Peer, serve: Callable[[_Handler], Any] = _serve) -> Any:
            sock = peer.accepted()
            sock.getsockopt(socket.SOL_SOCKET, socket.SO_ERROR)
            handler = peer.keep(_Handler(sock))
            return lambda: serve(handler)

        drives(f"http.server.BaseHTTPRequestHandler.{_name}", F10)(_after_reset)


def _urlopen(url: str, timeout: float) -> Any:
    return urllib.request.urlopen(url, timeout=timeout)


def _open(url: str, timeout: float) -> Any:
    return urllib.request.build_opener().open(url, timeout=timeout)


def _urlretrieve(url: str, timeout: float) -> Any:
    before = socket.getdefaulttimeout()
    socket.setdefaulttimeout(timeout)
    try:
        with tempfile.TemporaryDirectory() as directory:
            return urllib.request.urlretrieve(url, Path(directory, "file"))
    finally:
        socket.setdefaulttimeout(before)


for _name, _fetch in {
    "urllib.request.urlopen": _urlopen,
    "urllib.request.OpenerDirector.open": _open,
    "urllib.request.urlretrieve": _urlretrieve,
}.items():

    def _get(peer: Peer, fetch: Callable[[str, float], Any] = _fetch) -> Any:
        url = peer.url()
        return lambda: peer.keep(fetch(url, _timeout(peer)))

    def _get_from_nowhere(peer: Peer, fetch: Callable[[str, float], Any] = _fetch) -> Any:
        host, port = peer.unresponsive_address()
        return lambda: fetch(f"http://{host}:{port}/", CLIENT_TIMEOUT)

    drives(_name, F1, F2, F3, F4, F5, F7, F9)(_get)
    drives(_name, F7)(_get_from_nowhere)


@drives("xmlrpc.client.ServerProxy.__getattr__", F1, F2, F3, F4, F5, F9)
def xmlrpc_method(peer: Peer) -> Any:
    proxy = xmlrpc.client.ServerProxy(peer.url())
    peer.keep(proxy("transport"))
    return lambda: proxy.method()


@drives("xmlrpc.client.ServerProxy.__getattr__", F5)
def xmlrpc_method_answered_by_another_protocol(peer: Peer) -> Any:
    peer.greeting = b"220 ready\r\n"
    proxy = xmlrpc.client.ServerProxy(peer.url())
    peer.keep(proxy("transport"))
    return lambda: proxy.method()


@drives("xmlrpc.client.MultiCall.__call__", F5)
def xmlrpc_multicall_answered_by_another_protocol(peer: Peer) -> Any:
    peer.greeting = b"220 ready\r\n"
    proxy = xmlrpc.client.ServerProxy(peer.url())
    peer.keep(proxy("transport"))
    calls = xmlrpc.client.MultiCall(proxy)
    calls.method()
    return calls


@drives("xmlrpc.client.MultiCall.__call__", F1, F4, F5, F9)
def xmlrpc_multicall(peer: Peer) -> Any:
    proxy = xmlrpc.client.ServerProxy(peer.url())
    peer.keep(proxy("transport"))
    calls = xmlrpc.client.MultiCall(proxy)
    calls.method()
    return calls
