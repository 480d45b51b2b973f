"""Where ``measured.toml`` and the catalog differ, a row an entry, and why: by the source that was measured.

An entry that is no longer needed, or says less than there is, fails ``test_measured.py``.
"""

from __future__ import annotations

# What the call belongs to, and the call as it was made: ``of`` and ``api`` in ``measured.toml``.
Key = tuple[str, str]

# Classes that were seen and that the catalog does not list for the call.
UNLISTED: dict[Key, set[str]] = {
    # Mistakes of the program that measured, not failures of the peer.
    #
    # CPython 3.11.7, Lib/poplib.py: close(), with which quit() ends, sets `sock` to None, and noop() then
    # asks None to sendall(): whatever the fault was, it was noop() after either.
    ("standard library", "poplib.POP3.noop"): {"AttributeError"},
    # CPython 3.11.7, Lib/asyncio/selector_events.py, _SelectorSocketTransport.write: 'Cannot call write()
    # after write_eof()' (F12). A connection that was lost is not noticed by write(), which only counts.
    ("standard library", "asyncio.StreamWriter.write"): {"RuntimeError"},
    # CPython 3.11.7, Lib/multiprocessing/managers.py, BaseManager._create: asserts that the manager was
    # started and not shut down by its own side.
    ("standard library", "multiprocessing SyncManager.dict()"): {"AssertionError"},
    #
    # uvloop's own ways. The catalog is of asyncio's event loops; a file does not show which loop will run it.
    #
    # uvloop 0.23.0, handles/stream.pyx, UVStream.write: begins with _ensure_alive() of handles/handle.pyx,
    # which raises as soon as the handle is closed, where asyncio only counts; and write() after write_eof(),
    # as above.
    ("uvloop 0.23.0", "asyncio.StreamWriter.write"): {"RuntimeError"},
    ("uvloop 0.23.0", "asyncio.Transport.write"): {"RuntimeError"},
    ("uvloop 0.23.0", "asyncio write-pipe transport.write"): {"RuntimeError"},
    # CPython 3.11.7, Lib/asyncio/streams.py, StreamWriter.drain: knows no RuntimeError, with no loop. It is
    # of the write() before it, which was measured along, and is UVStream.write as above.
    ("uvloop 0.23.0", "asyncio.StreamWriter.drain"): {"RuntimeError"},
    ("uvloop 0.23.0", "asyncio.subprocess.Process.stdin.drain"): {"RuntimeError"},
    # uvloop 0.23.0, handles/stream.pyx, UVStream.write_eof: _ensure_alive() again. Where the handle is alive,
    # the shutdown is queued, and asyncio's OSError(ENOTCONN) does not come.
    ("uvloop 0.23.0", "asyncio.StreamWriter.write_eof"): {"RuntimeError"},
    # uvloop 0.23.0, loop.pyx: Loop has neither method, so that those of CPython 3.11.7's
    # Lib/asyncio/events.py, AbstractEventLoop, are called, which are not implemented, with or without a
    # fault.
    ("uvloop 0.23.0", "asyncio.loop.sock_sendfile"): {"NotImplementedError"},
    ("uvloop 0.23.0", "asyncio.loop.sendfile"): {"NotImplementedError"},
    #
    # Timeouts that were put around the call, because it has none. They are the exceptions of
    # asyncio.wait_for, anyio.fail_after and trio.fail_after, and are catalogued for these.
    #
    # websockets 17.4, websockets/asyncio/connection.py, Connection.recv: takes no timeout, says so in its
    # docstring, and waits for Assembler.get of messages.py, without one. __aiter__ calls it.
    ("websockets 17.4", "websockets.asyncio ClientConnection.recv"): {"TimeoutError"},
    ("websockets 17.4", "async for message in websockets connection"): {"TimeoutError"},
    # aiomysql 0.3.2, aiomysql/connection.py, Connection._connect: what its own `connect_timeout` raises is an
    # OperationalError, like every OSError, and _read_bytes has no timeout. A wait_for around them cancels.
    ("aiomysql 0.3.2", "aiomysql.connect"): {"TimeoutError"},
    ("aiomysql 0.3.2", "aiomysql Cursor.execute"): {"TimeoutError"},
    # anyio 4.16.0, anyio/_backends/_asyncio.py, SocketStream.receive: waits for its `read_event`, without a
    # timeout.
    ("anyio 4.16.0", "anyio SocketStream.receive"): {"TimeoutError"},
    # trio 0.35.0, trio/_highlevel_socket.py, SocketStream.receive_some: awaits socket.recv(), without a
    # timeout.
    ("trio 0.35.0", "trio SocketStream.receive_some"): {"trio.TooSlowError"},
    # The same for trio/_ssl.py, SSLStream._retry. The OSError is of trio/_highlevel_open_tcp_stream.py,
    # open_tcp_stream, which was measured along: under F1 there is no stream on which to shake hands, and on
    # one _translate_socket_errors_to_stream_errors makes a BrokenResourceError of every OSError.
    ("trio 0.35.0", "trio SSLStream.do_handshake"): {"OSError", "trio.TooSlowError"},
}

