"""telnetlib, until Python 3.12."""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.12"

CLASSES = {
    "telnetlib.Telnet": ("object",),
}

ATTRIBUTES = {
    "telnetlib.Telnet.sock": "socket.socket",
}

_CONNECT = {
    "ConnectionRefusedError": "F1",
    "ConnectionResetError": "race: F2",
    "TimeoutError": "F7",
    "socket.gaierror": "F9",
    "OSError": "source: connect(2) EHOSTUNREACH ENETUNREACH",
}
_READ = {
    "ConnectionResetError": "F2",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "TimeoutError": "source: Modules/socketmodule.c sock_call_ex",
}
_READ_OR_EOF = _READ | {"EOFError": "F3"}

CALLS = {
    # Connects only where a host is given.
    "telnetlib.Telnet": call(connect=_CONNECT, returns="telnetlib.Telnet"),
    "telnetlib.Telnet.open": call(connect=_CONNECT),
    "telnetlib.Telnet.expect": call(transfer=_READ_OR_EOF),
    "telnetlib.Telnet.read_all": call(transfer=_READ, returns="bytes"),
    "telnetlib.Telnet.read_eager": call(transfer=_READ_OR_EOF, returns="bytes"),
    "telnetlib.Telnet.read_some": call(transfer=_READ, returns="bytes"),
    "telnetlib.Telnet.read_until": call(transfer=_READ_OR_EOF, returns="bytes"),
    "telnetlib.Telnet.read_very_eager": call(transfer=_READ_OR_EOF, returns="bytes"),
    "telnetlib.Telnet.read_lazy": call(transfer={"EOFError": "source: Lib/telnetlib.py read_very_lazy"}),
    "telnetlib.Telnet.read_very_lazy": call(transfer={"EOFError": "source: Lib/telnetlib.py read_very_lazy"}),
    "telnetlib.Telnet.write": call(
        transfer={
            "BrokenPipeError": "F6",
            "ConnectionResetError": "F2",
            "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
            "TimeoutError": "source: Modules/socketmodule.c sock_call_ex",
        }
    ),
    "telnetlib.Telnet.close": call(),
    "telnetlib.Telnet.fileno": call(),
    "telnetlib.Telnet.get_socket": call(returns="socket.socket"),
    "telnetlib.Telnet.set_debuglevel": call(),
    "telnetlib.Telnet.sock_avail": call(),
    "telnetlib.Telnet.__exit__": call(),
}
