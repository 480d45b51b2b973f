"""openai, huggingface_hub, curl_cffi, selenium, tornado, dnspython, pyzmq, gRPC, Socket.IO and Engine.IO."""

from __future__ import annotations

import asyncio
from typing import Any

import curl_cffi.requests
import dns.asyncquery
import dns.message
import dns.query
import dns.resolver
import engineio
import grpc
import huggingface_hub
import openai
import selenium.webdriver
import selenium.webdriver.remote.client_config
import selenium.webdriver.remote.remote_connection
import socketio
import tornado.httpclient
import tornado.iostream
import tornado.tcpclient
import tornado.websocket
import zmq

from ...faults import Fault
from ...peer import CLIENT_TIMEOUT, PATIENCE, Peer
from ..http_scenes import drive_fetch, patience
from . import drives

F1, F2, F3, F4, F5, F7, F9 = (Fault[f"F{n}"] for n in (1, 2, 3, 4, 5, 7, 9))
METHODS = ("get", "post", "put", "patch", "delete", "options", "head")
MESSAGES: Any = [{"role": "user", "content": "x"}]

# openai


def _complete(url: str, timeout: float) -> Any:
    with openai.OpenAI(base_url=url, api_key="x", timeout=timeout, max_retries=0) as client:
        return client.chat.completions.create(model="x", messages=MESSAGES)


async def _complete_async(url: str, timeout: float) -> Any:
    async with openai.AsyncOpenAI(base_url=url, api_key="x", timeout=timeout, max_retries=0) as client:
        return await client.chat.completions.create(model="x", messages=MESSAGES)


drive_fetch("openai._resource.SyncAPIResource.*", _complete)
drive_fetch("openai._resource.AsyncAPIResource.*", _complete_async)

# curl_cffi


def _curl_function(method: str) -> Any:
    return lambda url, timeout: getattr(curl_cffi.requests, method)(url, timeout=timeout)


def _curl_session(method: str) -> Any:
    def fetch(url: str, timeout: float) -> Any:
        with curl_cffi.requests.Session() as session:
            return getattr(session, method)(url, timeout=timeout)

    return fetch


for _method in METHODS:
    drive_fetch(f"curl_cffi.requests.{_method}", _curl_function(_method))
    drive_fetch(f"curl_cffi.requests.Session.{_method}", _curl_session(_method))

# selenium


def _remote(url: str, timeout: float) -> Any:
    config = selenium.webdriver.remote.client_config.ClientConfig(url.rstrip("/"), timeout=timeout)  # type: ignore[arg-type]
    connection = selenium.webdriver.remote.remote_connection.RemoteConnection(client_config=config)
    return selenium.webdriver.Remote(connection, options=selenium.webdriver.ChromeOptions())


drive_fetch("selenium.webdriver.Remote", _remote)

# tornado


async def _tornado_fetch(url: str, timeout: float) -> Any:
    client = tornado.httpclient.AsyncHTTPClient(force_instance=True)
    try:
        # An answer cut short by a reset is waited for: the error is logged as uncaught, and nothing more.
        return await client.fetch(url, connect_timeout=timeout, request_timeout=min(timeout, 1))
    finally:
        client.close()


drive_fetch("tornado.httpclient.AsyncHTTPClient.fetch", _tornado_fetch)


@drives("tornado.websocket.websocket_connect", F1, F2, F3, F4, F5, F9)
async def _tornado_websocket(peer: Peer) -> Any:
    url = peer.url("ws")
    return lambda: _awaited(tornado.websocket.websocket_connect(url))


@drives("tornado.tcpclient.TCPClient.connect", F1, F7, F9)
async def _tornado_connect(peer: Peer) -> Any:
    address = peer.address_to_connect()
    return lambda: tornado.tcpclient.TCPClient().connect(*address, timeout=patience(peer))


_ON_STREAM = {
    "read_bytes": lambda stream: stream.read_bytes(10),
    "read_until": lambda stream: stream.read_until(b"\n"),
    "read_until_regex": lambda stream: stream.read_until_regex(b"\n"),
    "read_into": lambda stream: stream.read_into(bytearray(10)),
    "write": lambda stream: stream.write(bytes(16 * 1024 * 1024)),
}
for _name, _action in _ON_STREAM.items():

    @drives(f"tornado.iostream.IOStream.{_name}", F4, F5)
    async def _on_stream(peer: Peer, action: Any = _action) -> Any:
        stream = await tornado.tcpclient.TCPClient().connect(*peer.address())
        peer.keep(stream)
        await stream.write(b"request")
        await asyncio.to_thread(peer.await_fault)
        return lambda: _awaited(action(stream))


async def _awaited(future: Any) -> Any:
    return await future


# dnspython


def _query() -> Any:
    return dns.message.make_query("example.invalid", "A")


@drives("dns.query.tcp", F1, F2, F3, F4, F5, F7)
def _dns_tcp(peer: Peer) -> Any:
    host, port = peer.address()
    return lambda: dns.query.tcp(_query(), host, patience(peer), port)


@drives("dns.query.tls", F1, F4, F5, F7)
def _dns_tls(peer: Peer) -> Any:
    host, port = peer.address()
    return lambda: dns.query.tls(_query(), host, patience(peer), port)


@drives("dns.query.udp", F7)
def _dns_udp(peer: Peer) -> Any:
    host, port = peer.address()
    return lambda: dns.query.udp(_query(), host, CLIENT_TIMEOUT, port)


