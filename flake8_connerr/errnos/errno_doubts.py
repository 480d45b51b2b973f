"""Why a handler for a class may catch other errors than a comparison with the class' errno lets through."""

from __future__ import annotations

import ast
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from flake8_connerr.catalog.builtins import ERRNO_CLASSES
from flake8_connerr.clauses.handlers import Clause
from flake8_connerr.control_flow.flow import own_nodes
from flake8_connerr.nodes import walk
from flake8_connerr.unparsed.class_names import home_of

if TYPE_CHECKING:
    from flake8_connerr.check import CheckedFile
    from flake8_connerr.names import Definition, Module

# The errors of these modules come from the kernel as exactly OSError, with a number.
_KERNEL = frozenset({"socket", "select", "os", "io"})
# These are OSErrors with a number of their own kind, none of which is the errno of a connection class.
_RESOLVER = frozenset({"socket.gaierror", "socket.herror"})


def also_caught(numbers: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """By class, the errnos that become it as well, beside ``numbers``."""
    asked = set(numbers)
    classes = dict.fromkeys(ERRNO_CLASSES[number] for number in numbers)
    others = {c: tuple(n for n, of in ERRNO_CLASSES.items() if of == c and n not in asked) for c in classes}
    return {class_: names for class_, names in others.items() if names}


def doubts(file: CheckedFile, clause: Clause, numbers: Iterable[str]) -> Iterator[str]:
    """What may make the program behave differently once the classes of ``numbers`` are caught."""
    for class_, names in also_caught(numbers).items():
        yield f"{class_} is what an error with {' or '.join(names)} becomes as well"
    if "ETIMEDOUT" in numbers:
        yield "a socket's own timeout is a TimeoutError without a number"
    if not _only_kernel_errors(file, clause):
        yield (
            "the body may raise an error of such a class without a number, or a library's OSError that has "
            "the number and is not of the class"
        )


def doubts_of_file(file: CheckedFile) -> Iterator[str]:
    """What casts doubt on every fix in a file: OSErrors that a body may raise where no call is seen.

    An operator, a ``with`` or an attribute may run code of the file, too.
    """
    for node in walk(file.tree):
        if isinstance(node, ast.ClassDef) and file.module.is_subclass(node, "OSError"):
            yield f"{node.name} is an OSError of this file's own, which may have the number"
            return
        if isinstance(node, ast.Raise) and node.exc is not None and _may_be_library_error(file, node.exc):
            yield f"`{ast.unparse(node)}` of this file may be a library's OSError that has the number"
            return


def asks_for_library_error(module: Module, clause: Clause) -> bool:
    """Whether a handler asks whether the error is an OSError of a library, too.

    aiohttp's, for one, have the number of a connection class and are none of it (3.14, ``ClientOSError``).
    """
    for node in own_nodes(clause.handler.body):
        match node:
            case ast.Call(func=ast.Name(id="isinstance"), args=[ast.Name(id=name), expected]) if (
                name == clause.handler.name
            ):
                named = expected.elts if isinstance(expected, ast.Tuple) else [expected]
                found = (module.resolve(one, clause.scope).definitions for one in named)
                if any(_is_library_error(module, one) for definitions in found for one in definitions):
                    return True
    return False


def _is_library_error(module: Module, class_: Definition) -> bool:
    """Whether a class is an OSError that is neither a builtin nor of the standard library."""
    outside = isinstance(class_, str) and home_of(class_) != ""
    return outside and module.is_subclass(class_, "OSError")


def _may_be_library_error(file: CheckedFile, raised: ast.expr) -> bool:
    """Whether what is raised was imported from a place of which nothing is known."""
    class_ = raised.func if isinstance(raised, ast.Call) else raised
    found = file.module.resolve(class_, file.module.scope_around(raised)).definitions
    return any(isinstance(one, str) and "." in one and file.module.bases(one) is None for one in found)


def _only_kernel_errors(file: CheckedFile, clause: Clause) -> bool:
    """Whether each OSError that the body can raise is known, and is one that the kernel reports."""
    raised = file.raises.of_attempt(clause.statement, clause.scope)
    errors = [source for source in raised.sources if file.module.is_subclass(source.exception, "OSError")]
    calls = {f"{text}()" for text in _kernel_calls(file, clause)}
    return raised.complete and all(
        source.call in calls
        and not source.explicit
        and isinstance(source.exception, str)
        and ("." not in source.exception or source.exception in _RESOLVER)
        for source in errors
    )


def _kernel_calls(file: CheckedFile, clause: Clause) -> Iterator[str]:
    """The functions called in the body that hand the kernel's errors on, as the file writes them."""
    for node in own_nodes(clause.statement.body):
        if isinstance(node, ast.Call):
            callees = file.receivers.callees(node, clause.scope)
            if callees and all(isinstance(c, str) and c.partition(".")[0] in _KERNEL for c in callees):
                yield ast.unparse(node.func)
