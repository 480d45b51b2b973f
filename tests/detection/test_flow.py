"""The ways through a block: how each leaves, which handlers it enters, how many waits it meets."""

from __future__ import annotations

import ast
from textwrap import dedent

import pytest

from flake8_connerr.control_flow.flags import asked, outcome
from flake8_connerr.control_flow.flow import Flow, dotted, own_level
from flake8_connerr.control_flow.routes import NEXT, Assignment, Exit, Route, reduced

# The names that the loops here assign.
WATCHED = frozenset({"a", "b", "c", "d", "x", "y", "done", "found"})


def waits_in(node: ast.AST) -> tuple[ast.Call, ...]:
    calls = (inner for inner in ast.walk(node) if isinstance(inner, ast.Call))
    return tuple(call for call in calls if dotted(call.func) == "sleep")


def routes(source: str) -> tuple[Route, ...]:
    """The ways through the body of the first loop in ``source``."""
    loop = next(n for n in ast.walk(ast.parse(dedent(source))) if isinstance(n, ast.For | ast.While))
    return Flow(waits_in, WATCHED).routes(loop.body)


def told(source: str) -> set[tuple[str, int, int]]:
    """Exit, number of handlers entered and number of waits, of each way."""
    return {(route.exit.name, len(route.handlers), len(route.waits)) for route in routes(source)}


WAYS = {
    "nothing": ("while a: pass", {("NEXT", 0, 0)}),
    "a wait": ("while a: sleep(1)", {("NEXT", 0, 1)}),
    "nothing follows a break": ("while a:\n    break\n    sleep(1)", {("BREAK", 0, 0)}),
    "continue": ("while a: continue", {("CONTINUE", 0, 0)}),
    "if": ("while a:\n    if b: break\n    sleep(1)", {("BREAK", 0, 0), ("NEXT", 0, 1)}),
    "elif": (
        "while a:\n    if b: break\n    elif c: continue\n    else: raise KeyError",
        {("BREAK", 0, 0), ("CONTINUE", 0, 0), ("RAISE", 0, 0)},
    ),
    "handler": (
        "while a:\n    try: break\n    except OSError: sleep(1)",
        {("BREAK", 0, 0), ("NEXT", 1, 1)},
    ),
    "else of a try": (
        "while a:\n    try: b()\n    except OSError: pass\n    else: break",
        {("BREAK", 0, 0), ("NEXT", 1, 0)},
    ),
    "finally": (
        "while a:\n    try: break\n    except OSError: continue\n    finally: sleep(1)",
        {("BREAK", 0, 1), ("CONTINUE", 1, 1)},
    ),
    "finally that leaves": (
        "while a:\n    try: b()\n    except OSError: continue\n    finally: break",
        {("BREAK", 0, 0), ("BREAK", 1, 0)},
    ),
    "with": ("while a:\n    with b: break", {("BREAK", 0, 0)}),
    "match": (
        "while a:\n    match b:\n        case 1: break\n        case 2: sleep(1)",
        {("BREAK", 0, 0), ("NEXT", 0, 1), ("NEXT", 0, 0)},
    ),
    "inner loop": ("while a:\n    for b in c: sleep(1)", {("NEXT", 0, 1)}),
    "a break of an inner loop is its own": ("while a:\n    for b in c: break", {("NEXT", 0, 0)}),
    "else of an inner loop": (
        "while a:\n    for b in c: pass\n    else: break",
        {("BREAK", 0, 0)},
    ),
    "an endless inner loop": ("while a:\n    while True:\n        if b: return", {("RETURN", 0, 0)}),
    "end of the program": ("while a: sys.exit()", {("RAISE", 0, 0)}),
    "a function that is only defined": ("while a:\n    def f(): sleep(1)", {("NEXT", 0, 0)}),
}


@pytest.mark.parametrize(("source", "expected"), WAYS.values(), ids=WAYS)
def test_ways(source: str, expected: set[tuple[str, int, int]]) -> None:
    assert told(source) == expected


def test_a_way_tells_the_branches_it_takes_and_what_it_assigns() -> None:
    taken, not_taken = sorted(
        routes("while a:\n    if b: c = 1\n    else: c = 2"),
        key=lambda route: not route.decisions[0].taken,
    )
    assert [decision.taken for decision in taken.decisions + not_taken.decisions] == [True, False]
    assert [ast.unparse(a.value) for route in (taken, not_taken) for a in route.assigned if a.value] == [
        "1",
        "2",
    ]


def test_what_is_assigned_later_counts() -> None:
    (route,) = routes("while a:\n    c = 1\n    c = 2")
    assert {(one.target, ast.unparse(one.value)) for one in route.assigned if one.value} == {("c", "2")}


def test_every_kind_of_exit_is_told() -> None:
    assert {exit_name for _, expected in WAYS.values() for exit_name, _, _ in expected} == {
        e.name for e in Exit
    }


def ends(source: str, asked: str) -> set[tuple[Exit, int]]:
    """How the ways through a loop's body leave, and the handlers that they enter, where flags are asked."""
    loop = next(n for n in ast.walk(ast.parse(dedent(source))) if isinstance(n, ast.For | ast.While))
    found = Flow(waits_in, frozenset(), frozenset(asked.split())).routes(loop.body)
    return {(route.exit, len(route.handlers)) for route in found}