@drives("dns.asyncquery.tcp", F1, F2, F3, F4, F5, F7)
async def _dns_async(peer: Peer) -> Any:
    host, port = peer.address()
    return lambda: dns.asyncquery.tcp(_query(), host, patience(peer), port)


def _resolver(peer: Peer) -> dns.resolver.Resolver:
    host, port = peer.address()
    resolver = dns.resolver.Resolver(configure=False)
    resolver.nameservers, resolver.port = [host], port
    return resolver


for _method in ("resolve", "resolve_name", "resolve_address"):

    @drives(f"dns.resolver.Resolver.{_method}", F1, F7)
    def _dns_resolve(peer: Peer, method: str = _method) -> Any:
        resolver = _resolver(peer)
        lifetime = 0.1 if peer.fault is F7 else PATIENCE
        name = "127.0.0.1" if method == "resolve_address" else "example.invalid"
        return lambda: getattr(resolver, method)(name, tcp=True, lifetime=lifetime)


# pyzmq


class _Messaging:
    """A socket with its context, to be closed together."""

    def __init__(self, url: str) -> None:
        self.context = zmq.Context()
        self.socket = self.context.socket(zmq.DEALER)
        self.socket.linger, self.socket.rcvtimeo = 0, int(CLIENT_TIMEOUT * 1000)
        self.socket.connect(url)

    def close(self) -> None:
        self.socket.close()
        self.context.term()


for _name in ("recv", "recv_string", "recv_json", "recv_pyobj", "recv_multipart"):

    @drives(f"zmq.Socket.{_name}", F1, F2, F3, F7)
    def _zmq_receive(peer: Peer, name: str = _name) -> Any:
        messaging = peer.keep(_Messaging(peer.url("tcp").rstrip("/")))
        return getattr(messaging.socket, name)


# gRPC


@drives("grpc.Future.result", F1, F3, F7)
def _grpc_ready(peer: Peer) -> Any:
    host, port = peer.address()
    channel = peer.keep(grpc.insecure_channel(f"{host}:{port}"))
    return lambda: grpc.channel_ready_future(channel).result(timeout=0.05)


_GRPC = {
    "grpc.UnaryUnaryMultiCallable.__call__": lambda channel: channel.unary_unary("/x/x")(b"", timeout=0.3),
    "grpc.StreamUnaryMultiCallable.__call__": lambda channel: channel.stream_unary("/x/x")(
        iter([b""]), timeout=0.3
    ),
    "grpc._channel._MultiThreadedRendezvous.__next__": lambda channel: next(
        channel.unary_stream("/x/x")(b"", timeout=0.3)
    ),
}
_GRPC_AIO = {
    "grpc.aio.UnaryUnaryMultiCallable.__call__": lambda channel: channel.unary_unary("/x/x")(
        b"", timeout=0.3
    ),
    "grpc.aio.StreamUnaryMultiCallable.__call__": lambda channel: channel.stream_unary("/x/x")(
        iter([b""]), timeout=0.3
    ),
}
for _name, _action in _GRPC.items():

    @drives(_name, F1, F2, F3, F4, F5, F7, F9)
    def _grpc_call(peer: Peer, action: Any = _action) -> Any:
        host, port = peer.address()
        channel = peer.keep(grpc.insecure_channel(f"{host}:{port}"))
        return lambda: action(channel)


for _name, _action in _GRPC_AIO.items():

    @drives(_name, F1, F2, F3, F4, F5, F7, F9)
    async def _grpc_aio_call(peer: Peer, action: Any = _action) -> Any:
        host, port = peer.address()

        async def watched() -> None:
            async with grpc.aio.insecure_channel(f"{host}:{port}") as channel:
                await action(channel)

        return watched


# Socket.IO and Engine.IO


def _socketio(url: str, timeout: float) -> Any:
    return socketio.Client(reconnection=False, request_timeout=timeout).connect(url, wait_timeout=timeout)


def _engineio(url: str, timeout: float) -> Any:
    return engineio.Client(request_timeout=timeout).connect(url)


async def _engineio_async(url: str, timeout: float) -> Any:
    return await engineio.AsyncClient(request_timeout=timeout).connect(url)


async def _socketio_async(url: str, timeout: float) -> Any:
    client = socketio.AsyncClient(reconnection=False, request_timeout=timeout)
    return await client.connect(url, wait_timeout=timeout)


def _simple(url: str, timeout: float) -> Any:
    return socketio.SimpleClient(reconnection=False, request_timeout=timeout).connect(
        url, wait_timeout=timeout
    )


drive_fetch("socketio.Client.connect", _socketio)
drive_fetch("socketio.SimpleClient.connect", _simple)
drive_fetch("socketio.AsyncClient.connect", _socketio_async)
drive_fetch("engineio.Client.connect", _engineio)
drive_fetch("engineio.AsyncClient.connect", _engineio_async)

# huggingface_hub


def _hub(url: str) -> huggingface_hub.HfApi:
    return huggingface_hub.HfApi(endpoint=url.rstrip("/"))


drive_fetch(
    "huggingface_hub.HfApi.model_info", lambda url, timeout: _hub(url).model_info("x/y", timeout=timeout)
)
drive_fetch(
    "huggingface_hub.HfApi.dataset_info", lambda url, timeout: _hub(url).dataset_info("x/y", timeout=timeout)
)
