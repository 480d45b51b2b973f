"""``check(source) -> findings``: the one way from a file's text to what is wrong in it."""

from __future__ import annotations

import ast
import functools

from flake8_connerr.clauses.handlers import Clause, clauses
from flake8_connerr.clauses.overlaps import Dispute, Overlaps, disputes, overlaps
from flake8_connerr.clauses.wrong_classes import WrongClass, wrong_classes
from flake8_connerr.findings import Finding
from flake8_connerr.names import Module
from flake8_connerr.naming.receivers import Receivers
from flake8_connerr.raises import Raises
from flake8_connerr.retrying.recursive_retries import RecursiveRetry, recursive_retries
from flake8_connerr.retrying.retries import RetryLoop, retry_loops
from flake8_connerr.retrying.status_results import StatusRetry, status_retries
from flake8_connerr.rules import default_codes, possible_rules
from flake8_connerr.settings import DEFAULT, Settings
from flake8_connerr.unparsed.prefilter import Signs
from flake8_connerr.waiting.waits import Waits


class CheckedFile:
    """One file with the models that rules put their questions to, each built when first asked for."""

    def __init__(
        self, tree: ast.Module, settings: Settings = DEFAULT, *, named_expressions: bool = True
    ) -> None:
        """Take a parsed file. ``named_expressions`` says whether there may be some in it (``:=``)."""
        self.tree = tree
        self.settings = settings
        self._named_expressions = named_expressions

    @functools.cached_property
    def module(self) -> Module:
        """What the names of the file mean."""
        return Module(self.tree, self.settings.target, self._named_expressions)

    @functools.cached_property
    def receivers(self) -> Receivers:
        """What the calls of the file reach."""
        return Receivers(self.module)

    @functools.cached_property
    def raises(self) -> Raises:
        """What the code of the file may raise."""
        return Raises(self.module, self.receivers)

    @functools.cached_property
    def waits(self) -> Waits:
        """Which calls of the file wait."""
        return Waits(self.module, self.receivers)

    @functools.cached_property
    def clauses(self) -> tuple[Clause, ...]:
        """Every ``except`` clause, in source order."""
        return tuple(clauses(self.module))

    @functools.cached_property
    def overlaps(self) -> tuple[Overlaps, ...]:
        """What clauses name for nothing, in source order."""
        return tuple(overlaps(self.module, self.clauses))

    @functools.cached_property
    def disputes(self) -> frozenset[Dispute]:
        """For which classes two handlers of a ``try`` are."""
        return disputes(self.overlaps)

    @functools.cached_property
    def live_clauses(self) -> tuple[Clause, ...]:
        """The clauses of handlers that can run; of a handler that never does, NET104 speaks alone."""
        dead = {found.clause.handler for found in self.overlaps if found.never_runs}
        return tuple(clause for clause in self.clauses if clause.handler not in dead)

    @functools.cached_property
    def wrong_classes(self) -> tuple[WrongClass, ...]:
        """What clauses name that cannot come, while what can is missed, in source order."""
        return tuple(wrong_classes(self))

    @functools.cached_property
    def retry_loops(self) -> tuple[RetryLoop, ...]:
        """Every loop in which a failure brings an attempt round again, in source order."""
        return retry_loops(self.module, self.raises, self.waits)

    @functools.cached_property
    def recursive_retries(self) -> tuple[RecursiveRetry, ...]:
        """Every failure from which a function calls itself again, in source order."""
        return tuple(recursive_retries(self.module, self.raises, self.waits))

    @functools.cached_property
    def status_retries(self) -> tuple[StatusRetry, ...]:
        """Every loop that asks again because of what it was answered, in source order."""
        return status_retries(self.module, self.raises, self.waits)


def check(
    source: str,
    settings: Settings = DEFAULT,
    tree: ast.Module | None = None,
    codes: frozenset[str] | None = None,
    signs: Signs | None = None,
) -> list[Finding]:
    """The findings in ``source``, in source order.

    ``tree`` spares a parse where there is one already; it is not changed. ``codes`` are the rules to
    ask, by default those that are on by default. ``signs`` are those of ``source``, where some were
    looked for already. Raises SyntaxError or ValueError (NUL bytes) as :func:`ast.parse` does, and
    RecursionError for code that nests deeper than the interpreter's stack.
    """
    if tree is None:
        tree = ast.parse(source)
    checked = CheckedFile(tree, settings, named_expressions=":=" in source)
    if codes is None:
        codes = default_codes()
    rules = possible_rules(signs or Signs(source.encode("utf-8", "surrogatepass")), codes)
    return sorted((finding for rule in rules for finding in rule.check(checked)), key=_order)


def _order(finding: Finding) -> tuple[int, int, str]:
    return (finding.position.line, finding.position.column, finding.code)
