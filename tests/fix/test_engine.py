"""The engine: bytes in, bytes out."""

from __future__ import annotations

import ast
import pickle
import sys
from collections.abc import Callable, Sequence
from textwrap import dedent, indent

import libcst as cst
import pytest

from codemods import registry, rounds
from codemods.engine import Request, Result, fix_bytes, fix_source
from codemods.results import UNSAFE, Status
from codemods.trees.locate import Located
from codemods.trees.unconcerned import Reads
from flake8_connerr import check
from flake8_connerr.findings import Applicability, Finding
from flake8_connerr.fixes import Fix, Refusal, SplitHandler
from flake8_connerr.nodes import Position
from flake8_connerr.settings import Settings
from flake8_connerr.unparsed.prefilter import Signs
from tests.fix.examples import BROAD, KEPT, SPLIT

REQUEST = Request(frozenset({"NET101", "NET102"}))


def test_fixed() -> None:
    result = fix_bytes(BROAD.encode(), REQUEST)
    assert result.status is Status.CHANGED
    assert result.data == SPLIT.encode()
    assert [(finding.code, finding.position) for finding in result.fixed] == [("NET101", Position(6, 4))]
    assert result.remaining == ()


def test_result_and_request_travel() -> None:
    result = fix_bytes(BROAD.encode() + KEPT.encode(), pickle.loads(pickle.dumps(REQUEST)))
    assert pickle.loads(pickle.dumps(result)) == result
    assert "/" not in repr(result.fixed[0].position)


def test_nothing_to_do() -> None:
    assert fix_bytes(SPLIT.encode(), REQUEST) == Result()
    assert fix_bytes(b"", REQUEST).status is Status.UNCHANGED


def test_remaining_with_its_reason() -> None:
    result = fix_bytes(KEPT.encode(), REQUEST)
    assert result.status is Status.UNCHANGED
    (kept,) = result.remaining
    assert kept.finding.code == "NET101"
    assert "global" in kept.refusal


def test_positions_before_and_after() -> None:
    result = fix_bytes((BROAD + KEPT + BROAD).encode(), REQUEST)
    assert [finding.position.line for finding in result.fixed] == [6, 21]
    (kept,) = result.remaining
    assert (kept.before.position.line, kept.finding.position.line) == (13, 15)
    assert (kept.before.evidence[0].line, kept.finding.evidence[0].line) == (12, 14)


TWO_ROUNDS = """\
import socket
import time

def pings(connection: socket.socket):
    try:
        connection.sendall(b"ping")
    except (ConnectionError, BrokenPipeError):
        pass
    try:
        connection.sendall(b"pong")
    except ConnectionError:
        pass
    for attempt in range(5):
        try:
            return socket.create_connection(("localhost", 9))
        except ConnectionRefusedError:
            time.sleep(1)
"""


def test_positions_of_what_comes_to_light_and_goes_over_several_rounds() -> None:
    codes = frozenset({"NET102", "NET103", "NET202", "NET206", "NET207"})
    result = fix_bytes(TWO_ROUNDS.encode(), Request(codes, unsafe=True))
    places = [(finding.code, finding.position.line) for finding in result.fixed]
    expected = [("NET102", 7), ("NET103", 7), ("NET102", 11), ("NET207", 13), ("NET202", 17), ("NET206", 17)]
    assert places == expected
    lines = [fact.line for finding in result.fixed if finding.code == "NET102" for fact in finding.evidence]
    assert set(lines) == {6, 10}


def _latin_1(source: str) -> bytes:
    return ("# -*- coding: latin-1 -*-\nname = 'Jürgen'\n" + source).encode("latin-1")


def _mixed(source: str) -> bytes:
    return ("a = 1\nb = 2\n" + source).encode().replace(b"\n", b"\r\n").replace(b"\r\n", b"\n", 2)


ENCODINGS: dict[str, Callable[[str], bytes]] = {
    "latin-1": _latin_1,
    "BOM": lambda source: b"\xef\xbb\xbf" + source.encode(),
    "BOM and cookie": lambda source: b"\xef\xbb\xbf# coding: utf-8\n" + source.encode(),
    "CRLF": lambda source: source.encode().replace(b"\n", b"\r\n"),
    "CR": lambda source: source.encode().replace(b"\n", b"\r"),
    "mixed": _mixed,
    "no final newline": lambda source: source.encode()[:-1],
    "final newlines": lambda source: source.encode() + b"\n\n",
    "tabs": lambda source: source.replace("    ", "\t").encode(),
    "form feed": lambda source: b"\x0cx = 1\n\x0c\n" + source.encode() + b"\x0c\n",
    "form feeds before code": lambda source: source.replace("\ndef", "\n\x0cdef").encode() + b"\x0cx = 1\n",
    "CR and form feed": lambda source: (source.replace("\ndef", "\n\x0cdef")).replace("\n", "\r").encode(),
    "CR at the end of all": lambda source: source.encode() + b"x = 1\r",
    "line separators in a string": lambda source: "x = '\u2028\x85\x1c'\n".encode() + source.encode(),
    "a wide character before": lambda source: source.replace(
        "    try", "    x = '𝄞é'; y = 2\n    try"
    ).encode(),
    "utf-16 surrogates escaped": lambda source: b"x = '\\ud800'\n" + source.encode(),
    "shift_jis": lambda source: "# coding: shift_jis\nx = '日本'\n".encode("shift_jis") + source.encode(),
    "iso-2022-jp": lambda source: (
        "# coding: iso-2022-jp\nx = '日本'\n".encode("iso-2022-jp") + source.encode()
    ),
}


