"""What a dotted name stands for."""

from __future__ import annotations

import ast

import pytest

from tests.detection.models import Source, spelled

SURE = {
    "builtin": ("ASKED(ConnectionError)", "ConnectionError"),
    "alias of a builtin": ("ASKED(IOError)", "OSError"),
    "import": ("import socket\nASKED(socket.create_connection)", "socket.create_connection"),
    "import of a submodule": (
        "import http.client\nASKED(http.client.HTTPException)",
        "http.client.HTTPException",
    ),
    "import as": ("import http.client as h\nASKED(h.HTTPException)", "http.client.HTTPException"),
    "from import": ("from http import client\nASKED(client.HTTPException)", "http.client.HTTPException"),
    "from import as": ("from socket import timeout as late\nASKED(late)", "TimeoutError"),
    "relative import": ("from . import errors\nASKED(errors.Gone)", ".errors.Gone"),
    "relative import of a package": ("from ..net import Gone\nASKED(Gone)", "..net.Gone"),
    "import in a function": ("def f():\n    import socket as s\n    ASKED(s.error)", "OSError"),
    "import around a function": ("def f():\n    ASKED(s.error)\nimport socket as s", "OSError"),
    "assignment": (
        "import socket\nconnect = socket.create_connection\nASKED(connect)",
        "socket.create_connection",
    ),
    "chain of assignments": ("import socket as a\nb = a\nc = d = b\nASKED(d.error)", "OSError"),
    "None says nothing": (
        "try:\n    import redis\nexcept ImportError:\n    redis = None\nASKED(redis.Redis)",
        "redis.Redis",
    ),
    "under TYPE_CHECKING nothing is bound": (
        "if TYPE_CHECKING:\n    from redis import ConnectionError\nASKED(ConnectionError)",
        "ConnectionError",
    ),
    "class scope is not seen by methods": (
        "class A:\n    OSError = ValueError\n    def f(self):\n        ASKED(OSError)",
        "OSError",
    ),
    "class scope is seen in itself": ("class A:\n    Gone = ValueError\n    ASKED(Gone)", "ValueError"),
    "global": (
        "def f():\n    global Gone\n    Gone = ValueError\ndef g():\n    ASKED(Gone)",
        "ValueError",
    ),
    "global past a function": (
        (
            "def f():\n    Gone = KeyError\n    def g():\n        global Gone\n        Gone = ValueError\n"
            "def h():\n    ASKED(Gone)"
        ),
        "ValueError",
    ),
    "nonlocal": (
        "def f():\n    Gone = KeyError\n    def g():\n        nonlocal Gone\n        ASKED(Gone)",
        "KeyError",
    ),
    "nonlocal in a method": (
        (
            "def f():\n    Gone = KeyError\n    class A:\n        Gone = OSError\n"
            "        def g(self):\n            nonlocal Gone\n            ASKED(Gone)"
        ),
        "KeyError",
    ),
    "nonlocal twice": (
        (
            "def f():\n    Gone = Lost = KeyError\n    def g():\n"
            "        nonlocal Lost\n        nonlocal Gone\n        ASKED(Gone)"
        ),
        "KeyError",
    ),
    "comprehension keeps its names": ("[OSError for OSError in ()]\nASKED(OSError)", "OSError"),
    "lambda keeps its names": ("lambda OSError: OSError\nASKED(OSError)", "OSError"),
    "standard star import": ("from socket import *\nASKED(create_connection)", "socket.create_connection"),
    "standard star import without it": ("from socket import *\nASKED(ValueError)", "ValueError"),
    "class of this file with an alias": (
        "class A:\n    Gone = ConnectionError\nASKED(A.Gone)",
        "ConnectionError",
    ),
}

