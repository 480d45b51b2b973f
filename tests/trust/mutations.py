"""Files broken at random, and what must hold of each: ``python -m tests.trust.mutations --rounds 2000 DIR``.

Tokens are left out, repeated or exchanged, files cut off, and bytes replaced by others. Whatever comes of it:
checking and fixing raise nothing; a file without findings stays as it is; a fixed one parses, and fixing it
once more changes nothing.
"""

from __future__ import annotations

import argparse
import ast
import io
import random
import sys
import tokenize
import warnings
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from codemods.engine import Request, Result, fix_bytes
from flake8_connerr.plugin import Plugin
from flake8_connerr.rules import all_rules

EVERY_CODE = frozenset(rule.code for rule in all_rules())
REQUEST = Request(EVERY_CODE, unsafe=True)
# What the engine says of a fault of its own.
OWN_FAULT = "fault of this tool"


def main(arguments: Sequence[str] | None = None) -> int:
    """Break files and print how many of them came to what. Returns 1 where something did not hold."""
    parser = argparse.ArgumentParser(prog="python -m tests.trust.mutations", description=__doc__)
    parser.add_argument("directory", type=Path, metavar="DIR", help="where Python files are taken from")
    parser.add_argument("--rounds", type=int, default=2_000, metavar="N", help="files to break")
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--fixable", action="store_true", help="only break what the fixer rewrites")
    options = parser.parse_args(arguments)
    parts = [part for path in sorted(options.directory.rglob("*.py")) for part in pieces(path)]
    if options.fixable:
        parts = [part for part in parts if fix_bytes(part, REQUEST).data is not None]
    chance = random.Random(options.seed)
    outcomes: Counter[str] = Counter()
    wrong = []
    for _ in range(options.rounds):
        data = mutated(chance.choice(parts), chance)
        result, found = outcome(data)
        outcomes["does not parse" if result.error else result.status.value] += 1
        wrong += [f"{fault}\n{data!r}" for fault in found]
    print(f"{options.rounds} broken files made of {len(parts)} pieces of real ones:", dict(outcomes))
    for fault in wrong:
        print(f"FAILED {fault}")
    return 1 if wrong else 0


def pieces(path: Path) -> Iterator[bytes]:
    """The classes and functions of a file that catch something, each with the file's imports."""
    try:
        source = path.read_text("utf-8")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            body = ast.parse(source).body
    except (OSError, SyntaxError, ValueError):
        return
    imports = [ast.get_source_segment(source, one) or "" for one in body if _is_import(one)]
    for statement in body:
        text = ast.get_source_segment(source, statement) or ""
        if not _is_import(statement) and "except" in text and len(text) < 4_000:
            yield "\n".join([*imports, text, ""]).encode()


def _is_import(statement: ast.stmt) -> bool:
    return isinstance(statement, ast.Import | ast.ImportFrom)


def mutated(data: bytes, chance: random.Random) -> bytes:
    """``data`` with a few things gone wrong in it."""
    for _ in range(chance.randrange(4)):
        data = chance.choice(_MUTATIONS)(data, chance)
    return data


def _without_token(data: bytes, chance: random.Random) -> bytes:
    start, end = chance.choice(_tokens(data))
    return data[:start] + data[end:]


def _with_token_twice(data: bytes, chance: random.Random) -> bytes:
    start, end = chance.choice(_tokens(data))
    return data[:end] + b" " + data[start:end] + data[end:]


def _with_tokens_exchanged(data: bytes, chance: random.Random) -> bytes:
    (start, end), (later, last) = sorted(chance.choices(_tokens(data), k=2))
    if later < end:
        return data
    return data[:start] + data[later:last] + data[end:later] + data[start:end] + data[last:]


def _with_lines_exchanged(data: bytes, chance: random.Random) -> bytes:
    lines = data.splitlines(keepends=True) or [b""]
    first, second = chance.randrange(len(lines)), chance.randrange(len(lines))
    lines[first], lines[second] = lines[second], lines[first]
    return b"".join(lines)


def _cut_off(data: bytes, chance: random.Random) -> bytes:
    return data[: chance.randrange(len(data) + 1)]


def _with_other_bytes(data: bytes, chance: random.Random) -> bytes:
    place = chance.randrange(len(data) + 1)
    return data[:place] + chance.randbytes(chance.randrange(1, 4)) + data[place + 1 :]


def _with_other_line_ends(data: bytes, chance: random.Random) -> bytes:
    return b"\n".join(line + chance.choice([b"", b"", b"\r", b"\f", b" \\"]) for line in data.split(b"\n"))


_MUTATIONS: Sequence[Callable[[bytes, random.Random], bytes]] = (
    _without_token, _with_token_twice, _with_tokens_exchanged, _with_lines_exchanged, _cut_off,
    _with_other_bytes, _with_other_line_ends,
)  # fmt: skip


def _tokens(data: bytes) -> list[tuple[int, int]]:
    """Where tokens begin and end, as far as the bytes can be read."""
    starts = [0]
    for line in data.splitlines(keepends=True):
        starts.append(starts[-1] + len(line))
    found: list[tuple[int, int]] = []
    try:
        text = io.StringIO(data.decode("latin-1"), newline="\n")
        found.extend(
            (_place(starts, token.start), _place(starts, token.end))
            for token in tokenize.generate_tokens(text.readline)
            if token.string.strip()
        )
    except (tokenize.TokenError, SyntaxError):
        pass
    return found or [(0, len(data))]


def _place(starts: list[int], at: tuple[int, int]) -> int:
    return starts[min(at[0] - 1, len(starts) - 1)] + at[1]


def outcome(data: bytes) -> tuple[Result, list[str]]:
    """What fixing makes of a file, and what of that must not be."""
    result = fix_bytes(data, REQUEST)
    faults = list(_faults(data, result))
    return result, faults


def _faults(data: bytes, result: Result) -> Iterator[str]:
    if OWN_FAULT in result.error:
        yield result.error
    elif not result.error:
        text = data.decode("utf-8", "replace")
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                list(Plugin(ast.parse(data), text.splitlines(keepends=True), "a.py").run())
            except Exception as error:
                yield f"the plugin raised {error!r}"
    if result.data is not None:
        if not result.fixed:
            yield "it was changed without a finding"
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")
            try:
                compile(result.data, "<fixed>", "exec", dont_inherit=True)
            except (SyntaxError, ValueError) as error:
                yield f"it no longer compiles: {error}"
        again = fix_bytes(result.data, REQUEST)
        if again.data is not None or again.error:
            yield f"fixing it once more {'fails: ' + again.error if again.error else 'changes it'}"


if __name__ == "__main__":
    sys.exit(main())
