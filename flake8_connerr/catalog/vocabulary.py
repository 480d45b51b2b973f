"""The words by which classes, functions and objects say that they are about a network peer.

They decide where nothing better is known: names are split into words, in lower case. A word earns its
place by what it means in general, never by one project's use of it.
"""

from __future__ import annotations

import functools
import re

_WORD = re.compile(r"[A-Z]+(?=[A-Z][a-z])|[A-Z]?[a-z]+|[A-Z]+|\d+")


@functools.lru_cache(1_000)
def words(name: str) -> frozenset[str]:
    """The words of a snake_case or CamelCase name, in lower case."""
    return frozenset(word.lower() for word in _WORD.findall(name))


# In the name of an exception class: a connection failed, or a service behind one.
FAILURE_WORDS = frozenset({
    "connection", "connect", "connecting", "disconnect", "disconnected", "network", "socket", "http",
    "https", "url", "request", "requests", "transport", "rpc", "grpc", "unavailable", "kafka", "amqp",
    "redis", "api", "smtp", "ssh", "ftp", "broker", "gateway", "pipe", "communication", "comm", "winrm",
    "win", "websocket", "mqtt", "remote", "dns", "host", "operational", "interface", "client", "server",
    "coordinator", "ssl", "tls", "ldap", "refused", "reset", "aborted", "retryable", "retriable",
    "unreachable", "lost",    "transient", "temporary", "reconnect", "autoreconnect", "service", "peer",
    "session", "channel",
    "gaierror", "herror", "ota", "handshake", "stream", "cluster", "postgres", "influx", "nats", "stomp",
    "zmq", "boto", "aws", "gcs", "throttling", "throttled", "protocol", "proxy",
})  # fmt: skip

# In the name of an exception class: something else than a failed connection.
ORDINARY_WORDS = frozenset({
    "bad", "invalid", "malformed", "mismatch", "schema", "unsupported", "params", "argument", "usage",
    "watch", "lock", "locked", "parse", "parsing", "decode", "encode", "validation", "unicode", "json",
    "yaml", "key", "value", "attribute", "type", "index", "import", "stop", "iteration", "empty", "full",
    "assertion", "exists", "permission", "blocking", "interrupted", "want", "again", "would",
    "cancelled", "canceled", "syntax", "conflict", "precondition", "integrity", "found", "keyboard",
    "eof", "serial", "queue", "template", "redirect", "redirects", "unpickling", "authentication",
    "authorization", "unauthorized", "forbidden", "version", "oauth", "token", "limit", "limits",
    "ignore", "ignored", "such", "missing", "denied", "duplicate", "moved", "migrate", "ask", "feasible",
    "infeasible", "unfeasible", "solvable", "unsolvable", "satisfiable", "unsatisfiable", "wrong",
    "pending", "progress", "condition",
})  # fmt: skip

# In the name of a function: network I/O, whoever it is called on.
STRONG_VERBS = frozenset({
    "connect", "reconnect", "urlopen", "urlretrieve", "sendmail", "publish", "rpc", "request", "fetch",
    "download", "upload", "login", "sendall", "recv", "recvfrom", "sendto", "ping", "handshake",
    "subscribe", "dial", "enqueue", "requests", "declare", "basic", "connection", "http",
    "websocket", "rest", "api", "remote", "send", "stream", "alive",
})  # fmt: skip

# In the name of a function: it sends something, and does not merely take in what comes.
ASKING_WORDS = frozenset({
    "connect", "request", "send", "sendall", "publish", "open", "fetch", "post", "urlopen",
})  # fmt: skip

# In the name of a function: network I/O where it is called on a peer.
WEAK_VERBS = frozenset({
    "resolve",
    "get", "post", "put", "delete", "patch", "head", "query", "execute", "call", "invoke", "open",
    "start", "consume", "write", "read", "receive", "create", "list", "run", "push", "pull", "emit",
    "command", "select", "search", "lookup", "ready", "describe", "update", "join", "register", "commit",
    "flush", "transcribe", "poll", "next", "info", "status", "check", "ack", "nack", "hello", "wait",
    "load", "sync", "submit", "set", "do", "init", "method", "method_with",
})  # fmt: skip