def test_a_flag_that_is_set_rules_branches_out() -> None:
    source = """
        while True:
            failed = False
            try:
                step()
            except OSError:
                failed = True
            if not failed:
                break
    """
    assert ends(source, "failed") == {(Exit.BREAK, 0), (Exit.NEXT, 1)}
    assert ends(source, "") == {(Exit.BREAK, 0), (Exit.NEXT, 0), (Exit.BREAK, 1), (Exit.NEXT, 1)}


def test_what_may_have_been_assigned_before_the_failure_is_open() -> None:
    source = """
        while True:
            done = False
            try:
                done = True
                step()
            except OSError:
                pass
            if done:
                break
    """
    assert ends(source, "done") == {(Exit.BREAK, 0), (Exit.BREAK, 1), (Exit.NEXT, 1)}


def test_the_end_of_a_wait_is_no_failure() -> None:
    source = """
        while True:
            try:
                sleep(5)
            except TimeoutError:
                continue
    """
    assert ends(source, "") == {(Exit.NEXT, 0), (Exit.CONTINUE, 0)}


@pytest.mark.parametrize(
    ("test", "values", "expected"),
    [
        ("a", {"a": "1"}, True),
        ("not a", {"a": "1"}, False),
        ("a and b", {"a": "0"}, False),
        ("a and b", {"a": "1"}, None),
        ("a or b", {"a": "1"}, True),
        ("a is None", {"a": "None"}, True),
        ("a is not None", {"a": "None"}, False),
        ("a", {"a": "f()"}, None),
        ("a > 1", {"a": "1"}, None),
    ],
)
def test_a_condition_comes_to_what_its_flags_say(
    test: str, values: dict[str, str], expected: bool | None
) -> None:
    known = {name: ast.parse(value, mode="eval").body for name, value in values.items()}
    assert outcome(ast.parse(test, mode="eval").body, known) is expected


NESTED = """
while a:
    try: b()
    except OSError: handled()
    if c:
        with d: deep()
    for e in f: inner()
    def g(): defined()
    match h:
        case 1: matched()
"""


@pytest.mark.parametrize(
    ("handlers", "expected"),
    [(True, {"b()", "handled()", "deep()", "matched()"}), (False, {"b()", "deep()", "matched()"})],
)
def test_the_statements_of_a_loop_itself(handlers: bool, expected: set[str]) -> None:
    (loop,) = ast.parse(NESTED).body
    assert isinstance(loop, ast.While)
    calls = {ast.unparse(node) for node in own_level(loop.body, handlers) if isinstance(node, ast.Expr)}
    assert calls == expected


@pytest.mark.parametrize(
    ("test", "names"),
    [
        ("a", {"a"}),
        ("not a", {"a"}),
        ("a and not b or c", {"a", "b", "c"}),
        ("a is None", {"a"}),
        ("a is not None and b", {"a", "b"}),
        ("a is b", set[str]()),
        ("a == 1", set[str]()),
        ("a.b", set[str]()),
        ("a()", set[str]()),
    ],
)
def test_the_flags_that_are_asked(test: str, names: set[str]) -> None:
    (loop,) = ast.parse(f"while x:\n    for y in z:\n        if {test}: pass\n").body
    assert asked(loop) == names


def test_too_many_ways_become_one_for_all_that_leave_alike() -> None:
    many = "".join(f"    if b{i}: sleep({i})\n" for i in range(12))
    found = routes(f"while a:\n    if b: break\n    try: c()\n    except OSError: d()\n{many}")
    assert len(found) <= 150
    assert {(r.exit.name, len(r.handlers)) for r in found} == {("BREAK", 0), ("NEXT", 0), ("NEXT", 1)}
    assert {len(r.handlers) for r in found if r.merged and len(r.waits) == 12} == {0, 1}


@pytest.mark.parametrize(("ways", "left"), [(149, 149), (150, 150), (151, 1)])
def test_how_many_ways_are_too_many(ways: int, left: int) -> None:
    found = reduced(
        NEXT._replace(assigned=frozenset({Assignment(f"name{i}", ast.Constant(1))})) for i in range(ways)
    )
    assert len(found) == left
    assert [route.merged for route in found] == [left == 1] * left


def test_too_many_ways_that_assign_differently_become_one_as_well() -> None:
    many = "".join(f"    if {name}: {name} = 1\n    else: {name} = 2\n" for name in sorted(WATCHED))
    found = routes(f"while a:\n{many}    sleep(1)\n")
    assert [(route.exit.name, route.merged, len(route.waits), route.assigned) for route in found] == [
        ("NEXT", True, 1, frozenset())
    ]


def test_what_is_assigned_with_a_type_and_without_a_value() -> None:
    (route,) = routes("while a:\n    done: bool = True\n    found: bool\n    x.y: int = 1\n")
    assert {(one.target, ast.unparse(one.value)) for one in route.assigned if one.value} == {("done", "True")}


def test_ways_that_assign_differently_are_kept_apart() -> None:
    many = "".join(f"    if b{i}: sleep({i})\n" for i in range(12))
    found = routes(f"while a:\n    if b: c = 1\n    else: c = 2\n{many}")
    assert {ast.unparse(one.value) for r in found for one in r.assigned if one.value} == {"1", "2"}
