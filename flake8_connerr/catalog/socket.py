"""Sockets: what the kernel's errors look like through the socket module.

Which class tells of a lost connection is a matter of microseconds: the first call after a reset
gives Reset, every later write BrokenPipe, and on Windows Aborted.
"""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "socket.gaierror": ("OSError",),
    "socket.herror": ("OSError",),
    "socket.socket": ("object",),
}

ALIASES = {
    "socket.error": "OSError",
    "socket.timeout": "TimeoutError",
}

# A name with an empty label, or one of more than 63 characters, does not get as far as a resolver.
_LOOK_UP = {
    "socket.gaierror": "F9",
    "UnicodeError": "F9 (before Python 3.13)",
    "UnicodeEncodeError": "F9 (since Python 3.13)",
}
_CONNECT = {
    "ConnectionRefusedError": "F1 F8",
    # Seen only where the socket has a timeout: the reset comes before connect() looks again.
    "ConnectionResetError": "race: F2",
    "ConnectionAbortedError": "F1 (connect again after SO_ERROR was read)",
    "TimeoutError": "F7",
    "BlockingIOError": "F7 (non-blocking)",
    "FileNotFoundError": "F8",
    "socket.gaierror": "F9",
    "PermissionError": "source: connect(2) EACCES EPERM",
    "OSError": "source: connect(2) EHOSTUNREACH ENETUNREACH",
}
_RECEIVE = {
    "ConnectionResetError": "F2 F4",
    "ConnectionRefusedError": "F1 (connected UDP)",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "BrokenPipeError": "windows: recv() WSAESHUTDOWN",
    "TimeoutError": "F7",
    "BlockingIOError": "F7 (non-blocking)",
    "OSError": "source: recv(2) ENOTCONN",
}
_SEND = {
    "BrokenPipeError": "F6 F12",
    "ConnectionResetError": "F2",
    "ConnectionRefusedError": "F1 (connected UDP)",
    "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
    "TimeoutError": "F7",
    "BlockingIOError": "F7 (non-blocking)",
    "OSError": "source: send(2) EHOSTUNREACH",
}

CALLS = {
    "socket.socket": call(returns="socket.socket"),
    "socket.create_connection": call(
        connect={
            "ConnectionRefusedError": "F1",
            "ConnectionResetError": "race: F2",
            "TimeoutError": "F7",
            "socket.gaierror": "F9",
            "UnicodeError": "F9 (before Python 3.13)",
            "UnicodeEncodeError": "F9 (since Python 3.13)",
            "PermissionError": "source: connect(2) EACCES EPERM",
            "OSError": "source: connect(2) EHOSTUNREACH ENETUNREACH",
            "ExceptionGroup": "F1 (all_errors=True)",
        },
        returns="socket.socket",
    ),
    "socket.create_server": call(
        # A name that does not resolve comes as a plain OSError too.
        transfer={"OSError": "F9"},
        returns="socket.socket",
    ),
    "socket.fromfd": call(returns="socket.socket"),
    "socket.socketpair": call(returns=("socket.socket", "socket.socket")),
    "socket.getaddrinfo": call(connect=_LOOK_UP),
    "socket.gethostbyname": call(connect=_LOOK_UP, returns="str"),
    "socket.gethostbyname_ex": call(connect=_LOOK_UP),
    "socket.gethostbyaddr": call(
        connect=_LOOK_UP | {"socket.herror": "source: Modules/socketmodule.c set_herror"}
    ),
    "socket.getnameinfo": call(connect={"socket.gaierror": "source: Modules/socketmodule.c set_gaierror"}),
    "socket.getfqdn": call(returns="str"),
    "socket.gethostname": call(returns="str"),
    "socket.getdefaulttimeout": call(),
    "socket.setdefaulttimeout": call(),
    "socket.has_dualstack_ipv6": call(),
    "socket.htonl": call(),
    "socket.htons": call(),
    "socket.inet_aton": call(returns="bytes"),
    "socket.inet_ntoa": call(returns="str"),
    "socket.inet_ntop": call(returns="str"),
    "socket.inet_pton": call(returns="bytes"),
    "socket.ntohl": call(),
    "socket.ntohs": call(),
    "socket.socket.connect": call(connect=_CONNECT),
    # Returns the errno instead; only a name that does not resolve is raised.
    "socket.socket.connect_ex": call(connect={"socket.gaierror": "F9"}),
    "socket.socket.accept": call(
        accept={
            "ConnectionAbortedError": "macos: accept(2) ECONNABORTED",
            "ConnectionResetError": "windows: accept() WSAECONNRESET",
            "TimeoutError": "F7",
            "BlockingIOError": "F7 (non-blocking)",
            "OSError": "source: accept(2) EMFILE",
        },
        returns=("socket.socket", ""),
    ),
    "socket.socket.recv": call(transfer=_RECEIVE, returns="bytes"),
    "socket.socket.recv_into": call(transfer=_RECEIVE),
    "socket.socket.recvfrom": call(transfer=_RECEIVE, returns=("bytes", "")),
    "socket.socket.recvfrom_into": call(transfer=_RECEIVE),
    "socket.socket.recvmsg": call(transfer=_RECEIVE, returns=("bytes", "", "", "")),
    "socket.socket.recvmsg_into": call(transfer=_RECEIVE),
    "socket.socket.send": call(transfer=_SEND),
    "socket.socket.sendall": call(transfer=_SEND),
    "socket.socket.sendmsg": call(transfer=_SEND),
    "socket.socket.sendto": call(
        transfer=_SEND
        | {
            "ConnectionRefusedError": "F8 (Unix datagram)",
            "FileNotFoundError": "F8 (Unix datagram)",
            "socket.gaierror": "F9",
        }
    ),
    "socket.socket.sendfile": call(
        transfer={
            "BrokenPipeError": "F2 F6",
            # An error before the first byte makes it fall back on send(), and so loses the reset.
            "ConnectionResetError": "race: F2 F6",
            "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
            "TimeoutError": "F7",
        }
    ),
    "socket.socket.shutdown": call(transfer={"OSError": "F2"}),
    "socket.socket.getpeername": call(transfer={"OSError": "F2"}),
    "socket.socket.bind": call(
        transfer={"socket.gaierror": "F9", "OSError": "source: bind(2) EADDRINUSE EADDRNOTAVAIL"}
    ),
    "socket.socket.listen": call(transfer={"OSError": "source: listen(2) EADDRINUSE"}),
    # Reads from the socket only when the file is read.
    "socket.socket.makefile": call(returns="io.SocketFile"),
    "socket.socket.dup": call(returns="socket.socket"),
    "socket.socket.close": call(),
    "socket.socket.detach": call(),
    "socket.socket.fileno": call(),
    "socket.socket.getblocking": call(),
    "socket.socket.get_inheritable": call(),
    "socket.socket.getsockname": call(),
    "socket.socket.getsockopt": call(),
    "socket.socket.gettimeout": call(),
    "socket.socket.ioctl": call(),
    "socket.socket.setblocking": call(),
    "socket.socket.set_inheritable": call(),
    "socket.socket.setsockopt": call(),
    "socket.socket.settimeout": call(),
    "socket.socket.__enter__": call(returns="socket.socket"),
    "socket.socket.__exit__": call(),
}