# In the name of an object: a peer, or a client of one.
PEER_WORDS = frozenset({
    "session", "client", "http", "https", "api", "socket", "sock", "conn", "connection", "server",
    "redis", "broker", "channel", "ws", "websocket", "kafka", "producer", "consumer", "stub", "remote",
    "peer", "proxy", "smtp", "ftp", "ssh", "imap", "rpc", "grpc", "requests", "httpx", "urllib",
    "aiohttp", "service", "transport", "mqtt", "nats", "amqp", "cluster", "gcs", "endpoint", "gateway",
    "device", "kernel", "subscriber", "publisher", "coordinator", "node", "host", "url", "s3", "boto",
    "openai", "webhook", "watcher", "watch", "cache", "driver", "pool", "bot", "db", "database",
    "engine", "mongo", "es", "network", "web", "handler", "pipe", "proto", "protocol", "offset", "actor",
    "actors", "offsets", "influx", "leader", "backend",
})  # fmt: skip

# In the name of a function: the next round turns to another endpoint.
ENDPOINT_WORDS = frozenset({
    "rotate", "failover", "popleft", "choice", "shuffle", "mirror", "interleave",
})  # fmt: skip

# Functions that take in what comes.
RECEIVING = frozenset({
    "accept", "recv", "recvfrom", "receive", "read", "readline", "get", "poll", "wait", "select", "next",
    "join", "acquire", "get_message", "get_msg", "next_msg", "readexactly", "recv_into", "get_nowait",
    "read_message", "event", "result", "wait_for", "waitpid",
})  # fmt: skip

# In the name of an argument: the call goes to a peer.
ADDRESS_WORDS = frozenset({
    "connect", "url", "uri", "endpoint", "hostname",
})  # fmt: skip

# In the name of a function: it sets up a connection or a session.
SETUP_WORDS = frozenset({
    "connect", "reconnect", "connection", "subscribe", "consume", "stream", "dial", "login", "handshake",
    "websocket", "session", "listener", "watch",
})  # fmt: skip

# In the name of a function: it serves, or works on what is here already, or hands it on in this process.
LOCAL_VERBS = frozenset({
    "accept", "bind", "decode", "encode", "listen", "output", "parse", "quote", "row", "unquote",
    "urlencode", "urljoin", "urlparse", "urlsplit", "urlunparse",
})  # fmt: skip

# In the name of a function: it asks a browser, which is here, for a part of the page that it shows.
PAGE_PARTS = frozenset({"element", "elements", "selector", "selectors", "xpath"})

# In the name of a value: where a request goes, which of several things it is about, or the request itself.
PLACE_WORDS = frozenset({
    "address", "addr", "endpoint", "host", "hostname", "index", "node", "offset", "page", "path", "peer",
    "port", "request", "req", "server", "target", "uri", "url",
})  # fmt: skip

# In the name of a number: it counts attempts.
COUNTING_WORDS = frozenset({"attempt", "attempts", "retry", "retries", "tries", "try", "trial"})

# In the name of an object: a client of one peer, so that whatever is called on it goes there.
CLIENT_WORDS = frozenset({"api", "client", "conn", "connection", "http", "rpc", "session", "stub"})

# In the name of a method of a client: it looks at or sets what is here already.
ASIDE_VERBS = frozenset({
    "add", "close", "closed", "config", "configure", "disconnect", "has", "info", "is", "log", "on",
    "register",
    "release", "reset", "set", "shutdown", "stop",
})  # fmt: skip

# In the name of an object: a generator or coroutine, whose send() is no I/O.
GENERATOR_WORDS = frozenset({"coro", "coroutine", "gen", "generator"})

# In the name of a function that a handler calls: the next request will be another one.
REPAIRS = frozenset({
    "adjust", "begin", "downgrade", "fallback", "invalidate", "negotiate", "recover", "recovers", "transform",
})  # fmt: skip

# In the name of a function: it gets something new to sign in with, where that is one of the others.
RENEWING = frozenset({"refresh", "renew"})
SIGN_IN_WORDS = frozenset({"auth", "credential", "credentials", "login", "token", "tokens"})

# What is passed to these functions runs later or elsewhere, and its errors do not come out here.
DEFERRING = frozenset({
    "create_task", "ensure_future", "start_soon", "submit", "run_coroutine_threadsafe", "call_soon",
    "call_later", "call_at", "call_soon_threadsafe", "add_done_callback", "Thread", "Process", "Timer",
    "spawn", "async_create_task", "async_create_background_task", "start_task_soon",
})  # fmt: skip

# These call the function that stands at the given place among their arguments.
CALLING = {
    "run_in_executor": 1, "to_thread": 0, "run_sync": 0, "run_async": 0, "async_add_executor_job": 0,
    "run_in_thread": 0, "defer_to_thread": 0, "deferToThread": 0, "partial": 0,
}  # fmt: skip
