"""websocket-client: builtins come through, beside classes of its own that are no OSErrors."""

from __future__ import annotations

from .model import call

VERSION = "1.9.2"

CLASSES = {
    "websocket.WebSocketException": ("Exception",),
    "websocket.WebSocketProtocolException": ("websocket.WebSocketException",),
    "websocket.WebSocketPayloadException": ("websocket.WebSocketException",),
    "websocket.WebSocketConnectionClosedException": ("websocket.WebSocketException",),
    "websocket.WebSocketTimeoutException": ("websocket.WebSocketException",),
    "websocket.WebSocketProxyException": ("websocket.WebSocketException",),
    "websocket.WebSocketBadStatusException": ("websocket.WebSocketException",),
    "websocket.WebSocketAddressException": ("websocket.WebSocketException",),
    "websocket._http.ProxyError": ("Exception",),
    "websocket._http.ProxyTimeoutError": ("Exception",),
    "websocket._http.ProxyConnectionError": ("Exception",),
    "websocket.WebSocket": ("object",),
    "websocket.WebSocketApp": ("object",),
}

ALIASES = {
    "websocket._exceptions": "websocket",
    "websocket._core": "websocket",
    "websocket._app": "websocket",
}

_CONNECT = {
    "ConnectionRefusedError": "F1",
    "websocket.WebSocketAddressException": "F9",
    "ConnectionResetError": "race: F2",
    "OSError": "source: connect(2) EHOSTUNREACH ENETUNREACH",
    "websocket.WebSocketProxyException": "source: websocket/_http.py connect",
}
_CONNECT_TRANSFER = {
    "ConnectionResetError": "F4",
    "TimeoutError": "F7",
    "websocket.WebSocketConnectionClosedException": "F5",
    "websocket.WebSocketTimeoutException": "F7",
    "websocket.WebSocketBadStatusException": "source: websocket/_handshake.py _get_resp_headers",
    "ssl.SSLError": "source: Modules/_ssl.c fill_and_set_sslerror",
}
_RECEIVE = {
    "ConnectionResetError": "F4",
    "websocket.WebSocketConnectionClosedException": "F5",
    "websocket.WebSocketTimeoutException": "F7",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "websocket.WebSocketProtocolException": "source: websocket/_core.py recv_data_frame",
    "websocket.WebSocketPayloadException": "source: websocket/_abnf.py extract",
}
_SEND = {
    "BrokenPipeError": "F5",
    "ConnectionResetError": "F4",
    "ConnectionAbortedError": "windows: send() WSAECONNABORTED",
    "websocket.WebSocketConnectionClosedException": "source: websocket/_socket.py send",
    "websocket.WebSocketTimeoutException": "source: websocket/_socket.py send",
}

CALLS = {
    "websocket.create_connection": call(
        connect=_CONNECT, transfer=_CONNECT_TRANSFER, returns="websocket.WebSocket"
    ),
    "websocket.WebSocket": call(returns="websocket.WebSocket"),
    "websocket.WebSocketApp": call(returns="websocket.WebSocketApp"),
    "websocket.enableTrace": call(),
    "websocket.setdefaulttimeout": call(),
    "websocket.WebSocket.connect": call(connect=_CONNECT, transfer=_CONNECT_TRANSFER),
    "websocket.WebSocket.recv": call(transfer=_RECEIVE),
    "websocket.WebSocket.recv_data": call(transfer=_RECEIVE),
    "websocket.WebSocket.recv_data_frame": call(transfer=_RECEIVE),
    "websocket.WebSocket.recv_frame": call(transfer=_RECEIVE),
    "websocket.WebSocket.__next__": call(transfer=_RECEIVE),
    "websocket.WebSocket.send": call(transfer=_SEND),
    "websocket.WebSocket.send_text": call(transfer=_SEND),
    "websocket.WebSocket.send_bytes": call(transfer=_SEND),
    "websocket.WebSocket.send_binary": call(transfer=_SEND),
    "websocket.WebSocket.ping": call(transfer=_SEND),
    "websocket.WebSocket.pong": call(transfer=_SEND),
    "websocket.WebSocket.close": call(),
    "websocket.WebSocket.settimeout": call(),
    "websocket.WebSocket.gettimeout": call(),
    "websocket.WebSocket.getstatus": call(),
    "websocket.WebSocket.shutdown": call(),
    "websocket.WebSocketApp.run_forever": call(),
    "websocket.WebSocketApp.close": call(),
}
