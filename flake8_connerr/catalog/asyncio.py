"""asyncio: streams, transports, the event loop's own socket calls and subprocesses.

A stream keeps the error that ended its connection and raises it again from every later read. After
the connection is lost, ``drain`` makes up ConnectionResetError('Connection lost'), without an errno.
Connecting to a name that has several addresses, all of which fail, raises a plain OSError.
"""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "asyncio.BrokenBarrierError": ("RuntimeError",),
    "asyncio.CancelledError": ("BaseException",),
    "asyncio.IncompleteReadError": ("EOFError",),
    "asyncio.InvalidStateError": ("Exception",),
    "asyncio.LimitOverrunError": ("Exception",),
    "asyncio.QueueEmpty": ("Exception",),
    "asyncio.QueueFull": ("Exception",),
    "asyncio.QueueShutDown": ("Exception",),
    "asyncio.SendfileNotAvailableError": ("RuntimeError",),
    "asyncio.AbstractEventLoop": ("object",),
    "asyncio.BaseEventLoop": ("asyncio.AbstractEventLoop",),
    "asyncio.SelectorEventLoop": ("asyncio.BaseEventLoop",),
    "asyncio.ProactorEventLoop": ("asyncio.BaseEventLoop",),
    "asyncio.AbstractServer": ("object",),
    "asyncio.Server": ("asyncio.AbstractServer",),
    "asyncio.StreamReader": ("object",),
    "asyncio.StreamWriter": ("object",),
    "asyncio.BaseTransport": ("object",),
    "asyncio.ReadTransport": ("asyncio.BaseTransport",),
    "asyncio.WriteTransport": ("asyncio.BaseTransport",),
    "asyncio.Transport": ("asyncio.ReadTransport", "asyncio.WriteTransport"),
    "asyncio.DatagramTransport": ("asyncio.BaseTransport",),
    "asyncio.SubprocessTransport": ("asyncio.BaseTransport",),
    "asyncio.BaseProtocol": ("object",),
    "asyncio.Protocol": ("asyncio.BaseProtocol",),
    "asyncio.BufferedProtocol": ("asyncio.BaseProtocol",),
    "asyncio.DatagramProtocol": ("asyncio.BaseProtocol",),
    "asyncio.SubprocessProtocol": ("asyncio.BaseProtocol",),
    "asyncio.subprocess.Process": ("object",),
    "asyncio.Event": ("object",),
    "asyncio.Lock": ("object",),
    "asyncio.Semaphore": ("object",),
    "asyncio.BoundedSemaphore": ("asyncio.Semaphore",),
    "asyncio.Queue": ("object",),
    "asyncio.PriorityQueue": ("asyncio.Queue",),
    "asyncio.LifoQueue": ("asyncio.Queue",),
    "asyncio.Timeout": ("object",),
}

ALIASES = {
    "asyncio.TimeoutError": "TimeoutError",
    "asyncio.exceptions.BrokenBarrierError": "asyncio.BrokenBarrierError",
    "asyncio.exceptions.CancelledError": "asyncio.CancelledError",
    "asyncio.exceptions.IncompleteReadError": "asyncio.IncompleteReadError",
    "asyncio.exceptions.InvalidStateError": "asyncio.InvalidStateError",
    "asyncio.exceptions.LimitOverrunError": "asyncio.LimitOverrunError",
    "asyncio.exceptions.SendfileNotAvailableError": "asyncio.SendfileNotAvailableError",
    "asyncio.exceptions.TimeoutError": "TimeoutError",
    "asyncio.queues.QueueEmpty": "asyncio.QueueEmpty",
    "asyncio.queues.QueueFull": "asyncio.QueueFull",
    "asyncio.queues.QueueShutDown": "asyncio.QueueShutDown",
    "asyncio.queues.Queue": "asyncio.Queue",
    "asyncio.events.AbstractEventLoop": "asyncio.AbstractEventLoop",
    "asyncio.events.AbstractServer": "asyncio.AbstractServer",
    "asyncio.events.get_event_loop": "asyncio.get_event_loop",
    "asyncio.events.get_running_loop": "asyncio.get_running_loop",
    "asyncio.events.new_event_loop": "asyncio.new_event_loop",
    "asyncio.base_events.BaseEventLoop": "asyncio.BaseEventLoop",
    "asyncio.base_events.Server": "asyncio.Server",
    "asyncio.streams.StreamReader": "asyncio.StreamReader",
    "asyncio.streams.StreamWriter": "asyncio.StreamWriter",
    "asyncio.streams.open_connection": "asyncio.open_connection",
    "asyncio.streams.open_unix_connection": "asyncio.open_unix_connection",
    "asyncio.streams.start_server": "asyncio.start_server",
    "asyncio.transports.BaseTransport": "asyncio.BaseTransport",
    "asyncio.transports.Transport": "asyncio.Transport",
    "asyncio.transports.WriteTransport": "asyncio.WriteTransport",
    "asyncio.transports.DatagramTransport": "asyncio.DatagramTransport",
    "asyncio.protocols.Protocol": "asyncio.Protocol",
    "asyncio.protocols.DatagramProtocol": "asyncio.DatagramProtocol",
    "asyncio.subprocess.create_subprocess_exec": "asyncio.create_subprocess_exec",
    "asyncio.subprocess.create_subprocess_shell": "asyncio.create_subprocess_shell",
    "asyncio.timeouts.Timeout": "asyncio.Timeout",
}