NOT_SURE = {
    "parameter": "def f(OSError):\n    ASKED(OSError)",
    "loop variable": "for OSError in ():\n    ASKED(OSError)",
    "with target": "with open('') as OSError:\n    ASKED(OSError)",
    "handler's name": "try:\n    pass\nexcept ValueError as OSError:\n    ASKED(OSError)",
    "match capture": "match 1:\n    case OSError:\n        ASKED(OSError)",
    "match star": "match 1:\n    case [*OSError]:\n        ASKED(OSError)",
    "match rest": "match 1:\n    case {**OSError}:\n        ASKED(OSError)",
    "walrus in a comprehension": "[(OSError := 1) for _ in ()]\nASKED(OSError)",
    "deleted": "Gone = OSError\ndel Gone\nASKED(Gone)",
    "rebound": "Gone = OSError\nGone = ValueError\nASKED(Gone)",
    "fallback of an import": "try:\n    import Gone\nexcept ImportError:\n    Gone = OSError\nASKED(Gone)",
    "call": "Gone = make()\nASKED(Gone)",
    "unpacked": "Gone, Lost = OSError, ValueError\nASKED(Gone)",
    "augmented": "Gone = OSError\nGone += 1\nASKED(Gone)",
    "circle": "a = b\nb = a\nASKED(a)",
    "itself": "a = a.b\nASKED(a)",
    "unknown star import": "from somewhere import *\nASKED(OSError)",
    "attribute of a function": "def f(): pass\nASKED(f.Gone)",
    "attribute that a class lacks": "class A: pass\nASKED(A.Gone)",
    "rest of a sequence": "a, *OSError = b\nASKED(OSError)",
    "deleted with others": "Gone = OSError\ndel (Gone, a)\nASKED(Gone)",
    "star import of a namesake": "from .socket import *\nASKED(create_connection)",
    "not a name": "ASKED(make().Gone)",
    "class of this file": "class OSError(Exception):\n    pass\nASKED(OSError)",
}


@pytest.mark.parametrize(("source", "expected"), SURE.values(), ids=SURE)
def test_names_that_are_sure(source: str, expected: str) -> None:
    file = Source(source)
    assert file.module.qualified_name(*file.asked()) == expected


@pytest.mark.parametrize("source", NOT_SURE.values(), ids=NOT_SURE)
def test_names_that_may_be_something_else(source: str) -> None:
    file = Source(source)
    assert file.module.qualified_name(*file.asked()) == ""


def test_both_sides_of_a_fallback_count() -> None:
    file = Source("try:\n    from a import Gone\nexcept ImportError:\n    Gone = OSError\nASKED(Gone)")
    found = file.module.resolve(*file.asked())
    assert {spelled(definition) for definition in found.definitions} == {"a.Gone", "OSError"}
    assert found.complete


IMPORT = "from a import OSError"
MAY_BE_BUILTIN = {
    "if": f"if b:\n    {IMPORT}\nASKED(OSError)",
    "if that goes on otherwise": f"if b:\n    {IMPORT}\nelse:\n    print()\nASKED(OSError)",
    "passed over": f"try:\n    {IMPORT}\nexcept ImportError:\n    pass\nASKED(OSError)",
    "loop": f"for _ in b:\n    {IMPORT}\nASKED(OSError)",
    "another function": f"def f():\n    global OSError\n    {IMPORT}\nASKED(OSError)",
    "class": f"class C:\n    if b:\n        {IMPORT}\n    ASKED(OSError)",
    "with of something else": f"if b:\n    {IMPORT}\nwith b as c:\n    pass\nASKED(OSError)",
}
IS_NO_BUILTIN = {
    "both branches": f"if b:\n    {IMPORT}\nelse:\n    {IMPORT}\nASKED(OSError)",
    "ends otherwise": f"if b:\n    {IMPORT}\nelse:\n    raise b\nASKED(OSError)",
    "ends without": f"try:\n    {IMPORT}\nexcept ImportError:\n    sys.exit(1)\nASKED(OSError)",
    "with": f"with b:\n    {IMPORT}\nASKED(OSError)",
    "type checker": f"if TYPE_CHECKING:\n    pass\nelse:\n    {IMPORT}\nASKED(OSError)",
    "type checker's name behind a dot": (
        f"import typing\nif typing.TYPE_CHECKING:\n    pass\nelse:\n    {IMPORT}\nASKED(OSError)"
    ),
    "finally": f"try:\n    b()\nfinally:\n    {IMPORT}\nASKED(OSError)",
    "function": f"def f():\n    if b:\n        {IMPORT}\n    ASKED(OSError)",
}


