"""How a retry loop can be written with tenacity or stamina, or why that would be guessing.

The loop becomes the library's iterator, with ``with attempt:`` around what is tried, or the library's
decorator where the function is nothing but the loop. The errors tried again, the number of attempts and
the exception at the end stay what they were.
"""

from __future__ import annotations

import ast
from collections.abc import Set
from typing import TYPE_CHECKING

from flake8_connerr.control_flow.flow import dotted, own_nodes
from flake8_connerr.exceptions import Element, elements
from flake8_connerr.fixes import ExponentialWait, LibraryRetry, Refusal
from flake8_connerr.naming import spellings
from flake8_connerr.naming.steadiness import is_steady
from flake8_connerr.nodes import Position
from flake8_connerr.retry_libraries import library_names
from flake8_connerr.retry_libraries.attempt_ends import Ends, ends_of
from flake8_connerr.retry_libraries.kept_errors import keeping, raising_after
from flake8_connerr.retry_libraries.library_loops import refuse_others, the_attempt
from flake8_connerr.retry_libraries.loop_parts import LoopParts, Parts
from flake8_connerr.retry_libraries.quiet_blocks import Quiet
from flake8_connerr.retry_libraries.reraising import comes_round
from flake8_connerr.retry_libraries.retry_decorators import is_all
from flake8_connerr.retry_libraries.success_tails import Tail, tail_of
from flake8_connerr.retrying.retries import RetryLoop
from flake8_connerr.waiting.wait_plans import GuessworkError

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile


def plan(file: CheckedFile, loop: RetryLoop, waits: ExponentialWait) -> LibraryRetry | Refusal:
    """The library's form of ``loop``, which is to wait like ``waits``, or why it is not offered."""
    try:
        return _Planner(file, loop, waits).plan()
    except (GuessworkError, library_names.UnspeakableError) as guess:
        return Refusal(str(guess))


