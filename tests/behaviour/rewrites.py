"""What the fixer makes of a program, fix by fix, and what of the program matters for a comparison."""

from __future__ import annotations

import ast
import builtins
import re
import warnings
from typing import NamedTuple

from codemods.results import Request
from codemods.rounds import Checked, one_round
from flake8_connerr.control_flow.flow import last_name
from flake8_connerr.findings import Finding
from flake8_connerr.settings import Settings

_CLOCKS = frozenset({"monotonic", "perf_counter", "time"})
_TAKERS = (ast.Try, ast.TryStar, ast.With, ast.AsyncWith)


class Made(NamedTuple):
    """A fix that was made: its finding, and the source in which it was found."""

    finding: Finding
    source: str

    @property
    def clause(self) -> frozenset[str]:
        """The words of the clause that the finding is in, and of what names in it are set to in the file."""
        tree = ast.parse(self.source)
        line = self.finding.position.line
        handlers = [
            node for node in ast.walk(tree) if isinstance(node, ast.ExceptHandler) and node.lineno <= line
        ]
        clause = max(handlers, key=lambda node: node.lineno).type
        return _meant(words(ast.unparse(clause)), tree) if clause else frozenset({"BaseException"})


class Rewrite(NamedTuple):
    """A program before and after its fixes.

    ``raises`` are the names of the classes that it raises itself, and of their bases; ``may_take_errors``
    says that something may be around the ``try`` of a loop.
    """

    before: str
    after: str
    made: tuple[Made, ...]
    settings: Settings
    reads_clock: bool
    loops: int
    raises: frozenset[str]
    may_take_errors: bool

    @classmethod
    def of(cls, before: str, after: str, made: tuple[Made, ...], settings: Settings) -> Rewrite:
        """The rewrite of ``before`` by the fixes ``made``."""
        tree = ast.parse(before)
        nodes = list(ast.walk(tree))
        names = {last_name(node.func) for node in nodes if isinstance(node, ast.Call)}
        loops = sum(isinstance(node, ast.For | ast.While | ast.AsyncFor) for node in nodes)
        takers = sum(isinstance(node, _TAKERS) for node in nodes)
        return cls(
            before, after, made, settings, not names.isdisjoint(_CLOCKS), loops, _raised(tree), takers > 1
        )  # fmt: skip

    def makes(self, *types: type) -> bool:
        """Whether one of its fixes is of these types."""
        return any(isinstance(one.finding.fix, types) for one in self.made)

    def mends(self, code: str) -> bool:
        """Whether one of its fixes is for this rule."""
        return any(one.finding.code == code for one in self.made)


def rewritten(source: str, request: Request) -> Rewrite:
    """What the fixer makes of a program, round by round as :func:`codemods.engine.fix_source` does it."""
    made: list[Made] = []
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        checked = Checked(source, request)
        while (outcome := one_round(checked)).checked is not None:
            made += [Made(checked.findings[i], checked.source) for i in outcome.made]
            checked = outcome.checked
    return Rewrite.of(source, checked.source, tuple(made), request.settings)


def words(text: str) -> frozenset[str]:
    """The words of an expression, with classes by their own names."""
    old = {"IOError": "OSError", "EnvironmentError": "OSError", "error": "OSError"}
    return frozenset(old.get(word, word) for word in re.findall(r"\w+", text))


def _meant(named: frozenset[str], tree: ast.Module) -> frozenset[str]:
    """Words with those of what they are set to in the file, or imported as."""
    while True:
        before = named
        for node in ast.walk(tree):
            match node:
                case ast.Assign(targets=[ast.Name(id=name)]) if name in named:
                    named |= words(ast.unparse(node.value))
                case ast.alias(asname=str(name)) if name in named:
                    named |= words(node.name)
        if named == before:
            return named


def _raised(tree: ast.Module) -> frozenset[str]:
    """The names of the classes that a program raises itself, and of their bases.

    An error that it has caught and raises again was raised by a call, or is of one of these.
    """
    nodes = list(ast.walk(tree))
    caught = {node.name for node in nodes if isinstance(node, ast.ExceptHandler)}
    found: frozenset[str] = frozenset()
    for node in nodes:
        if isinstance(node, ast.Raise) and node.exc is not None:
            named = set(re.findall(r"\w+", ast.unparse(node.exc))) - caught
            found |= _meant(words(" ".join(named)), tree)
    for node in reversed(nodes):
        if isinstance(node, ast.ClassDef) and node.name in found:
            found = found.union(*(_meant(words(ast.unparse(base)), tree) for base in node.bases))
    if "OSError" in found:  # which with a number is one of a class below it
        found = found.union(name for name, one in vars(builtins).items() if _is_below_os_error(one))
    classes = [getattr(builtins, name, None) for name in found]
    return found.union(base.__name__ for one in classes if isinstance(one, type) for base in one.__mro__)


def _is_below_os_error(value: object) -> bool:
    return isinstance(value, type) and issubclass(value, OSError)
