"""Every shape of a comparison with an errno, in handlers of every name of OSError, is rewritten."""

from __future__ import annotations

import ast
import textwrap

import pytest

from tests.codemods.test_errno_handlers import differences, fixed, kernel_faults

CLAUSES = [
    "OSError",
    "IOError",
    "EnvironmentError",
    "socket.error",
    "select.error",
    "(socket.error, IOError)",
]

SOURCE = """\
import errno
import select
import socket

ERRNOS = (errno.ECONNRESET, errno.ECONNABORTED)
ERRNOS_TOO = frozenset(ERRNOS)


def main(connection: socket.socket, last=False):
    try:
        connection.sendall(b"hello")
    except {clause} as error:
{body}    return "end"
"""

GONE = ["ConnectionResetError"]
EITHER = ["(ConnectionResetError, ConnectionAbortedError)"]
TWO = ["ConnectionResetError", "ConnectionAbortedError"]

# What stands for longer words in the shapes below.
WORDS = {"NUMBER": "error.errno", "RESET": "errno.ECONNRESET", "ABORTED": "errno.ECONNABORTED"}

# By shape: the handler, the clauses that it becomes, and whether the old one is still needed.
SHAPES = {
    "==": ("if NUMBER == RESET:\n    return 1\nraise", GONE, False),
    "== and else": ("if NUMBER == RESET:\n    return 1\nelse:\n    raise", GONE, False),
    "reversed": ("if RESET == NUMBER:\n    return 1\nraise", GONE, False),
    "!=": ("if NUMBER != RESET:\n    raise\nprint()", GONE, False),
    "!= and else": ("if NUMBER != RESET:\n    raise\nelse:\n    print()", GONE, False),
    "reversed !=": ("if RESET != NUMBER:\n    raise\nprint()", GONE, False),
    "not": ("if not NUMBER == RESET:\n    raise\nprint()", GONE, False),
    "in a tuple": ("if NUMBER in (RESET, ABORTED):\n    return\nraise", EITHER, False),
    "in a set": ("if NUMBER in {RESET, ABORTED}:\n    return\nraise", EITHER, False),
    "not in a list": ("if NUMBER not in [RESET]:\n    raise\nprint()", GONE, False),
    "in a constant": ("if NUMBER in ERRNOS:\n    return\nraise", EITHER, False),
    "not in a constant": ("if NUMBER not in ERRNOS_TOO:\n    raise\nprint()", EITHER, False),
    "or": ("if NUMBER == RESET or NUMBER == ABORTED:\n    return\nraise", EITHER, False),
    "args": ("if error.args[0] == RESET:\n    return\nraise", GONE, False),
    "args in a constant": ("if error.args[0] not in ERRNOS:\n    raise\nprint()", EITHER, False),
    "a variable": ("code = NUMBER\nif code == RESET:\n    return\nraise", GONE, False),
    "elif": (
        "if NUMBER == RESET:\n    return 1\nelif NUMBER == ABORTED:\n    return 2\nelse:\n    raise",
        TWO, False,
    ),
    "elif of another": (
        "if NUMBER == errno.EINTR:\n    return 1\nelif NUMBER == RESET:\n    return 2\nraise", GONE, True
    ),
    "isinstance afterwards": (
        "if isinstance(error, OSError) and NUMBER == RESET:\n    return 1\nraise", GONE, False
    ),
    "isinstance of another": (
        "if NUMBER == RESET or isinstance(error, InterruptedError):\n    return 1\nraise", GONE, True
    ),
    "match": ("match NUMBER:\n    case RESET | ABORTED:\n        return 1\nraise", EITHER, False),
    "match and default": (
        "match error.args[0]:\n    case RESET:\n        return 1\n    case _:\n        raise", GONE, False
    ),
    "match of a variable": (
        "code = NUMBER\nmatch code:\n    case RESET:\n        return\n    case ABORTED:\n        pass\nraise",
        TWO, False,
    ),
    "is not None": ("if NUMBER is not None and NUMBER == RESET:\n    return\nraise", GONE, False),
    "is None": ("if NUMBER is None or NUMBER != RESET:\n    raise\nprint()", GONE, False),
    "a number at all": ("if NUMBER and NUMBER == RESET:\n    return\nraise", GONE, False),
    "arguments at all": ("if error.args and error.args[0] == RESET:\n    return\nraise", GONE, False),
    "!= or": ("if NUMBER != RESET or last:\n    raise\nprint()", GONE, False),
    "or !=": ("if last or NUMBER != RESET:\n    raise\nprint()", GONE, False),
    "== and": ("if NUMBER == RESET and not last:\n    print()\nelse:\n    raise", GONE, False),
    "and ==": ("if not last and NUMBER == RESET:\n    print()\nelse:\n    raise", GONE, False),
    "and in": ("if not last and NUMBER in ERRNOS:\n    print()\nelse:\n    raise", EITHER, False),
}  # fmt: skip


def _source(clause: str, handler: str) -> str:
    for word, text in WORDS.items():
        handler = handler.replace(word, text)
    return SOURCE.format(clause=clause, body=textwrap.indent(f"{handler}\n", " " * 8))


def _handler_texts(source: str) -> list[str]:
    return [
        ast.unparse(node.type)
        for node in ast.walk(ast.parse(source))
        if isinstance(node, ast.ExceptHandler) and node.type is not None
    ]


@pytest.mark.parametrize("clause", CLAUSES)
@pytest.mark.parametrize("shape", SHAPES)
def test_rewritten_and_the_same(clause: str, shape: str) -> None:
    handler, expected, stays = SHAPES[shape]
    before = _source(clause, handler)
    after, refused = fixed(before, unsafe=False)
    assert refused == []
    assert _handler_texts(after) == [*expected, *([clause] if stays else [])]
    assert ("as error" in after) == stays
    assert differences(before, after, kernel_faults()) == set()


def test_another_condition_is_asked_for_the_class_only() -> None:
    handler, *_ = SHAPES["!= or"]
    before = _source("OSError", handler).replace("last=False", "last=True")
    after, _ = fixed(before, unsafe=False)
    assert "except ConnectionResetError:\n        if last:\n            raise\n        print()\n" in after
    assert differences(before, after, kernel_faults()) == set()
