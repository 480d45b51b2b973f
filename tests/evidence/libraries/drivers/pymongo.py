"""pymongo, against a server that says hello, without its own retries."""

from __future__ import annotations

import struct
from collections.abc import Callable
from typing import Any

import bson
import pymongo

from ...faults import Fault
from ...peer import PATIENCE, Peer
from ..fake_server import FakeServer
from . import drives

F1, F2, F3, F4, F5, F6, F7, F9 = (Fault[f"F{n}"] for n in (1, 2, 3, 4, 5, 6, 7, 9))
Action = Callable[[Any], Any]

_HELLO = bson.encode(
    {
        "ok": 1.0,
        "helloOk": True,
        "ismaster": True,
        "isWritablePrimary": True,
        "minWireVersion": 0,
        "maxWireVersion": 25,
        "maxBsonObjectSize": 16777216,
        "maxMessageSizeBytes": 48000000,
        "maxWriteBatchSize": 100000,
    }
)
_QUERY, _MESSAGE = 2004, 2013


def _answer(request: bytes) -> bytes:
    """Hello, in the old kind of message or the new, whichever was asked in."""
    _, number, _, kind = struct.unpack("<iiii", request[:16])
    if kind == _QUERY:
        kind, body = 1, struct.pack("<iqii", 8, 0, 0, 1) + _HELLO
    else:
        body = struct.pack("<IB", 0, 0) + _HELLO
    return struct.pack("<iiii", 16 + len(body), 1, number, kind) + body


def _client(peer: Peer, host: str, port: int, cls: Any = pymongo.MongoClient) -> Any:
    return cls(
        host, port, serverSelectionTimeoutMS=300, connectTimeoutMS=200, retryReads=False, retryWrites=False,
        socketTimeoutMS=100 if peer.fault is F7 else PATIENCE * 1000,
    )  # fmt: skip


_ACTIONS: dict[str, Action] = {
    "pymongo.database.Database.command": lambda database: database.command("ping"),
    "pymongo.database.Database.list_collection_names": lambda database: database.list_collection_names(),
    "pymongo.collection.Collection.find_one": lambda database: database.x.find_one(),
    "pymongo.collection.Collection.insert_one": lambda database: database.x.insert_one({}),
    "pymongo.collection.Collection.insert_many": lambda database: database.x.insert_many([{}]),
    "pymongo.collection.Collection.update_one": lambda database: database.x.update_one(
        {}, {"$set": {"a": 1}}
    ),
    "pymongo.collection.Collection.delete_one": lambda database: database.x.delete_one({}),
    "pymongo.collection.Collection.count_documents": lambda database: database.x.count_documents({}),
    "pymongo.collection.Collection.aggregate": lambda database: database.x.aggregate([]),
    "pymongo.collection.Collection.bulk_write": lambda database: database.x.bulk_write(
        [pymongo.InsertOne({})]
    ),
    "pymongo.collection.Collection.create_index": lambda database: database.x.create_index("a"),
    "pymongo.cursor.Cursor.__next__": lambda database: next(database.x.find()),
    "pymongo.MongoClient.server_info": lambda database: database.client.server_info(),
    "pymongo.MongoClient.list_database_names": lambda database: database.client.list_database_names(),
}
for _name, _action in _ACTIONS.items():

    @drives(_name, F1, F2, F3, F7, F9)
    def _select_server(peer: Peer, action: Action = _action) -> Any:
        client = peer.keep(_client(peer, *peer.address()))
        return lambda: action(client.x)

    @drives(_name, F4, F5, F6, F7)
    def _act(peer: Peer, action: Action = _action) -> Any:
        server = FakeServer(peer, _answer)
        client = peer.keep(_client(peer, server.host, server.port))
        client.admin.command("ping")
        server.strike()
        return lambda: action(client.x)


_ASYNC_ACTIONS: dict[str, Action] = {
    "pymongo.asynchronous.database.AsyncDatabase.command": lambda database: database.command("ping"),
    "pymongo.asynchronous.collection.AsyncCollection.find_one": lambda database: database.x.find_one(),
    "pymongo.asynchronous.collection.AsyncCollection.insert_one": lambda database: database.x.insert_one({}),
    "pymongo.asynchronous.cursor.AsyncCursor.__anext__": lambda database: anext(database.x.find()),
}
for _name, _action in _ASYNC_ACTIONS.items():

    @drives(_name, F1, F2, F3, F7, F9)
    async def _select_server_async(peer: Peer, action: Action = _action) -> Any:
        client = _client(peer, *peer.address(), cls=pymongo.AsyncMongoClient)

        async def watched() -> None:
            async with client:
                await action(client.x)

        return watched

    @drives(_name, F4, F5, F6, F7)
    async def _act_async(peer: Peer, action: Action = _action) -> Any:
        server = FakeServer(peer, _answer)
        client = _client(peer, server.host, server.port, cls=pymongo.AsyncMongoClient)
        await client.admin.command("ping")
        server.strike()

        async def watched() -> None:
            async with client:
                await action(client.x)

        return watched
