"""A bar on the terminal for runs that last."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from time import monotonic
from typing import TYPE_CHECKING, Self, TextIO, TypeVar

from codemods.reports.terminal import console

if TYPE_CHECKING:
    from rich.progress import Progress as Bar

# Seconds until a run is one that lasts, and between two looks of the bar.
PATIENCE = 1.0
INTERVAL = 0.1

# What a variable of the environment holds that is not set.
_NO = frozenset({"", "0", "false"})

Item = TypeVar("Item")


class Progress:
    """How far a run over files has come, shown on a terminal.

    Nothing is shown where ``stream`` is no terminal that can draw, when ``quiet``, and in CI or pre-commit,
    which show what was printed only afterwards. The bar is drawn by the thread that works: a thread of its
    own might hold a lock while processes are forked.
    """

    def __init__(self, stream: TextIO, quiet: bool = False) -> None:
        self._stream = stream
        self._wanted = not quiet and _can_draw(stream)
        self._drawn = self._began = monotonic()
        self._bar: Bar | None = None

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._bar:
            self._bar.stop()

    def track(self, items: Iterable[Item]) -> Iterator[Item]:
        """The items as they come; once the bar is there, all that are left at once, to count them."""
        iterator = iter(items)
        done = 0
        for item in iterator:
            yield item
            done += 1
            if self._wanted and monotonic() - self._began >= PATIENCE:
                break
        rest = list(iterator)
        if not rest:
            return
        self._bar = _bar(self._stream)
        task = self._bar.add_task("files", total=done + len(rest), completed=done)
        self._bar.start()
        for item in rest:
            yield item
            self._bar.advance(task)
            self._draw()

    @contextlib.contextmanager
    def hidden(self) -> Iterator[None]:
        """The bar is gone meanwhile, so that other things can be printed."""
        if self._bar is None:
            yield
            return
        self._bar.stop()
        yield
        self._bar.start()

    def _draw(self) -> None:
        now = monotonic()
        if self._bar and now - self._drawn >= INTERVAL:
            self._drawn = now
            self._bar.refresh()


def _can_draw(stream: TextIO) -> bool:
    collected = any(os.environ.get(name, "").lower() not in _NO for name in ("CI", "PRE_COMMIT"))
    return stream.isatty() and os.environ.get("TERM") != "dumb" and not collected


def _bar(stream: TextIO) -> Bar:
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    return Progress(
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeRemainingColumn(),
        console=console(stream),
        transient=True,
        auto_refresh=False,
        redirect_stdout=False,
        redirect_stderr=False,
    )
