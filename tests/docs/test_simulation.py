"""The simulation of waits keeps its own rules, and says what its page says."""

from __future__ import annotations

import itertools
import random
from collections import Counter, defaultdict
from xml.etree import ElementTree as ET

import pytest

from codemods.trees.wait_code import seconds, wait_code
from flake8_connerr.fixes import ExponentialWait, PathWait
from flake8_connerr.nodes import Position
from flake8_connerr.settings import DEFAULT
from simulation import model
from simulation.figure import MOST_CALLS, calls_by_second, figure
from simulation.model import STRATEGIES, Outcome, simulate
from tests.tree import ROOT

TOLERANCE = 1e-6  # seconds: what adding up floats may lose

every_strategy = pytest.mark.parametrize("name", STRATEGIES)
every_seed = pytest.mark.parametrize("seed", range(1, 6))


def outcomes(seed: int = model.SEED) -> dict[str, Outcome]:
    return {name: simulate(wait, seed=seed) for name, wait in STRATEGIES.items()}


@every_strategy
def test_every_client_is_served_once_and_by_its_last_call(name: str) -> None:
    outcome = simulate(STRATEGIES[name])
    assert sorted(done.client for done in outcome.served) == list(range(model.CLIENTS))
    last = {call.client: call for call in outcome.calls}
    assert [call for call in outcome.calls if call.accepted] == sorted(last.values())
    answered = {done.client: done.at for done in outcome.served}
    assert all(answered[client] > call.at for client, call in last.items())


@every_strategy
def test_the_server_is_never_better_than_it_is_said_to_be(name: str) -> None:
    outcome = simulate(STRATEGIES[name])
    assert all(call.at >= model.OUTAGE for call in outcome.calls if call.accepted)
    ends = [done.at for done in outcome.served]
    gaps = [later - earlier for earlier, later in itertools.pairwise(ends)]
    assert min(gaps) >= 1 / model.CAPACITY - TOLERANCE
    arrivals = sorted(call.at for call in outcome.calls if call.accepted)
    longest = max(end - arrival for arrival, end in zip(arrivals, ends, strict=True))
    assert longest <= (model.LINE + 1) / model.CAPACITY + TOLERANCE


@every_strategy
def test_no_call_is_refused_while_there_is_room_in_line(name: str) -> None:
    outcome = simulate(STRATEGIES[name])
    ends = [done.at for done in outcome.served]
    arrivals = [call.at for call in outcome.calls if call.accepted]
    for call in outcome.calls:
        if not call.accepted and call.at >= model.OUTAGE:
            inside = sum(at <= call.at for at in arrivals) - sum(end <= call.at for end in ends)
            assert inside > model.LINE


@every_strategy
def test_the_same_seed_gives_the_same_outcome_and_another_one_another(name: str) -> None:
    wait = STRATEGIES[name]
    assert simulate(wait, seed=3) == simulate(wait, seed=3)
    assert simulate(wait, seed=3) != simulate(wait, seed=4)


@every_strategy
def test_calls_of_a_client_lie_a_round_trip_and_a_bounded_wait_apart(name: str) -> None:
    bound = {"no wait": 0.0, "constant": model.BASE}.get(name, model.CAP)
    quickest, slowest = model.ROUND_TRIP
    times = defaultdict(list)
    for call in simulate(STRATEGIES[name], outage=200).calls:
        times[call.client].append(call.at)
    apart = [later - earlier for own in times.values() for earlier, later in itertools.pairwise(own)]
    assert min(apart) >= quickest - TOLERANCE
    assert max(apart) <= slowest + bound + TOLERANCE
    assert max(apart) > 0.9 * bound


def test_every_failure_doubles_the_wait_that_follows_it() -> None:
    times = defaultdict(list)
    for call in simulate(model.exponential).calls:
        times[call.client].append(call.at)
    for own in times.values():
        round_trip = own[0]
        waits = [later - earlier - round_trip for earlier, later in itertools.pairwise(own)]
        assert waits == pytest.approx([1, 2, 4, 8, 16, 30, 30, 30][: len(waits)])


@every_strategy
def test_waits_stay_within_the_cap_however_many_calls_failed(name: str) -> None:
    chance = random.Random(2)
    waits = [STRATEGIES[name](failures, chance) for failures in range(1000)]
    assert min(waits) >= 0
    assert max(waits) <= model.CAP


