"""Clients that retry, and the server they wait for, as a discrete-event simulation.

At time 0 the server goes down, and every client calls it. A call is refused while the server is down,
and also later, when the line before it is full. A refused client hears of that after its round trip,
waits as its strategy says, and calls again, until it is served. Nobody gives up.

Run as a script, this prints the figures: ``python docs/simulation/model.py``.
"""

from __future__ import annotations

import heapq
import random
from collections import Counter
from collections.abc import Callable
from typing import NamedTuple

CLIENTS = 100
OUTAGE = 10.0  # seconds from the failure until the server is back
CAPACITY = 20  # calls that the server answers in a second, one after the other
LINE = 20  # calls that may wait for their turn; one more is refused
ROUND_TRIP = (0.05, 0.15)  # seconds; each client has its own, drawn evenly from this range
SEED = 1

BASE = 1.0  # seconds: the constant wait, and the bound of the first exponential one
CAP = 30.0  # seconds: the bound of every exponential wait

# The seconds to wait, given the number of failures before this one, and a source of chance.
Wait = Callable[[int, random.Random], float]


def no_wait(_failures: int, _chance: random.Random) -> float:
    """Call again at once."""
    return 0.0


def constant(_failures: int, _chance: random.Random) -> float:
    """Wait equally long each time."""
    return BASE


def exponential(failures: int, _chance: random.Random) -> float:
    """Wait twice as long each time, up to the cap."""
    return min(CAP, BASE * 2.0**failures)


def full_jitter(failures: int, chance: random.Random) -> float:
    """Draw the wait evenly between nothing and what :func:`exponential` waits."""
    return chance.uniform(0, exponential(failures, chance))


STRATEGIES: dict[str, Wait] = {
    "no wait": no_wait,
    "constant": constant,
    "exponential": exponential,
    "exponential, full jitter": full_jitter,
}


class Call(NamedTuple):
    """One call: when it reached the server, whose it was, and whether it was let in."""

    at: float
    client: int
    accepted: bool


class Served(NamedTuple):
    """The end of one client's trying: when the server was done with its call."""

    at: float
    client: int


class Outcome(NamedTuple):
    """What came of one run, in the order of time. ``outage`` is in seconds, like all times."""

    outage: float
    calls: tuple[Call, ...]
    served: tuple[Served, ...]

    @property
    def recovery(self) -> float:
        """Seconds from the server's return until the last client was served."""
        return max(done.at for done in self.served) - self.outage

    @property
    def peak(self) -> int:
        """Calls in the busiest second (counted from the server's return) after it was back."""
        late = (call.at - self.outage for call in self.calls if call.at >= self.outage)
        return max(Counter(int(seconds) for seconds in late).values())


class Server:
    """A server that is down at first. Then it answers one call after the other, from a line."""

    def __init__(self, outage: float) -> None:
        self._free_at = outage
        self._outage = outage

    def take(self, now: float) -> float | None:
        """When a call that arrives ``now`` will have been answered; None where it is refused."""
        ahead = max(0.0, self._free_at - now) * CAPACITY
        if now < self._outage or ahead > LINE:
            return None
        self._free_at = max(self._free_at, now) + 1 / CAPACITY
        return self._free_at


def simulate(wait: Wait, outage: float = OUTAGE, seed: int = SEED) -> Outcome:
    """Let all clients retry with ``wait`` until each is served. The same seed gives the same outcome."""
    chance = random.Random(seed)
    round_trips = [chance.uniform(*ROUND_TRIP) for _ in range(CLIENTS)]
    server = Server(outage)
    calls: list[Call] = []
    served: list[Served] = []
    # The calls on their way: when they arrive, whose they are, how often that client failed before.
    arrivals = [(round_trip, client, 0) for client, round_trip in enumerate(round_trips)]
    heapq.heapify(arrivals)
    while arrivals:
        now, client, failures = heapq.heappop(arrivals)
        answered = server.take(now)
        calls.append(Call(now, client, answered is not None))
        if answered is None:
            again = now + round_trips[client] + wait(failures, chance)
            heapq.heappush(arrivals, (again, client, failures + 1))
        else:
            served.append(Served(answered, client))
    return Outcome(outage, tuple(calls), tuple(served))


if __name__ == "__main__":
    for name, strategy in STRATEGIES.items():
        outcome = simulate(strategy)
        print(f"{name}: {len(outcome.calls)} calls, {outcome.recovery:.1f} s, {outcome.peak} a second")
