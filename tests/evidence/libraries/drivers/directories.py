"""ldap3, kazoo, neo4j and cassandra."""

from __future__ import annotations

import contextlib
from collections.abc import Callable
from typing import Any

import cassandra.cluster
import kazoo.client
import kazoo.handlers.threading
import ldap3
import ldap3.core.exceptions
import neo4j

from ...faults import Fault
from ...peer import PATIENCE, Peer
from ..fake_server import FakeServer
from . import drives

F1, F2, F3, F4, F5, F6, F7, F9 = (Fault[f"F{n}"] for n in (1, 2, 3, 4, 5, 6, 7, 9))
Action = Callable[[Any], Any]


# ldap3


def _bound(request: bytes) -> bytes:
    """Success to whoever binds; the number of a message is its fifth byte."""
    return b"\x30\x0c\x02\x01" + request[4:5] + b"\x61\x07\x0a\x01\x00\x04\x00\x04\x00"


def _ldap(peer: Peer, host: str, port: int, **options: Any) -> Any:
    server = ldap3.Server(host, port, get_info=ldap3.NONE, connect_timeout=PATIENCE)
    timeout = 1 if peer.fault is F7 else int(PATIENCE)
    return ldap3.Connection(server, "cn=x", "x", receive_timeout=timeout, raise_exceptions=False, **options)


def _builtin(action: Callable[[], Any]) -> Callable[[], Any]:
    """The builtin error that an error made at raise time inherits too."""

    def raise_builtin() -> Any:
        try:
            return action()
        except ldap3.core.exceptions.LDAPException as error:
            for cls in type(error).__mro__:
                if issubclass(cls, ConnectionError) and cls.__module__ == "builtins":
                    raise cls from error
            raise

    return raise_builtin


for _seen in (lambda action: action, _builtin):

    @drives("ldap3.Connection.open", F1, F9)
    def _ldap_open(peer: Peer, seen: Any = _seen) -> Any:
        connection = _ldap(peer, *peer.address())
        return seen(lambda: connection.open())

    @drives("ldap3.Connection.bind", F1, F2, F3, F4, F5, F7, F9)
    def _ldap_bind(peer: Peer, seen: Any = _seen) -> Any:
        connection = _ldap(peer, *peer.address())
        return seen(lambda: connection.bind())

    @drives("ldap3.Connection", F1, F2, F3, F4, F5, F7, F9)
    def _ldap_auto_bind(peer: Peer, seen: Any = _seen) -> Any:
        host, port = peer.address()
        return seen(lambda: _ldap(peer, host, port, auto_bind=True))

    _ON_LDAP: dict[str, Action] = {
        "add": lambda connection: connection.add("cn=x", "top"),
        "compare": lambda connection: connection.compare("cn=x", "a", "b"),
        "delete": lambda connection: connection.delete("cn=x"),
        "modify": lambda connection: connection.modify("cn=x", {"a": [(ldap3.MODIFY_ADD, ["b"])]}),
        "modify_dn": lambda connection: connection.modify_dn("cn=x", "cn=y"),
        "rebind": lambda connection: connection.rebind("cn=x", "x"),
        "search": lambda connection: connection.search("cn=x", "(a=b)"),
        "unbind": lambda connection: connection.unbind(),
    }
    for _name, _action in _ON_LDAP.items():

        @drives(f"ldap3.Connection.{_name}", F4, F5, F6)
        def _on_ldap(peer: Peer, action: Action = _action, seen: Any = _seen) -> Any:
            server = FakeServer(peer, _bound)
            connection = _ldap(peer, server.host, server.port)
            connection.bind()
            server.strike()
            return seen(lambda: action(connection))

    @drives("ldap3.Connection.search", F7)
    def _ldap_silence(peer: Peer, seen: Any = _seen) -> Any:
        server = FakeServer(peer, _bound)
        connection = _ldap(peer, server.host, server.port)
        connection.bind()
        server.strike()
        return seen(lambda: connection.search("cn=x", "(a=b)"))


# kazoo


class _Stopped:
    """A client that has to be stopped before it is closed."""

    def __init__(self, client: Any) -> None:
        self.client = client

    def close(self) -> None:
        self.client.stop()


