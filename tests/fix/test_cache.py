"""What files came to is not worked out again, and a spoilt cache does no harm."""

from __future__ import annotations

import json
import stat
from pathlib import Path

import pytest

from codemods.engine import fix_bytes
from codemods.results import Request, Result
from codemods.running import cache
from codemods.running.cache import KnownResults
from codemods.running.kept_results import as_json, from_json, is_kept
from flake8_connerr.rules import all_codes
from tests.fix.examples import BROAD, fixer

REQUEST = Request(all_codes())
DATA = b"while True:\n    try:\n        work()\n    except OSError:\n        raise\n"
NOTHING = Result()
FOUND = fix_bytes(BROAD.encode(), REQUEST)


def _remembered(directory: Path, data: bytes = DATA, result: Result = NOTHING) -> KnownResults:
    known = KnownResults(directory)
    known.remember(data, REQUEST, result)
    known.save()
    return KnownResults(directory)


def test_what_is_remembered(tmp_path: Path) -> None:
    directory = tmp_path / "some/where"
    assert KnownResults(directory).of(DATA, REQUEST) is None
    known = _remembered(directory)
    assert known.of(DATA, REQUEST) == Result()
    assert known.of(DATA + b"\n", REQUEST) is None
    assert known.of(DATA, REQUEST._replace(unsafe=True)) is None
    assert known.of(DATA, REQUEST._replace(codes=frozenset({"NET201"}))) is None
    assert known.of(DATA, REQUEST._replace(settings=REQUEST.settings._replace(target=(3, 12)))) is None
    assert stat.S_IMODE(directory.stat().st_mode) == 0o700
    assert (directory / ".gitignore").read_text() == "*\n"
    assert {path.name for path in directory.iterdir()} == {".gitignore", "results.json"}


def test_findings_come_back_without_their_fixes(tmp_path: Path) -> None:
    assert FOUND.data is not None
    assert FOUND.fixed
    found = _remembered(tmp_path, b"x", FOUND).of(b"x", REQUEST)
    assert found == FOUND._replace(fixed=tuple(finding._replace(fix=None) for finding in FOUND.fixed))


def test_what_would_be_written_is_worked_out_again(tmp_path: Path) -> None:
    _remembered(tmp_path, b"x", FOUND)
    _remembered(tmp_path, DATA)
    assert KnownResults(tmp_path, written=True).of(b"x", REQUEST) is None
    assert KnownResults(tmp_path, written=True).of(DATA, REQUEST) == Result()


@pytest.mark.parametrize("result", [Result(error="is away"), Result(note="is left alone")])
def test_what_may_come_out_otherwise_is_not_kept(tmp_path: Path, result: Result) -> None:
    assert not is_kept(result)
    assert _remembered(tmp_path, DATA, result).of(DATA, REQUEST) is None


FINDING = ["NET101", [1, 2], "text", [[3, "why"]], "safe", [4, 5]]


def test_json_of_a_result() -> None:
    result = from_json(["\xe9", [FINDING], [[FINDING, FINDING, "no"]]])
    assert result.data == b"\xe9"
    assert json.loads(json.dumps(as_json(result))) == ["\xe9", [FINDING], [[FINDING, FINDING, "no"]]]


@pytest.mark.parametrize(
    "kept",
    [
        *(3, "a", {}, [], [None], [None, [], [], []], [3, [], []], [None, {}, []], ["\u20ac", [], []]),
        *([None, [], [[FINDING, FINDING]]], [None, [], [[FINDING, FINDING, 3]]], [None, [FINDING[:5]], []]),
        *([None, [[*FINDING[:place], {}, *FINDING[place + 1 :]]], []] for place in range(6)),
        *([None, [["NET101", at, "text", [], "safe", None]], []] for at in ([1], [1, "2"], None)),
        *([None, [["NET101", [1, 2], "text", why, "safe", None]], []] for why in ([[1]], [["1", 2]])),
        [None, [["NET101", [1, 2], "text", [], "certain", None]], []],
    ],
)
def test_json_of_no_result(kept: object) -> None:
    with pytest.raises(ValueError, match=r"^(no |.* is not a valid Applicability|.*latin-1)"):
        from_json(kept)


def test_a_spoilt_entry_is_none(tmp_path: Path) -> None:
    _remembered(tmp_path, DATA)
    file = tmp_path / "results.json"
    (digest,) = json.loads(file.read_bytes())
    file.write_text(json.dumps({digest: ["no", "result"]}))
    assert KnownResults(tmp_path).of(DATA, REQUEST) is None


def test_another_state_of_the_tool_knows_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    known = _remembered(tmp_path / "cache")
    monkeypatch.setattr(cache, "_tool", lambda: b"another")
    assert known.of(DATA, REQUEST) is None


@pytest.mark.parametrize("text", ["", "[", "[]", "3", '["a", 3, null, ["b"]]', "\udcff", "[" * 100_000])
def test_a_spoilt_cache_is_an_empty_one(tmp_path: Path, text: str) -> None:
    _remembered(tmp_path / "cache")
    file = tmp_path / "cache/results.json"
    file.write_bytes(text.encode("utf-8", "surrogateescape"))
    assert KnownResults(tmp_path / "cache").of(DATA, REQUEST) is None
    assert _remembered(tmp_path / "cache").of(DATA, REQUEST) == Result()
    assert list(json.loads(file.read_bytes()).values()) == [None]


def test_a_directory_that_others_may_write_to_is_not_used(tmp_path: Path) -> None:
    directory = tmp_path / "cache"
    _remembered(directory)
    directory.chmod(0o777)
    assert KnownResults(directory).of(DATA, REQUEST) is None
    link = tmp_path / "link"
    directory.chmod(0o700)
    link.symlink_to(directory)
    assert KnownResults(link).of(DATA, REQUEST) is None
    assert KnownResults(directory).of(DATA, REQUEST) == Result()


def test_where_nothing_can_be_kept(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    assert _remembered(tmp_path / "file").of(DATA, REQUEST) is None
    assert _remembered(tmp_path / "file/below").of(DATA, REQUEST) is None


def test_what_was_not_met_is_forgotten_when_there_is_too_much(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(cache, "MOST_KEPT", 2)
    _remembered(tmp_path / "cache")
    known = KnownResults(tmp_path / "cache")
    for other in (b"1", b"2", b"3"):
        known.remember(other, REQUEST, Result())
    known.save()
    again = KnownResults(tmp_path / "cache")
    assert again.of(b"1", REQUEST) == Result()
    assert again.of(DATA, REQUEST) is None


def test_the_command(tmp_path: Path) -> None:
    (tmp_path / "broad.py").write_text(BROAD)
    (tmp_path / "clean.py").write_bytes(DATA)
    kept = tmp_path / "cache/results.json"
    first = fixer(
        "--check", "--no-cache", "--cache-dir", kept.parent, tmp_path / "broad.py", tmp_path / "clean.py"
    )
    assert not kept.exists()
    for _ in range(2):
        again = fixer("--check", "--cache-dir", kept.parent, tmp_path / "broad.py", tmp_path / "clean.py")
        assert (again.returncode, again.stdout) == (first.returncode, first.stdout)
        assert len(json.loads(kept.read_bytes())) == 2
    written = fixer("--cache-dir", kept.parent, tmp_path / "broad.py")
    assert (written.returncode, (tmp_path / "broad.py").read_bytes()) == (0, FOUND.data)
