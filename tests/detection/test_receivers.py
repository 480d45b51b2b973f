"""The types of expressions, and what calls reach."""

from __future__ import annotations

import ast

import pytest

from tests.detection.models import Source, spelled

TYPES = {
    "call of a class": ("import socket\ns = socket.socket()\nASKED(s)", {"socket.socket"}),
    "class of this file": ("class A: pass\na = A()\nASKED(a)", {"here:A"}),
    "with": ("import socket\nwith socket.socket() as s:\n    ASKED(s)", {"socket.socket"}),
    "parameter": ("import socket\ndef f(s: socket.socket):\n    ASKED(s)", {"socket.socket"}),
    "Optional": (
        "import socket\nfrom typing import Optional\ndef f(s: Optional[socket.socket]):\n    ASKED(s)",
        {"socket.socket"},
    ),
    "either of two": (
        "import socket, ssl\ndef f(s: socket.socket | ssl.SSLSocket):\n    ASKED(s)",
        {"socket.socket", "ssl.SSLSocket"},
    ),
    "text": ("import socket\ndef f(s: 'socket.socket'):\n    ASKED(s)", {"socket.socket"}),
    "unpacked from await": (
        "import asyncio\nasync def f():\n    r, w = await asyncio.open_connection()\n    ASKED(w)",
        {"asyncio.StreamWriter"},
    ),
    "unpacked from a tuple in a tuple": (
        "import socket\na, (s, b) = 1, (socket.socket(), 'b')\nASKED(s)",
        {"socket.socket"},
    ),
    "unpacked beside it": ("import socket\na, (s, b) = 1, (socket.socket(), 'b')\nASKED(b)", {"str"}),
    "unpacked from accept": (
        "import socket\ndef f(s: socket.socket):\n    c, _ = s.accept()\n    ASKED(c)",
        {"socket.socket"},
    ),
    "attribute of self": (
        "class A:\n    def f(self):\n        ASKED(self.s)\n    def g(self):\n        self.s = 'a'",
        {"str"},
    ),
    "annotated attribute of self": (
        (
            "import socket\nclass A:\n    def f(self):\n        ASKED(self.s)\n"
            "    def g(self):\n        self.s: socket.socket = make()"
        ),
        {"socket.socket"},
    ),
    "annotated tuple": (
        "import socket\ndef f(p: tuple[str, socket.socket]):\n    a, s = p\n    ASKED(s)",
        {"socket.socket"},
    ),
    "with a class of this file": ("class A: pass\nwith A() as a:\n    ASKED(a)", {"here:A"}),
    "item of a class of this file": ("class A: pass\nfor a in A():\n    ASKED(a)", set[str]()),
    "unpacked from too few": ("a, b = (1,)\nASKED(b)", set[str]()),
    "attribute of a known base": (
        "import asyncio\nclass A(asyncio.StreamWriter): pass\na = A()\nASKED(a.transport)",
        {"asyncio.Transport"},
    ),
    "attributes of self that are unpacked": (
        "class A:\n    def f(self):\n        ASKED(self.s)\n    def g(self): self.a, self.s = 1, 's'",
        {"str"},
    ),
    "attribute of self that is the rest": (
        "class A:\n    def f(self):\n        ASKED(self.s)\n    def g(self): self.a, *self.s = 's', 's'",
        set[str](),
    ),
    "method that takes nothing": (
        "class A:\n    def f(self):\n        ASKED(self.s)\n    def g():\n        self.s = 's'",
        set[str](),
    ),
    "assigned in an expression": ("import socket\n(s := socket.socket())\nASKED(s)", {"socket.socket"}),
    "formatted text": ("ASKED(f'{a}')", {"str"}),
    "bytes": ("ASKED(b'a')", {"bytes"}),
    "number": ("a = 1\nASKED(a)", {"int"}),
    "fraction": ("a = 0.5\nASKED(a)", {"float"}),
    "truth": ("a = True\nASKED(a)", {"bool"}),
    "nothing": ("a = None\nASKED(a)", set[str]()),
    "dict": ("a = {}\nASKED(a)", {"dict"}),
    "dict that is comprehended": ("a = {b: c for b in d}\nASKED(a)", {"dict"}),
    "list": ("a = [1]\nASKED(a)", {"list"}),
    "list that is comprehended": ("a = [b for b in c]\nASKED(a)", {"list"}),
    "super outside of a class": ("ASKED(super())", set[str]()),
    "attribute of a known type": (
        "import asyncio\ndef f(w: asyncio.StreamWriter):\n    ASKED(w.transport)",
        {"asyncio.Transport"},
    ),
    "returned": (
        "import socket\ndef make():\n    s = socket.socket()\n    return s\nASKED(make())",
        {"socket.socket"},
    ),
    "annotated as returned": (
        "import socket\ndef make() -> socket.socket:\n    return x\nASKED(make())",
        {"socket.socket"},
    ),
    "annotated as returned in a tuple": (
        "import socket\ndef make() -> tuple[str, socket.socket]:\n    return x\na, s = make()\nASKED(s)",
        {"socket.socket"},
    ),
    "annotated as returned, with a name that says nothing": (
        "import socket\ndef make() -> Whatever:\n    return socket.socket()\nASKED(make())",
        {"socket.socket"},
    ),
    "iterated": (
        "import http.client\ndef f(r: http.client.HTTPResponse):\n    for line in r:\n        ASKED(line)",
        {"bytes"},
    ),
    "iterated by a coroutine": (
        "import trio\nasync def f(s: trio.SocketStream):\n    async for data in s:\n        ASKED(data)",
        {"bytes"},
    ),
    "attribute of what inherits from a function": (
        "def make(): pass\nclass A(make): pass\na = A()\nASKED(a.s)",
        set[str](),
    ),
    "attribute that the class does not have": ("class A: pass\nASKED(A.s)", set[str]()),
    "item of an annotation that is no tuple": (
        "import socket\ndef f(p: list[socket.socket]):\n    a, s = p\n    ASKED(s)",
        set[str](),
    ),
    "annotated by a name that is a parameter's here": (
        "from socket import socket\ndef f(socket):\n    def g(s: socket):\n        ASKED(s)",
        set[str](),
    ),
    "annotated by a call": ("def f(s: make()):\n    ASKED(s)", set[str]()),
    "annotated by a name for annotations alone": (
        "if TYPE_CHECKING:\n    from socket import socket\ndef f(s: 'socket'):\n    ASKED(s)",
        {"socket.socket"},
    ),
    "annotated by a name that is no class": (
        "if TYPE_CHECKING:\n    from socket import AF_INET\ndef f(a: AF_INET):\n    ASKED(a)",
        set[str](),
    ),
    "item of something known": (
        "import pymongo\nclient = pymongo.MongoClient()\nASKED(client['reports'])",
        {"pymongo.database.Database"},
    ),
    "item of something else": ("ASKED(unknown['reports'])", set[str]()),
    "literals": ("ASKED('a' if x else [])", {"str", "list"}),
    "nothing known": ("ASKED(unknown())", set[str]()),
    "returned by each other": ("def f():\n    return g()\ndef g():\n    return f()\nASKED(f())", set[str]()),
}