ATTRIBUTES = {
    "asyncio.StreamWriter.transport": "asyncio.Transport",
    "asyncio.subprocess.Process.stdin": "asyncio.StreamWriter",
    "asyncio.subprocess.Process.stdout": "asyncio.StreamReader",
    "asyncio.subprocess.Process.stderr": "asyncio.StreamReader",
}

_CONNECT = {
    "ConnectionRefusedError": "F1",
    "ConnectionResetError": "race: F2",
    "socket.gaierror": "F9",
    # For a name with an empty label, or one of more than 63 characters.
    "UnicodeError": "F9 (before Python 3.13)",
    "UnicodeEncodeError": "F9 (since Python 3.13)",
    "TimeoutError": "source: connect(2) ETIMEDOUT",
    "PermissionError": "source: connect(2) EACCES EPERM",
    # Several addresses, each failing in its own words: 'Multiple exceptions: ...'.
    "OSError": "F1 (several addresses)",
}
# Only with ssl=, or in start_tls.
_HANDSHAKE = {
    "ConnectionResetError": "F4 F5",
    "ConnectionAbortedError": "F7",
    "BrokenPipeError": "source: Lib/asyncio/selector_events.py write",
    "ssl.SSLCertVerificationError": "source: Lib/asyncio/sslproto.py _on_handshake_complete",
    "ssl.SSLError": "source: Lib/asyncio/sslproto.py _on_handshake_complete",
}
_RARE_HANDSHAKE = {
    "ConnectionResetError": "source: Lib/asyncio/sslproto.py",
    "ConnectionAbortedError": "source: Lib/asyncio/sslproto.py",
    "BrokenPipeError": "source: Lib/asyncio/selector_events.py write",
    "ssl.SSLCertVerificationError": "source: Lib/asyncio/sslproto.py _on_handshake_complete",
    "ssl.SSLError": "source: Lib/asyncio/sslproto.py _on_handshake_complete",
}
_CONNECT_UNIX = {"ConnectionRefusedError": "F8", "FileNotFoundError": "F8"}
_READ = {
    "ConnectionResetError": "F2 F4",
    "BrokenPipeError": "F6",
    "ConnectionAbortedError": "windows: Lib/asyncio/windows_events.py WSAECONNABORTED",
    "TimeoutError": "source: recv(2) ETIMEDOUT",
}
_SOCKET_RECEIVE = {
    "ConnectionResetError": "F2 F4",
    "ConnectionRefusedError": "F1 (connected UDP)",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "TimeoutError": "source: recv(2) ETIMEDOUT",
    "OSError": "source: recv(2) ENOTCONN",
}
_SOCKET_SEND = {
    "BrokenPipeError": "F6 F12",
    "ConnectionResetError": "F2",
    "ConnectionRefusedError": "F1 (connected UDP)",
    "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
    "TimeoutError": "source: send(2) ETIMEDOUT",
    "OSError": "source: send(2) EHOSTUNREACH",
}
_SPAWN = {
    "FileNotFoundError": "source: Lib/subprocess.py _execute_child",
    "OSError": "source: fork(2) EAGAIN",
}
_LOOP = "asyncio.AbstractEventLoop"

