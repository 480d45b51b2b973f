"""A session that is told to back off waits longer each time; one that is told how often only does not."""

from __future__ import annotations

import socket

import pytest
import requests
from requests.adapters import HTTPAdapter
from urllib3.util.retry import Retry


def _closed_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
        return port


@pytest.mark.parametrize(
    ("retries", "waits"),
    [(Retry(total=3, backoff_factor=0.5), [1.0, 2.0]), (Retry(total=3), []), (3, [])],
    ids=["backoff_factor", "Retry", "number"],
)
def test_waits_of_a_refused_request(
    monkeypatch: pytest.MonkeyPatch, retries: Retry | int, waits: list[float]
) -> None:
    slept: list[float] = []
    monkeypatch.setattr("time.sleep", slept.append)
    session = requests.Session()
    session.mount("http://", HTTPAdapter(max_retries=retries))
    with pytest.raises(requests.ConnectionError):
        session.get(f"http://127.0.0.1:{_closed_port()}/", timeout=5)
    assert [seconds for seconds in slept if seconds] == waits
