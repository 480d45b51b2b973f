"""By what names a file reaches the calls that fail as a connection class, where these are not resolved."""

from __future__ import annotations

import enum
import functools
from typing import NamedTuple

from flake8_connerr import catalog
from flake8_connerr.catalog.model import Call
from flake8_connerr.unparsed.class_names import is_narrow_connection, is_specific, last_part


class Failure(enum.Enum):
    """What calls are told apart by: the classes that they fail as."""

    CONNECTION = "one that means a connection, and is not so wide that nothing follows"
    SPECIFIC = "one below the builtin ConnectionError"


class CallNames(NamedTuple):
    """The last parts of names.

    ``owners`` are those of the classes whose methods fail so, or lead to an object whose methods do,
    ``functions`` those of such functions, and ``modules`` those of what may stand before a function's name.
    """

    owners: frozenset[bytes]
    functions: frozenset[bytes]
    modules: frozenset[bytes]


@functools.cache
def call_names(library: str, failure: Failure) -> CallNames:
    """The names of a library's calls that fail so, in its catalog."""
    known = catalog.library(library)
    if known is None:
        return CallNames(frozenset(), frozenset(), frozenset())
    by_owner = _members_by_owner(library)
    failing = {owner for owner in by_owner if catalog.is_class(owner) and _type_fails(owner, failure)}
    before = {*by_owner, *known.aliases, *(alias.rpartition(".")[0] for alias in known.aliases)}
    modules = {name for name in before if not _is_class(name)}
    functions = {
        name
        for name in (*(name for members in by_owner.values() for name in members), *known.aliases)
        if name.rpartition(".")[0] in modules and _member_fails(catalog.canonical(name), failure)
    }
    return CallNames(*(frozenset(map(last_part, names)) for names in (failing, functions, modules)))


class _Member(NamedTuple):
    """What a file may call or read: the last part of its name, what that leads to, and how it may fail.

    ``types`` are the classes of what is had by it, ``classes`` the connection classes that it fails as.
    """

    name: bytes
    types: tuple[str, ...]
    classes: frozenset[str]

    def stands_in(self, text: bytes) -> bool:
        """Whether a file may name it: special methods are called without, and ``*`` stands for any name."""
        return self.name in text or self.name == b"*" or self.name.startswith(b"__")


def failing_calls(library: str, text: bytes | None) -> frozenset[frozenset[str]]:
    """The connection classes that each of the calls fails as which a file may make of a library.

    No text stands for a file that makes all of them.
    """
    found: set[_Member] = set()
    waiting = list(_entrances(library))
    while waiting:
        member = waiting.pop()
        if member not in found and (text is None or member.stands_in(text)):
            found.add(member)
            waiting.extend(behind for one in member.types for behind in _type_members(one))
    return frozenset(member.classes for member in found if member.classes)


@functools.cache
def all_failing_calls(library: str) -> frozenset[frozenset[str]]:
    """The connection classes that each of a library's calls fails as, those of what they lead to included."""
    return failing_calls(library, None)


@functools.cache
def _entrances(library: str) -> frozenset[_Member]:
    """What a library has but the methods of its classes: functions, classes, and other names for them."""
    known = catalog.library(library)
    if known is None:
        return frozenset()
    functions = (
        name for owner, names in _members_by_owner(library).items() if not _is_class(owner) for name in names
    )
    named = [(name, name) for name in (*known.classes, *functions)]
    named += [(alias, catalog.canonical(alias)) for alias in known.aliases]
    return frozenset(_member(last_part(name), qualified_name) for name, qualified_name in named)


@functools.cache
def _type_members(type_name: str) -> frozenset[_Member]:
    return frozenset(_member(last_part(name), name) for name in _members(type_name))


def _member(name: bytes, qualified_name: str) -> _Member:
    itself = {qualified_name} if catalog.is_class(qualified_name) else set()
    raised = (one.exception for call in _calls_of(qualified_name) for one in call.raised)
    return _Member(
        name, tuple(itself | _types_of(qualified_name)), frozenset(filter(is_narrow_connection, raised))
    )


@functools.cache
def member_names(library: str) -> frozenset[bytes]:
    """The last parts of all that a library has to call, as far as its catalog goes."""
    known = catalog.library(library)
    own = (name for names in _members_by_owner(library).values() for name in names)
    return frozenset(map(last_part, (*own, *known.aliases, *known.classes))) if known else frozenset()


def _is_class(name: str) -> bool:
    """Whether a name, or the one that it is an alias of, is that of a class."""
    return catalog.is_class(catalog.canonical(name))


def _type_fails(name: str, failure: Failure) -> bool:
    """Whether a method of a type fails so, or leads to an object whose methods do."""
    return any(
        _call_fails(call, failure)
        for one in _types_behind(name)
        for member in _members(one)
        for call in _calls_of(member)
    )


def _member_fails(name: str, failure: Failure) -> bool:
    """Whether a function, method or attribute fails so, or leads to an object whose methods do."""
    fails = any(_call_fails(call, failure) for call in _calls_of(name))
    return fails or any(_type_fails(one, failure) for one in _types_of(name))


@functools.cache
def _types_behind(name: str) -> frozenset[str]:
    """The types of all objects that one of a type leads to, itself included."""
    found: set[str] = set()
    waiting = {name}
    while waiting:
        one = waiting.pop()
        found.add(one)
        waiting |= {behind for member in _members(one) for behind in _types_of(member)} - found
    return frozenset(found)


@functools.cache
def _members(type_name: str) -> tuple[str, ...]:
    """The methods and attributes of a type, those that it inherits included, by their qualified names."""
    owners = dict.fromkeys((type_name, *catalog.ancestry(type_name)))
    return tuple(
        name for owner in owners for name in _members_by_owner(owner.partition(".")[0]).get(owner, ())
    )


@functools.cache
def _members_by_owner(library: str) -> dict[str, list[str]]:
    """The functions, methods and attributes of a library, by what stands before their last part."""
    found: dict[str, list[str]] = {}
    known = catalog.library(library)
    for name in {**known.attributes, **known.calls, **known.reads} if known else ():
        found.setdefault(name.rpartition(".")[0], []).append(name)
    return found


@functools.cache
def _types_of(member: str) -> frozenset[str]:
    """The types of what a function returns, or an attribute is."""
    owner, _, name = member.rpartition(".")
    types = [catalog.attribute_type(owner, name), *(call.returns for call in _calls_of(member))]
    return frozenset(one for found in types for one in ((found,) if isinstance(found, str) else found) if one)


@functools.cache
def _calls_of(member: str) -> tuple[Call, ...]:
    """What calling a function, or reading an attribute, amounts to."""
    owner, _, name = member.rpartition(".")
    return tuple(call for call in (catalog.lookup_call(member), catalog.lookup_read(owner, name)) if call)


def _call_fails(call: Call, failure: Failure) -> bool:
    classes = (raised.exception for raised in call.raised)
    if failure is Failure.SPECIFIC:
        return any(map(is_specific, classes))
    return any(map(is_narrow_connection, classes))
