"""The codemods, and what each makes of the fixes that findings ask for.

A codemod is a module of this package that holds ``FIXES``, the types of fix it makes, ``READS``, what of a
file it has to see, and ``rewrite(module, located, fixes, settings)``, which returns a :class:`Rewritten`;
where its fixes bring to light what was hidden behind them, it names the codes in ``UNCOVERS``. It never
decides what is wrong: it is given fixes, and says which of them it cannot make.
"""

from __future__ import annotations

import functools
import importlib
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    import libcst as cst

    from codemods.trees.locate import Located
    from codemods.trees.unconcerned import Reads
    from flake8_connerr.fixes import Fix
    from flake8_connerr.settings import Settings

# In the order in which they run: a wait that the last error leaves out needs no guard, and a body is put
# right before it is repeated in a second handler.
MODULES = (
    "last_errors",
    "exponential_waits",
    "retry_libraries",
    "single_waits",
    "drop_redundant",
    "reorder_handlers",
    "replace_class",
    "widen_clause",
    "errno_handlers",
    "split_handlers",
)


class Rewritten(NamedTuple):
    """What a codemod made of a module: the new tree, and why it left fixes unmade, by fix."""

    module: cst.Module
    refused: Mapping[Fix, str]


class Codemod(NamedTuple):
    """A codemod: the types of fix it makes, what of a file it has to see, and the function that makes them.

    ``uncovers`` are the codes of findings which are only reported once those it fixes are gone.
    """

    fixes: tuple[type, ...]
    reads: Reads
    rewrite: Callable[[cst.Module, Located, Sequence[Any], Settings], Rewritten]
    uncovers: frozenset[str] = frozenset()


@functools.cache
def codemods() -> tuple[Codemod, ...]:
    """Every codemod, in the order in which they run. Loads LibCST."""
    modules = [importlib.import_module(f"codemods.{name}") for name in MODULES]
    return tuple(
        Codemod(module.FIXES, module.READS, module.rewrite, getattr(module, "UNCOVERS", frozenset()))
        for module in modules
    )