CALLS = {
    "asyncio.open_connection": call(
        connect=_CONNECT, transfer=_HANDSHAKE, returns=("asyncio.StreamReader", "asyncio.StreamWriter")
    ),
    "asyncio.open_unix_connection": call(
        connect=_CONNECT_UNIX,
        transfer=_RARE_HANDSHAKE,
        returns=("asyncio.StreamReader", "asyncio.StreamWriter"),
    ),
    "asyncio.start_server": call(
        transfer={"socket.gaierror": "F9", "OSError": "source: bind(2) EADDRINUSE"}, returns="asyncio.Server"
    ),
    "asyncio.start_unix_server": call(
        transfer={"OSError": "source: bind(2) EADDRINUSE"}, returns="asyncio.Server"
    ),
    "asyncio.create_subprocess_exec": call(transfer=_SPAWN, returns="asyncio.subprocess.Process"),
    "asyncio.create_subprocess_shell": call(
        transfer={"OSError": "source: fork(2) EAGAIN"}, returns="asyncio.subprocess.Process"
    ),
    "asyncio.get_event_loop": call(returns=_LOOP),
    "asyncio.get_running_loop": call(returns=_LOOP),
    "asyncio.new_event_loop": call(returns=_LOOP),
    "asyncio.set_event_loop": call(),
    "asyncio.current_task": call(),
    "asyncio.all_tasks": call(),
    "asyncio.iscoroutinefunction": call(),
    # Starting a task raises nothing of what the task will raise.
    "asyncio.create_task": call(),
    "asyncio.ensure_future": call(),
    "asyncio.sleep": call(),
    "asyncio.timeout": call(returns="asyncio.Timeout"),
    "asyncio.timeout_at": call(returns="asyncio.Timeout"),
    "asyncio.Timeout.__aexit__": call(transfer={"TimeoutError": "source: Lib/asyncio/timeouts.py __aexit__"}),
    "asyncio.Timeout.reschedule": call(),
    "asyncio.Timeout.expired": call(),
    "asyncio.Event": call(returns="asyncio.Event"),
    "asyncio.Event.clear": call(),
    "asyncio.Event.is_set": call(),
    "asyncio.Event.set": call(),
    "asyncio.Event.wait": call(),
    "asyncio.Lock": call(returns="asyncio.Lock"),
    "asyncio.Lock.acquire": call(),
    "asyncio.Lock.locked": call(),
    "asyncio.Lock.release": call(),
    "asyncio.Lock.__aexit__": call(),
    "asyncio.Semaphore": call(returns="asyncio.Semaphore"),
    "asyncio.BoundedSemaphore": call(returns="asyncio.BoundedSemaphore"),
    "asyncio.Semaphore.acquire": call(),
    "asyncio.Semaphore.release": call(),
    "asyncio.Semaphore.__aexit__": call(),
    "asyncio.Queue": call(returns="asyncio.Queue"),
    "asyncio.PriorityQueue": call(returns="asyncio.PriorityQueue"),
    "asyncio.LifoQueue": call(returns="asyncio.LifoQueue"),
    "asyncio.Queue.empty": call(),
    "asyncio.Queue.full": call(),
    "asyncio.Queue.get": call(transfer={"asyncio.QueueShutDown": "source: Lib/asyncio/queues.py get"}),
    "asyncio.Queue.get_nowait": call(
        transfer={"asyncio.QueueEmpty": "source: Lib/asyncio/queues.py get_nowait"}
    ),
    "asyncio.Queue.join": call(),
    "asyncio.Queue.put": call(transfer={"asyncio.QueueShutDown": "source: Lib/asyncio/queues.py put"}),
    "asyncio.Queue.put_nowait": call(
        transfer={"asyncio.QueueFull": "source: Lib/asyncio/queues.py put_nowait"}
    ),
    "asyncio.Queue.qsize": call(),
    "asyncio.Queue.task_done": call(),
    "asyncio.Server.close": call(),
    "asyncio.Server.get_loop": call(returns=_LOOP),
    "asyncio.Server.is_serving": call(),
    "asyncio.Server.serve_forever": call(),
    "asyncio.Server.start_serving": call(),
    "asyncio.Server.wait_closed": call(),
    "asyncio.Server.__aexit__": call(),
    "asyncio.StreamReader": call(returns="asyncio.StreamReader"),
    "asyncio.StreamReader.read": call(transfer=_READ, returns="bytes"),
    "asyncio.StreamReader.readline": call(transfer=_READ, returns="bytes"),
    "asyncio.StreamReader.readexactly": call(
        transfer=_READ | {"asyncio.IncompleteReadError": "F3 F5"}, returns="bytes"
    ),
    "asyncio.StreamReader.readuntil": call(
        transfer=_READ
        | {
            "asyncio.IncompleteReadError": "F3 F5",
            "asyncio.LimitOverrunError": "source: Lib/asyncio/streams.py readuntil",
        },
        returns="bytes",
    ),
    "asyncio.StreamReader.__anext__": call(transfer=_READ, returns="bytes"),
    "asyncio.StreamReader.at_eof": call(),
    "asyncio.StreamReader.exception": call(),
    "asyncio.StreamReader.feed_data": call(),
    "asyncio.StreamReader.feed_eof": call(),
    "asyncio.StreamReader.set_exception": call(),
    "asyncio.StreamWriter.drain": call(
        transfer={
            "ConnectionResetError": "F2 F11 F12",
            "BrokenPipeError": "F6",
            "ConnectionAbortedError": "windows: Lib/asyncio/windows_events.py WSAECONNABORTED",
            "TimeoutError": "source: send(2) ETIMEDOUT",
        }
    ),
    "asyncio.StreamWriter.wait_closed": call(
        transfer={
            "ConnectionResetError": "F2 F4",
            "BrokenPipeError": "F6",
            "ConnectionAbortedError": "windows: Lib/asyncio/windows_events.py WSAECONNABORTED",
            # Only with TLS: Lib/asyncio/sslproto.py waits for the peer's goodbye.
            "TimeoutError": "source: Lib/asyncio/sslproto.py _check_shutdown_timeout",
        }
    ),
    "asyncio.StreamWriter.start_tls": call(transfer=_HANDSHAKE),
    # The error, if any, comes out of drain() or the next read.
    "asyncio.StreamWriter.write": call(),
    "asyncio.StreamWriter.writelines": call(),
    "asyncio.StreamWriter.write_eof": call(transfer={"OSError": "F4"}),
    "asyncio.StreamWriter.can_write_eof": call(),
    "asyncio.StreamWriter.close": call(),
    "asyncio.StreamWriter.get_extra_info": call(),
    "asyncio.StreamWriter.is_closing": call(),
    "asyncio.BaseTransport.close": call(),
    "asyncio.BaseTransport.get_extra_info": call(),
    "asyncio.BaseTransport.get_protocol": call(),
    "asyncio.BaseTransport.is_closing": call(),
    "asyncio.BaseTransport.set_protocol": call(),
    "asyncio.ReadTransport.is_reading": call(),
    "asyncio.ReadTransport.pause_reading": call(),
    "asyncio.ReadTransport.resume_reading": call(),
    "asyncio.WriteTransport.abort": call(),
    "asyncio.WriteTransport.can_write_eof": call(),
    "asyncio.WriteTransport.get_write_buffer_size": call(),
    "asyncio.WriteTransport.set_write_buffer_limits": call(),
    "asyncio.WriteTransport.write": call(),
    "asyncio.WriteTransport.writelines": call(),
    "asyncio.WriteTransport.write_eof": call(transfer={"OSError": "F4"}),
    "asyncio.DatagramTransport.abort": call(),
    # Refused arrives at the protocol's error_received instead.
    "asyncio.DatagramTransport.sendto": call(),
    "asyncio.SubprocessTransport.get_pid": call(),
    "asyncio.SubprocessTransport.get_returncode": call(),
    "asyncio.subprocess.Process.communicate": call(returns=("bytes", "bytes")),
    "asyncio.subprocess.Process.kill": call(
        transfer={"ProcessLookupError": "source: Lib/asyncio/base_subprocess.py"}
    ),
    "asyncio.subprocess.Process.send_signal": call(
        transfer={"ProcessLookupError": "source: Lib/asyncio/base_subprocess.py"}
    ),
    "asyncio.subprocess.Process.terminate": call(
        transfer={"ProcessLookupError": "source: Lib/asyncio/base_subprocess.py"}
    ),
    "asyncio.subprocess.Process.wait": call(),
    "asyncio.AbstractEventLoop.create_connection": call(
        connect=_CONNECT, transfer=_HANDSHAKE, returns=("asyncio.Transport", "")
    ),
    "asyncio.AbstractEventLoop.create_unix_connection": call(
        connect=_CONNECT_UNIX, transfer=_RARE_HANDSHAKE, returns=("asyncio.Transport", "")
    ),
    "asyncio.AbstractEventLoop.create_datagram_endpoint": call(
        connect={"socket.gaierror": "F9", "OSError": "source: bind(2) EADDRINUSE"},
        returns=("asyncio.DatagramTransport", ""),
    ),
    "asyncio.AbstractEventLoop.create_server": call(
        transfer={"socket.gaierror": "F9", "OSError": "source: bind(2) EADDRINUSE"}, returns="asyncio.Server"
    ),
    "asyncio.AbstractEventLoop.create_unix_server": call(
        transfer={"OSError": "source: bind(2) EADDRINUSE"}, returns="asyncio.Server"
    ),
    "asyncio.AbstractEventLoop.connect_accepted_socket": call(
        transfer=_RARE_HANDSHAKE, returns=("asyncio.Transport", "")
    ),
    "asyncio.AbstractEventLoop.start_tls": call(transfer=_HANDSHAKE, returns="asyncio.Transport"),
    "asyncio.AbstractEventLoop.connect_read_pipe": call(returns=("asyncio.ReadTransport", "")),
    "asyncio.AbstractEventLoop.connect_write_pipe": call(returns=("asyncio.WriteTransport", "")),
    "asyncio.AbstractEventLoop.subprocess_exec": call(
        transfer=_SPAWN, returns=("asyncio.SubprocessTransport", "")
    ),
    "asyncio.AbstractEventLoop.sendfile": call(
        transfer={
            "BrokenPipeError": "F6",
            "ConnectionResetError": "race: F2 F6",
            # 'Connection closed by peer': the transport was lost while the file was being sent.
            "ConnectionError": "F6 (file without a descriptor)",
            "RuntimeError": "source: Lib/asyncio/base_events.py sendfile, 'Transport is closing'",
            "asyncio.SendfileNotAvailableError": "source: Lib/asyncio/base_events.py sendfile",
        }
    ),
    "asyncio.AbstractEventLoop.sock_connect": call(
        connect={
            "ConnectionRefusedError": "F1 F8",
            "ConnectionResetError": "race: F2",
            "FileNotFoundError": "F8",
            "socket.gaierror": "F9",
            "TimeoutError": "source: connect(2) ETIMEDOUT",
            "OSError": "source: connect(2) EHOSTUNREACH ENETUNREACH",
        }
    ),
    "asyncio.AbstractEventLoop.sock_accept": call(
        accept={
            "ConnectionAbortedError": "macos: accept(2) ECONNABORTED",
            "OSError": "windows: IocpProactor.accept ERROR_NETNAME_DELETED",
        },
        returns=("socket.socket", ""),
    ),
    "asyncio.AbstractEventLoop.sock_recv": call(transfer=_SOCKET_RECEIVE, returns="bytes"),
    "asyncio.AbstractEventLoop.sock_recv_into": call(transfer=_SOCKET_RECEIVE),
    "asyncio.AbstractEventLoop.sock_recvfrom": call(transfer=_SOCKET_RECEIVE, returns=("bytes", "")),
    "asyncio.AbstractEventLoop.sock_recvfrom_into": call(transfer=_SOCKET_RECEIVE),
    "asyncio.AbstractEventLoop.sock_sendall": call(transfer=_SOCKET_SEND),
    "asyncio.AbstractEventLoop.sock_sendto": call(
        transfer=_SOCKET_SEND
        | {
            "ConnectionRefusedError": "F8 (Unix datagram)",
            "FileNotFoundError": "F8 (Unix datagram)",
        }
    ),
    "asyncio.AbstractEventLoop.sock_sendfile": call(
        transfer={
            "BrokenPipeError": "F2 F6",
            "ConnectionResetError": "race: F2 F6",
            "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
            "asyncio.SendfileNotAvailableError": "source: Lib/asyncio/base_events.py sock_sendfile",
        }
    ),
    "asyncio.AbstractEventLoop.getaddrinfo": call(connect={"socket.gaierror": "F9"}),
    "asyncio.AbstractEventLoop.getnameinfo": call(
        connect={"socket.gaierror": "source: Modules/socketmodule.c set_gaierror"}
    ),
    "asyncio.AbstractEventLoop.add_reader": call(),
    "asyncio.AbstractEventLoop.add_signal_handler": call(),
    "asyncio.AbstractEventLoop.add_writer": call(),
    "asyncio.AbstractEventLoop.call_at": call(),
    "asyncio.AbstractEventLoop.call_exception_handler": call(),
    "asyncio.AbstractEventLoop.call_later": call(),
    "asyncio.AbstractEventLoop.call_soon": call(),
    "asyncio.AbstractEventLoop.call_soon_threadsafe": call(),
    "asyncio.AbstractEventLoop.close": call(),
    "asyncio.AbstractEventLoop.create_future": call(),
    "asyncio.AbstractEventLoop.create_task": call(),
    "asyncio.AbstractEventLoop.is_closed": call(),
    "asyncio.AbstractEventLoop.is_running": call(),
    "asyncio.AbstractEventLoop.remove_reader": call(),
    "asyncio.AbstractEventLoop.remove_signal_handler": call(),
    "asyncio.AbstractEventLoop.remove_writer": call(),
    "asyncio.AbstractEventLoop.set_debug": call(),
    "asyncio.AbstractEventLoop.set_exception_handler": call(),
    "asyncio.AbstractEventLoop.stop": call(),
    "asyncio.AbstractEventLoop.time": call(),
}
