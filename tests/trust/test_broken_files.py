"""Generated code and broken files: nothing raises, and nothing changes without need."""

from __future__ import annotations

import random
import textwrap

import hypothesmith
import pytest
from hypothesis import HealthCheck, assume, given, settings

from codemods.engine import fix_bytes
from codemods.results import Status
from tests.tree import ROOT
from tests.trust.mutations import REQUEST, mutated, outcome, pieces

PIECES = [piece for path in sorted((ROOT / "tests/rules/fixtures").glob("*.py")) for piece in pieces(path)]

LOOP = """\
import random, socket, time
def connect(address):
    for attempt in range(5):
        try:
            peer = socket.create_connection(address)
{body}
        except ConnectionError:
            time.sleep(1)
"""


@pytest.mark.parametrize("seed", range(8))
def test_broken_files(seed: int) -> None:
    """A few; ``python -m tests.trust.mutations`` makes thousands, of any files."""
    chance = random.Random(seed)
    for _ in range(15):
        assert outcome(mutated(chance.choice(PIECES), chance))[1] == []


@given(hypothesmith.from_node())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_code_stays_as_it_is(source: str) -> None:
    result = fix_bytes(source.encode("utf-8", "surrogatepass"), REQUEST)
    assert result.status is not Status.CHANGED
    assert outcome(source.encode("utf-8", "surrogatepass"))[1] == []


@given(hypothesmith.from_node())
@settings(max_examples=25, deadline=None, suppress_health_check=list(HealthCheck))
def test_any_code_in_a_retry_loop(source: str) -> None:
    data = LOOP.format(body=textwrap.indent(source, " " * 12)).encode("utf-8", "surrogatepass")
    try:
        compile(data, "<generated>", "exec", dont_inherit=True)
    except (SyntaxError, ValueError):
        assume(False)
    assert outcome(data)[1] == []
