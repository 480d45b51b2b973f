"""Drivers for requests, and for what has the same interface."""

from __future__ import annotations

from typing import Any

from .http_scenes import HALF, HALF_A_CHUNK, drive_fetch, drive_read

METHODS = ("get", "post", "put", "patch", "delete", "options", "head")


def drive_like_requests(library: Any) -> None:
    """Register drivers for the functions, sessions and responses of ``library``."""
    for method in METHODS:
        _drive_method(library, method)
    _drive_requests(library)
    _drive_responses(library)


def _drive_method(library: Any, method: str) -> None:
    def function(url: str, timeout: float) -> Any:
        return getattr(library, method)(url, timeout=timeout)

    def session_method(url: str, timeout: float) -> Any:
        with library.Session() as session:
            return getattr(session, method)(url, timeout=timeout)

    drive_fetch(f"{library.__name__}.{method}", function)
    drive_fetch(f"{library.__name__}.Session.{method}", session_method)


def _drive_requests(library: Any) -> None:
    def request(url: str, timeout: float) -> Any:
        return library.request("GET", url, timeout=timeout)

    def session_request(url: str, timeout: float) -> Any:
        with library.Session() as session:
            return session.request("GET", url, timeout=timeout)

    def session_send(url: str, timeout: float) -> Any:
        with library.Session() as session:
            return session.send(library.Request("GET", url).prepare(), timeout=timeout)

    drive_fetch(f"{library.__name__}.request", request)
    drive_fetch(f"{library.__name__}.Session.request", session_request)
    drive_fetch(f"{library.__name__}.Session.send", session_send)


def _drive_responses(library: Any) -> None:
    def unread(url: str, timeout: float) -> Any:
        return library.get(url, timeout=timeout, stream=True)

    name = f"{library.__name__}.Response"
    for half in (HALF, HALF_A_CHUNK):
        drive_read(f"{name}.iter_content", unread, lambda response: list(response.iter_content(10)), half)
        drive_read(f"{name}.iter_lines", unread, lambda response: list(response.iter_lines()), half)
        drive_read(f"{name}.json", unread, lambda response: response.json(), half)
        drive_read(f"{name}.content", unread, lambda response: response.content, half)
        drive_read(f"{name}.text", unread, lambda response: response.text, half)
