"""Programs made at random do the same with handlers for classes as with comparisons, for every number."""

from __future__ import annotations

import errno
import textwrap
from collections.abc import Callable
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from codemods import engine
from flake8_connerr.catalog.builtins import ERRNO_CLASSES
from tests.behaviour.faults import of_class, of_errno, one_at_each_call
from tests.behaviour.harness import run
from tests.behaviour.traces import Trace

CODES = frozenset({"NET106"})
FAULTS = {
    **{
        name: of_errno(getattr(errno, name)) for name in (*ERRNO_CLASSES, "EHOSTUNREACH", "ENOTCONN", "EBADF")
    },
    "OSError": of_class(OSError),
    "EOFError": of_class(EOFError),
}
# EPIPE and ESHUTDOWN are asked for together: the class is the same.
ASKED = [
    "errno.ECONNREFUSED", "errno.ECONNRESET", "ECONNABORTED", "errno.ETIMEDOUT", "EHOSTUNREACH",
    "errno.EAGAIN",
]  # fmt: skip
SETS = [
    "(errno.EPIPE, errno.ESHUTDOWN)", "{errno.ECONNRESET, errno.ENOTCONN}", "[errno.EBADF, errno.EINTR]",
    "GONE", "(errno.ECONNREFUSED, errno.EHOSTUNREACH, ECONNABORTED)",
]  # fmt: skip
PLAIN = ["print('plain')", "close()", "x = 2", "print(error)", "pass"]
LEAVING = ["raise", "raise error", "return 3", "raise ValueError(1) from error", "raise ValueError(2)"]
OTHERS = [
    "wanted()", "last", "not last", "x == 1", "isinstance(error, ConnectionError)", "error.errno",
    "error.args", "code is None", "error.errno is not None",
]  # fmt: skip
CASES = [
    "errno.ECONNREFUSED", "errno.ECONNRESET | errno.ENOTCONN", "errno.EPIPE | errno.ESHUTDOWN", "_",
    "errno.ETIMEDOUT", "errno.ECONNABORTED | errno.ECONNRESET", "errno.EBADF | errno.EAGAIN", "x",
    "errno.EINTR if last", "errno.ECONNREFUSED if last",
]  # fmt: skip
HEAD = """\
import errno
from errno import ECONNABORTED, EHOSTUNREACH

GONE = frozenset({errno.ECONNRESET, ECONNABORTED})


"""

subjects = st.sampled_from(["error.errno", "error.args[0]", "code"])
statements = st.sampled_from([*PLAIN, *LEAVING])


@st.composite
def _comparisons(draw: Callable[..., Any], negated: bool) -> str:
    if draw(st.integers(0, 5)) == 0:
        return f"not {draw(_comparisons(not negated))}"
    if draw(st.booleans()):
        return f"{draw(subjects)} {'!=' if negated else '=='} {draw(st.sampled_from(ASKED))}"
    return f"{draw(subjects)} {'not in' if negated else 'in'} {draw(st.sampled_from(SETS))}"


@st.composite
def _tests(draw: Callable[..., Any], depth: int = 2) -> str:
    """Comparisons and other conditions, joined by ``and``, ``or`` and ``not``."""
    kind = draw(st.integers(0, 7))
    if depth == 0 or kind < 3:
        return draw(_comparisons(negated=draw(st.booleans())))
    if kind == 3:
        return draw(st.sampled_from(OTHERS))
    if kind == 4:
        return f"not ({draw(_tests(depth - 1))})"
    parts = draw(st.lists(_tests(depth - 1), min_size=2, max_size=3))
    return f"({draw(st.sampled_from([' and ', ' or '])).join(parts)})"


def _block(lines: list[str]) -> str:
    return textwrap.indent("\n".join(lines), "    ")


@st.composite
def _ifs(draw: Callable[..., Any]) -> str:
    bodies = st.lists(statements, min_size=1, max_size=2).map(_block)
    parts = [f"if {draw(_tests())}:", draw(bodies)]
    for test in draw(st.lists(_tests(), max_size=2)):
        parts += [f"elif {test}:", draw(bodies)]
    if draw(st.booleans()):
        parts += ["else:", draw(bodies)]
    return "\n".join(parts)


@st.composite
def _matches(draw: Callable[..., Any]) -> str:
    bodies = st.lists(statements, min_size=1, max_size=2).map(_block)
    cases = draw(st.lists(st.sampled_from(CASES), min_size=1, max_size=4, unique=True))
    cases.sort(key=lambda case: case in {"x", "_"})  # after which none may come
    if {"x", "_"} <= set(cases):
        cases.remove("x")
    parts = [_block([f"case {case}:", draw(bodies)]) for case in cases]
    return "\n".join([f"match {draw(subjects)}:", *parts])


@st.composite
def programs(draw: Callable[..., Any]) -> str:
    """A module whose function ``main`` asks for numbers in a handler."""
    body = ["code = error.errno"] if draw(st.booleans()) else ["code = error.args[0]"]
    body += draw(st.lists(st.sampled_from(PLAIN), max_size=1))
    body += draw(st.lists(st.one_of(_ifs(), _ifs(), _matches()), min_size=1, max_size=3))
    body += draw(st.lists(statements, max_size=2))
    clause = draw(st.sampled_from(["OSError", "OSError", "ConnectionError"]))
    parts = [
        "try:",
        "    x = send()",
        "    print(x)",
        "    receive()",
        f"except {clause} as error:",
        _block(body),
    ]
    for class_ in draw(st.lists(st.sampled_from(["ConnectionError", "Exception"]), max_size=1)):
        parts += [f"except {class_} as other:", "    print('later', other)"]
    if draw(st.booleans()):
        parts += ["else:", "    print('else')"]
    if draw(st.booleans()):
        parts += ["finally:", "    print('finally')"]
    last = draw(st.booleans())
    return f"{HEAD}def main(last={last}):\n{_block(['x = 1', *parts, 'return x'])}\n"


def _trace(source: str, schedule: Any) -> Trace:
    return run(source, schedule)._replace(names=())


REWRITTEN: list[bool] = []


@settings(max_examples=100, deadline=None, derandomize=True)
@given(source=programs())
def _behaves_the_same(source: str) -> None:
    after = engine.fix_source(source, engine.Request(CODES, unsafe=True)).source
    REWRITTEN.append(after != source)
    assert _trace(source, {}) == _trace(after, {})
    if after != source:
        for name, fault in FAULTS.items():
            for schedule in one_at_each_call(fault, 3):
                assert _trace(source, schedule) == _trace(after, schedule), (name, after)


def test_behaves_the_same() -> None:
    REWRITTEN.clear()
    _behaves_the_same()
    assert sum(REWRITTEN) > 40
