"""What a run came to, in numbers."""

from __future__ import annotations

from typing import NamedTuple

from codemods.results import UNSAFE, Result


class Totals(NamedTuple):
    """What a run came to. ``unsafe`` of the findings ``remaining`` have a fix that may be asked for."""

    files: int = 0
    changed: int = 0
    fixed: int = 0
    remaining: int = 0
    unsafe: int = 0
    failed: int = 0

    def plus(self, result: Result) -> Totals:
        """These totals and one more file's result."""
        return self._replace(
            changed=self.changed + (result.data is not None),
            fixed=self.fixed + len(result.fixed),
            remaining=self.remaining + len(result.remaining),
            unsafe=self.unsafe + sum(kept.refusal == UNSAFE for kept in result.remaining),
            failed=self.failed + bool(result.error),
        )

    def summary(self, written: bool) -> str:
        """One line for the end of the run."""
        parts = []
        if self.fixed:
            verb = "fixed" if written else "would fix"
            parts.append(f"{verb} {count(self.fixed, 'finding')} in {count(self.changed, 'file')}")
        if self.remaining:
            verb = "remains" if self.remaining == 1 else "remain"
            unsafe = f" ({self.unsafe} fixable with --unsafe-fixes)" if self.unsafe else ""
            parts.append(f"{count(self.remaining, 'finding')} {verb}{unsafe}")
        if self.failed:
            parts.append(f"{count(self.failed, 'path')} could not be handled")
        if not self.fixed and not self.remaining:
            parts.insert(0, "no findings")
        line = "; ".join(parts)
        return f"{line[0].upper()}{line[1:]}. {count(self.files, 'file')} looked at."


def count(number: int, noun: str) -> str:
    """A number of things, in words."""
    return f"{number} {noun}" if number == 1 else f"{number} {noun}s"
