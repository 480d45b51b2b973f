"""Many files checked at once, by as many processes as there are cores."""

from __future__ import annotations

import ast
import functools
import importlib.util
import time
import traceback
import warnings
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from typing import TYPE_CHECKING, NamedTuple

from flake8_connerr.check import check
from flake8_connerr.findings import Finding
from flake8_connerr.rules import all_rules

if TYPE_CHECKING:
    from pathlib import Path

Check = Callable[[str, ast.Module, frozenset[str]], list[Finding]]


class Checked(NamedTuple):
    """What came of one file: its findings, the seconds they took, and the traceback of a crash."""

    file: str
    findings: tuple[Finding, ...]
    seconds: float
    unparsable: bool = False
    crash: str = ""


def parse(path: Path) -> tuple[str, ast.Module] | None:
    """The text of a file and its tree; None where it is not the running interpreter's Python."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # the packages' invalid escapes are not at issue
        try:
            text = importlib.util.decode_source(path.read_bytes())
            return text, ast.parse(text)
        except (SyntaxError, ValueError):  # ValueError: bytes that do not decode; NUL on some interpreters
            return None


def check_parsed(text: str, tree: ast.Module, codes: frozenset[str]) -> list[Finding]:
    """The findings of some codes."""
    return check(text, tree=tree, codes=codes)


def check_file(file: str, directory: Path, codes: frozenset[str], checker: Check = check_parsed) -> Checked:
    """Check DIR/file. A file that is not Python is no failure; an exception in checking is one."""
    began = time.perf_counter()
    try:
        parsed = parse(directory / file)
        findings = () if parsed is None else tuple(checker(*parsed, codes))
    except Exception:
        return Checked(file, (), time.perf_counter() - began, crash=traceback.format_exc())
    return Checked(file, findings, time.perf_counter() - began, unparsable=parsed is None)


def check_files(files: Iterable[str], directory: Path, codes: frozenset[str]) -> Iterator[Checked]:
    """Check files below a directory, in the order given."""
    work = functools.partial(check_file, directory=directory, codes=codes)
    with ProcessPoolExecutor() as pool:
        yield from pool.map(work, files, chunksize=16)


def chosen_codes(text: str | None) -> frozenset[str]:
    """The codes of ``--codes``: the default rules, ``all``, or a list separated by commas.

    Raises ValueError for a code that no rule has.
    """
    rules = all_rules()
    if text is None:
        return frozenset(rule.code for rule in rules if rule.default)
    known = frozenset(rule.code for rule in rules)
    if text == "all":
        return known
    codes = frozenset(text.split(","))
    if unknown := codes - known:
        raise ValueError(f"no rule has the code {', '.join(sorted(unknown))}")
    return codes
