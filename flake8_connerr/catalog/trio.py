"""trio: a lost connection is BrokenResourceError, which is no OSError."""

from __future__ import annotations

VERSION = "0.35.0"

CLASSES = {
    "trio.TrioInternalError": ("Exception",),
    "trio.RunFinishedError": ("RuntimeError",),
    "trio.WouldBlock": ("Exception",),
    "trio.Cancelled": ("BaseException",),
    "trio.BusyResourceError": ("Exception",),
    "trio.ClosedResourceError": ("Exception",),
    "trio.BrokenResourceError": ("Exception",),
    "trio.EndOfChannel": ("Exception",),
    "trio.TrioDeprecationWarning": ("FutureWarning",),
    "trio.NeedHandshakeError": ("Exception",),
    "trio.TooSlowError": ("Exception",),
    "trio._util.MultipleExceptionError": ("Exception",),
    "trio._dtls.BadPacket": ("Exception",),
}

ALIASES = {
    "trio._core._exceptions": "trio",
}
