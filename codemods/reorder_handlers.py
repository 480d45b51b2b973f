"""Move a handler that can never run above the one that catches its classes.

The comments above a handler move with it. Handlers that move above the same one keep their order.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

import libcst as cst

from codemods.registry import Rewritten
from codemods.trees.locate import Located, LocateError
from codemods.trees.nodes import Changer
from codemods.trees.unconcerned import Reads
from flake8_connerr.fixes import Fix, MoveHandler
from flake8_connerr.settings import Settings

FIXES = (MoveHandler,)
READS = Reads.CLAUSES

# These say nothing of a handler that never runs.
UNCOVERS = frozenset({"NET101", "NET102", "NET103", "NET105", "NET106", "NET107", "NET108"})


def rewrite(
    module: cst.Module, located: Located, fixes: Sequence[MoveHandler], _settings: Settings
) -> Rewritten:
    """Move the handlers that ``fixes`` name, all in one walk of ``module``."""
    wanted: dict[cst.CSTNode, dict[int, int]] = defaultdict(dict)
    refused: dict[Fix, str] = {}
    for fix in fixes:
        try:
            node, _ = located.handler(fix.try_at, fix.handler)
            if fix.before >= fix.handler:
                raise LocateError("the handler is not there")
        except LocateError as error:
            refused[fix] = str(error)
        else:
            wanted[node][fix.handler] = fix.before
    return Rewritten(module.visit(_Mover(module, wanted)) if wanted else module, refused)


class _Mover(Changer):
    def __init__(self, module: cst.Module, wanted: dict[cst.CSTNode, dict[int, int]]) -> None:
        super().__init__(module, wanted.keys())
        self._wanted = wanted

    def leave_Try(self, original_node: cst.Try, updated_node: cst.Try) -> cst.Try:
        order = _order(len(updated_node.handlers), self._wanted.get(original_node, {}))
        return updated_node.with_changes(handlers=[updated_node.handlers[i] for i in order])

    def leave_TryStar(self, original_node: cst.TryStar, updated_node: cst.TryStar) -> cst.TryStar:
        order = _order(len(updated_node.handlers), self._wanted.get(original_node, {}))
        return updated_node.with_changes(handlers=[updated_node.handlers[i] for i in order])


def _order(count: int, moves: dict[int, int]) -> list[int]:
    """The handlers' new order: each that moves stands right before the one it is to go above."""
    return sorted(range(count), key=lambda i: (moves.get(i, i), i not in moves, i))