CALLEES = {
    "function of a module": (
        "import socket\nASKED(socket.create_connection())",
        {"socket.create_connection"},
    ),
    "method": ("import socket\ns = socket.socket()\nASKED(s.send())", {"socket.socket.send"}),
    "inherited method": (
        "import ssl\ndef f(s: ssl.SSLSocket):\n    ASKED(s.getsockname())",
        {"socket.socket.getsockname"},
    ),
    "function of this file": ("def f(): pass\nASKED(f())", {"here:f"}),
    "method of this file": (
        "class A:\n    def f(self):\n        ASKED(self.g())\n    def g(self): pass",
        {"here:g"},
    ),
    "method of a base in this file": (
        "class A:\n    def g(self): pass\nclass B(A):\n    def f(self):\n        ASKED(super().g())",
        {"here:g"},
    ),
    "super outside of a class": ("def f(self):\n    ASKED(super().g())", set[str]()),
    "instance that cannot be called": ("import socket\ns = socket.socket()\nASKED(s())", set[str]()),
    "called instance": ("class A:\n    def __call__(self): pass\na = A()\nASKED(a())", {"here:__call__"}),
    "parameter": ("def f(g):\n    ASKED(g())", set[str]()),
    "may be something else": (
        "def g(): pass\ndef f(h):\n    global g\n    g = h\nASKED(g())",
        set[str](),
    ),
}


@pytest.mark.parametrize(("source", "expected"), TYPES.values(), ids=TYPES)
def test_types(source: str, expected: set[str]) -> None:
    file = Source(source)
    assert {spelled(one) for one in file.receivers.type_of(*file.asked())} == expected


@pytest.mark.parametrize(("source", "expected"), CALLEES.values(), ids=CALLEES)
def test_callees(source: str, expected: set[str]) -> None:
    file = Source(source)
    call, scope = file.asked()
    assert isinstance(call, ast.Call)
    assert {spelled(one) for one in file.receivers.callees(call, scope)} == expected
