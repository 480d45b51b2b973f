"""What follows a statement in its function.

Of thousands of loops in one function each is followed by the others, so what follows is not read anew for
each of them: it is the rest of a block or two, and of a block it is noted where something stands last.
"""

from __future__ import annotations

import ast
from collections.abc import Callable, Hashable, Iterable, Iterator
from typing import NamedTuple, TypeVar

from flake8_connerr.control_flow.flow import Loop
from flake8_connerr.names import Module
from flake8_connerr.nodes import FunctionNode

Key = TypeVar("Key", bound=Hashable)

_BLOCKS = ("body", "orelse", "finalbody")


class Block(NamedTuple):
    """The statements that one field of ``parent`` holds."""

    parent: ast.AST
    field: str

    @property
    def statements(self) -> list[ast.stmt]:
        """The statements themselves; none where the parent has no such field."""
        return getattr(self.parent, self.field, [])


class Rest(NamedTuple):
    """The statements of a block from the one at ``start`` on."""

    block: Block
    start: int

    @property
    def is_empty(self) -> bool:
        """Whether there are none."""
        return self.start >= len(self.block.statements)

    @property
    def is_always(self) -> bool:
        """Whether it is a whole ``finally``, which is run however what stands before it is left."""
        return self.block.field == "finalbody" and self.start == 0


def following(module: Module, node: ast.AST) -> Iterator[Rest]:
    """What follows ``node`` in its function, or may, in source order."""
    for parent in module.ancestors(node):
        place = module.once(_places, parent).get(node)
        if place is None:
            yield Rest(Block(parent, "finalbody"), 0)  # ``node`` is one of its handlers, or a case
        else:
            yield place._replace(start=place.start + 1)
            if isinstance(parent, ast.Try | ast.TryStar):
                further = _BLOCKS[_BLOCKS.index(place.block.field) + 1 :]
                yield from (Rest(Block(parent, field), 0) for field in further)
        if isinstance(parent, FunctionNode):
            return
        node = parent


def following_loop(module: Module, loop: Loop) -> Iterator[Rest]:
    """What follows a loop that has run out: its ``else``, and then what follows it."""
    yield Rest(Block(loop, "orelse"), 0)
    yield from following(module, loop)


def place_of(module: Module, node: ast.stmt) -> Rest:
    """The rest of its block that a statement begins."""
    return module.once(_places, module.scopes.parent[node])[node]


def last_places(block: Block, found_in: Callable[[ast.stmt], Iterable[Key]]) -> dict[Key, int]:
    """What ``found_in`` finds in the statements of a block, each with the place of the last that holds it."""
    return {key: place for place, statement in enumerate(block.statements) for key in found_in(statement)}


def _places(_module: Module, parent: ast.AST) -> dict[ast.AST, Rest]:
    """The statements of the blocks of ``parent``, each with where it stands."""
    blocks = [Block(parent, field) for field in _BLOCKS]
    return {
        statement: Rest(block, place) for block in blocks for place, statement in enumerate(block.statements)
    }
