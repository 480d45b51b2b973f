"""paramiko and asyncssh, against servers that let everybody in."""

from __future__ import annotations

import io
import socket
import threading
from collections.abc import Callable
from typing import Any

import asyncssh
import paramiko

from ...faults import Fault
from ...peer import PATIENCE, Peer, reset
from ...resolving import give_two_addresses
from . import drives

F1, F2, F3, F4, F5, F6, F7, F9 = (Fault[f"F{n}"] for n in (1, 2, 3, 4, 5, 6, 7, 9))
Action = Callable[[Any], Any]

_BANNER = b"SSH-2.0-peer\r\n"


# paramiko


def _ssh_client() -> paramiko.SSHClient:
    client = paramiko.SSHClient()
    client.set_missing_host_key_policy(paramiko.AutoAddPolicy())
    return client


def _connect(client: paramiko.SSHClient, host: str, port: int, timeout: float) -> None:
    client.connect(
        host, port, "x", "x", timeout=timeout, banner_timeout=timeout, auth_timeout=timeout,
        look_for_keys=False, allow_agent=False,
    )  # fmt: skip


def _timeout(peer: Peer) -> float:
    return 0.2 if peer.fault is F7 else PATIENCE


@drives("paramiko.SSHClient.connect", F1, F2, F3, F4, F5, F7, F9)
def _ssh_connect(peer: Peer) -> Any:
    client = peer.keep(_ssh_client())
    host, port = peer.address()
    return lambda: _connect(client, host, port, _timeout(peer))


@drives("paramiko.SSHClient.connect", F4, F5)
def _ssh_key_exchange(peer: Peer) -> Any:
    peer.greeting = _BANNER
    peer.answers = [b""]
    client = peer.keep(_ssh_client())
    host, port = peer.address()
    return lambda: _connect(client, host, port, PATIENCE)


@drives("paramiko.SSHClient.connect", F7)
def _ssh_connect_in_vain(peer: Peer) -> Any:
    client = peer.keep(_ssh_client())
    host, port = peer.unresponsive_address()
    return lambda: _connect(client, host, port, 0.1)


@drives("paramiko.Transport", F1, F9)
def _transport(peer: Peer) -> Any:
    address = peer.address()
    return lambda: peer.keep(paramiko.Transport(address))


_HANDSHAKES: dict[str, Action] = {
    "start_client": lambda transport: transport.start_client(timeout=0.2),
    "connect": lambda transport: transport.connect(),
}
for _name, _action in _HANDSHAKES.items():

    @drives(f"paramiko.Transport.{_name}", F2, F3, F4, F5)
    def _start_transport(peer: Peer, action: Action = _action) -> Any:
        transport = peer.keep(paramiko.Transport(peer.connected(PATIENCE)))
        return lambda: action(transport)

    @drives(f"paramiko.Transport.{_name}", F4, F5)
    def _exchange_keys(peer: Peer, action: Action = _action) -> Any:
        peer.greeting = _BANNER
        peer.answers = [b""]
        transport = peer.keep(paramiko.Transport(peer.connected(PATIENCE)))
        return lambda: action(transport)


for _name in _HANDSHAKES:

    @drives(f"paramiko.Transport.{_name}", F7)
    def _silent_transport(peer: Peer, name: str = _name) -> Any:
        transport = peer.keep(paramiko.Transport(peer.connected()))
        transport.banner_timeout = 0.1
        return getattr(transport, name)


class _Everybody(paramiko.ServerInterface):
    """Lets everybody in, and accepts every request without ever serving it."""

    def check_auth_password(self, username: str, password: str) -> int:  # noqa: ARG002
        return paramiko.AUTH_SUCCESSFUL

    def check_channel_request(self, kind: str, chanid: int) -> int:  # noqa: ARG002
        return paramiko.OPEN_SUCCEEDED

    def check_channel_exec_request(self, channel: Any, command: bytes) -> bool:  # noqa: ARG002
        return True

    def check_channel_subsystem_request(self, channel: Any, name: str) -> bool:
        return super().check_channel_subsystem_request(channel, name)


class _SSHServer:
    def __init__(self, peer: Peer) -> None:
        self.peer = peer
        self.listener = peer.keep(socket.create_server(("127.0.0.1", 0)))
        self.address = self.listener.getsockname()
        self.thread = threading.Thread(target=self._serve, daemon=True)
        self.thread.start()

    def _serve(self) -> None:
        self.sock, _ = self.listener.accept()
        self.transport = paramiko.Transport(self.sock)
        self.transport.add_server_key(paramiko.ECDSAKey.generate())
        self.transport.set_subsystem_handler("sftp", paramiko.SFTPServer)
        self.transport.start_server(server=_Everybody())

    def strike(self, client: paramiko.SSHClient) -> None:
        """Break the connection, and wait until the client's own thread has noticed."""
        self.thread.join(PATIENCE)
        if self.peer.fault is F4:
            reset(self.sock)
        else:
            self.transport.close()
        transport = client.get_transport()
        assert transport is not None
        transport.join(PATIENCE)


def _sftp(client: paramiko.SSHClient) -> paramiko.SFTPClient:
    return client.open_sftp()