# Classes that the catalog lists, with evidence under a fault, of a call that raised nothing under it.
SILENT: dict[Key, set[str]] = {
    # The peer that was measured with did the first part of its duty, and failed in the second.
    #
    # CPython 3.11.7, Lib/smtplib.py, SMTP.connect: ends with getreply(), and this peer had greeted before it
    # fell silent. The catalog's is silent from the start.
    ("standard library", "smtplib.SMTP.connect"): {"TimeoutError", "smtplib.SMTPServerDisconnected"},
    # httpx 0.28.1, httpx/_client.py, Client.stream and AsyncClient.stream: send(stream=True) returns with the
    # response's head, and this peer had sent it. The catalog's breaks off, or never begins, before.
    ("httpx 0.28.1", "httpx.Client.stream().__enter__"): {
        "httpx.ConnectTimeout",
        "httpx.ReadError",
        "httpx.ReadTimeout",
        "httpx.RemoteProtocolError",
    },
    ("httpx 0.28.1", "httpx.AsyncClient.stream().__aenter__"): {
        "httpx.ConnectTimeout",
        "httpx.ReadError",
        "httpx.ReadTimeout",
        "httpx.RemoteProtocolError",
    },
    # botocore 1.44.5, botocore/httpsession.py, URLLib3Session.send: leaves the body of a streaming operation,
    # as GetObject is, to StreamingBody, and this peer had sent the head. The catalog has one entry for the
    # methods of all services, most of which are not streaming.
    ("botocore 1.44.5", "botocore client('s3').get_object"): {
        "botocore.exceptions.ClientError",
        "botocore.exceptions.ConnectTimeoutError",
        "botocore.exceptions.ConnectionClosedError",
        "botocore.exceptions.ReadTimeoutError",
    },
    #
    # The row is about something else than an exception of the call.
    #
    # CPython 3.11.7, Lib/subprocess.py, Popen.wait: all that a parent gets of its child is a status. What
    # flush() raised in the child was not seen where the row was measured.
    ("standard library", "sys.stdout.flush (child)"): {"BrokenPipeError"},
    # grpcio 1.85.1, grpc/_channel.py, _InactiveRpcError.code, and grpc/aio/_call.py, AioRpcError.code: the
    # status in the exceptions of the rows before.
    ("grpcio 1.85.1", "grpc unary_unary call -> status"): {"grpc._channel._InactiveRpcError"},
    ("grpcio 1.85.1", "grpc.aio unary_unary call -> status"): {"grpc.aio.AioRpcError"},
}

# Classes whose instances were given to a function that the program hands in. No call raises them there, and
# no handler around the library's calls can meet them, so the catalog has no entry.
HANDED_OVER: dict[Key, set[str]] = {
    # CPython 3.11.7, Lib/asyncio/selector_events.py, _SelectorTransport._call_connection_lost.
    ("standard library", "asyncio.Protocol.connection_lost(exc)"): {"ConnectionResetError"},
    # CPython 3.11.7, Lib/asyncio/selector_events.py, _SelectorDatagramTransport._read_ready and sendto.
    ("standard library", "asyncio.DatagramProtocol.error_received(exc)"): {"ConnectionRefusedError"},
    # CPython 3.11.7, Lib/asyncio/unix_events.py, _UnixWritePipeTransport._read_ready, which makes the
    # exception up, and _call_connection_lost.
    ("standard library", "asyncio write-pipe Protocol.connection_lost(exc)"): {"BrokenPipeError"},
    # uvloop 0.23.0, handles/basetransport.pyx, UVBaseTransport._call_connection_lost.
    ("uvloop 0.23.0", "asyncio.Protocol.connection_lost(exc)"): {"ConnectionResetError"},
    ("uvloop 0.23.0", "asyncio write-pipe Protocol.connection_lost(exc)"): {"BrokenPipeError"},
    # uvloop 0.23.0, handles/udp.pyx, UDPTransport._on_receive and _on_sent.
    ("uvloop 0.23.0", "asyncio.DatagramProtocol.error_received(exc)"): {"ConnectionRefusedError"},
    # websocket-client 1.9.2, websocket/_app.py, WebSocketApp.run_forever: its handleDisconnect calls on_error
    # with what connecting or receiving raised, and returns.
    ("websocket-client 1.9.2", "websocket.WebSocketApp.on_error"): {
        "ConnectionRefusedError",
        "ConnectionResetError",
        "websocket.WebSocketAddressException",
        "websocket.WebSocketConnectionClosedException",
    },
    # paho-mqtt 2.2.0, paho/mqtt/client.py, Client._do_on_disconnect: gives a reason code, and no exception.
    ("paho-mqtt 2.2.0", "paho.mqtt.client.Client.on_disconnect"): set(),
    # nats-py 2.16.0, nats/aio/client.py, Client.connect, _select_next_server and _attempt_reconnect: each
    # error on the way is given to error_cb, and the client goes on with the next server.
    ("nats-py 2.16.0", "nats error_cb"): {
        "ConnectionRefusedError",
        "ConnectionResetError",
        "OSError",
        "TimeoutError",
        "nats.errors.Error",
        "nats.errors.UnexpectedEOF",
        "socket.gaierror",
    },
}
