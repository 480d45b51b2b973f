"""xmlrpc.client: what http.client raises comes through as it is."""

from __future__ import annotations

from .model import call

VERSION = "3.11 to 3.13"

CLASSES = {
    "xmlrpc.client.Error": ("Exception",),
    "xmlrpc.client.Fault": ("xmlrpc.client.Error",),
    "xmlrpc.client.ProtocolError": ("xmlrpc.client.Error",),
    "xmlrpc.client.ResponseError": ("xmlrpc.client.Error",),
    "xmlrpc.client.ServerProxy": ("object",),
    "xmlrpc.client.MultiCall": ("object",),
    "xmlrpc.server.SimpleXMLRPCServer": ("socketserver.TCPServer",),
    "xmlrpc.server.SimpleXMLRPCRequestHandler": ("http.server.BaseHTTPRequestHandler",),
}

ALIASES = {
    "xmlrpc.client.Server": "xmlrpc.client.ServerProxy",
}

_CONNECT = {
    "ConnectionRefusedError": "F1",
    "ConnectionResetError": "race: F2",
    "TimeoutError": "source: connect(2) ETIMEDOUT",
    "socket.gaierror": "F9",
    "OSError": "source: connect(2) EHOSTUNREACH ENETUNREACH",
}
# A reset or a close without an answer is tried once more, on a new connection.
_REQUEST = {
    "http.client.RemoteDisconnected": "F5",
    "ConnectionResetError": "F4",
    "BrokenPipeError": "race: F3",
    "ConnectionAbortedError": "windows: recv() WSAECONNABORTED",
    "TimeoutError": "source: recv(2) ETIMEDOUT",
    "http.client.BadStatusLine": "F5 (what came is no status line)",
    "http.client.HTTPException": "source: Lib/http/client.py begin",
    "http.client.IncompleteRead": "source: Lib/http/client.py HTTPResponse.read",
    "xmlrpc.client.ProtocolError": "source: Lib/xmlrpc/client.py single_request",
    "xmlrpc.client.Fault": "source: Lib/xmlrpc/client.py Unmarshaller.close",
    "xml.parsers.expat.ExpatError": "source: Lib/xmlrpc/client.py ExpatParser",
}

CALLS = {
    # Connects with the first method called, not here.
    "xmlrpc.client.ServerProxy": call(returns="xmlrpc.client.ServerProxy"),
    # Any method that is called on it.
    "xmlrpc.client.ServerProxy.__getattr__": call(connect=_CONNECT, transfer=_REQUEST),
    "xmlrpc.client.MultiCall": call(returns="xmlrpc.client.MultiCall"),
    "xmlrpc.client.MultiCall.__call__": call(connect=_CONNECT, transfer=_REQUEST),
    "xmlrpc.client.dumps": call(returns="str"),
    "xmlrpc.server.SimpleXMLRPCServer": call(
        transfer={"OSError": "source: bind(2) EADDRINUSE"}, returns="xmlrpc.server.SimpleXMLRPCServer"
    ),
    "xmlrpc.server.SimpleXMLRPCServer.register_function": call(),
    "xmlrpc.server.SimpleXMLRPCServer.register_instance": call(),
    "xmlrpc.server.SimpleXMLRPCServer.register_introspection_functions": call(),
}