@drives("kazoo.client.KazooClient.start", F1, F2, F3, F4, F5, F9)
def _kazoo_start(peer: Peer) -> Any:
    host, port = peer.address()
    client = peer.keep(kazoo.client.KazooClient(f"{host}:{port}"))
    peer.keep(_Stopped(client))
    return lambda: client.start(timeout=0.2)


_ON_KAZOO: dict[str, Action] = {
    "create": lambda client: client.create("/x"),
    "delete": lambda client: client.delete("/x"),
    "ensure_path": lambda client: client.ensure_path("/x"),
    "exists": lambda client: client.exists("/x"),
    "get": lambda client: client.get("/x"),
    "get_children": lambda client: client.get_children("/x"),
    "set": lambda client: client.set("/x", b"x"),
    "stop": lambda client: client.stop(),
}
for _name, _action in _ON_KAZOO.items():

    @drives(f"kazoo.client.KazooClient.{_name}", F1)
    def _on_kazoo(peer: Peer, action: Action = _action) -> Any:
        """The client has given up connecting."""
        host, port = peer.address()
        client = kazoo.client.KazooClient(f"{host}:{port}", connection_retry={"max_tries": 0})
        peer.keep(_Stopped(client))
        with contextlib.suppress(kazoo.handlers.threading.KazooTimeoutError):
            client.start(timeout=0.1)
        return lambda: action(client)


# neo4j


def _neo4j(peer: Peer, host: str, port: int, driver: Any = neo4j.GraphDatabase) -> Any:
    return driver.driver(
        f"bolt://{host}:{port}", auth=("x", "x"), connection_timeout=0.2 if peer.fault is F7 else PATIENCE,
        connection_acquisition_timeout=1, max_transaction_retry_time=0,
    )  # fmt: skip


_ON_NEO4J: dict[str, Action] = {
    "neo4j.Driver.verify_connectivity": lambda driver: driver.verify_connectivity(),
    "neo4j.Driver.execute_query": lambda driver: driver.execute_query("RETURN 1"),
    "neo4j.Session.run": lambda driver: driver.session().run("RETURN 1"),
    "neo4j.Session.execute_read": lambda driver: driver.session().execute_read(lambda tx: tx.run("RETURN 1")),
    "neo4j.Session.begin_transaction": lambda driver: driver.session().begin_transaction(),
}
for _name, _action in _ON_NEO4J.items():

    @drives(_name, F1, F2, F3, F4, F5, F7, F9)
    def _on_neo4j(peer: Peer, action: Action = _action) -> Any:
        driver = peer.keep(_neo4j(peer, *peer.address()))
        return lambda: action(driver)


_ON_ASYNC_NEO4J: dict[str, Action] = {
    "neo4j.AsyncDriver.verify_connectivity": lambda driver: driver.verify_connectivity(),
    "neo4j.AsyncSession.run": lambda driver: driver.session().run("RETURN 1"),
}
for _name, _action in _ON_ASYNC_NEO4J.items():

    @drives(_name, F1, F2, F3, F4, F5, F7, F9)
    async def _on_async_neo4j(peer: Peer, action: Action = _action) -> Any:
        driver = _neo4j(peer, *peer.address(), driver=neo4j.AsyncGraphDatabase)

        async def watched() -> None:
            async with driver:
                await action(driver)

        return watched


# cassandra


class _ShutDown:
    """A cluster's way of closing has another name."""

    def __init__(self, cluster: Any) -> None:
        self.cluster = cluster

    def close(self) -> None:
        self.cluster.shutdown()


@drives("cassandra.cluster.Cluster.connect", F1, F2, F3, F4, F7)
def _cassandra_connect(peer: Peer) -> Any:
    host, port = peer.address()
    cluster = cassandra.cluster.Cluster(
        [host], port=port, connect_timeout=0.2 if peer.fault is F7 else PATIENCE
    )
    peer.keep(_ShutDown(cluster))
    return lambda: cluster.connect()


@drives("cassandra.cluster.Cluster.connect", F9)
def _cassandra_unknown_host(peer: Peer) -> Any:
    def watched() -> None:
        cluster = cassandra.cluster.Cluster([peer.host], connect_timeout=PATIENCE)
        peer.keep(_ShutDown(cluster))
        cluster.connect()

    return watched
