"""A certificate authority for loopback, made anew for every run."""

from __future__ import annotations

import functools
import ssl

import trustme


@functools.cache
def _authority() -> trustme.CA:
    return trustme.CA()


@functools.cache
def server_context() -> ssl.SSLContext:
    """What a server on 127.0.0.1 needs."""
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    _authority().issue_cert("127.0.0.1", "localhost").configure_cert(context)
    return context


@functools.cache
def client_context() -> ssl.SSLContext:
    """What a client needs to trust that server."""
    context = ssl.create_default_context()
    _authority().configure_trust(context)
    return context


def distrustful_context() -> ssl.SSLContext:
    """A client that trusts other authorities only."""
    return ssl.create_default_context()
