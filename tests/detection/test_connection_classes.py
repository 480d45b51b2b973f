"""Which classes mean that a connection failed, was lost or timed out."""

from __future__ import annotations

import ast

import pytest

from flake8_connerr.connection_classes import is_connection_class, is_lost_connection
from flake8_connerr.names import Module

SOURCE = """
class Lost(BrokenPipeError): pass
class LostForGood(Lost): pass
class Late(TimeoutError): pass
class NetworkError(Exception): pass
class Itself(Itself): pass
"""
MODULE = Module(ast.parse(SOURCE))


def defined(name: str) -> ast.ClassDef:
    (found,) = (node for node in MODULE.tree.body if isinstance(node, ast.ClassDef) and node.name == name)
    return found


@pytest.mark.parametrize(
    ("name", "connection", "lost"),
    [
        ("ConnectionError", True, True),
        ("ConnectionRefusedError", True, True),
        ("TimeoutError", True, False),
        ("OSError", True, False),
        ("http.client.RemoteDisconnected", True, True),
        ("socket.gaierror", True, True),
        ("urllib.error.URLError", True, True),
        ("urllib.error.HTTPError", True, True),
        ("ssl.SSLError", True, True),
        ("smtplib.SMTPServerDisconnected", True, True),
        ("requests.exceptions.ConnectionError", True, True),
        ("requests.exceptions.ConnectTimeout", True, True),
        ("requests.exceptions.Timeout", True, False),
        ("redis.exceptions.AuthenticationError", True, True),
        ("httpx.ReadError", True, True),
        ("FileNotFoundError", False, False),
        ("Exception", False, False),
        ("EOFError", False, False),
        ("subprocess.TimeoutExpired", False, False),
        ("smtplib.SMTPDataError", False, False),
        ("requests.exceptions.HTTPError", False, False),
        ("redis.exceptions.ResponseError", False, False),
        ("nowhere.ConnectionError", False, False),
    ],
)
def test_classes_defined_elsewhere(name: str, connection: bool, lost: bool) -> None:
    assert is_connection_class(MODULE, name) is connection
    assert is_lost_connection(MODULE, name) is lost


@pytest.mark.parametrize(
    ("name", "connection", "lost"),
    [
        ("Lost", True, True),
        ("LostForGood", True, True),
        ("Late", True, False),
        ("NetworkError", False, False),
        ("Itself", False, False),
    ],
)
def test_classes_of_the_file_go_by_what_they_inherit(name: str, connection: bool, lost: bool) -> None:
    assert is_connection_class(MODULE, defined(name)) is connection
    assert is_lost_connection(MODULE, defined(name)) is lost
