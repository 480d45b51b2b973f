"""Which blocks control can come to the end of."""

from __future__ import annotations

import dis
from types import CodeType

import libcst as cst
import pytest

from codemods.trees.blocks import falls_through, jumps

LEAVES = [
    "return",
    "raise",
    "g(); continue",
    "break\ng()",
    "sys.exit(1)",
    "os._exit(1)",
    "exit()",
    "if a:\n  return\nelse:\n  raise",
    "if a:\n  return\nelif b:\n  raise\nelse:\n  break",
    "with a:\n  g()\n  return",
    "try:\n  g()\nfinally:\n  return",
    "try:\n  return\nexcept E:\n  raise",
    "try:\n  g()\nexcept E:\n  raise\nelse:\n  return",
    "while True:\n  g()",
    "while 1:\n  for x in y:\n    break",
    "match a:\n  case 1:\n    return\n  case _:\n    raise",
]
FALLS_THROUGH = [
    "pass",
    "g(sys.exit)",
    "if a:\n  return",
    "if a:\n  return\nelif b:\n  raise",
    "if a:\n  return\nelif b:\n  g()\nelse:\n  raise",
    "if a:\n  g()\nelse:\n  raise",
    "with a:\n  g()",
    "with suppress(OSError):\n  g()\n  return",
    "with a, contextlib.suppress(OSError) as b:\n  raise",
    "try:\n  return\nexcept E:\n  g()",
    "try:\n  g()\nexcept E:\n  raise",
    "try:\n  g()\nexcept E:\n  raise\nelse:\n  g()",
    "try:\n  g()\nfinally:\n  g()",
    "while True:\n  if a:\n    break",
    "while True:\n  for x in y:\n    g()\n  else:\n    break",
    "while a:\n  return",
    "for x in y:\n  return",
    "match a:\n  case 1:\n    return",
    "match a:\n  case 1:\n    return\n  case _ if b:\n    raise",
    "match a:\n  case 1:\n    g()\n  case _:\n    raise",
    "def h():\n  return",
    "class A:\n  raise",
]


def _block(text: str) -> cst.BaseSuite:
    lines = "\n".join(f"  {line}" for line in text.splitlines())
    loop = cst.ensure_type(cst.parse_statement(f"while a:\n{lines}\n"), cst.While)
    return loop.body


@pytest.mark.parametrize("text", LEAVES)
def test_control_leaves(text: str) -> None:
    assert not falls_through(_block(text))


@pytest.mark.parametrize("text", FALLS_THROUGH)
def test_control_comes_to_the_end(text: str) -> None:
    assert falls_through(_block(text))


# The compiler leaves out what control never comes to. It knows nothing of what a call does, nor of
# what leaves a ``with`` statement or a class.
KNOWN_TO_THE_COMPILER = [
    text for text in [*LEAVES, *FALLS_THROUGH] if not any(word in text for word in ("exit", "with", "class"))
]


@pytest.mark.parametrize("text", KNOWN_TO_THE_COMPILER)
def test_as_the_compiler_sees_it(text: str) -> None:
    lines = "".join(f"    {line}\n" for line in text.splitlines())
    module = compile(f"def f():\n  while a:\n{lines}    LAST\n", "<block>", "exec")
    (function,) = (constant for constant in module.co_consts if isinstance(constant, CodeType))
    reached = any(instruction.argval == "LAST" for instruction in dis.get_instructions(function))
    assert reached == falls_through(_block(text))


def test_jumps_of_the_loop_around() -> None:
    text = (
        "continue\nfor x in y:\n  continue\nelse:\n  continue\nwhile a:\n  break\ndef h():\n"
        "  while b: continue\nif a:\n  try:\n    break\n  finally:\n    continue"
    )
    assert len(jumps(_block(text), cst.Continue)) == 3
    assert len(jumps(_block(text), cst.Break)) == 1