_ON_SSH: dict[str, Action] = {
    "paramiko.SSHClient.exec_command": lambda client: client.exec_command("x"),
    "paramiko.SSHClient.invoke_shell": lambda client: client.invoke_shell(),
    "paramiko.SSHClient.open_sftp": _sftp,
    "paramiko.SSHClient.close": lambda client: client.close(),
    "paramiko.Transport.open_session": lambda client: client.get_transport().open_session(),
    "paramiko.Transport.open_channel": lambda client: client.get_transport().open_channel("session"),
    "paramiko.Transport.send_ignore": lambda client: client.get_transport().send_ignore(),
    "paramiko.SFTPClient.from_transport": lambda client: paramiko.SFTPClient.from_transport(
        client.get_transport()
    ),
}
for _name, _action in _ON_SSH.items():

    @drives(_name, F4, F6)
    def _on_ssh(peer: Peer, action: Action = _action) -> Any:
        server, client = _SSHServer(peer), peer.keep(_ssh_client())
        _connect(client, *server.address[:2], PATIENCE)
        server.strike(client)
        return lambda: action(client)


_ON_CHANNEL: dict[str, Action] = {
    "exec_command": lambda channel: channel.exec_command("x"),
    "recv": lambda channel: channel.recv(1),
    "recv_exit_status": lambda channel: channel.recv_exit_status(),
    "send": lambda channel: channel.send(b"x"),
    "sendall": lambda channel: channel.sendall(b"x"),
}
for _name, _action in _ON_CHANNEL.items():

    @drives(f"paramiko.Channel.{_name}", F4, F6)
    def _on_channel(peer: Peer, action: Action = _action) -> Any:
        server, client = _SSHServer(peer), peer.keep(_ssh_client())
        _connect(client, *server.address[:2], PATIENCE)
        transport = client.get_transport()
        assert transport is not None
        channel = transport.open_session()
        server.strike(client)
        return lambda: action(channel)


@drives("paramiko.Channel.recv", F7)
def _silent_channel(peer: Peer) -> Any:
    server, client = _SSHServer(peer), peer.keep(_ssh_client())
    _connect(client, *server.address[:2], PATIENCE)
    transport = client.get_transport()
    assert transport is not None
    channel = transport.open_session()
    channel.settimeout(0.05)
    return lambda: channel.recv(1)


_ON_SFTP: dict[str, Action] = {
    "getfo": lambda sftp: sftp.getfo("x", io.BytesIO()),
    "listdir": lambda sftp: sftp.listdir(),
    "mkdir": lambda sftp: sftp.mkdir("x"),
    "open": lambda sftp: sftp.open("x"),
    "putfo": lambda sftp: sftp.putfo(io.BytesIO(b"x"), "x"),
    "remove": lambda sftp: sftp.remove("x"),
    "rename": lambda sftp: sftp.rename("x", "y"),
    "stat": lambda sftp: sftp.stat("x"),
}
for _name, _action in _ON_SFTP.items():

    @drives(f"paramiko.SFTPClient.{_name}", F4, F6)
    def _on_sftp(peer: Peer, action: Action = _action) -> Any:
        server, client = _SSHServer(peer), peer.keep(_ssh_client())
        _connect(client, *server.address[:2], PATIENCE)
        sftp = client.open_sftp()
        server.strike(client)
        return lambda: action(sftp)


# asyncssh


def _asyncssh(peer: Peer, host: str, port: int) -> Any:
    timeout = 0.2 if peer.fault is F7 else PATIENCE
    return asyncssh.connect(
        host, port, username="x", password="x", known_hosts=None, config=None, client_keys=None,
        agent_path=None,
        connect_timeout=timeout, login_timeout=timeout,
    )  # fmt: skip


@drives("asyncssh.connect", F1, F2, F3, F4, F5, F7, F9)
async def _asyncssh_connect(peer: Peer) -> Any:
    host, port = peer.address()

    async def watched() -> None:
        await _asyncssh(peer, host, port)

    return watched


@drives("asyncssh.connect", F1)
async def _asyncssh_connect_to_several_addresses(peer: Peer) -> Any:
    _, port = peer.address()
    host = give_two_addresses(port)

    async def watched() -> None:
        await _asyncssh(peer, host, port)

    return watched


@drives("asyncssh.connect", F4, F5)
async def _asyncssh_key_exchange(peer: Peer) -> Any:
    peer.greeting = _BANNER
    peer.answers = [b""]
    host, port = peer.address()

    async def watched() -> None:
        await _asyncssh(peer, host, port)

    return watched


class _LetIn(asyncssh.SSHServer):
    connections: list[Any]

    def connection_made(self, conn: Any) -> None:
        type(self).connections.append(conn)

    def begin_auth(self, username: str) -> bool:  # noqa: ARG002
        return False


_ON_ASYNCSSH: dict[str, Action] = {
    "run": lambda connection: connection.run("x"),
    "create_process": lambda connection: connection.create_process("x"),
    "create_session": lambda connection: connection.create_session(asyncssh.SSHClientSession),
    "start_sftp_client": lambda connection: connection.start_sftp_client(),
    "open_connection": lambda connection: connection.open_connection("127.0.0.1", 9),
    "forward_remote_port": lambda connection: connection.forward_remote_port("", 0, "127.0.0.1", 9),
}
for _name, _action in _ON_ASYNCSSH.items():

    @drives(f"asyncssh.SSHClientConnection.{_name}", F4, F6)
    async def _on_asyncssh(peer: Peer, action: Action = _action) -> Any:
        server_class = type("_", (_LetIn,), {"connections": []})
        key = asyncssh.generate_private_key("ssh-ed25519")
        server = await asyncssh.listen("127.0.0.1", 0, server_factory=server_class, server_host_keys=[key])
        connection = await _asyncssh(peer, "127.0.0.1", server.get_port())
        server_class.connections[0].abort()
        if peer.fault is F6:
            await connection.wait_closed()
        return lambda: action(connection)
