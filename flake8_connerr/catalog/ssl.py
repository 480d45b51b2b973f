"""TLS over sockets.

Before Python 3.13 a failed SSL_read or SSL_write was taken for the end of the stream: a reset peer
gives b"" from recv and SSLEOFError from send. Since 3.13 (gh-115627) both raise what the socket
raised. The handshake was never affected.
"""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "ssl.SSLError": ("OSError",),
    "ssl.SSLCertVerificationError": ("ssl.SSLError", "ValueError"),
    "ssl.SSLEOFError": ("ssl.SSLError",),
    "ssl.SSLSyscallError": ("ssl.SSLError",),
    "ssl.SSLWantReadError": ("ssl.SSLError",),
    "ssl.SSLWantWriteError": ("ssl.SSLError",),
    "ssl.SSLZeroReturnError": ("ssl.SSLError",),
    "ssl.SSLContext": ("object",),
    "ssl.SSLSocket": ("socket.socket",),
    "ssl.SSLObject": ("object",),
}

ALIASES = {
    "ssl.CertificateError": "ssl.SSLCertVerificationError",
    "ssl.socket_error": "OSError",
}

ATTRIBUTES = {
    "ssl.SSLSocket.context": "ssl.SSLContext",
}

_CONNECT = {
    "ConnectionRefusedError": "F1",
    "ConnectionResetError": "race: F2",
    "TimeoutError": "F7",
    "socket.gaierror": "F9",
    "OSError": "source: connect(2) EHOSTUNREACH ENETUNREACH",
}
_HANDSHAKE = {
    "ConnectionResetError": "F4",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "BrokenPipeError": "source: Modules/_ssl.c PySSL_SetError",
    "TimeoutError": "F7",
    "ssl.SSLWantReadError": "source: Modules/_ssl.c do_handshake, non-blocking",
    "ssl.SSLEOFError": "F5",
    "ssl.SSLCertVerificationError": "source: Modules/_ssl.c fill_and_set_sslerror",
    "ssl.SSLError": "source: Modules/_ssl.c fill_and_set_sslerror",
}
_RECEIVE = {
    "ConnectionResetError": "F4 (since Python 3.13)",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED, since Python 3.13",
    "TimeoutError": "F7",
    "ssl.SSLWantReadError": "F7 (non-blocking)",
    "ssl.SSLEOFError": "F5 (suppress_ragged_eofs=False)",
    "ssl.SSLError": "source: Modules/_ssl.c fill_and_set_sslerror",
}
_SEND = {
    "ssl.SSLEOFError": "F6 (before Python 3.13)",
    "BrokenPipeError": "F6 (since Python 3.13)",
    "ConnectionResetError": "source: Modules/_ssl.c PySSL_SetError, since Python 3.13",
    "ConnectionAbortedError": "windows: send() WSAECONNABORTED, since Python 3.13",
    "TimeoutError": "F7",
    "ssl.SSLWantWriteError": "source: Modules/_ssl.c write, non-blocking",
    "ssl.SSLError": "source: Modules/_ssl.c fill_and_set_sslerror",
}

CALLS = {
    "ssl.create_default_context": call(returns="ssl.SSLContext"),
    "ssl._create_unverified_context": call(returns="ssl.SSLContext"),
    "ssl._create_default_https_context": call(returns="ssl.SSLContext"),
    "ssl.SSLContext": call(returns="ssl.SSLContext"),
    "ssl.SSLContext.load_cert_chain": call(
        transfer={"ssl.SSLError": "source: Modules/_ssl.c load_cert_chain", "OSError": "source: open(2)"}
    ),
    "ssl.SSLContext.load_verify_locations": call(
        transfer={
            "ssl.SSLError": "source: Modules/_ssl.c load_verify_locations",
            "OSError": "source: open(2)",
        }
    ),
    "ssl.SSLContext.load_default_certs": call(),
    "ssl.SSLContext.set_alpn_protocols": call(),
    "ssl.SSLContext.set_ciphers": call(transfer={"ssl.SSLError": "source: Modules/_ssl.c set_ciphers"}),
    # On a connected socket the handshake is made here, unless do_handshake_on_connect=False.
    "ssl.SSLContext.wrap_socket": call(transfer=_HANDSHAKE, returns="ssl.SSLSocket"),
    "ssl.SSLContext.wrap_bio": call(returns="ssl.SSLObject"),
    "ssl.wrap_socket": call(
        transfer={
            "ConnectionResetError": "source: Lib/ssl.py wrap_socket, until Python 3.11",
            "TimeoutError": "source: Lib/ssl.py wrap_socket, until Python 3.11",
            "ssl.SSLError": "source: Lib/ssl.py wrap_socket, until Python 3.11",
            "ssl.SSLEOFError": "source: Lib/ssl.py wrap_socket, until Python 3.11",
        },
        returns="ssl.SSLSocket",
    ),
    "ssl.get_server_certificate": call(connect=_CONNECT, transfer=_HANDSHAKE, returns="str"),
    "ssl.match_hostname": call(
        transfer={"ssl.SSLCertVerificationError": "source: Lib/ssl.py match_hostname, Python 3.11"}
    ),
    "ssl.get_default_verify_paths": call(),
    "ssl.SSLSocket.connect": call(connect=_CONNECT, transfer=_HANDSHAKE),
    "ssl.SSLSocket.do_handshake": call(transfer=_HANDSHAKE),
    "ssl.SSLSocket.accept": call(
        accept={
            "ConnectionAbortedError": "macos: accept(2) ECONNABORTED",
            "ConnectionResetError": "windows: accept() WSAECONNRESET",
            "OSError": "source: accept(2) EMFILE",
        },
        # The accepted socket has the default timeout, not the listener's.
        transfer=_HANDSHAKE
        | {"TimeoutError": "source: Modules/_ssl.c do_handshake", "ConnectionResetError": "race: F4"},
        returns=("ssl.SSLSocket", ""),
    ),
    "ssl.SSLSocket.recv": call(transfer=_RECEIVE, returns="bytes"),
    "ssl.SSLSocket.recv_into": call(transfer=_RECEIVE),
    "ssl.SSLSocket.read": call(transfer=_RECEIVE, returns="bytes"),
    "ssl.SSLSocket.send": call(transfer=_SEND),
    "ssl.SSLSocket.sendall": call(transfer=_SEND),
    "ssl.SSLSocket.write": call(transfer=_SEND),
    "ssl.SSLSocket.sendfile": call(transfer=_SEND),
    "ssl.SSLSocket.unwrap": call(
        transfer={
            "ConnectionResetError": "F4",
            "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
            "BrokenPipeError": "source: Modules/_ssl.c PySSL_SetError",
            "TimeoutError": "F7",
            "ssl.SSLEOFError": "F5",
            "ssl.SSLError": "source: Modules/_ssl.c fill_and_set_sslerror",
        },
        returns="socket.socket",
    ),
    "ssl.SSLSocket.cipher": call(),
    "ssl.SSLSocket.getpeercert": call(),
    "ssl.SSLSocket.pending": call(),
    "ssl.SSLSocket.selected_alpn_protocol": call(),
    "ssl.SSLSocket.version": call(),
}
