"""Trees are walked as ast walks them."""

from __future__ import annotations

import ast
import sys

import pytest

from flake8_connerr.nodes import children, walk

EVERYTHING = """\
from __future__ import annotations
import a.b as c
@decorator
async def f(a: int, /, b=1, *args: int, c, d=2, **rest) -> "int":
    global g
    async with a as b, c: x = await y
    async for i in z: yield i
    else: del a.b, c[1:2:3]
    match a:
        case {"k": [1, *more], **others} if others: pass
        case Point(x=0, y=None) | "s" as whole: ...
    return f"{a!r:>{width}}" "b", b"c", lambda *a, k=1: (n := 1), {**d, 1: 2}, {*s}, [*l]
class C(Base, metaclass=M):
    x: int = 1
    y += 1
    while not a < b <= c and d or e: break
    else: continue
    try: raise A from B
    except* (A, B) as error: assert a, "b"
    else: pass
    finally: (yield from z)
    t = {k: v for k, v in z if v if k for q in r}, {1 for a in b}, (a async for a in b), 1 if 2 else -3
"""


# Generic functions and ``type`` statements are new in Python 3.12.
NEWER = "def f[T: int, *Ts, **P](): pass\ntype X[T] = list[T]\n" if sys.version_info >= (3, 12) else ""


@pytest.mark.parametrize("source", [EVERYTHING, NEWER], ids=["everything", "newer syntax"])
def test_the_same_nodes_in_the_same_order(source: str) -> None:
    tree = ast.parse(source)
    expected = [node for node in ast.walk(tree) if not isinstance(node, ast.expr_context)]
    assert walk(tree) == expected
    for node in expected:
        inner = [child for child in ast.iter_child_nodes(node) if not isinstance(child, ast.expr_context)]
        assert children(node) == inner