class _Planner:
    def __init__(self, file: CheckedFile, loop: RetryLoop, waits: ExponentialWait) -> None:
        self.file = file
        self.module = file.module
        self.retry = loop
        self.loop = loop.loop
        self.waits = waits
        self.function = self.module.function_around(self.loop)
        self.around = self.function or self.module.tree
        self.statement = the_attempt(loop)
        self.place = self.loop.body.index(self.statement)

    def plan(self) -> LibraryRetry:
        refuse_others(self.retry, self.waits, self.statement)
        self.ends: Ends = ends_of(self.file, self.retry, self.waits.remaining)
        retried = [element for path in self.retry.paths for element in self._elements(path.handler)]
        self.quiet = Quiet(self.file, self.retry.scope, retried)
        self.tail: Tail = tail_of(self.retry, self.statement, self.quiet)
        self.trailing = self.loop.body[self.place + 1 :] if self.tail.failing else []
        lost, ending = self._when_lost()
        taken = LoopParts(self.file, self.retry, self.statement, self.ends, self.trailing)
        parts = taken.parts(ending)
        breaking = taken.breaking(parts) if lost and not self.tail.after else ()
        lost = lost and not breaking
        if parts.explicit and (lost or ending or breaking):
            raise GuessworkError("the last failure ends the loop in more than one way")
        self._refuse_noise(parts)
        classes, awaited = self._classes(), isinstance(self.function, ast.AsyncFunctionDef)
        counter = self.ends.counter
        named = counter is not None and parts.counted and counter.stepped is None
        decorates = not (named or lost or self.tail.after or self.ends.timed) and is_all(
            self.module,
            self.loop,
            parts.dropped,
            self.place,
            [classes, self.waits.paths[0].base, self.ends.attempts],
        )
        settings = self.file.settings
        names = library_names.needed(
            settings.style, awaited, decorates, settings.jitter, bool(self.ends.attempts), self.ends.timed
        )
        return LibraryRetry(
            loop_at=Position.of(self.loop),
            try_at=Position.of(self.statement),
            library=library_names.spelled(
                self.module, self.loop, settings.style, names, self._sleep(), awaited
            ),
            awaited=awaited,
            classes=classes,
            attempts=self.ends.attempts,
            remaining=self.waits.remaining if self.ends.timed else "",
            base=self.waits.paths[0].base,
            gone=parts.gone,
            kept=parts.kept,
            breaking=breaking,
            dropped=tuple(sorted(Position.of(statement) for statement in parts.dropped)),
            raising=tuple(Position.of(statement) for statement in parts.raising),
            counter=counter.name if counter is not None and named else "",
            counted=counter.value if counter is not None and named else "",
            free="" if parts.counted or counter is None else counter.name,
            tail_after=self.tail.after,
            lost=lost,
            decorates=Position.of(self.function) if decorates and self.function else None,
            modules=tuple(sorted({name.partition(".")[0] for name in self._sleeps()} | {"random", "time"})),
            may_be_none=self.ends.may_be_none,
        )

    def _elements(self, handler: ast.ExceptHandler) -> tuple[Element, ...]:
        return elements(self.module, handler.type, self.retry.scope)

    # What is retried, and with which sleep

    def _classes(self) -> str:
        named: dict[str, ast.expr] = {}
        for path in self.retry.paths:
            type_ = path.handler.type
            for node in type_.elts if isinstance(type_, ast.Tuple) else [type_]:
                if node is None or "BaseException" in {
                    d for e in self._elements(path.handler) for d in e.definitions
                }:
                    raise GuessworkError("it tries again even after an interrupt, which a library does not")
                inner = node.value if isinstance(node, ast.Starred) else node
                steady = not dotted(inner).startswith(("self.", "cls.")) or is_steady(
                    self.module, self.retry.scope, self.loop, inner
                )
                if (
                    not dotted(inner)
                    or not steady
                    or not library_names.stand_before(self.module, self.loop, inner)
                ):
                    raise GuessworkError(f"`{ast.unparse(node)}` may be something else before the loop")
                named[ast.unparse(node)] = node
        texts = list(named)
        if len(texts) == 1 and not texts[0].startswith("*"):
            return texts[0]
        return f"({', '.join(texts)}{',' if len(texts) == 1 else ''})"

    def _sleeps(self) -> Set[str]:
        return {wait.function for path in self.retry.paths for wait in path.waits}

    def _sleep(self) -> str:
        """The qualified name of the sleep that the loop uses, or would use."""
        used = self._sleeps()
        if len(used) > 1:
            raise GuessworkError("its failures wait in different ways")
        if used:
            return next(iter(used))
        awaited = isinstance(self.function, ast.AsyncFunctionDef)
        return f"{spellings.sleeping_library(self.module, self.around, awaited)}.sleep"

    # How it ends

    def _when_lost(self) -> tuple[bool, list[ast.stmt]]:
        """Whether the loop ends as if all were well, or else what raises the last error after it.

        With that go the statements that kept the error, where nothing else reads it.
        """
        ways = [
            comes_round([*path.handler.body, *self.trailing], self.ends.last) for path in self.retry.paths
        ]
        if not any(falls or again for falls, again in ways):
            if self.loop.orelse:
                raise GuessworkError("its else clause has no place in a library's retrying")
            return False, []
        if not self.ends.runs_out:
            if self.ends.attempts or self.ends.timed:
                raise GuessworkError("it may go on after what should be its last attempt")
            return False, []
        raising = raising_after(self.module, self.retry, below=self.tail.after)
        if raising is not None:
            return False, [raising, *keeping(self.module, self.retry, raising, self.around)]
        if self.loop.orelse:
            raise GuessworkError("its else clause is run when the attempts run out")
        return True, []

    # What must not be tried again

    def _refuse_noise(self, parts: Parts) -> None:
        """Raise where a statement beside the attempt may fail with an error that would be tried again."""
        last = max(path.place for path in self.retry.paths)
        blocks = [list(parts.staying), self.statement.finalbody]
        for place, handler in enumerate(self.statement.handlers):
            if handler not in self.retry.failing_handlers:
                blocks.append(handler.body)
                for node in own_nodes(handler.body):
                    if isinstance(node, ast.Raise) and self.quiet.raises_again(node, handler, place > last):
                        raise GuessworkError("a handler raises what would be tried again")
        for block in blocks:
            noise = self.quiet.noise(block)
            if noise:
                raise GuessworkError(f"`{noise}` may itself fail with an error that would be tried again")
