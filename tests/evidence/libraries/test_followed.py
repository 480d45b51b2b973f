"""Calls of libraries are followed through the objects that they return, by the names files use."""

from __future__ import annotations

import ast
import textwrap

import pytest

from flake8_connerr import catalog
from flake8_connerr.check import CheckedFile

# The program, and an exception that comes out of it. Each is known in full.
PROGRAMS = [
    ("import requests\nrequests.get(url).json()", "requests.exceptions.ChunkedEncodingError"),
    (
        """
        from requests import Session
        s = Session()
        s.post(url).raise_for_status()
        """,
        "requests.exceptions.HTTPError",
    ),
    (
        """
        import requests
        with requests.Session() as s:
            for part in s.get(url).iter_content():
                pass
        """,
        "requests.exceptions.ChunkedEncodingError",
    ),
    ("import urllib3\nurllib3.PoolManager().request('GET', url).read()", "urllib3.exceptions.ProtocolError"),
    (
        """
        import httpx
        with httpx.Client() as client:
            client.get(url)
        """,
        "httpx.ConnectError",
    ),
    (
        """
        import httpx
        async def f():
            async with httpx.AsyncClient() as c, c.stream('GET', url) as r:
                await r.aread()
        f()
        """,
        "httpx.RemoteProtocolError",
    ),
    (
        """
        import aiohttp
        async def f():
            async with aiohttp.ClientSession() as s:
                async with s.get(url) as response:
                    await response.content.read()
        f()
        """,
        "aiohttp.ClientPayloadError",
    ),
    (
        """
        import requests
        def f(response: requests.Response):
            return response.content
        f(None)
        """,
        "requests.exceptions.ChunkedEncodingError",
    ),
    ("import boto3\nboto3.client('s3').list_buckets()", "botocore.exceptions.EndpointConnectionError"),
    ("import boto3\nboto3.Session().client('s3').get_object()", "botocore.exceptions.ReadTimeoutError"),
    ("import docker\ndocker.from_env()", "docker.errors.DockerException"),
    (
        """
        import docker
        client = docker.from_env()
        client.containers.list()
        """,
        "requests.exceptions.ConnectionError",
    ),
    (
        """
        from kubernetes import client
        client.CoreV1Api().list_namespaced_pod('x')
        """,
        "urllib3.exceptions.MaxRetryError",
    ),
    (
        """
        from elasticsearch import Elasticsearch
        Elasticsearch(url).indices.create(index='x')
        """,
        "elastic_transport.ConnectionError",
    ),
    (
        """
        from openai import OpenAI
        client = OpenAI()
        client.chat.completions.create()
        """,
        "openai.APIConnectionError",
    ),
    ("import websocket\nwebsocket.create_connection(url).recv()", "ConnectionResetError"),
    (
        """
        import websockets
        async def f():
            async with websockets.connect(url) as ws:
                async for message in ws:
                    pass
                await ws.send(1)
        f()
        """,
        "websockets.exceptions.ConnectionClosedError",
    ),
    (
        """
        import anyio
        async def f():
            stream = await anyio.connect_tcp(host, 1)
            await stream.receive()
        f()
        """,
        "anyio.BrokenResourceError",
    ),
    (
        """
        import trio
        async def f():
            stream = await trio.open_tcp_stream(host, 1)
            await stream.send_all(b'')
        f()
        """,
        "trio.BrokenResourceError",
    ),
    ("import gevent.socket\ngevent.socket.create_connection(a).recv(1)", "ConnectionResetError"),
    ("import zmq\nzmq.Context().socket(zmq.REQ).recv()", "zmq.Again"),
    (
        """
        from pymongo import MongoClient
        client = MongoClient(url)
        client["shop"]["orders"].find_one()
        """,
        "pymongo.errors.AutoReconnect",
    ),
    ("import grpc\ngrpc.insecure_channel(a).unary_unary('/x/x')(b'')", "grpc._channel._InactiveRpcError"),
    (
        """
        import grpc
        class Client:
            def __init__(self, address):
                self.say = grpc.insecure_channel(address).unary_unary('/x/x')
            def greet(self):
                return self.say(b'')
        Client(address).greet()
        """,
        "grpc._channel._InactiveRpcError",
    ),
    (
        """
        import fsspec.implementations.http
        with fsspec.implementations.http.HTTPFileSystem().open(url) as file:
            file.read()
        """,
        "aiohttp.ClientOSError",
    ),
    ("import redis, rq\nrq.Queue(connection=redis.Redis()).enqueue(f)", "redis.exceptions.ConnectionError"),
    ("import dns.resolver\ndns.resolver.resolve('x')", "dns.resolver.LifetimeTimeout"),
]


@pytest.mark.parametrize(("program", "exception"), PROGRAMS, ids=[exception for _, exception in PROGRAMS])
def test_call_is_followed(program: str, exception: str) -> None:
    tree = ast.parse(textwrap.dedent(program))
    file = CheckedFile(tree)
    found = file.raises.of_block(tree.body, file.module.scopes.module)
    assert found.complete
    assert exception in {source.exception for source in found.sources}


def test_looking_up_a_method_reads_nothing() -> None:
    program = "import requests\ndef f(response: requests.Response):\n    return response.json\nf(None)"
    tree = ast.parse(program)
    file = CheckedFile(tree)
    assert file.raises.of_block(tree.body, file.module.scopes.module).sources == ()


def test_special_methods_are_no_methods_of_the_service() -> None:
    client = "botocore.client.BaseClient"
    assert catalog.lookup_call(f"{client}.list_buckets") is catalog.lookup_call(f"{client}.put_object")
    assert catalog.lookup_call(f"{client}.__enter__") is None


def test_a_method_listed_by_name_is_not_any_method() -> None:
    listed = catalog.lookup_call("elasticsearch.Elasticsearch.ping")
    assert listed is not None
    assert listed.raised == ()


def test_a_name_of_its_own_in_a_module_that_is_an_alias() -> None:
    assert catalog.canonical("aiohttp.client_exceptions.ClientError") == "aiohttp.ClientError"
    own = "aiohttp.client_exceptions.UnixClientConnectorError"
    assert catalog.canonical(own) == own
