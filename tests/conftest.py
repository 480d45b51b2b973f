"""What holds for all tests."""

from __future__ import annotations

from collections.abc import Iterator

import pytest


@pytest.fixture(scope="session", autouse=True)
def no_cache_of_the_user(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Commands that are run find an empty cache, and leave that of whoever runs the tests alone."""
    with pytest.MonkeyPatch.context() as patch:
        for name in ("XDG_CACHE_HOME", "LOCALAPPDATA"):
            patch.setenv(name, str(tmp_path_factory.mktemp("cache")))
        yield


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Give those that are known to be slow all the time they need."""
    for item in items:
        if item.get_closest_marker("slow") or item.get_closest_marker("libraries"):
            item.add_marker(pytest.mark.timeout(0))
