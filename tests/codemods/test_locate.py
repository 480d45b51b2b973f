"""Every statement and call of real code is found in LibCST's tree."""

from __future__ import annotations

import ast
import random
import re
import sysconfig
from pathlib import Path

import libcst as cst
import pytest

from codemods.trees.locate import Located, LocateError, call_pairs, position_of, statement_pairs
from flake8_connerr.nodes import Position


def _standard_library() -> list[Path]:
    root = Path(sysconfig.get_path("stdlib"))
    files = [
        path
        for path in sorted(root.rglob("*.py"))
        if not {"site-packages", "lib2to3", "bad_coding"} & set(path.parts) and "badsyntax" not in path.name
    ]
    return random.Random(20).sample(files, 150)


def _squeezed(code: str) -> str:
    return re.sub(r"[\s\\]|#.*", "", code)


def _plain(code: str) -> str:
    return _squeezed(code).replace('"', "'")


def _assert_same(source: str) -> int:
    """Assert that each pair is the same code; returns how many pairs there were."""
    tree, module = ast.parse(source), cst.parse_module(source)
    located = Located(module, tree)
    lines = [line.encode() for line in re.split(r"(?<=\n)", source)]
    seen = 0
    for pair in statement_pairs(module, tree):
        if isinstance(pair.tree, ast.Try | ast.TryStar | ast.For | ast.AsyncFor | ast.While):
            segment = _segment(lines, pair.tree)
            written = module.code_for_node(pair.node)
            # What stands between a line's last token and its end is LibCST's, not ast's.
            assert _squeezed(written).rstrip(";") == _squeezed(segment).rstrip(";")
            assert located.statement(position_of(pair.tree)) is pair.node
            seen += 1
        for call, node in call_pairs(pair):
            seen += 1
            written = _squeezed(module.code_for_node(node.with_changes(lpar=(), rpar=())))
            assert written == _squeezed(_segment(lines, call)) or _in_f_string(pair.tree)
    return seen


def _segment(lines: list[bytes], node: ast.stmt | ast.expr) -> str:
    """As :func:`ast.get_source_segment`, which splits the whole source again for every node."""
    assert node.end_lineno is not None
    segment = b"".join(lines[node.lineno - 1 : node.end_lineno])
    end = len(segment) - len(lines[node.end_lineno - 1]) + (node.end_col_offset or 0)
    return segment[node.col_offset : end].decode(errors="replace")


def _in_f_string(statement: ast.stmt) -> bool:
    """Positions inside f-strings cannot be relied on before Python 3.12."""
    return any(isinstance(node, ast.JoinedStr) for node in ast.walk(statement))


@pytest.mark.parametrize("path", _standard_library(), ids=lambda path: path.name)
def test_statements_and_calls_of_the_standard_library(path: Path) -> None:
    data = path.read_bytes()
    try:
        source = data.decode("utf-8")
        ast.parse(source)
    except (UnicodeDecodeError, SyntaxError):
        pytest.fail(f"{path} was taken for ordinary source")
    assert _assert_same(source) >= 0


ORDER = """\
@first(one())
@second()
def f(a=default(), *, b: note() = other(), **k: last()) -> result():
    return a(b())(c())[d()](e(), *g(), k=h(), **i())

async def g():
    async for x in y():
        await sleep(1)
    while not await event.wait(5):
        try: x(); y()
        except (a(), b()) as e: z()
    else: w()
    for q in r(): pass

def h():
    if one(): two()
    elif three(): four()
    else: five()
    with six() as seven, eight(nine()): ten()
    print(f"{eleven(twelve()):{thirteen()}} {fourteen()}", fifteen() if sixteen() else seventeen())
    {a(): b(), c(): d()}, [e() for f in g() if h()], lambda x=i(): j()
    match k():
        case K(x=1) if l(): m()
"""


def test_order_of_calls_is_the_written_one() -> None:
    tree, module = ast.parse(ORDER), cst.parse_module(ORDER)
    pairs = [pair for statement in statement_pairs(module, tree) for pair in call_pairs(statement)]
    assert len(pairs) == sum(isinstance(node, ast.Call) for node in ast.walk(tree))
    for call, node in pairs:
        assert _plain(module.code_for_node(node)) == _plain(ast.unparse(call))


def test_outermost_call_of_several_that_begin_together() -> None:
    source = "x = loop()(1)(2)\n"
    located = Located(cst.parse_module(source), ast.parse(source))
    assert cst.Module([]).code_for_node(located.call(Position(1, 4))) == "loop()(1)(2)"


def test_call_in_the_head_of_a_loop_and_in_a_decorator() -> None:
    source = "while wait(1):\n    go()\n@retry(2)\ndef f(): go()\n"
    located = Located(cst.parse_module(source), ast.parse(source))
    found = [located.call(Position(*at)) for at in ((1, 6), (2, 4), (3, 1), (4, 9))]
    assert [cst.Module([]).code_for_node(node) for node in found] == ["wait(1)", "go()", "retry(2)", "go()"]


def test_columns_are_bytes() -> None:
    source = "é = 'ü'; sleep(1)\n"
    located = Located(cst.parse_module(source), ast.parse(source))
    assert cst.Module([]).code_for_node(located.call(Position(1, 11))) == "sleep(1)"


@pytest.mark.parametrize("source", ["x = f()\n", ""])
@pytest.mark.parametrize("at", [Position(1, 1), Position(2, 0)])
def test_nothing_there(at: Position, source: str) -> None:
    located = Located(cst.parse_module(source), ast.parse(source))
    with pytest.raises(LocateError):
        located.statement(at)
    with pytest.raises(LocateError):
        located.call(at)


def test_trees_of_different_sources() -> None:
    with pytest.raises(LocateError):
        Located(cst.parse_module("a\nb\n"), ast.parse("a\n"))