@pytest.mark.parametrize("encoded", ENCODINGS.values(), ids=ENCODINGS.keys())
def test_encodings(encoded: Callable[[str], bytes]) -> None:
    result = fix_bytes(encoded(BROAD), REQUEST)
    assert result.error == ""
    assert result.data == encoded(SPLIT)
    assert fix_bytes(encoded(SPLIT), REQUEST) == Result()


BAD = {
    "syntax": (BROAD.encode() + b"def\n", "does not parse: invalid syntax (line 8)"),
    "NUL": (BROAD.encode() + b"\0", "holds a NUL byte"),
    "not UTF-8": (BROAD.encode() + b"# \xff\n", "is not utf-8: byte 163 cannot be decoded"),
    "unknown encoding": (b"# coding: klingon\n" + BROAD.encode(), "has no encoding that can be read: "),
    "no text encoding": (b"# coding: base64\n" + BROAD.encode(), "cannot be decoded: 'base64'"),
    "BOM and another cookie": (
        b"\xef\xbb\xbf# coding: latin-1\n" + BROAD.encode(),
        "has no encoding that can be read: ",
    ),
    "not what the cookie says": (
        b"# coding: ascii\nx = '\xc3\xbc'\n" + BROAD.encode(),
        "is not ascii: byte 21 ",
    ),
    "too deep": (BROAD.encode() + b"x = " + b"-" * 200_000 + b"1\n", "is nested too deeply"),
    "does not come back the same": (
        b"# coding: utf-7\nx = '+AGE-'\n" + BROAD.encode(),
        "does not come back the same from utf-7, so it is not rewritten",
    ),
}


@pytest.mark.parametrize(("data", "error"), BAD.values(), ids=BAD.keys())
def test_bad_input(data: bytes, error: str) -> None:
    result = fix_bytes(data, REQUEST)
    assert result.status is Status.FAILED
    assert result.data is None
    assert result.error.startswith(error)
    assert "\n" not in result.error


