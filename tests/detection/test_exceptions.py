"""The hierarchy of exceptions and the classes that a clause names."""

from __future__ import annotations

import ast
import asyncio
import concurrent.futures
import http.client
import select
import smtplib
import socket
import ssl
import urllib.error

import pytest

from flake8_connerr.exceptions import builtin_subclass, caught_classes, may_catch
from tests.detection.models import Source

# Every one of these names the class it is compared with, whatever it is called.
REAL = {
    "IOError": IOError,
    "EnvironmentError": EnvironmentError,
    "socket.error": OSError,
    "select.error": select.error,
    "socket.timeout": TimeoutError,
    "socket.gaierror": socket.gaierror,
    "asyncio.TimeoutError": asyncio.TimeoutError,
    "asyncio.IncompleteReadError": asyncio.IncompleteReadError,
    "concurrent.futures.TimeoutError": concurrent.futures.TimeoutError,
    "http.client.RemoteDisconnected": http.client.RemoteDisconnected,
    "ssl.SSLError": ssl.SSLError,
    "ssl.SSLEOFError": ssl.SSLEOFError,
    "ssl.SSLZeroReturnError": ssl.SSLZeroReturnError,
    "ssl.SSLWantReadError": ssl.SSLWantReadError,
    "ssl.CertificateError": ssl.SSLCertVerificationError,
    "smtplib.SMTPServerDisconnected": smtplib.SMTPServerDisconnected,
    "urllib.error.URLError": urllib.error.URLError,
    "ConnectionResetError": ConnectionResetError,
    "BrokenPipeError": BrokenPipeError,
    "InterruptedError": InterruptedError,
}
ASKED_OF = (ConnectionError, OSError, TimeoutError, EOFError, Exception, ConnectionResetError)


@pytest.mark.parametrize("name", REAL)
def test_the_hierarchy_is_that_of_the_running_interpreter(name: str) -> None:
    file = Source(f"import {name.rpartition('.')[0] or 'os'}\nASKED({name})")
    qualified_name = file.module.qualified_name(*file.asked())
    assert qualified_name
    for base in ASKED_OF:
        assert file.module.is_subclass(qualified_name, base.__name__) == issubclass(REAL[name], base), base


@pytest.mark.parametrize(
    ("clause", "expected"),
    [
        ("except OSError: pass", ["OSError"]),
        ("except (OSError, ValueError): pass", ["OSError", "ValueError"]),
        ("except BOTH: pass", ["OSError", "ValueError"]),
        ("except (*BOTH, KeyError): pass", ["OSError", "ValueError", "KeyError"]),
        ("except BOTH + (KeyError,): pass", ["OSError", "ValueError", "KeyError"]),
        ("except ((OSError, KeyError), ValueError): pass", ["OSError", "KeyError", "ValueError"]),
        ("except EITHER: pass", []),
        ("except errors(): pass", []),
        ("except: pass", None),
    ],
)
def test_the_classes_of_a_clause(clause: str, expected: list[str] | None) -> None:
    file = Source(
        f"BOTH = (OSError, ValueError)\nEITHER = (OSError,)\nEITHER = (KeyError,)\ntry: pass\n{clause}"
    )
    handler = next(node for node in ast.walk(file.tree) if isinstance(node, ast.ExceptHandler))
    assert caught_classes(file.module, handler, file.module.scope_around(handler)) == expected


@pytest.mark.parametrize(
    ("classes", "exception", "expected"),
    [
        (None, "KeyboardInterrupt", True),
        (["OSError"], "ConnectionRefusedError", True),
        (["ConnectionError"], "http.client.RemoteDisconnected", True),
        (["ConnectionRefusedError"], "ConnectionError", False),
        (["TimeoutError", "ValueError"], "ConnectionError", False),
        ([], "OSError", False),
    ],
)
def test_what_a_handler_stops(classes: list[str] | None, exception: str, expected: bool) -> None:
    assert may_catch(Source("").module, classes, exception) is expected


@pytest.mark.parametrize(
    ("exception", "expected"),
    [
        ("ConnectionRefusedError", "ConnectionRefusedError"),
        ("http.client.RemoteDisconnected", "ConnectionResetError"),
        ("ConnectionError", ""),
        ("TimeoutError", ""),
    ],
)
def test_the_specific_builtin_an_exception_is(exception: str, expected: str) -> None:
    assert builtin_subclass(Source("").module, exception) == expected
