"""Which errors are those of a file that the program makes itself."""

from __future__ import annotations

import ast

import pytest

from flake8_connerr.retrying.own_files import without_own_files
from tests.detection.models import Source

MADE = "descriptor = os.open(path, os.O_CREAT | os.O_EXCL)\n"
# What a function does -> whether a peer may have failed in it.
BODIES = {
    f"{MADE}os.write(descriptor, text)": False,
    f"{MADE}os.fdopen(descriptor, 'wb').write(text)": False,
    f"{MADE}with os.fdopen(descriptor, 'wb') as file:\n  file.write(text)": False,
    "flags = os.O_CREAT | os.O_WRONLY\ndescriptor = os.open(path, flags)\nos.write(descriptor, text)": False,
    "os.write(os.open(path, os.O_CREAT), text)": False,
    "os.write(os.open(path, os.O_WRONLY | os.O_TRUNC), text)": False,
    "descriptor, path = tempfile.mkstemp()\nos.write(descriptor, text)": False,
    "os.write(descriptor, text)": True,
    "descriptor = os.open(path, os.O_WRONLY)\nos.write(descriptor, text)": True,
    "descriptor = os.open(path, flags)\nos.write(descriptor, text)": True,
    "flags = os.O_WRONLY\ndescriptor = os.open(path, flags)\nos.write(descriptor, text)": True,
    "path, descriptor = tempfile.mkstemp()\nos.write(descriptor, text)": True,
    "reading, writing = os.pipe()\nos.write(writing, text)": True,
    f"{MADE}if other:\n  descriptor = other\nos.write(descriptor, text)": True,
    f"{MADE}os.write(other, text)": True,
    f"{MADE}os.write(descriptor, text)\nsocket.create_connection(path).sendall(text)": True,
    "descriptor = descriptor\nos.write(descriptor, text)": True,
}


@pytest.mark.parametrize(("body", "may_be_lost"), BODIES.items())
def test_what_is_left(body: str, may_be_lost: bool) -> None:
    inside = body.replace("\n", "\n  ")
    file = Source(f"import os, socket, tempfile\ndef send(path, text):\n  {inside}\n")
    function = file.function("send")
    left = without_own_files(file.module, file.raises.of_function(function))
    assert any(source.exception == "BrokenPipeError" for source in left.sources) is may_be_lost


def test_nothing_is_left_out_where_there_is_no_such_file() -> None:
    file = Source("import socket\ndef send(address):\n  socket.create_connection(address)\n")
    raised = file.raises.of_function(file.function("send"))
    assert raised.sources
    assert without_own_files(file.module, raised) is raised


def test_errors_that_are_raised_by_name_stay() -> None:
    file = Source("def send():\n  raise ConnectionError\n")
    assert isinstance(file.tree.body[0], ast.FunctionDef)
    raised = file.raises.of_function(file.tree.body[0])
    assert without_own_files(file.module, raised) == raised