def test_fault_of_the_tool_is_an_error_of_the_file(monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(*_: object) -> list[Finding]:
        raise KeyError("oops")

    monkeypatch.setattr(check, "check", broken)
    assert "KeyError('oops')" in fix_bytes(BROAD.encode(), REQUEST).error


# CPython 3.12.1 ends LibCST's printing at 740 levels, whatever sys.setrecursionlimit is told: it limits by
# itself how deep calls from C nest. 3.11 and 3.13 come further.
LEVELS = 600 if sys.version_info[:2] == (3, 12) else 900


def _tried(source: str, more: str) -> str:
    """``source`` with more in the ``try`` that is rewritten."""
    return source.replace('(b"hello")\n', f'(b"hello")\n{indent(more, " " * 8)}')


@pytest.mark.parametrize(
    "deep", ["x = " + "1 + " * LEVELS + "1\n", "if a: pass\n" + "elif b: pass\n" * LEVELS]
)
def test_deep_nesting(deep: str) -> None:
    assert fix_bytes(_tried(BROAD, deep).encode(), REQUEST).data == _tried(SPLIT, deep).encode()


def test_larger_than_libcst_should_be_given(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(rounds, "_MOST_CHARACTERS", 1_000)
    large = f"{BROAD}# {'1234567, ' * 200}\n"
    result = fix_bytes(large.encode(), REQUEST)
    assert result.status is Status.UNCHANGED
    assert [kept.refusal for kept in result.remaining] == ["the file is too large to be rewritten"]
    # A function that no fix is about is left out, however large it is.
    inside = f"{BROAD}def values():\n    return [\n{'1234567, ' * 200}\n\n\n\n    ]\n"
    assert fix_bytes(inside.encode(), REQUEST).status is Status.CHANGED


def test_deeper_than_libcst_can_go() -> None:
    # Every Python reads this many branches, and LibCST needs more frames than it gets to go to the last.
    # Calls, or terms of a sum, would not do: how many frames these take differs from Python to Python.
    deep = "if a: pass\n" + "elif b: pass\n" * 2_750
    result = fix_bytes(f"{deep}else:\n{indent(BROAD, '    ')}".encode(), REQUEST)
    assert (result.data, result.error) == (None, "")
    assert result.remaining[0].refusal == "the file is nested too deeply for LibCST"
    assert fix_bytes((BROAD + deep).encode(), REQUEST).data == (SPLIT + deep).encode()


def test_warnings_of_the_source_are_not_shown() -> None:
    source = "x = '\\d'\ny = 1 is 1\n" + BROAD
    assert fix_bytes(source.encode(), REQUEST).status is Status.CHANGED


NOQA = [
    ("  # noqa", True),
    ("  #noqa", True),
    ("  # NOQA: NET101", True),
    ("  # noqa: net101", True),
    ("  # noqa:E501,NET1", True),
    ("  # noqa: E501 NET101", True),
    ("  # noqa: NET", True),
    ("  # noqa: NET102", False),
    ("  # noqa: E501", False),
    ("  # a comment", False),
]


@pytest.mark.parametrize(("comment", "hidden"), NOQA)
def test_noqa_on_the_line(comment: str, hidden: bool) -> None:
    source = BROAD.replace("as error:", "as error:" + comment)
    result = fix_bytes(source.encode(), REQUEST)
    assert (result.status is Status.UNCHANGED) == hidden
    assert result.remaining == ()


def test_noqa_on_another_line() -> None:
    assert fix_bytes(BROAD.replace("try:", "try:  # noqa").encode(), REQUEST).data is not None
    inside = BROAD.replace("ConnectionError as", "(\n        ConnectionError,  # noqa\n    ) as")
    assert fix_bytes(inside.encode(), REQUEST).data is not None


def test_noqa_beyond_a_backslash() -> None:
    source = BROAD.replace(
        "except ConnectionError as error:", "except \\\n  ConnectionError as error:  # noqa"
    )
    assert fix_bytes(source.encode(), REQUEST).data is None


@pytest.mark.parametrize(
    ("line", "hidden"),
    [
        ("# flake8: noqa", True),
        ("  # FLAKE8: NOQA", True),
        ("# flake8: noqa: NET101", True),
        ("# flake8: noqa: E501, NET1", True),
        ("# flake8: noqa: E501", False),
        ("x = 1  # flake8: noqa: NET101", False),
    ],
)
def test_noqa_for_the_file(line: str, hidden: bool) -> None:
    result = fix_bytes(f"{BROAD}{line.strip() if line[0] == 'x' else line}\n".encode(), REQUEST)
    assert (result.data is None) == hidden


class Scripted:
    """Findings and rewrites made up for a test: the word BAD is a finding, to be replaced."""

    def __init__(self, monkeypatch: pytest.MonkeyPatch) -> None:
        self.replacement: dict[int, str] = {}
        self.applicability = Applicability.SAFE
        self.refuse: set[int] = set()
        self.rewrites = 0
        monkeypatch.setattr(check, "check", self.check)
        codemod = registry.Codemod((SplitHandler,), Reads.FUNCTIONS, self.rewrite)
        monkeypatch.setattr(registry, "codemods", lambda: (codemod,))

    def check(
        self,
        source: str,
        _settings: Settings,
        tree: ast.Module | None,
        _codes: frozenset[str],
        _signs: Signs | None,
    ) -> list[Finding]:
        assert tree is not None
        assert ast.unparse(tree) == ast.unparse(ast.parse(source))
        found = []
        for node in ast.walk(tree):
            if isinstance(node, ast.Constant) and node.value in {"BAD", "WORSE"}:
                fix = SplitHandler(Position(node.lineno, 0), 0, refused=True, keep_base=True)
                code = "NET101" if node.value == "BAD" else "NET102"
                at = Position(node.lineno, node.col_offset)
                found.append(
                    Finding(
                        code,
                        at,
                        "is bad",
                        (),
                        fix if code == "NET101" else Refusal("worse"),
                        self.applicability,
                    )
                )
        return found

    def rewrite(
        self, module: cst.Module, _located: Located, fixes: Sequence[SplitHandler], _settings: Settings
    ) -> registry.Rewritten:
        self.rewrites += 1
        lines = module.code.splitlines(keepends=True)
        refused: dict[Fix, str] = {}
        for fix in fixes:
            number = fix.try_at.line
            if number in self.refuse:
                refused[fix] = "no"
            else:
                lines[number - 1] = lines[number - 1].replace("'BAD'", self.replacement.get(number, "'good'"))
        return registry.Rewritten(module.with_changes(body=[_Verbatim("".join(lines))]), refused)


class _Verbatim(cst.SimpleStatementLine):
    """Source text in the place of a statement."""

    def __init__(self, text: str) -> None:
        object.__setattr__(self, "text", text)

    def _codegen(self, state: object, **_: object) -> None:
        state.add_token(self.text)  # type: ignore[attr-defined]


@pytest.fixture
def scripted(monkeypatch: pytest.MonkeyPatch) -> Scripted:
    return Scripted(monkeypatch)


THREE = b"x = 'BAD'\nx = 'BAD'\nx = 'BAD'\n"


def test_all_in_one_rewrite(scripted: Scripted) -> None:
    assert fix_bytes(THREE, REQUEST).data == THREE.replace(b"BAD", b"good")
    assert scripted.rewrites == 1


@pytest.mark.parametrize(
    ("replacement", "reason"),
    [
        ("'WORSE'", "it would bring a new NET102"),
        ("BAD'", "no longer compile"),
        ("(yield)", "no longer compile"),
        ("'BAD'", "would still be there"),
        ("'BAD', 'BAD'", "would still be there"),
    ],
)
def test_what_is_not_accepted(scripted: Scripted, replacement: str, reason: str) -> None:
    scripted.replacement[2] = replacement
    result = fix_bytes(THREE, REQUEST)
    assert result.data == b"x = 'good'\nx = 'BAD'\nx = 'good'\n"
    assert [finding.position.line for finding in result.fixed] == [1, 3]
    (kept,) = result.remaining
    assert kept.finding.position.line == 2
    assert reason in kept.refusal


def test_one_that_is_not_accepted_is_found_quickly_among_many(scripted: Scripted) -> None:
    scripted.replacement[70] = "'WORSE'"
    result = fix_bytes(b"x = 'BAD'\n" * 128, REQUEST)
    assert [kept.finding.position.line for kept in result.remaining] == [70]
    assert len(result.fixed) == 127
    # All at once, two halves for each of seven levels, the good ones together, and the bad one again.
    assert scripted.rewrites <= 1 + 2 * 7 + 1 + 1


def test_those_that_are_accepted_only_apart(scripted: Scripted, monkeypatch: pytest.MonkeyPatch) -> None:
    rewrite = scripted.rewrite

    def one_at_a_time(
        module: cst.Module, located: Located, fixes: Sequence[SplitHandler], settings: Settings
    ) -> registry.Rewritten:
        scripted.replacement = dict.fromkeys((1, 2, 3), "'WORSE'") if len(fixes) > 1 else {}
        return rewrite(module, located, fixes, settings)

    codemod = registry.Codemod((SplitHandler,), Reads.FUNCTIONS, one_at_a_time)
    monkeypatch.setattr(registry, "codemods", lambda: (codemod,))
    result = fix_bytes(THREE, REQUEST)
    assert result.data == THREE.replace(b"BAD", b"good")
    assert [finding.position.line for finding in result.fixed] == [1, 2, 3]


def test_a_codemod_s_refusal_is_passed_on(scripted: Scripted) -> None:
    scripted.refuse.add(3)
    result = fix_bytes(THREE, REQUEST)
    assert len(result.fixed) == 2
    assert [kept.refusal for kept in result.remaining] == ["no"]


def test_nothing_is_accepted(scripted: Scripted) -> None:
    scripted.replacement = dict.fromkeys((1, 2, 3), "'WORSE'")
    result = fix_bytes(THREE, REQUEST)
    assert result.data is None
    assert len(result.remaining) == 3


def test_unsafe_fixes_are_asked_for(scripted: Scripted) -> None:
    scripted.applicability = Applicability.UNSAFE
    result = fix_bytes(THREE, REQUEST)
    assert result.data is None
    assert {kept.refusal for kept in result.remaining} == {UNSAFE}
    assert fix_bytes(THREE, REQUEST._replace(unsafe=True)).data is not None


def test_codes_that_are_not_asked_for(scripted: Scripted) -> None:
    other = Request(frozenset({"NET102"}))
    assert fix_bytes(THREE, other) == Result()
    scripted.replacement[1] = "'WORSE'"
    assert fix_bytes(THREE, Request(frozenset({"NET101"}))).data == b"x = 'BAD'\nx = 'good'\nx = 'good'\n"


def test_what_was_fixed_is_told_in_the_order_of_the_file() -> None:
    source = dedent(
        """\
        import socket
        import time
        import requests

        for i in range(5):
            try:
                requests.get("http://localhost:9999")
                break
            except requests.exceptions.ConnectionError:
                if i == 4:
                    raise
                time.sleep(1)

        try:
            connection = socket.create_connection(("localhost", 9999))
            connection.sendall(b"hello")
        except ConnectionError as e:
            print(e)
        """
    )
    done = fix_source(source, Request(frozenset({"NET101", "NET202"})))
    assert [finding.code for finding in done.fixed] == ["NET202", "NET101"]
    assert not done.remaining
