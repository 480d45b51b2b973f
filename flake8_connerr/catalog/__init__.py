"""Facts about libraries, one data module each, loaded when a file first mentions the library."""

from __future__ import annotations

import functools
import importlib

# By name: the catalog's own module `sys` becomes an attribute of this package, and would hide it.
from sys import stdlib_module_names

from flake8_connerr.catalog.model import Call, Library, Type
from flake8_connerr.submodules import submodules

# Modules here that are not about one library.
_GENERAL = {"model", "quiet", "vocabulary"}
# Files name ever more: of so many names it is kept what is known of them.
_MOST_NAMES = 10_000


@functools.cache
def libraries() -> frozenset[str]:
    """The top-level module names that have a catalog module."""
    return submodules(__path__) - _GENERAL


def is_known_module(top_level: str) -> bool:
    """Whether a module is the standard library's, or of a library that is catalogued."""
    return top_level in stdlib_module_names or top_level in libraries()


@functools.cache
def library(top_level: str) -> Library | None:
    """The catalog of a library, which is loaded now if it was not; None where there is none."""
    if top_level not in libraries():
        return None
    module = importlib.import_module(f"{__name__}.{top_level}")
    return Library(
        module.VERSION,
        getattr(module, "CLASSES", {}),
        getattr(module, "ALIASES", {}),
        getattr(module, "ATTRIBUTES", {}),
        getattr(module, "CALLS", {}),
        getattr(module, "READS", {}),
    )


def _library_of(qualified_name: str) -> Library | None:
    """The catalog of the library a name belongs to; a name without a dot is a builtin."""
    top_level, dot, _ = qualified_name.partition(".")
    return library(top_level if dot else "builtins")


@functools.lru_cache(_MOST_NAMES)
def canonical(qualified_name: str) -> str:
    """The name that the catalog uses for ``qualified_name``, which may be an alias or lie below one."""
    head, tail = qualified_name.removeprefix("builtins."), ""
    while head:
        library = _library_of(head)
        if library is not None and head in library.aliases:
            return canonical(library.aliases[head] + tail)
        # A name that is catalogued is itself, even where its module is another's alias.
        if library is not None and head in library.classes:
            return head + tail
        head, dot, last = head.rpartition(".")
        tail = f"{dot}{last}{tail}"
    return qualified_name.removeprefix("builtins.")


@functools.lru_cache(_MOST_NAMES)
def bases(class_name: str) -> tuple[str, ...] | None:
    """The bases of a class, or None where the catalog does not know it as a class."""
    library = _library_of(class_name)
    return None if library is None else library.classes.get(class_name)


@functools.lru_cache(_MOST_NAMES)
def ancestry(class_name: str) -> tuple[str, ...]:
    """The class and all that it inherits from, nearest first, as far as the catalog knows."""
    found: dict[str, None] = {}
    waiting = [class_name]
    while waiting:
        name = waiting.pop(0)
        if name not in found:
            found[name] = None
            waiting.extend(bases(name) or ())
    return tuple(found)


def is_class(qualified_name: str) -> bool:
    """Whether the catalog knows the name as a class."""
    return bases(qualified_name) is not None


@functools.lru_cache(_MOST_NAMES)
def lookup_call(qualified_name: str) -> Call | None:
    """What calling ``qualified_name`` amounts to; None where nothing is known of it.

    ``Class.*`` stands for every method of a class that is not listed by name, but for special methods.
    """
    library = _library_of(qualified_name)
    if library is None:
        return None
    owner, _, method = qualified_name.rpartition(".")
    any_method = None if method.startswith("__") else library.calls.get(f"{owner}.*")
    return library.calls.get(qualified_name, any_method)


@functools.lru_cache(_MOST_NAMES)
def lookup_method(class_name: str, method: str) -> Call | None:
    """As :func:`lookup_call` for a method, looked up along the class' ancestry."""
    for name in ancestry(class_name):
        found = lookup_call(f"{name}.{method}")
        if found is not None:
            return found
    return None


@functools.lru_cache(_MOST_NAMES)
def lookup_read(class_name: str, attribute: str) -> Call | None:
    """What reading an attribute of an instance amounts to; None where nothing happens that is known."""
    for owner in ancestry(class_name):
        library = _library_of(owner)
        found = None if library is None else library.reads.get(f"{owner}.{attribute}")
        if found is not None:
            return found
    return None


@functools.lru_cache(_MOST_NAMES)
def attribute_type(class_name: str, attribute: str) -> Type:
    """The type of an attribute of an instance; "" where it is not known.

    ``Class.*`` stands for every attribute that is not listed by name, but for private and special ones.
    """
    names = [attribute] if attribute.startswith("_") else [attribute, "*"]
    for owner in ancestry(class_name):
        library = _library_of(owner)
        known = {} if library is None else library.attributes
        for name in names:
            if f"{owner}.{name}" in known:
                return known[f"{owner}.{name}"]
    return ""