@pytest.mark.parametrize("source", MAY_BE_BUILTIN.values(), ids=MAY_BE_BUILTIN)
def test_a_name_that_is_not_bound_every_time_may_be_the_builtin(source: str) -> None:
    file = Source(source)
    found = file.module.resolve(*file.asked())
    assert set(found.definitions) == {"a.OSError", "OSError"}
    assert found.complete


@pytest.mark.parametrize("source", IS_NO_BUILTIN.values(), ids=IS_NO_BUILTIN)
def test_a_name_that_is_bound_every_time_is_not_the_builtin(source: str) -> None:
    file = Source(source)
    assert file.module.qualified_name(*file.asked()) == "a.OSError"


def test_a_builtin_s_name_that_is_read_above_its_other_meaning_is_unknown() -> None:
    file = Source("ASKED(OSError)\nOSError = ValueError")
    assert file.module.qualified_name(*file.asked()) == ""


def test_a_class_is_found_with_its_ancestry_in_the_file() -> None:
    file = Source(
        """
        class Gone(ConnectionResetError): pass
        class GoneAgain(Gone, Unknown): pass
        ASKED(GoneAgain)
        """
    )
    (definition,) = file.module.resolve(*file.asked()).definitions
    assert [spelled(one) for one in file.module.ancestry(definition)][:3] == [
        "here:GoneAgain",
        "here:Gone",
        "Unknown",
    ]
    assert file.module.is_subclass(definition, "ConnectionError")
    assert not file.module.is_subclass(definition, "TimeoutError")


def test_a_circle_of_bases_ends() -> None:
    file = Source("class A(B): pass\nclass B(A): pass\nASKED(A)")
    (definition,) = file.module.resolve(*file.asked()).definitions
    assert [spelled(one) for one in file.module.ancestry(definition)] == ["here:A", "here:B"]


CLASSES = """
class A:
    limit = 5
    def f(self):
        ASKED({expression})
class B:
    limit = 6
def make(): pass
b = B()
"""


@pytest.mark.parametrize(
    ("expression", "value"),
    [
        ("self.limit", "5"),
        ("cls.limit", "5"),
        ("A.limit", "5"),
        ("B.limit", "6"),
        ("b.limit", ""),
        ("make.limit", ""),
        ("self.other", ""),
        ("B.other", ""),
    ],
)
def test_how_the_body_of_a_class_binds_an_attribute(expression: str, value: str) -> None:
    file = Source(CLASSES.format(expression=expression))
    asked, scope = file.asked()
    assert isinstance(asked, ast.Attribute)
    bound = file.module.class_bindings(asked, scope)
    values = [binding.value for binding in bound[0] if binding.value is not None] if bound else []
    assert [ast.unparse(one) for one in values] == ([value] if value else [])
    assert bound is None or bound[1].is_class


@pytest.mark.parametrize(
    ("expression", "sets", "expected"),
    [
        ("A.limit", "", True),
        ("A.limit", "x.limit = 1", False),
        ("A.limit", "del x.limit", False),
        ("A.limit", "x.other = y.limit", True),
        ("self.limit", "", False),
        ("cls.limit", "", False),
    ],
)
def test_an_attribute_that_nothing_sets_again(expression: str, sets: str, expected: bool) -> None:
    file = Source(CLASSES.format(expression=expression) + sets)
    asked, _ = file.asked()
    assert isinstance(asked, ast.Attribute)
    assert file.module.is_set_once(asked) is expected