@every_seed
def test_waiting_longer_saves_calls(seed: int) -> None:
    calls = {name: len(outcome.calls) for name, outcome in outcomes(seed).items()}
    assert calls["no wait"] > 5 * calls["constant"]
    assert calls["constant"] > 1.5 * max(calls["exponential"], calls["exponential, full jitter"])


@every_seed
def test_jitter_makes_recovery_faster_and_spares_the_server(seed: int) -> None:
    found = outcomes(seed)
    plain, random_ones = found["exponential"], found["exponential, full jitter"]
    assert random_ones.recovery < plain.recovery / 2
    assert all(call.accepted for call in random_ones.calls if call.at >= model.OUTAGE)
    assert plain.peak == model.CLIENTS
    assert found["constant"].peak > model.CLIENTS / 2
    assert random_ones.peak < found["constant"].peak / 2
    assert found["constant"].peak < found["no wait"].peak / 2


@every_seed
def test_short_waits_keep_the_server_busy_until_all_are_served(seed: int) -> None:
    least = model.CLIENTS / model.CAPACITY
    found = outcomes(seed)
    assert all(outcome.recovery >= least - TOLERANCE for outcome in found.values())
    assert found["no wait"].recovery == pytest.approx(least, abs=0.1)
    assert found["constant"].recovery == pytest.approx(least, abs=0.5)


def test_a_long_outage_costs_few_calls_where_the_wait_grows() -> None:
    calls = {name: len(simulate(wait, outage=600).calls) for name, wait in STRATEGIES.items()}
    assert calls["exponential"] < calls["exponential, full jitter"] < 2 * calls["exponential"]
    assert calls["exponential, full jitter"] < calls["constant"] / 10


def test_five_attempts_without_a_wait_are_over_within_a_second() -> None:
    calls: Counter[int] = Counter()
    for call in simulate(model.no_wait).calls:
        calls[call.client] += 1
        if calls[call.client] == 5:
            assert call.at < 1


@pytest.mark.parametrize(
    ("jitter", "wait"), [("none", model.exponential), ("full", model.full_jitter)], ids=["none", "full"]
)
def test_the_fixer_writes_the_waits_that_are_simulated(jitter: str, wait: model.Wait) -> None:
    here = Position(1, 0)
    path = PathWait(here, 0, here, repr(model.BASE))
    plan = ExponentialWait(here, (path,), "failures", "", None, "sleep", "chance.uniform", False, attempts=50)
    settings = DEFAULT._replace(jitter=jitter)
    code = seconds(plan, wait_code(plan, settings, set()).bounds[path.base], "", settings)
    for failures in range(50):
        written = eval(code, {"failures": failures, "chance": random.Random(failures)})
        assert wait(failures, random.Random(failures)) == written


def test_the_cap_is_the_fixers() -> None:
    assert DEFAULT.cap == model.CAP


def test_the_figure_has_a_bar_for_every_second_with_calls() -> None:
    found = outcomes()
    image = ET.fromstring(figure(found))
    paths = [element.get("d", "") for element in image.iter("{http://www.w3.org/2000/svg}path")]
    drawn = [path.count("M") for path in paths]
    expected = []
    for outcome in found.values():
        accepted = [call for call in outcome.calls if call.accepted]
        expected += [len(calls_by_second(outcome.calls)), len(calls_by_second(accepted))]
    assert drawn == expected


def test_the_figure_says_where_bars_are_cut_off() -> None:
    found = outcomes()
    texts = [element.text or "" for element in ET.fromstring(figure(found)).iter()]
    busiest = [max(calls_by_second(outcome.calls).values()) for outcome in found.values()]
    cut = [f"cut off: up to {calls:,} calls a second" for calls in busiest if calls > MOST_CALLS]
    assert cut
    assert [text for text in texts if text.startswith("cut off")] == cut


def test_the_page_states_the_model_as_it_is() -> None:
    page = " ".join((ROOT / "docs/waiting.md").read_text("utf-8").split())
    shortest, longest = model.ROUND_TRIP
    for stated in (
        f"{model.CLIENTS} clients lose their server at the same moment",
        f"back after {model.OUTAGE:g} seconds",
        f"{model.CAPACITY} in a second",
        f"Up to {model.LINE} may wait in line",
        f"between {shortest:g} and {longest:g} seconds",
        f"The constant wait is {model.BASE:g} second.",
        f"`min({model.CAP}, 2**failures)` seconds",
    ):
        assert stated in page
